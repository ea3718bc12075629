package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.portrait.EmoDetectRequest;
import dev.qiao.video.portrait.EmoDetection;
import dev.qiao.video.portrait.EmoRequest;
import dev.qiao.video.portrait.PortraitBox;
import dev.qiao.video.wan.ShotType;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@FakeModels
class VideoServiceTest {
  @TempDir Path folder;

  private static WanTextToVideoRequest.Builder kitten(Model model) {
    return WanTextToVideoRequest.builder(model, "A kitten runs in the moonlight.");
  }

  @Test
  void submit_thenAwait_givesAVideoThatCanBeSaved(QiaoClient client) {
    VideoResult result =
        new VideoService(client)
            .submit(kitten(VideoModels.WAN2_5_T2V_PREVIEW).size(Size.of(832, 480)).build())
            .await();

    assertThat(result.origPrompt()).isEqualTo("A kitten runs in the moonlight.");
    assertThat(result.usage().seconds()).isEqualTo(5.0);
    assertThat(result.task().endedAt()).isAfterOrEqualTo(result.task().submittedAt());
    assertThat(result.video().saveTo(folder.resolve("kitten.mp4")))
        .hasBinaryContent(SampleMedia.clipMp4());
    assertThat(result.video().toString()).doesNotContain("Signature", "Expires");
  }

