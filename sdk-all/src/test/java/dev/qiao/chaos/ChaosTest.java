package dev.qiao.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.task.FileTaskStore;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.testkit.RecordedTask;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand tasks, a fault now and then in every kind of exchange, and a process that is killed
 * twice: every task is accounted for, none is paid for twice, nothing is left.
 */
class ChaosTest {
  private static final int JOBS = 1000;
  private static final int FAILING = 25;

  /** The same bad luck each time, as far as the order of requests is the same. */
  private static final long SEED = 20260101;

  @TempDir Path folder;

  private final Random luck = new Random(SEED);

  @Test
  void thousandTasks_faultsEverywhere_twoKills_everyTaskIsAccountedForOnce() throws Exception {
    try (FakeModelServer server = FakeModelServer.start()) {
      for (int i = 0; i < FAILING; i++) {
        server.nextTaskFails("InternalError.Algo", "the model has a bad day");
      }
      server.faults(this::fault);

      killAfter(start(server), "task", JOBS / 3);
      killAfter(start(server), "done", JOBS * 2 / 3);
      Process last = start(server);
      boolean ended = last.waitFor(180, TimeUnit.SECONDS);
      last.destroyForcibly();

      assertThat(ended).as("the last process ends: %s", log()).isTrue();
      assertThat(last.exitValue()).as(log()).isZero();
      check(server);
    }
  }

  private void check(FakeModelServer server) throws IOException {
    List<RecordedTask> charged = server.tasks();
    try (Ledger ledger = new Ledger(folder.resolve("ledger"));
        FileTaskStore store = FileTaskStore.open(folder.resolve("tasks.journal"))) {
      assertThat(charged).as("tasks that cost").hasSize(JOBS);
      assertThat(ledger.tasks().keySet())
          .as("each is known")
          .containsExactlyInAnyOrderElementsOf(charged.stream().map(RecordedTask::id).toList());
      assertThat(ledger.tasks().values())
          .as("each is one job's")
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, JOBS).boxed().toList());
      assertThat(ledger.over()).hasSize(JOBS);
      assertThat(store.all()).as("references kept").isEmpty();
    }
    try (var files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names.stream().filter(name -> name.endsWith(".mp4")))
          .as("films")
          .hasSize(JOBS - FAILING);
      assertThat(names).noneMatch(name -> name.endsWith(".part"));
    }
  }

  /** One exchange in twelve goes wrong, in one of the ways that its kind can. */
  private @Nullable Fault fault(RecordedCall call) {
    int dice;
    synchronized (luck) {
      dice = luck.nextInt(120);
    }
    boolean create = call.method().equals("POST");
    return switch (dice) {
      case 0 -> Fault.status(429, "Throttling.RateQuota", "slow down");
      case 1 -> Fault.status(503, "ServiceUnavailable", "no room");
      case 2 -> Fault.status(500, "InternalError", "no");
      case 3 -> Fault.reset();
      case 4 -> Fault.reset().afterProcessing();
      case 5 -> Fault.truncate(20);
      case 6 -> Fault.garbage();
      case 7 -> create ? Fault.garbage().afterProcessing() : Fault.slow(200_000);
      case 8 -> create ? Fault.stall().afterProcessing() : null;
      case 9 -> Fault.status(502, "", "");
      default -> null;
    };
  }

  private Process start(FakeModelServer server) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            ChaosWorker.class.getName(),
            server.endpoint().nativeUrl().toString(),
            server.endpoint().compatibleUrl().toString(),
            server.apiKey(),
            folder.toString(),
            String.valueOf(JOBS))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "log")))
        .start();
  }

  /** Kills a process without a chance to tidy up, as soon as so many steps of a kind are made. */
  private void killAfter(Process process, String step, int count) throws Exception {
    Path ledger = folder.resolve("ledger");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (steps(ledger, step) < count) {
      assertThat(process.isAlive()).as("it works until it is killed: %s", log()).isTrue();
      assertThat(System.nanoTime()).as("it comes so far: %s", log()).isLessThan(end);
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly().waitFor();
  }

  private static long steps(Path ledger, String step) throws IOException {
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
