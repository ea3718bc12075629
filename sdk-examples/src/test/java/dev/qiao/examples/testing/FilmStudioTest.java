package dev.qiao.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BillingException;
import dev.qiao.core.task.PollOptions;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.SampleMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The studio against the fake. Guide: docs/guide/test-your-own-code.md shows these methods. */
@FakeModels
class FilmStudioTest {
  @TempDir Path folder;

  @Test
  void filmsTheSceneThatTheTextModelWrote(FakeModelServer server, QiaoClient client)
      throws Exception {
    server.answer("A red kite over a grey sea.");

    Path film = new FilmStudio(client).film("wind", folder.resolve("wind.mp4")).orElseThrow();

    assertThat(Files.readAllBytes(film)).isEqualTo(SampleMedia.clipMp4());
    assertThat(server.requests().get(0).body()).contains("a film about wind");
    assertThat(server.requests().get(1).body()).contains("A red kite over a grey sea.");
  }

  @Test
  void givesNothingWhenTheReviewRefuses(FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("DataInspectionFailed", "Output data may contain inappropriate content.");

    assertThat(new FilmStudio(client).film("a robbery", folder.resolve("film.mp4"))).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void survivesARateLimitAndABrokenDownload(FakeModelServer server, QiaoClient client) {
    server.nextRequestFails(429, "Throttling.RateQuota", "Too many requests.");
    server.breakNextDownloadAfter(1000);

    assertThat(new FilmStudio(client).film("wind", folder.resolve("film.mp4"))).isPresent();
  }

  @Test
  void tellsAnEmptyAccountFromABadKey(FakeModelServer server, QiaoClient client) {
    server.nextRequestFails(400, "Arrearage", "Access denied.");
    assertThatThrownBy(() -> new FilmStudio(client).film("wind", folder.resolve("film.mp4")))
        .isInstanceOf(BillingException.class);

    try (QiaoClient stranger = server.clientBuilder().apiKey("sk-wrong").build()) {
      assertThatThrownBy(() -> new FilmStudio(stranger).film("wind", folder.resolve("film.mp4")))
          .isInstanceOf(AuthenticationException.class);
    }
  }

  @Test
  void worksWithoutTheExtension() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client =
            QiaoClient.builder()
                .vendor(Vendor.DASHSCOPE)
                .endpoint(server.endpoint())
                .apiKey(server.apiKey())
                .polling(PollOptions.DEFAULT.withInitialDelay(Duration.ofMillis(5)))
                .build()) {
      server.pollsPerState(0, 0);

      assertThat(new FilmStudio(client).film("wind", folder.resolve("film.mp4"))).isPresent();
    }
  }
}
