package dev.qiao.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that writes a ledger into a folder, and may be killed without a chance to tidy up. */
final class Worker {
  private final Path folder;
  private final Process process;

  private Worker(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  static Worker start(Path folder, Class<?> program, List<String> arguments) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.add(program.getName());
    command.addAll(arguments);
    return new Worker(
        folder,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "log")))
            .start());
  }

  /** Kills it as soon as so many steps of a kind are made. */
  void killAfter(String step, int count) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (steps(step) < count) {
      assertThat(process.isAlive()).as("it works until it is killed: %s", log()).isTrue();
      assertThat(System.nanoTime()).as("it comes so far: %s", log()).isLessThan(end);
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
  }

  /** Waits until it has done its work. */
  void finish() throws Exception {
    boolean ended = process.waitFor(180, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("the last process ends: %s", log()).isTrue();
    assertThat(process.exitValue()).as(log()).isZero();
  }

  private long steps(String step) throws IOException {
    Path ledger = folder.resolve("ledger");
    if (!Files.exists(ledger)) {
      return 0;
    }
    try (var lines = Files.lines(ledger)) {
      return lines.filter(line -> line.startsWith(step + " ")).count();
    }
  }

  private String log() throws IOException {
    Path log = folder.resolve("log");
    String text = Files.exists(log) ? Files.readString(log) : "";
    return text.substring(Math.max(0, text.length() - 4000));
  }
}
