package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.happyhorse.HappyHorseImageToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseReferenceToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseTextToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseVideoEditRequest;
import dev.qiao.video.wan.Wan27ImageToVideoRequest;
import dev.qiao.video.wan.Wan27ReferenceToVideoRequest;
import dev.qiao.video.wan.Wan27TextToVideoRequest;
import dev.qiao.video.wan.Wan27VideoEditRequest;
import dev.qiao.video.wan.Wan30VideoRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Videos of the models that take {@code input.media}: wan2.7, wan3.0 and HappyHorse. */
@FakeModels
class MediaVideosTest {
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/cat.png");
  private static final MediaSource VIDEO = MediaSource.of("https://example.com/dance.mp4");
  private static final MediaSource SOUND = MediaSource.of("https://example.com/song.mp3");

  private static List<String> refusals(QiaoClient client, VideoRequest request) {
    List<Violation> found = new ArrayList<>();
    assertThatThrownBy(() -> new VideoService(client).submit(request))
        .isInstanceOfSatisfying(
            RequestValidationException.class, e -> found.addAll(e.violations()));
    return found.stream().map(v -> v.field() + " is " + v.value() + ": " + v.limit()).toList();
  }

  private static String body(FakeModelServer server) {
    return server.requests().stream()
        .filter(call -> call.path().endsWith("/video-generation/video-synthesis"))
        .map(RecordedCall::body)
        .findFirst()
        .orElseThrow();
  }

  private static VideoUsage usage(VideoResult result) {
    return Objects.requireNonNull(result.usage(), "usage");
  }

  @Test
  void wan27_textToVideo_takesTierAndRatioInsteadOfASize(
      FakeModelServer server, QiaoClient client) {
    VideoResult result =
        new VideoService(client)
            .submit(
                Wan27TextToVideoRequest.builder(VideoModels.WAN2_7_T2V, "A paper boat.")
                    .resolution(Resolution.P720)
                    .ratio(Ratio.R9_16)
                    .duration(2)
                    .promptExtend(false)
                    .build())
            .await();

    assertThat(body(server))
        .isEqualTo(
            "{\"model\":\"wan2.7-t2v\",\"input\":{\"prompt\":\"A paper boat.\"},\"parameters\":{"
                + "\"resolution\":\"720P\",\"ratio\":\"9:16\",\"duration\":2,"
                + "\"prompt_extend\":false}}");
    assertThat(usage(result).ratio()).isEqualTo("9:16");
    assertThat(usage(result).seconds()).isEqualTo(2.0);
  }

  @Test
  void wan27_textToVideo_limits_areNamed(QiaoClient client) {
    assertThat(
            refusals(
                client,
                Wan27TextToVideoRequest.builder(VideoModels.WAN2_7_T2V, "A cat.")
                    .audioUrl(MediaSource.of(SampleMedia.speechWav("short"), "short.wav"))
                    .resolution(Resolution.P480)
                    .ratio(Ratio.R21_9)
                    .duration(16)
                    .seed(-1L)
                    .build()))
        .containsExactly(
            "input.audio_url is 0.35 s: from 2 s to 30 s long for wan2.7-t2v",
            "parameters.resolution is 480P: one of 720P, 1080P for wan2.7-t2v",
            "parameters.ratio is 21:9: one of 16:9, 9:16, 1:1, 4:3, 3:4 for wan2.7-t2v",
            "parameters.duration is 16: at least 2 and at most 15 for wan2.7-t2v",
            "parameters.seed is -1: at least 0 and at most 2147483647");
  }

  @Test
  void wan27_imageToVideo_localFrames_areUploadedInTheirRoles(
      FakeModelServer server, QiaoClient client) {
    MediaSource portrait = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
    new VideoService(client)
        .submit(
            Wan27ImageToVideoRequest.builder(
                    VideoModels.WAN2_7_I2V,
                    VideoMedia.firstFrame(portrait),
                    VideoMedia.lastFrame(PICTURE))
                .addMedia(VideoMedia.drivingAudio(SOUND))
                .build())
        .await();

    assertThat(body(server))
        .containsPattern(
            "\"media\":\\[\\{\"type\":\"first_frame\",\"url\":\"oss://[^\"]+\"},"
                + "\\{\"type\":\"last_frame\",\"url\":\"https://example.com/cat.png\"},"
                + "\\{\"type\":\"driving_audio\",\"url\":\"https://example.com/song.mp3\"}]")
        .doesNotContain("prompt", "parameters");
  }

