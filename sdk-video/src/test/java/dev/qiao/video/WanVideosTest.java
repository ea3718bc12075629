package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.wan.ShotType;
import dev.qiao.video.wan.VideoEffect;
import dev.qiao.video.wan.WanAnimateMixRequest;
import dev.qiao.video.wan.WanAnimateMoveRequest;
import dev.qiao.video.wan.WanAnimateRequestBuilder.Mode;
import dev.qiao.video.wan.WanImageToVideoRequest;
import dev.qiao.video.wan.WanKeyframeEffectRequest;
import dev.qiao.video.wan.WanKeyframeToVideoRequest;
import dev.qiao.video.wan.WanReferenceToVideoRequest;
import dev.qiao.video.wan.WanTextToVideoRequest;
import dev.qiao.video.wan.WanVideoEffectRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Videos of the Wan models up to wan2.6 that begin with pictures, references or effects. */
@FakeModels
class WanVideosTest {
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/cat.png");
  private static final MediaSource VIDEO = MediaSource.of("https://example.com/dance.mp4");
  private static final MediaSource LOCAL_PICTURE =
      MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
  private static final MediaSource LOCAL_VIDEO = MediaSource.of(SampleMedia.clipMp4(), "clip.mp4");

  private static byte[] png(int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static List<Violation> violations(QiaoClient client, VideoRequest request) {
    List<Violation> found = new ArrayList<>();
    assertThatThrownBy(() -> new VideoService(client).submit(request))
        .isInstanceOfSatisfying(
            RequestValidationException.class, e -> found.addAll(e.violations()));
    return found;
  }

  private static RecordedCall submission(FakeModelServer server) {
    return server.requests().stream()
        .filter(call -> call.path().endsWith("/video-synthesis"))
        .findFirst()
        .orElseThrow();
  }

  private static VideoUsage usage(VideoResult result) {
    return Objects.requireNonNull(result.usage(), "usage");
  }

  @Test
  void imageToVideo_localPicture_isUploadedAndBecomesAVideo(
      FakeModelServer server, QiaoClient client) {
    VideoResult result =
        new VideoService(client)
            .submit(
                WanImageToVideoRequest.builder(VideoModels.WAN2_6_I2V_FLASH, LOCAL_PICTURE)
                    .prompt("She laughs.")
                    .resolution(Resolution.P720)
                    .duration(2)
                    .audio(false)
                    .build())
            .await();

    assertThat(usage(result).audio()).isFalse();
    assertThat(usage(result).sr()).isEqualTo("720");
    assertThat(usage(result).seconds()).isEqualTo(2.0);
    assertThat(submission(server).path())
        .isEqualTo("/api/v1/services/aigc/video-generation/video-synthesis");
    assertThat(submission(server).body())
        .contains("\"img_url\":\"oss://", "\"resolution\":\"720P\"", "\"audio\":false")
        .doesNotContain("watermark");
  }

  @Test
  void imageToVideo_whatTheModelDoesNotTake_isNamedWithItsRule(
      FakeModelServer server, QiaoClient client) {
    WanImageToVideoRequest request =
        WanImageToVideoRequest.builder(VideoModels.WAN2_2_I2V_PLUS, PICTURE)
            .audioUrl(MediaSource.of("https://example.com/rap.mp3"))
            .resolution(Resolution.P720)
            .duration(10)
            .shotType(ShotType.MULTI)
            .build();

    assertThatThrownBy(() -> new VideoService(client).submit(request))
        .hasMessage(
            "wan.image-to-video.create breaks 4 documented limits: input.audio_url is"
                + " https://example.com/rap.mp3 but must be left out for wan2.2-i2v-plus (this"
                + " model makes silent video; wan2.5-i2v-preview and wan2.6-i2v take sound);"
                + " parameters.resolution is 720P but must be one of 480P, 1080P for"
                + " wan2.2-i2v-plus (choose one of them); parameters.duration is 10 but must be 5"
                + " for wan2.2-i2v-plus (set that or leave it out); parameters.shot_type is multi"
                + " but must be left out for wan2.2-i2v-plus (only wan2.6 makes several shots;"
                + " leave it out or use wan2.6-i2v)");
    assertThat(
            Warned.by(
                server,
                WanImageToVideoRequest.builder(VideoModels.WAN2_2_I2V_PLUS, PICTURE)
                    .audio(true)
                    .build()))
        .containsExactly(
            "parameters.audio is true but should be left out for wan2.2-i2v-plus: the page lists it"
                + " for other models only (this model makes silent video; wan2.6-i2v-flash has the"
                + " choice)");
  }

  @Test
  void imageToVideo_localPictureThatIsTooSmall_isRefusedButADataUriIsTheServicesAffair(
      FakeModelServer server, QiaoClient client) {
    byte[] small = png(100, 300);
    assertThat(
            violations(
                client,
                WanImageToVideoRequest.builder(
                        VideoModels.WAN2_6_I2V, MediaSource.of(small, "small.png"))
                    .build()))
        .containsExactly(
            new Violation(
                "input.img_url",
                "from 240 to 8000 pixels on each side for wan2.6-i2v",
                "100 x 300 pixels",
                "scale it"));
    assertThat(server.requests()).isEmpty();

    String inline = "data:image/png;base64," + Base64.getEncoder().encodeToString(small);
    new VideoService(client)
        .submit(
            WanImageToVideoRequest.builder(VideoModels.WAN2_6_I2V, MediaSource.of(inline)).build());
    assertThat(submission(server).body()).contains(inline);
  }

  @Test
  void submit_modelOfANewerBody_isRefusedInsteadOfFailingInTheTask(QiaoClient client) {
    assertThatThrownBy(
            () ->
                new VideoService(client)
                    .submit(
                        WanImageToVideoRequest.builder(VideoModels.WAN2_7_I2V, PICTURE)
                            .shotType(ShotType.MULTI)
                            .build()))
        .hasMessage(
            "wan.image-to-video.create breaks a documented limit: model is wan2.7-i2v but must be a"
                + " model of WanImageToVideoRequest, such as wan2.6-i2v-flash, wan2.6-i2v,"
                + " wan2.6-i2v-us, wan2.5-i2v-preview (or build a Wan27ImageToVideoRequest)");
    assertThat(
            violations(
                client,
                WanTextToVideoRequest.builder(VideoModels.WAN2_7_T2V, "A cat.")
                    .size(dev.qiao.core.Size.of(1280, 720))
                    .build()))
        .extracting(Violation::fix)
        .containsExactly("or build a Wan27TextToVideoRequest");
  }

  @Test
  void submit_modelOfAnotherRequest_isRefusedWhateverElseIsSet(QiaoClient client) {
    for (Model model : List.of(VideoModels.WAN2_7_T2V, VideoModels.HAPPYHORSE_1_0_T2V)) {
      List<Violation> found =
          violations(client, WanTextToVideoRequest.builder(model, "A cat.").build());
      assertThat(found).extracting(Violation::field).containsExactly("model");
      assertThat(found).extracting(Violation::value).containsExactly(model.name());
    }
  }

  @Test
  void submit_modelNobodyKnows_isNeverRefused(FakeModelServer server, QiaoClient client) {
    new VideoService(client)
        .submit(
            WanImageToVideoRequest.builder(Model.of("wan9-i2v"), PICTURE)
                .resolution(Resolution.of("8K"))
                .duration(600)
                .build());

    assertThat(submission(server).body()).contains("\"resolution\":\"8K\"", "\"duration\":600");
  }

  @Test
  void keyframeToVideo_goesToThePathOfPictures(FakeModelServer server, QiaoClient client) {
    VideoResult result =
        new VideoService(client)
            .submit(
                WanKeyframeToVideoRequest.builder(
                        VideoModels.WAN2_2_KF2V_FLASH, PICTURE, LOCAL_PICTURE)
                    .prompt("The cat looks up.")
                    .resolution(Resolution.P480)
                    .build())
            .await();

    assertThat(usage(result).sr()).isEqualTo("480");
    assertThat(submission(server).path())
        .isEqualTo("/api/v1/services/aigc/image2video/video-synthesis");
    assertThat(submission(server).body())
        .contains(
            "\"first_frame_url\":\"https://example.com/cat.png\"", "\"last_frame_url\":\"oss://");
  }

  @Test
  void keyframeToVideo_limits_areNamed(QiaoClient client) {
    assertThat(
            violations(
                client,
                WanKeyframeToVideoRequest.builder(
                        VideoModels.WANX2_1_KF2V_PLUS,
                        PICTURE,
                        MediaSource.of(SampleMedia.speechWav("no picture"), "last.png"))
                    .resolution(Resolution.P480)
                    .duration(10)
                    .build()))
        .extracting(v -> v.field() + ": " + v.limit() + ", not " + v.value())
        .containsExactly(
            "input.last_frame_url: JPEG or PNG or BMP or WEBP for wanx2.1-kf2v-plus, not WAV",
            "parameters.resolution: 720P for wanx2.1-kf2v-plus, not 480P",
            "parameters.duration: 5 for wanx2.1-kf2v-plus, not 10");
  }

  @Test
  void effects_knowTheirModelsAndFrames() {
    assertThat(VideoEffect.OF_FIRST_FRAME)
        .hasSize(26)
        .doesNotHaveDuplicates()
        .containsAll(VideoEffect.OF_TURBO);
    assertThat(VideoEffect.OF_TURBO).hasSize(13);
    assertThat(VideoEffect.OF_KEY_FRAMES)
        .extracting(VideoEffect::value)
        .containsExactly("hanfu-1", "solaron", "magazine", "mech1", "mech2");
    assertThat(VideoEffect.FLYING.models())
        .containsExactly(VideoModels.WANX2_1_I2V_PLUS, VideoModels.WANX2_1_I2V_TURBO);
    assertThat(VideoEffect.MELT.models()).containsExactly(VideoModels.WANX2_1_I2V_PLUS);
    assertThat(VideoEffect.HANFU_1.models()).containsExactly(VideoModels.WANX2_1_KF2V_PLUS);
    assertThat(VideoEffect.HANFU_1.isOfKeyFrames()).isTrue();
    assertThat(VideoEffect.of("tomorrow").models()).isEmpty();
  }

  @Test
  void effect_goesWhereItsRequestSays(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    video
        .submit(
            WanVideoEffectRequest.builder(
                    VideoModels.WANX2_1_I2V_TURBO, PICTURE, VideoEffect.FLYING)
                .duration(3)
                .build())
        .await();
    VideoResult keyframes =
        video
            .submit(
                WanKeyframeEffectRequest.builder(
                        VideoModels.WANX2_1_KF2V_PLUS, PICTURE, VideoEffect.HANFU_1)
                    .build())
            .await();

    assertThat(usage(keyframes).videoRatio()).isEqualTo("standard");
    assertThat(
            server.requests().stream()
                .filter(call -> call.path().endsWith("/video-synthesis"))
                .map(call -> call.path().replace("/api/v1/services/aigc", "") + " " + call.body()))
        .containsExactly(
            "/video-generation/video-synthesis {\"model\":\"wanx2.1-i2v-turbo\",\"input\":{"
                + "\"img_url\":\"https://example.com/cat.png\",\"template\":\"flying\"},"
                + "\"parameters\":{\"duration\":3}}",
            "/image2video/video-synthesis {\"model\":\"wanx2.1-kf2v-plus\",\"input\":{"
                + "\"first_frame_url\":\"https://example.com/cat.png\",\"template\":\"hanfu-1\"}}");
  }

  @Test
  void effect_ofAnotherModelOrFrame_isRefusedWithTheWayOut(
      FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    assertThatThrownBy(
            () ->
                video.submit(
                    WanVideoEffectRequest.builder(
                            VideoModels.WANX2_1_I2V_TURBO, PICTURE, VideoEffect.MELT)
                        .build()))
        .hasMessage(
            "wan.video-effect.create breaks a documented limit: input.template is melt but must be"
                + " an effect of wanx2.1-i2v-turbo (use wanx2.1-i2v-plus)");
    assertThatThrownBy(
            () ->
                video.submit(
                    WanVideoEffectRequest.builder(
                            VideoModels.WANX2_1_I2V_PLUS, PICTURE, VideoEffect.MECH1)
                        .build()))
        .hasMessage(
            "wan.video-effect.create breaks a documented limit: input.template is mech1 but must be"
                + " an effect of the first frame (build a WanKeyframeEffectRequest)");
    assertThatThrownBy(
            () ->
                video.submit(
                    WanKeyframeEffectRequest.builder(
                            VideoModels.WANX2_1_KF2V_PLUS, PICTURE, VideoEffect.HUG)
                        .build()))
        .hasMessage(
            "wan.video-effect.create breaks a documented limit: input.template is hug but must be"
                + " an effect of key frames (build a WanVideoEffectRequest)");
    assertThatThrownBy(
            () ->
                video.submit(
                    WanVideoEffectRequest.builder(VideoModels.WAN2_6_I2V, PICTURE, VideoEffect.HUG)
                        .build()))
        .hasMessage(
            "wan.video-effect.create breaks a documented limit: model is wan2.6-i2v but must be a"
                + " model of WanVideoEffectRequest, such as wanx2.1-i2v-plus, wanx2.1-i2v-turbo (or"
                + " build a WanImageToVideoRequest)");
    assertThat(server.requests()).isEmpty();

    video.submit(
        WanVideoEffectRequest.builder(
                VideoModels.WANX2_1_I2V_TURBO, PICTURE, VideoEffect.of("tomorrow"))
            .build());
    assertThat(submission(server).body()).contains("\"template\":\"tomorrow\"");
  }

  @Test
  void referenceToVideo_picturesAndVideos_keepTheirOrder(
      FakeModelServer server, QiaoClient client) {
    VideoResult result =
        new VideoService(client)
            .submit(
                WanReferenceToVideoRequest.builder(
                        VideoModels.WAN2_6_R2V_FLASH,
                        "character1 meets character2.",
                        VIDEO,
                        PICTURE)
                    .shotType(ShotType.MULTI)
                    .build())
            .await();

    assertThat(usage(result).inputVideoDuration()).isEqualTo(3.0);
    assertThat(usage(result).seconds()).isEqualTo(8.0);
    assertThat(submission(server).body())
        .contains(
            "\"reference_urls\":[\"https://example.com/dance.mp4\",\"https://example.com/cat.png\"]");
  }

  @Test
  void referenceToVideo_tooManyOrUnfit_areRefused(FakeModelServer server, QiaoClient client) {
    assertThat(
            violations(
                client,
                WanReferenceToVideoRequest.builder(
                        VideoModels.WAN2_6_R2V,
                        "character1 sings.",
                        LOCAL_VIDEO,
                        LOCAL_VIDEO,
                        LOCAL_VIDEO,
                        LOCAL_VIDEO,
                        MediaSource.of(png(100, 300), "small.png"),
                        PICTURE)
                    .duration(11)
                    .build()))
        .extracting(v -> v.field() + " is " + v.value() + ": " + v.limit())
        .containsExactly(
            "parameters.duration is 11: at least 2 and at most 10 for wan2.6-r2v",
            "number of input.reference_urls is 6: at least 1 and at most 5 for wan2.6-r2v",
            "input.reference_urls[4] is 100 x 300 pixels: from 240 to 8000 pixels on each side for"
                + " wan2.6-r2v",
            "number of videos in input.reference_urls is 4: at least 0 and at most 3 for"
                + " wan2.6-r2v");
    assertThat(
            Warned.by(
                server,
                WanReferenceToVideoRequest.builder(
                        VideoModels.WAN2_6_R2V, "character1 sings.", PICTURE)
                    .audio(false)
                    .build()))
        .containsExactly(
            "parameters.audio is false but should be left out for wan2.6-r2v: the page lists it for"
                + " other models only (this model always makes sound; wan2.6-r2v-flash can leave it"
                + " out)");
  }

  @Test
  void animate_moveAndMix_differInTheModelAlone(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    VideoResult moved =
        video
            .submit(
                WanAnimateMoveRequest.builder(PICTURE, VIDEO, Mode.STANDARD)
                    .watermark(true)
                    .build())
            .await();
    VideoResult mixed =
        video
            .submit(
                WanAnimateMixRequest.builder(PICTURE, VIDEO, Mode.PROFESSIONAL)
                    .checkImage(false)
                    .build())
            .await();

    assertThat(usage(moved).videoRatio()).isEqualTo("standard");
    assertThat(usage(moved).seconds()).isEqualTo(3.0);
    assertThat(usage(mixed).videoRatio()).isEqualTo("pro");
    assertThat(
            server.requests().stream()
                .filter(call -> call.path().endsWith("/image2video/video-synthesis"))
                .map(RecordedCall::body))
        .containsExactly(
            "{\"model\":\"wan2.2-animate-move\",\"input\":{\"image_url\":"
                + "\"https://example.com/cat.png\",\"video_url\":\"https://example.com/dance.mp4\","
                + "\"watermark\":true},\"parameters\":{\"mode\":\"wan-std\"}}",
            "{\"model\":\"wan2.2-animate-mix\",\"input\":{\"image_url\":"
                + "\"https://example.com/cat.png\",\"video_url\":\"https://example.com/dance.mp4\"},"
                + "\"parameters\":{\"check_image\":false,\"mode\":\"wan-pro\"}}");
  }

  @Test
  void animate_unfitPicture_isRefused(QiaoClient client) {
    assertThat(
            violations(
                client,
                WanAnimateMoveRequest.builder(
                        MediaSource.of(png(1000, 300), "wide.png"), VIDEO, Mode.STANDARD)
                    .build()))
        .containsExactly(
            new Violation(
                "input.image_url",
                "from 1:3 to 3:1 (width to height) for wan2.2-animate-move",
                "1000 x 300 pixels",
                "crop it"));
  }

  @Test
  void animate_addressThatIsNotAscii_isEncodedAsThePageAsks(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                WanAnimateMoveRequest.builder(
                        PICTURE, MediaSource.of("https://example.com/舞.mp4"), Mode.STANDARD)
                    .build()))
        .isEmpty();
    assertThat(submission(server).body()).contains("https://example.com/%E8%88%9E.mp4");
  }

  @Test
  void await_failedTask_saysWhy(FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("DataInspectionFailed", "Input or output was rejected.");
    TaskHandle<VideoResult> task =
        new VideoService(client)
            .submit(WanAnimateMixRequest.builder(PICTURE, VIDEO, Mode.STANDARD).build());

    assertThatThrownBy(task::await)
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> {
              assertThat(e.taskRef().operation()).isEqualTo("wan.animate-mix.create");
              assertThat(e.reason()).isInstanceOf(ContentRejectedException.class);
            });
  }

  @Test
  void build_withoutWhatIsRequired_saysWhatIsMissing() {
    assertThatThrownBy(
            () -> WanReferenceToVideoRequest.builder(VideoModels.WAN2_6_R2V, "Sings.").build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "WanReferenceToVideoRequest breaks a documented limit: input.reference_urls is empty"
                + " but must be set (give a picture or video of whom the video shows)");
    assertThatThrownBy(
            () -> WanReferenceToVideoRequest.builder(VideoModels.WAN2_6_R2V, " ", PICTURE).build())
        .hasMessage(
            "WanReferenceToVideoRequest breaks a documented limit: input.prompt is blank but must"
                + " be set (say what the video shows)");
  }

  @Test
  void submissionLimits_standInTheCatalogue(QiaoClient client) {
    assertThat(client.models().find(VideoModels.WAN2_2_ANIMATE_MIX))
        .hasValueSatisfying(
            limits ->
                assertThat(limits.submissions())
                    .isEqualTo(new dev.qiao.core.task.SubmissionLimit(5, 1)));
    assertThat(client.models().find(VideoModels.WANX2_1_VACE_PLUS))
        .hasValueSatisfying(
            limits ->
                assertThat(limits.submissions())
                    .isEqualTo(new dev.qiao.core.task.SubmissionLimit(2, 2)));
  }
}
