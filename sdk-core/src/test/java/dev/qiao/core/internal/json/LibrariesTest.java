package dev.qiao.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.Version;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibrariesTest {
  private static Version version(int major, int minor) {
    return new Version(major, minor, 1, null, "com.fasterxml.jackson.core", "jackson-core");
  }

  @Test
  void jacksonBelowTheFloor_isRefusedWithTheCure() {
    assertThat(DependencyCheck.jacksonTooOld(version(2, 14), version(2, 18)))
        .isEqualTo(
            "Qiao needs Jackson 2.16 or later, but this project runs on jackson-core 2.14.1 and"
                + " jackson-databind 2.18.1: another dependency asks for an older one. Set one"
                + " version for all of Jackson: import com.fasterxml.jackson:jackson-bom in"
                + " dependencyManagement (Maven) or as a platform (Gradle)");
    assertThat(DependencyCheck.jacksonTooOld(version(2, 18), version(2, 15))).contains("2.15.1");
  }

  @Test
  void jacksonOfTheFloorAndLater_isTaken() {
    assertThat(DependencyCheck.jacksonTooOld(version(2, 16), version(2, 20))).isNull();
    assertThat(DependencyCheck.jacksonTooOld(version(3, 0), version(3, 0))).isNull();
    assertThatCode(DependencyCheck::check).doesNotThrowAnyException();
  }

  @Test
  void okHttpTwice_isToldWithBothPlaces() throws Exception {
    var four = URI.create("file:/okhttp-4.12.0.jar").toURL();
    var five = URI.create("file:/okhttp-jvm-5.3.0.jar").toURL();
    assertThat(DependencyCheck.okHttpTwice(List.of(four))).isNull();
    assertThat(DependencyCheck.okHttpTwice(List.of(four, five)))
        .isEqualTo(
            "there are 2 copies of OkHttp on the class path, [file:/okhttp-4.12.0.jar,"
                + " file:/okhttp-jvm-5.3.0.jar]: which of them is used is undefined. Exclude"
                + " com.squareup.okhttp3:okhttp if okhttp-jvm is present, too");
  }
}