  @Test
  void wan27_imageToVideo_rolesThatDoNotGoTogether_areRefused(QiaoClient client) {
    String sets =
        "one of first_frame, first_frame + driving_audio, first_frame + last_frame, first_frame +"
            + " last_frame + driving_audio, first_clip, last_frame + first_clip for wan2.7-i2v";
    assertThat(
            refusals(
                client,
                Wan27ImageToVideoRequest.builder(
                        VideoModels.WAN2_7_I2V,
                        VideoMedia.firstClip(VIDEO),
                        VideoMedia.drivingAudio(SOUND))
                    .build()))
        .containsExactly("roles in input.media is driving_audio + first_clip: " + sets);
    assertThat(
            refusals(
                client,
                Wan27ImageToVideoRequest.builder(
                        VideoModels.WAN2_7_I2V,
                        VideoMedia.firstFrame(PICTURE),
                        VideoMedia.referenceImage(PICTURE).withReferenceVoice(SOUND))
                    .build()))
        .containsExactly(
            "input.media[1].type is reference_image: one of first_frame, last_frame,"
                + " driving_audio, first_clip for wan2.7-i2v",
            "input.media[1].reference_voice is https://example.com/song.mp3: left out for"
                + " wan2.7-i2v",
            "roles in input.media is first_frame + reference_image: " + sets);
  }

  @Test
  void wan27_imageToVideo_unfitMedia_isNamedByItsPlace(QiaoClient client) {
    assertThat(
            refusals(
                client,
                Wan27ImageToVideoRequest.builder(
                        VideoModels.WAN2_7_I2V,
                        VideoMedia.firstFrame(PICTURE),
                        VideoMedia.drivingAudio(MediaSource.of(SampleMedia.clipMp4(), "song.mp3")))
                    .build()))
        .containsExactly("input.media[1].url is MP4: WAV or MP3 for wan2.7-i2v");
  }

  @Test
  void wan27_referenceToVideo_voicesStandBesideTheirReference(
      FakeModelServer server, QiaoClient client) {
    VideoResult result =
        new VideoService(client)
            .submit(
                Wan27ReferenceToVideoRequest.builder(
                        VideoModels.WAN2_7_R2V,
                        "Video 1 sings to image 1.",
                        VideoMedia.referenceImage(PICTURE).withReferenceVoice(SOUND),
                        VideoMedia.referenceVideo(VIDEO))
                    .duration(10)
                    .build())
            .await();

    assertThat(body(server))
        .contains(
            "{\"type\":\"reference_image\",\"url\":\"https://example.com/cat.png\","
                + "\"reference_voice\":\"https://example.com/song.mp3\"}");
    assertThat(usage(result).inputVideoDuration()).isEqualTo(3.0);
    assertThat(usage(result).seconds()).isEqualTo(13.0);
  }

  @Test
  void wan27_referenceToVideo_countsAndTheShorterDuration_areKept(QiaoClient client) {
    VideoMedia[] six =
        Collections.nCopies(6, VideoMedia.referenceVideo(VIDEO)).toArray(new VideoMedia[0]);
    assertThat(
            refusals(
                client,
                Wan27ReferenceToVideoRequest.builder(VideoModels.WAN2_7_R2V, "Dance.", six)
                    .duration(15)
                    .build()))
        .containsExactly(
            "number of references in input.media is 6: at least 1 and at most 5 for wan2.7-r2v",
            "parameters.duration is 15: at least 2 and at most 10 for wan2.7-r2v");
  }

