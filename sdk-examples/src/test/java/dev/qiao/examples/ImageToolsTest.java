package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.image.ImageService;
import dev.qiao.image.Mask;
import dev.qiao.image.tool.VirtualModelRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageToolsTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  @TempDir Path folder;

  @Test
  void everyToolOfTheExample_savesAnImage() {
    ImageTools.play(folder, out);

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "clay.png",
            "styled.png",
            "model.png",
            "shoes.png",
            "minimax.png",
            "glm.png",
            "gateway.png");
    assertThat(folder.resolve("minimax.png"))
        .hasBinaryContent(SampleMedia.picturePng("the same woman in a library"));
  }

  @Test
  void masks_areDrawnFoundAndUsed() throws IOException {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      MakeAMask.play(new ImageService(client), folder, out);

      assertThat(server.tasks()).hasSize(5).allMatch(task -> task.status().equals("SUCCEEDED"));
    }
    assertThat(folder.toFile().list())
        .contains(
            "mask.png", "erased.png", "people.png", "without.png", "repainted.png", "hat.png");
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("drawn: Mask[512 x 704] in ");
  }

  @Test
  void aRingAndAnInverseAreWhatTheySay() throws IOException {
    assertThat(MakeAMask.ring().isWhite(120, 250)).isTrue();
    assertThat(MakeAMask.ring().isWhite(250, 250)).isFalse();
    MediaSource photo = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
    VirtualModelRequest request =
        MakeAMask.keepAllBut(photo, Mask.of(photo).rectangle(0, 0, 512, 400));

    Mask sent = Mask.ofPersons(request.input().maskImageUrl().open().readAllBytes(), 255);
    assertThat(sent.isWhite(10, 10)).isFalse();
    assertThat(sent.isWhite(10, 500)).isTrue();
  }

  @Test
  void postersAndProducts_areSaved() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      PostersAndProducts.play(new ImageService(client), folder, out);

      assertThat(server.tasks()).hasSize(4);
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "poster.png",
            "without-words.png",
            "large.png",
            "bottle-1.png",
            "bottle-2.png",
            "banner.png");
  }
}
