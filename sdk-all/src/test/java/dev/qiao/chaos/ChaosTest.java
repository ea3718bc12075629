package dev.qiao.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.task.FileTaskStore;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.testkit.RecordedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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

      start(server).killAfter("task", JOBS / 3);
      start(server).killAfter("done", JOBS * 2 / 3);
      start(server).finish();

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

  private Worker start(FakeModelServer server) throws IOException {
    return Worker.start(
        folder,
        ChaosWorker.class,
        List.of(
            server.endpoint().nativeUrl().toString(),
            server.endpoint().compatibleUrl().toString(),
            server.apiKey(),
            folder.toString(),
            String.valueOf(JOBS)));
  }
}
