package dev.qiao.image.minimax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.minimax.MiniMaxImageRequest.AspectRatio;
import dev.qiao.image.minimax.MiniMaxImageRequest.ResponseFormat;
import dev.qiao.image.minimax.MiniMaxImageRequest.Style;
import dev.qiao.image.minimax.MiniMaxImageRequest.StyleType;
import dev.qiao.image.minimax.MiniMaxImageRequest.SubjectReference;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniMaxImageTest {
  private final FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
  private final QiaoClient client = server.client();
  private final ImageService images = new ImageService(client);

  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static MiniMaxImageRequest.Builder request() {
    return MiniMaxImageRequest.builder(ImageModels.IMAGE_01, "a girl in a library");
  }

  @Test
  void generate_links_areSavedAndExpireAfterADay() {
    ImageResult result =
        images.generate(request().aspectRatio(AspectRatio.LANDSCAPE_16_9).n(3).build());

    assertThat(result.images()).hasSize(3);
    assertThat(result.successCount()).isEqualTo(3);
    assertThat(result.failedCount()).isZero();
    assertThat(result.id()).isNotEmpty();
    assertThat(result.additional()).isEmpty();
    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("a girl in a library"));
    server.passTime(Duration.ofHours(25));
    assertThatThrownBy(() -> result.image().saveTo(folder.resolve("b.png")))
        .isInstanceOf(ResultExpiredException.class)
        .hasMessageContaining("are valid for 24 hours");
  }

  @Test
  void generate_base64_isInTheAnswer() {
    ImageResult result =
        images.generate(request().responseFormat(ResponseFormat.BASE64).n(2).build());

    assertThat(result.images()).hasSize(2).allMatch(image -> image.file().isInline());
    assertThat(result.image().bytes()).isEqualTo(SampleMedia.picturePng("a girl in a library"));
    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("a girl in a library"));
  }

  @Test
  void generate_withALocalSubject_sendsItAsADataUri() {
    images.generate(
        MiniMaxImageRequest.builder(ImageModels.IMAGE_01_LIVE, "the same person")
            .style(Style.of(StyleType.WATERCOLOUR, 0.5))
            .subjectReference(
                List.of(
                    SubjectReference.character(
                        MediaSource.of(SampleMedia.portraitPng(), "her.png"))))
            .build());

    Object subject = server.requests().get(0).json("/subject_reference/0/image_file");
    assertThat(String.valueOf(subject)).startsWith("data:image/png;base64,");
    assertThat(server.requests().get(0).json("/subject_reference/0/type")).isEqualTo("character");
    assertThat(server.requests().get(0).json("/style"))
        .isEqualTo(Map.of("style_type", "水彩", "style_weight", 0.5));
  }

  @Test
  void generate_limitsOfBothModels_areNamed() {
    assertThatThrownBy(
            () ->
                images.generate(
                    request()
                        .prompt("x".repeat(1501))
                        .style(Style.of(StyleType.COMIC, 0))
                        .aspectRatio(AspectRatio.of("5:4"))
                        .width(510)
                        .height(2056)
                        .n(10)
                        .build()))
        .isInstanceOfSatisfying(
            RequestValidationException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::field)
                    .containsExactly(
                        "prompt",
                        "style",
                        "aspect_ratio",
                        "width",
                        "height",
                        "n",
                        "style.style_weight",
                        "width"));
    assertThatThrownBy(
            () ->
                images.generate(
                    MiniMaxImageRequest.builder(ImageModels.IMAGE_01_LIVE, "a cat")
                        .aspectRatio(AspectRatio.WIDE_21_9)
                        .build()))
        .hasMessage(
            "minimax.image-generation breaks a documented limit: aspect_ratio is 21:9 but must be"
                + " one of 1:1, 16:9, 4:3, 3:2, 2:3, 3:4, 9:16 for image-01-live (choose one of"
                + " them)");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void build_ofHalfASize_saysWhatToDo() {
    assertThatThrownBy(() -> request().width(512).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "MiniMaxImageRequest breaks a documented limit: height is not set but must be set"
                + " (width and height go together)");
    assertThatThrownBy(() -> request().prompt(" ").build())
        .hasMessage(
            "MiniMaxImageRequest breaks a documented limit: prompt is blank but must be set (say"
                + " what the image shows)");
  }

  @Test
  void generate_whatIsRejectedInsideA200_isAnException() {
    server.nextRequestFails(200, "1026", "input new_sensitive");

    assertThatThrownBy(() -> images.generate(request().build()))
        .isInstanceOf(ContentRejectedException.class)
        .hasMessageContaining("input new_sensitive");
  }
}
