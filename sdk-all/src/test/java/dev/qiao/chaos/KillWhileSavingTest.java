package dev.qiao.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process killed while it saves a result finds its task again: nothing is paid for twice. */
class KillWhileSavingTest {
  private static final int BYTES_A_SECOND = 500;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"await", "awaitAsync", "forEachCompleted"})
  void killedInTheDownload_theNextProcessSavesTheSameTask(String way) throws Exception {
    try (FakeModelServer server = FakeModelServer.start()) {
      List<String> arguments =
          List.of(
              server.endpoint().nativeUrl().toString(),
              server.endpoint().compatibleUrl().toString(),
              server.apiKey(),
              folder.toString(),
              way);
      server.faults(call -> call.path().endsWith(".mp4") ? Fault.slow(BYTES_A_SECOND) : null);
      Worker.start(folder, SavingWorker.class, arguments).killAfter("saving", 1);
      assertThat(folder.resolve("video.mp4")).doesNotExist();

      server.faults(call -> null);
      Worker.start(folder, SavingWorker.class, arguments).finish();
      assertThat(server.tasks()).as("tasks that cost").hasSize(1);
      assertThat(Files.size(folder.resolve("video.mp4"))).isPositive();
    }
  }
}
