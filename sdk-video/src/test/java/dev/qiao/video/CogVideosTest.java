package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.glm.CogVideoXRequest;
import dev.qiao.video.glm.CogVideoXRequest.ImageUrl;
import dev.qiao.video.glm.CogVideoXRequest.MovementAmplitude;
import dev.qiao.video.glm.CogVideoXRequest.Quality;
import dev.qiao.video.glm.CogVideoXRequest.Style;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Videos of CogVideoX and Vidu at Zhipu. */
@FakeModels(vendor = Vendor.ZHIPU)
class CogVideosTest {
  private static final MediaSource A = MediaSource.of("https://example.com/a.png");
  private static final MediaSource B = MediaSource.of("https://example.com/b.png");

  @TempDir Path folder;

  private static List<String> refusals(QiaoClient client, CogVideoXRequest request) {
    List<RequestValidationException.Violation> found = new ArrayList<>();
    assertThatThrownBy(() -> new VideoService(client).submit(request))
        .isInstanceOfSatisfying(
            RequestValidationException.class, e -> found.addAll(e.violations()));
    return found.stream().map(v -> v.field() + " is " + v.value() + ": " + v.limit()).toList();
  }

  @Test
  void submit_thenAwait_givesVideoAndCoverThatCanBeSaved(
      FakeModelServer server, QiaoClient client) {
    TaskHandle<VideoResult> task =
        new VideoService(client)
            .submit(
                CogVideoXRequest.builder(VideoModels.COGVIDEOX_3, "A cat plays with a ball.")
                    .quality(Quality.QUALITY)
                    .withAudio(true)
                    .size(Size.of(1920, 1080))
                    .fps(60)
                    .duration(10)
                    .watermarkEnabled(false)
                    .requestId("mine-1")
                    .userId("user-1")
                    .build());
    VideoResult result = task.await();

    assertThat(server.requests().get(0).path()).isEqualTo("/api/paas/v4/videos/generations");
    assertThat(server.requests().get(0).body())
        .isEqualTo(
            "{\"model\":\"cogvideox-3\",\"prompt\":\"A cat plays with a ball.\","
                + "\"quality\":\"quality\",\"with_audio\":true,\"size\":\"1920x1080\",\"fps\":60,"
                + "\"duration\":10,\"watermark_enabled\":false,\"request_id\":\"mine-1\","
                + "\"user_id\":\"user-1\"}");
    assertThat(result.task().requestId()).isEqualTo("mine-1");
    assertThat(result.video().saveTo(folder.resolve("cat.mp4")))
        .hasBinaryContent(SampleMedia.clipMp4());
    assertThat(Objects.requireNonNull(result.cover()).saveTo(folder.resolve("cat.png")))
        .hasBinaryContent(SampleMedia.picturePng("A cat plays with a ball."));
    assertThat(result.additional()).isEmpty();

    server.passTime(Duration.ofHours(25));
    assertThatThrownBy(() -> result.video().saveTo(folder.resolve("late.mp4")))
        .isInstanceOfSatisfying(
            ResultExpiredException.class, e -> assertThat(e.taskRef()).isEqualTo(task.ref()));
  }

  @Test
  void submit_pictures_areOneTextOrAList(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    video.submit(CogVideoXRequest.imageToVideo(VideoModels.COGVIDEOX_FLASH, A).build());
    video.submit(CogVideoXRequest.firstAndLastFrame(VideoModels.VIDU2_START_END, A, B).build());
    video.submit(
        CogVideoXRequest.referenceToVideo(VideoModels.VIDU2_REFERENCE, A)
            .prompt("It flies.")
            .aspectRatio(Ratio.R9_16)
            .movementAmplitude(MovementAmplitude.LARGE)
            .build());

    assertThat(server.requests())
        .extracting(call -> call.body())
        .containsExactly(
            "{\"model\":\"cogvideox-flash\",\"image_url\":\"https://example.com/a.png\"}",
            "{\"model\":\"vidu2-start-end\",\"image_url\":[\"https://example.com/a.png\","
                + "\"https://example.com/b.png\"]}",
            "{\"model\":\"vidu2-reference\",\"prompt\":\"It flies.\","
                + "\"image_url\":[\"https://example.com/a.png\"],\"aspect_ratio\":\"9:16\","
                + "\"movement_amplitude\":\"large\"}");
  }

