package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyImagesTest {
  private static final MediaSource REMOTE = MediaSource.of("https://example.com/a.png");

  private final FakeModelServer server = FakeModelServer.start();
  private final QiaoClient client = server.client();
  private final ImageService images = new ImageService(client);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void play_tellsWhatFailed_andSavesTheOthers() {
    try (Stage stage = Stage.offline(out, folder, Duration.ZERO, false)) {
      assertThat(new ManyImages().play(stage)).isEqualTo("2 images");
      assertThat(new EditAnImage().play(stage)).startsWith("1 image, ");
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("not made: InternalError.Timeout, try again later")
        .contains("saved 2, failed 0");
    assertThat(folder.resolve("cranes")).isDirectoryContaining("glob:**.png");
    assertThat(folder.resolve("hat.png"))
        .hasBinaryContent(SampleMedia.picturePng("Add a straw hat."));
  }

  @Test
  void bothWays_giveOneImage() {
    assertThat(ManyImages.bothWays(images, false).images()).hasSize(1);
    assertThat(ManyImages.bothWays(images, true).images()).hasSize(1);
  }

  @Test
  void sequenceCombineAndWiden_giveTheirImages() {
    assertThat(ManyImages.sequence(images).images()).hasSize(4);
    assertThat(ManyImages.combine(images, REMOTE, REMOTE).images()).hasSize(1);
    assertThat(ManyImages.widen(images, REMOTE).await().images()).hasSize(1);
  }

  @Test
  void tutorial_printsAndSavesOnTheWay() {
    ImageResult tutorial = ManyImages.tutorial(images, folder, out);

    assertThat(tutorial.images()).hasSize(3);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Step 1: look closely.[step 1]");
    assertThat(folder.resolve("step-3.png")).exists();
  }

  @Test
  void batch_oneThatFails_doesNotKeepTheOthers() {
    server.nextTaskFails("InternalError", "no");

    assertThat(ManyImages.batch(client, List.of("A cat.", "A dog.", "A bird."), folder, out))
        .isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("no image: qiao-task:1:");
  }
}
