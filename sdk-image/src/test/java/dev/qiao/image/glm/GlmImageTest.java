package dev.qiao.image.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Size;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageService;
import dev.qiao.image.glm.GlmImageRequest.Quality;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlmImageTest {
  private final FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
  private final QiaoClient client = server.client();
  private final ImageService images = new ImageService(client);

  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static GlmImageRequest.Builder request() {
    return GlmImageRequest.builder(ImageModels.GLM_IMAGE, "a cat at a window");
  }

  @Test
  void generate_givesOneImageWhoseLinkLivesThirtyDays() {
    ImageResult result = images.generate(request().size(Size.of(1280, 1280)).build());

    assertThat(result.images()).hasSize(1);
    assertThat(result.created()).isPositive();
    assertThat(result.contentFilter())
        .isEqualTo(List.of(new ImageResult.ContentFilter("assistant", 3, Map.of())));
    assertThat(result.image().link().expiresAfter()).isEqualTo(Duration.ofDays(30));
    assertThat(server.requests().get(0).json("/size")).isEqualTo("1280x1280");
    server.passTime(Duration.ofDays(29));
    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("a cat at a window"));
    server.passTime(Duration.ofDays(2));
    assertThatThrownBy(() -> result.image().saveTo(folder.resolve("b.png")))
        .isInstanceOf(ResultExpiredException.class)
        .hasMessageContaining("are valid for 30 days");
  }

  @Test
  void submit_givesTheSameAsATask_alsoInAnotherProcess() {
    TaskHandle<ImageResult> task = images.submit(request().quality(Quality.HD).build());
    ImageResult result = task.await();

    assertThat(server.requests().get(0).path()).endsWith("/async/images/generations");
    assertThat(result.image().link().expiresAfter()).isEqualTo(Duration.ofDays(30));
    assertThat(result.image().saveTo(folder.resolve("a.png")))
        .hasBinaryContent(SampleMedia.picturePng("a cat at a window"));
    assertThat(
            client
                .tasks()
                .resume(TaskRef.parse(task.ref().toString()), ImageResult.class)
                .await()
                .image())
        .isEqualTo(result.image());
  }

  @Test
  void submit_thatFails_saysSo() {
    server.nextTaskFails("1301", "never told");

    assertThatThrownBy(() -> images.submit(request().build()).await())
        .isInstanceOf(TaskFailedException.class);
  }

  @Test
  void generate_limitsOfEachModel_areNamed() {
    assertThatThrownBy(
            () ->
                images.generate(
                    request().quality(Quality.STANDARD).size(Size.of(1000, 1280)).build()))
        .hasMessage(
            "glm.image.create breaks 2 documented limits: quality is standard but must be hd for"
                + " glm-image (set that or leave it out); size is 1000x1280 but must be from 960 to"
                + " 2048 pixels a side and of sides that are multiples of 32 for glm-image (choose"
                + " a size in that range)");
    assertThatThrownBy(
            () ->
                images.generate(
                    GlmImageRequest.builder(ImageModels.COGVIEW_4, "a cat")
                        .size(Size.of(2048, 2048))
                        .build()))
        .hasMessage(
            "glm.image.create breaks a documented limit: size is 2048x2048 but must be from 0 to"
                + " 2097152 pixels in all for cogview-4 (choose a size in that range)");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void generate_everySizeOfTheList_isTaken() {
    for (String size :
        List.of(
            "1280x1280",
            "1568x1056",
            "1056x1568",
            "1472x1088",
            "1088x1472",
            "1728x960",
            "960x1728")) {
      assertThat(images.generate(request().size(Size.of(size)).build()).images()).hasSize(1);
    }
  }

  @Test
  void generate_whatIsUnsafe_isAnException() {
    server.nextRequestFails(400, "1301", "Possibly unsafe or sensitive content detected");

    assertThatThrownBy(() -> images.generate(request().build()))
        .isInstanceOf(ContentRejectedException.class);
    assertThatThrownBy(() -> request().prompt("").build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "GlmImageRequest breaks a documented limit: prompt is blank but must be set (say what"
                + " the image shows)");
  }
}
