package dev.qiao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.testkit.FakeModelServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and starts {@code consumers/module-path} against the jars this build made, on a real
 * module path and on the JDK that runs the build. Surefire's class path would hide what fails here.
 */
class ModulePathIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
  private static final String JARS = System.getProperty("qiao.jars", "");
  private static final Path SOURCES =
      Path.of(System.getProperty("qiao.root"), "consumers", "module-path");

  @TempDir Path classes;

  @BeforeEach
  void compileTheConsumer() throws Exception {
    assertThat(JARS.split(File.pathSeparator))
        .as("this needs the jars: run it with mvn verify")
        .allMatch(path -> path.endsWith(".jar"));
    List<String> javac = new ArrayList<>();
    javac.addAll(List.of(JAVA.resolve("javac").toString(), "--release", "17"));
    javac.addAll(List.of("-Xlint:all,-requires-automatic", "-Werror"));
    javac.addAll(List.of("-encoding", "UTF-8", "-p", JARS, "-d", classes.toString()));
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      sources.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(javac::add);
    }
    Result compiled = run(javac);
    assertThat(compiled.exitCode()).as(compiled.output()).isZero();
  }

  @Test
  void aNamedModuleStartsOnJarsAlone() throws Exception {
    Result started = startTheConsumer();

    assertThat(started.exitCode()).as(started.output()).isZero();
    assertThat(started.output())
        .contains("dev.qiao.core: ")
        .contains("dev.qiao.text: ")
        .contains("dev.qiao.image: ")
        .contains("dev.qiao.video: ")
        .contains("dev.qiao.audio: ")
        .contains("dev.qiao.account: ")
        .contains("dev.qiao.retrieval: ")
        .contains("dev.qiao: ")
        .contains(
            "refused: consumer.Main$Kept is in a package that its module does not open: add \"opens"
                + " consumer to com.fasterxml.jackson.databind;\" to module-info.java of consumer");
  }

  @Test
  void aNamedModuleCallsStreamsAndSubmits() throws Exception {
    try (FakeModelServer server = FakeModelServer.start()) {
      server.answer("Hello from a call.").answer("Hello from a stream.");

      Result started =
          startTheConsumer(
              server.endpoint().nativeUrl().toString(),
              server.endpoint().compatibleUrl().toString(),
              server.apiKey());

      assertThat(started.exitCode()).as(started.output()).isZero();
      assertThat(started.output())
          .contains("call: Hello from a call.", "stream: Hello from a stream.", "task: PENDING");
      assertThat(server.requests()).hasSize(4);
      // A package of a module has no version; the descriptor of the module has.
      assertThat(server.requests().get(0).header("User-Agent"))
          .startsWith("qiao/")
          .doesNotStartWith("qiao/dev");
    }
  }

  private Result startTheConsumer(String... arguments) throws Exception {
    List<String> java = new ArrayList<>();
    java.addAll(List.of(JAVA.resolve("java").toString(), "-Dfile.encoding=UTF-8"));
    java.addAll(List.of("-p", JARS + File.pathSeparator + classes, "-m", "consumer/consumer.Main"));
    java.addAll(List.of(arguments));
    return run(java);
  }

  private Result run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("qiao-module-path", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean ended = process.waitFor(120, SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String output = String.join(" ", command) + "\n" + Files.readString(log, UTF_8);
      return new Result(ended ? process.exitValue() : -1, output);
    } finally {
      Files.delete(log);
    }
  }

  private record Result(int exitCode, String output) {}
}
