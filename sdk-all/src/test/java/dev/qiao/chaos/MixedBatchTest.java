package dev.qiao.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import dev.qiao.core.task.FileTaskStore;
import dev.qiao.testkit.FakeModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred videos of all vendors and families in one batch, whose process is killed twice. */
class MixedBatchTest {
  private static final int JOBS = 500;
  private static final int KILLS = 2;

  @TempDir Path folder;

  private final List<FakeModelServer> servers =
      List.of(
          FakeModelServer.start(),
          FakeModelServer.start(Vendor.MINIMAX),
          FakeModelServer.start(Vendor.ZHIPU),
          FakeModelServer.start(Vendor.GATEWAY));

  @AfterEach
  void stop() {
    servers.forEach(FakeModelServer::close);
  }

  @Test
  void fiveHundredVideos_twoKills_eachIsSavedOnce() throws Exception {
    servers.forEach(server -> server.nextTaskFails("1301", "a bad day"));

    start().killAfter("task", JOBS / 3);
    start().killAfter("done", JOBS / 2);
    start().finish();

    check();
  }

  private void check() throws IOException {
    List<String> charged =
        servers.stream()
            .flatMap(
                server -> server.tasks().stream().map(task -> server.vendor() + ":" + task.id()))
            .toList();
    try (Ledger ledger = new Ledger(folder.resolve("ledger"));
        FileTaskStore store = FileTaskStore.open(folder.resolve("tasks.journal"))) {
      assertThat(ledger.over())
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, JOBS).boxed().toList());
      assertThat(store.all()).as("references kept").isEmpty();
      assertThat(ledger.tasks()).as("one task a job").hasSize(JOBS);
      Set<String> lost = new HashSet<>(charged);
      lost.removeAll(ledger.tasks().keySet());
      // Only what the service took in the moment of a kill, before its answer was stored.
      assertThat(lost).as("tasks without a reference").hasSizeLessThanOrEqualTo(KILLS);
      assertThat(charged).hasSize(JOBS + lost.size());
    }
    try (var files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names.stream().filter(name -> name.endsWith(".mp4")))
          .as("videos; each server's first task fails, which may be a lost one")
          .hasSizeBetween(JOBS - servers.size(), JOBS - servers.size() + KILLS);
      assertThat(names).noneMatch(name -> name.endsWith(".part"));
    }
  }

  private Worker start() throws IOException {
    List<String> arguments = new ArrayList<>(List.of(folder.toString(), String.valueOf(JOBS)));
    for (FakeModelServer server : servers) {
      arguments.add(
          server.vendor().name()
              + "="
              + server.endpoint().nativeUrl()
              + ","
              + server.endpoint().compatibleUrl()
              + ","
              + server.apiKey());
    }
    return Worker.start(folder, MixedBatchWorker.class, arguments);
  }
}
