package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.Qiao;
import dev.qiao.core.task.TaskRef;
import dev.qiao.testkit.FakeModelServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
  private final FakeModelServer server = FakeModelServer.start();
  private final Qiao qiao = Qiao.of(server.client());
  @TempDir Path folder;

  @AfterEach
  void close() {
    qiao.close();
    server.close();
  }

  @Test
  void ask_givesTheModelsText() {
    server.answer("A bridge.");

    assertThat(Quickstart.ask(qiao, "What is Qiao?")).isEqualTo("A bridge.");
  }

  @Test
  void film_storesTheReferenceThenSavesTheFile() {
    List<TaskRef> stored = new ArrayList<>();

    Path file = Quickstart.film(qiao, folder.resolve("film.mp4"), stored::add);

    assertThat(file).isNotEmptyFile();
    assertThat(stored).hasSize(1);
  }

  @Test
  void resume_findsTheTaskByItsLineOfText() {
    List<TaskRef> stored = new ArrayList<>();
    Path first = Quickstart.film(qiao, folder.resolve("first.mp4"), stored::add);

    Path again = Quickstart.resume(qiao, stored.get(0).toString(), folder.resolve("again.mp4"));

    assertThat(again).hasSameBinaryContentAs(first);
  }

  @Test
  void askCarefully_tellsRefusalsApart() {
    server.nextRequestFails(400, "DataInspectionFailed", "Input data may be inappropriate.");

    assertThat(Quickstart.askCarefully(qiao, "x"))
        .isEqualTo("The vendor's content review refused this: Input data may be inappropriate.");
  }
}
