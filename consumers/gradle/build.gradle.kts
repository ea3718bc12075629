// A Gradle user's project. Run in the workflow alone: no Gradle is needed to build Qiao.
plugins {
    java
}

val qiaoVersion: String by project
val qiaoBuilt: String by project

repositories {
    maven(url = uri(qiaoBuilt))
    mavenCentral()
}

dependencies {
    implementation(platform("dev.qiao:qiao-bom:$qiaoVersion"))
    implementation("dev.qiao:qiao")
    testImplementation("dev.qiao:qiao-testkit")
    testImplementation("org.junit.jupiter:junit-jupiter:5.13.4")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher:1.13.4")
}

tasks.test {
    useJUnitPlatform()
}