  @Test
  void make_placeThatCannotBeWritten_isFoundBeforeAnythingIsSent(
      FakeModelServer server, QiaoClient client) throws IOException {
    VideoService video = new VideoService(client);
    WanTextToVideoRequest request = kitten(VideoModels.WAN2_5_T2V_PREVIEW).build();
    Path file = Files.writeString(folder.resolve("deep"), "a file");
    for (Path target : List.of(folder, file.resolve("a.mp4"), folder.resolve("a".repeat(300)))) {
      assertThatThrownBy(() -> video.generateTo(target, request))
          .isInstanceOf(DownloadException.class)
          .hasMessageStartingWith(target + " cannot be written: ");
    }
    assertThatThrownBy(
            () ->
                video.generateTo(
                    folder,
                    EmoDetectRequest.builder(MediaSource.of("https://example.com/a.png")).build(),
                    passed -> {
                      throw new AssertionError();
                    }))
        .isInstanceOf(DownloadException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void submit_limitsOfAKnownModel_areAllNamed(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    WanTextToVideoRequest request =
        kitten(VideoModels.WANX2_1_T2V_PLUS)
            .audioUrl(MediaSource.of("https://example.com/a.mp3"))
            .duration(10)
            .shotType(ShotType.MULTI)
            .seed(-1L)
            .build();

    assertThatThrownBy(() -> video.submit(request))
        .isInstanceOfSatisfying(
            RequestValidationException.class,
            e ->
                assertThat(e.violations())
                    .extracting(RequestValidationException.Violation::field)
                    .containsExactly(
                        "input.audio_url",
                        "parameters.duration",
                        "parameters.shot_type",
                        "parameters.seed"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void submit_promptThatTheServiceCutsOff_isSentWithAWarning(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                WanTextToVideoRequest.builder(VideoModels.WAN2_2_T2V_PLUS, "字".repeat(801))
                    .build()))
        .containsExactly(
            "input.prompt is 801 characters but should be at most 800 characters for"
                + " wan2.2-t2v-plus: the service cuts the rest off (shorten it)");
  }

  @Test
  void submit_modelNobodyKnows_isNeverRefused(FakeModelServer server, QiaoClient client) {
    new VideoService(client)
        .submit(kitten(Model.of("wan9-t2v")).duration(600).size(Size.of("16K")).build());

    assertThat(server.requests().get(0).body())
        .contains("\"model\":\"wan9-t2v\"", "\"duration\":600", "\"size\":\"16K\"");
  }

  @Test
  @Timeout(4)
  void await_withATimeoutForTheClient_keepsTheQuickPaceOfTheFake(FakeModelServer server) {
    try (QiaoClient client =
        server.clientBuilder().polling(PollOptions.within(Duration.ofSeconds(45))).build()) {
      assertThat(client.options().polling().timeout()).isEqualTo(Duration.ofSeconds(45));
      assertThat(new VideoService(client).submit(kitten(VideoModels.WAN2_6_T2V).build()).await())
          .isNotNull();
    }
  }

  @Test
  void await_failedTask_throwsWithTheServicesCodeAndTheReference(
      FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("DataInspectionFailed", "The prompt is not fit.");
    TaskHandle<VideoResult> task =
        new VideoService(client).submit(kitten(VideoModels.WAN2_6_T2V).build());

    assertThatThrownBy(task::await)
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> {
              assertThat(e.taskRef()).isEqualTo(task.ref());
              assertThat(e.code()).isEqualTo("DataInspectionFailed");
              assertThat(e.reason()).isInstanceOf(ContentRejectedException.class);
            });
  }

  @Test
  void downloadTo_afterADay_saysThatTheLinkHasExpired(FakeModelServer server, QiaoClient client) {
    TaskHandle<VideoResult> task =
        new VideoService(client).submit(kitten(VideoModels.WAN2_6_T2V).build());
    VideoResult result = task.await();
    server.passTime(Duration.ofHours(25));

    assertThatThrownBy(() -> result.video().saveTo(folder.resolve("late.mp4")))
        .isInstanceOfSatisfying(
            ResultExpiredException.class, e -> assertThat(e.taskRef()).isEqualTo(task.ref()));
    assertThat(folder.resolve("late.mp4")).doesNotExist();
  }

  @Test
  void resume_fromTextInAnotherClient_givesTheSameResult(
      FakeModelServer server, QiaoClient client) {
    TaskHandle<VideoResult> task =
        new VideoService(client).submit(kitten(VideoModels.WAN2_6_T2V).build());
    String stored = task.ref().toString();
    VideoResult first = task.await();
    client.close();

    try (QiaoClient other = server.client()) {
      VideoResult again = other.tasks().resume(TaskRef.parse(stored), VideoResult.class).await();
      assertThat(again.video().name()).isEqualTo(first.video().name());
    }
  }

  @Test
  void detectThenSubmit_localPortrait_uploadsItOnceForEachModel(
      FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    MediaSource portrait = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
    MediaSource voice = MediaSource.of(SampleMedia.speechWav("Hello"), "voice.wav");

    EmoDetection detection = video.detect(EmoDetectRequest.builder(portrait).build());
    assertThat(detection).isInstanceOf(EmoDetection.Passed.class);
    EmoDetection.Passed passed = (EmoDetection.Passed) detection;
    VideoResult result = video.submit(EmoRequest.builder(passed, voice).build()).await();

    assertThat(result.usage().videoRatio()).isEqualTo("1:1");
    List<String> policies =
        server.requests().stream()
            .filter(call -> call.path().endsWith("/uploads"))
            .map(RecordedCall::query)
            .toList();
    assertThat(policies)
        .containsExactly(
            "action=getPolicy&model=emo-detect-v1",
            "action=getPolicy&model=emo-v1",
            "action=getPolicy&model=emo-v1");
  }

  @Test
  void detect_pictureThatIsTooSmallOrNone_isRefusedBeforeAnythingIsSent(
      FakeModelServer server, QiaoClient client) throws IOException {
    VideoService video = new VideoService(client);
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 900, BufferedImage.TYPE_INT_RGB), "png", small);
    MediaSource picture = MediaSource.of(small.toByteArray(), "small.png");
    assertThatThrownBy(() -> video.detect(EmoDetectRequest.builder(picture).build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("input.image_url")
        .hasMessageContaining("from 400 to 7000 pixels on each side")
        .hasMessageContaining("300 x 900 pixels")
        .hasMessageContaining("scale it");
    MediaSource sound = MediaSource.of(SampleMedia.speechWav("Hello"), "portrait.png");
    assertThatThrownBy(() -> video.detect(EmoDetectRequest.builder(sound).build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("JPEG or PNG or BMP or WEBP")
        .hasMessageContaining("WAV");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void detect_refusedPortrait_isAValueWithTheServicesReason(
      FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    server.rejectNextPortrait("InvalidFile.FacePose", "The pose of the detected face is invalid.");
    EmoDetectRequest request =
        EmoDetectRequest.builder(MediaSource.of("https://example.com/me.png")).build();

    assertThat(video.detect(request))
        .isInstanceOfSatisfying(
            EmoDetection.Rejected.class,
            rejected ->
                assertThat(rejected.reason())
                    .isEqualTo("InvalidFile.FacePose: The pose of the detected face is invalid."));

    server.rejectNextPortrait("", "");
    assertThat(video.detect(request))
        .isInstanceOfSatisfying(
            EmoDetection.Rejected.class, rejected -> assertThat(rejected.reason()).isNotBlank());
  }

  @Test
  void builder_detectionWithoutItsPicture_saysWhereToTakeItFrom() {
    EmoDetection.Passed stored =
        new EmoDetection.Passed(
            null,
            PortraitBox.of(1, 2, 3, 4),
            PortraitBox.of(0, 0, 9, 9),
            1,
            true,
            "r1",
            java.util.Map.of());

    assertThatThrownBy(
            () -> EmoRequest.builder(stored, MediaSource.of("https://example.com/a.mp3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the detection does not know its picture: take it from VideoService.detect(..), or give"
                + " the picture and what was stored of its detection");
  }
}