  @Test
  void wan27_videoEdit_takesOneVideoAndFourPictures(FakeModelServer server, QiaoClient client) {
    assertThat(
            refusals(
                client,
                Wan27VideoEditRequest.builder(
                        VideoModels.WAN2_7_VIDEOEDIT,
                        Collections.nCopies(5, VideoMedia.referenceImage(PICTURE))
                            .toArray(new VideoMedia[0]))
                    .duration(1)
                    .build()))
        .containsExactly(
            "number of reference_image in input.media is 5: at least 0 and at most 4 for"
                + " wan2.7-videoedit",
            "number of video in input.media is 0: at least 1 and at most 1 for wan2.7-videoedit",
            "parameters.duration is 1: one of 0, 2, 3, 4, 5, 6, 7, 8, 9, 10 for"
                + " wan2.7-videoedit");

    new VideoService(client)
        .submit(
            Wan27VideoEditRequest.builder(VideoModels.WAN2_7_VIDEOEDIT, VideoMedia.video(VIDEO))
                .prompt("Make it clay.")
                .audioSetting(VideoAudioSetting.ORIGIN)
                .duration(0)
                .build())
        .await();
    assertThat(body(server)).contains("\"audio_setting\":\"origin\"", "\"duration\":0");
  }

  @Test
  void wan30_promptOrMedia_isEnough(FakeModelServer server, QiaoClient client) {
    VideoResult result =
        new VideoService(client)
            .submit(
                Wan30VideoRequest.builder(VideoModels.WAN3_0_VIDEO)
                    .media(VideoMedia.link("https://example.com/page.html"))
                    .resolution(Resolution.P480)
                    .ratio(Ratio.ADAPTIVE)
                    .duration(Wan30VideoRequest.MODEL_CHOOSES)
                    .audio(false)
                    .build())
            .await();

    assertThat(body(server))
        .contains("{\"type\":\"link\",\"url\":\"https://example.com/page.html\"}")
        .contains("\"duration\":-1", "\"audio\":false");
    assertThat(usage(result).fps()).isEqualTo(30.0);
    assertThatThrownBy(() -> Wan30VideoRequest.builder(VideoModels.WAN3_0_VIDEO).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "Wan30VideoRequest breaks a documented limit: input.prompt is not set but must be set"
                + " (set a prompt, media or both)");
  }

  @Test
  void wan30_whatExcludesEachOther_isRefused(QiaoClient client) {
    assertThat(
            refusals(
                client,
                Wan30VideoRequest.builder(VideoModels.WAN3_0_VIDEO)
                    .media(
                        VideoMedia.firstFrame(PICTURE),
                        VideoMedia.file(MediaSource.of("https://example.com/deck.pptx")),
                        VideoMedia.link("https://example.com/page.html"))
                    .duration(31)
                    .build()))
        .containsExactly(
            "parameters.duration is 31: at least 2 and at most 30 for wan3.0-video",
            "input.media is both: frames or references",
            "input.media is both: a file or a link");
  }

  @Test
  void happyHorse_isMarkedUnlessToldOtherwise(FakeModelServer server, QiaoClient client) {
    new VideoService(client)
        .submit(
            HappyHorseTextToVideoRequest.builder(VideoModels.HAPPYHORSE_1_1_T2V, "A train.")
                .resolution(Resolution.P480)
                .ratio(Ratio.R21_9)
                .watermark(false)
                .build())
        .await();

    assertThat(body(server))
        .isEqualTo(
            "{\"model\":\"happyhorse-1.1-t2v\",\"input\":{\"prompt\":\"A train.\"},"
                + "\"parameters\":{\"resolution\":\"480P\",\"ratio\":\"21:9\","
                + "\"watermark\":false}}");
  }