  @Test
  void await_failedTask_saysThatZhipuGivesNoReason(FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("1301", "not told");
    TaskHandle<VideoResult> task =
        new VideoService(client)
            .submit(CogVideoXRequest.builder(VideoModels.COGVIDEOX_2, "A cat.").build());

    assertThatThrownBy(task::await)
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> {
              assertThat(e.taskRef()).isEqualTo(task.ref());
              assertThat(e.code()).isEmpty();
            })
        .hasMessageStartingWith("task " + task.ref().taskId() + " (glm.video.create) failed");
  }

  @Test
  void submit_limitsOfEachModel_areNamed(FakeModelServer server, QiaoClient client) {
    assertThat(
            refusals(
                client,
                CogVideoXRequest.builder(VideoModels.COGVIDEOX_3, "字".repeat(513))
                    .imageUrl(ImageUrl.list(A, B, A))
                    .quality(Quality.of("best"))
                    .size(Size.of(720, 480))
                    .fps(25)
                    .duration(4)
                    .style(Style.ANIME)
                    .build()))
        .containsExactly(
            "prompt is 513 characters: at most 512 characters",
            "number of pictures in image_url is 3: at least 1 and at most 2 for cogvideox-3",
            "quality is best: one of speed, quality for cogvideox-3",
            "size is 720x480: one of 1280x720, 720x1280, 1024x1024, 1920x1080, 1080x1920,"
                + " 2048x1080, 3840x2160 for cogvideox-3",
            "fps is 25: one of 30, 60 for cogvideox-3",
            "duration is 4: one of 5, 10 for cogvideox-3",
            "style is anime: left out for cogvideox-3");
    assertThat(
            refusals(
                client,
                CogVideoXRequest.imageToVideo(VideoModels.VIDUQ1_TEXT, A)
                    .duration(10)
                    .fps(30)
                    .withAudio(true)
                    .build()))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("prompt is not set: set for viduq1-text"),
            second ->
                assertThat(second).startsWith("image_url is ").endsWith("left out for viduq1-text"),
            third -> assertThat(third).isEqualTo("with_audio is true: false for viduq1-text"),
            fourth -> assertThat(fourth).isEqualTo("fps is 30: left out for viduq1-text"),
            fifth -> assertThat(fifth).isEqualTo("duration is 10: 5 for viduq1-text"));
    assertThat(
            refusals(
                client,
                CogVideoXRequest.builder(VideoModels.VIDU2_IMAGE, "A cat.")
                    .size(Size.of(1920, 1080))
                    .build()))
        .containsExactly(
            "image_url is not set: set for vidu2-image",
            "size is 1920x1080: 1280x720 for vidu2-image");
    MediaSource film = MediaSource.of(SampleMedia.clipMp4(), "clip.mp4").toDataUri();
    assertThat(
            refusals(
                client,
                CogVideoXRequest.firstAndLastFrame(VideoModels.COGVIDEOX_3, A, film).build()))
        .containsExactly("image_url[1] is MP4: PNG or JPEG for cogvideox-3");
    assertThat(server.requests()).isEmpty();
    new VideoService(client)
        .submit(CogVideoXRequest.builder(Model.of("cogvideox-9"), "A cat.").fps(120).build());
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void submit_pictureThatIsTooLarge_isRefused(FakeModelServer server, QiaoClient client) {
    byte[] png = Arrays.copyOf(SampleMedia.portraitPng(), 5 * 1024 * 1024 + 1);
    MediaSource large = MediaSource.of(png, "large.png");

    assertThat(
            refusals(client, CogVideoXRequest.imageToVideo(VideoModels.COGVIDEOX_3, large).build()))
        .containsExactly("image_url is 5242881 bytes: at most 5 MB for cogvideox-3");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void submit_soundOfAModelThatHasNone_saysWhatToDo(QiaoClient client) {
    assertThatThrownBy(
            () ->
                new VideoService(client)
                    .submit(
                        CogVideoXRequest.imageToVideo(VideoModels.VIDUQ1_IMAGE, A)
                            .withAudio(true)
                            .build()))
        .hasMessage(
            "glm.video.create breaks a documented limit: with_audio is true but must be false for"
                + " viduq1-image (set that or leave it out)");
  }

  @Test
  void build_nothingToShow_isRefused() {
    assertThatThrownBy(() -> CogVideoXRequest.builder(VideoModels.COGVIDEOX_3, "").build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "CogVideoXRequest breaks a documented limit: prompt is blank but must be set (say what"
                + " the video shows, or give a picture)");
    assertThatThrownBy(() -> ImageUrl.list())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("image_url is one picture or a list of them, not 0 pictures");
  }
}