  @Test
  void happyHorse_limits_areNamed(QiaoClient client) {
    assertThat(
            refusals(
                client,
                HappyHorseTextToVideoRequest.builder(VideoModels.HAPPYHORSE_1_0_T2V, "火")
                    .resolution(Resolution.P480)
                    .duration(2)
                    .build()))
        .containsExactly(
            "parameters.resolution is 480P: one of 720P, 1080P for happyhorse-1.0-t2v",
            "parameters.duration is 2: at least 3 and at most 15 for happyhorse-1.0-t2v");
    assertThat(
            refusals(
                client,
                HappyHorseImageToVideoRequest.builder(
                        VideoModels.HAPPYHORSE_1_0_I2V,
                        VideoMedia.firstFrame(PICTURE),
                        VideoMedia.lastFrame(PICTURE))
                    .build()))
        .containsExactly("input.media[1].type is last_frame: first_frame for happyhorse-1.0-i2v");
    assertThat(
            refusals(
                client,
                HappyHorseReferenceToVideoRequest.builder(
                        VideoModels.HAPPYHORSE_1_0_R2V,
                        "A party.",
                        Collections.nCopies(10, VideoMedia.referenceImage(PICTURE))
                            .toArray(new VideoMedia[0]))
                    .build()))
        .containsExactly(
            "number of reference_image in input.media is 10: at least 1 and at most 9 for"
                + " happyhorse-1.0-r2v");
  }

  @Test
  void promptsThatTheServiceCutsOff_areSentWithAWarning(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                Wan27TextToVideoRequest.builder(VideoModels.WAN2_7_T2V, "x".repeat(5001))
                    .negativePrompt("\uD83D\uDC31".repeat(501))
                    .build()))
        .containsExactly(
            "input.prompt is 5001 characters but should be at most 5000 characters for wan2.7-t2v:"
                + " the service cuts the rest off (shorten it)",
            "input.negative_prompt is 501 characters but should be at most 500 characters: the"
                + " service cuts the rest off (shorten it)");
    assertThat(
            Warned.by(
                server,
                HappyHorseTextToVideoRequest.builder(
                        VideoModels.HAPPYHORSE_1_0_T2V, "火".repeat(2501))
                    .build()))
        .containsExactly(
            "input.prompt is 2501 characters, 2501 of them Chinese, but should be at most 5000"
                + " characters, or 2500 Chinese ones: the service cuts the rest off (shorten it)");
    assertThat(
            Warned.by(
                server,
                HappyHorseTextToVideoRequest.builder(
                        VideoModels.HAPPYHORSE_1_0_T2V, "火".repeat(2500))
                    .build()))
        .isEmpty();
  }

  @Test
  void submit_modelOfAnOlderBody_isRefusedInsteadOfFailingInTheTask(QiaoClient client) {
    assertThatThrownBy(
            () ->
                new VideoService(client)
                    .submit(
                        Wan27ImageToVideoRequest.builder(
                                VideoModels.WAN2_6_I2V, VideoMedia.firstFrame(PICTURE))
                            .build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageStartingWith(
            "wan27.image-to-video.create breaks a documented limit: model is wan2.6-i2v but must be"
                + " a model of Wan27ImageToVideoRequest, such as ")
        .hasMessageEndingWith("(or build a WanImageToVideoRequest)");
  }

  @Test
  void submit_modelAndRoleNobodyKnows_areNeverRefused(FakeModelServer server, QiaoClient client) {
    new VideoService(client)
        .submit(
            HappyHorseVideoEditRequest.builder(
                    Model.of("happyhorse-9-video-edit"),
                    "Dream.",
                    VideoMedia.of(VideoMedia.Role.of("reference_dream"), PICTURE))
                .resolution(Resolution.of("8K"))
                .build());

    assertThat(body(server)).contains("\"type\":\"reference_dream\"", "\"resolution\":\"8K\"");
  }

  @Test
  void await_failedTask_saysWhy(FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("InvalidParameter", "The resolution is not valid");
    TaskHandle<VideoResult> task =
        new VideoService(client)
            .submit(
                HappyHorseVideoEditRequest.builder(
                        VideoModels.HAPPYHORSE_1_0_VIDEO_EDIT,
                        "Dress the dancer.",
                        VideoMedia.video(VIDEO))
                    .build());

    assertThatThrownBy(task::await)
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> {
              assertThat(e.code()).isEqualTo("InvalidParameter");
              assertThat(e.taskRef()).isEqualTo(task.ref());
            })
        .hasMessageContaining("The resolution is not valid");
  }
}
