package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Size;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.portrait.AnimateAnyoneDetectRequest;
import dev.qiao.video.portrait.AnimateAnyoneRequest;
import dev.qiao.video.portrait.VideoRetalkRequest;
import dev.qiao.video.portrait.WanSpeechToVideoDetectRequest;
import dev.qiao.video.portrait.WanSpeechToVideoRequest;
import dev.qiao.video.wan.ShotType;
import dev.qiao.video.wan.VideoEffect;
import dev.qiao.video.wan.Wan27ReferenceToVideoRequest;
import dev.qiao.video.wan.WanAnimateMixRequest;
import dev.qiao.video.wan.WanAnimateRequestBuilder.Mode;
import dev.qiao.video.wan.WanImageToVideoRequest;
import dev.qiao.video.wan.WanKeyframeEffectRequest;
import dev.qiao.video.wan.WanReferenceToVideoRequest;
import dev.qiao.video.wan.WanTextToVideoRequest;
import dev.qiao.video.wan.WanVideoEditRequest;
import dev.qiao.video.wan.WanVideoEffectRequest;
import dev.qiao.video.wan.WanVideoSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service takes but ignores, cuts off or does not list is sent with a warning. */
@FakeModels
class VideoWarningsTest {
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/cat.png");
  private static final MediaSource VIDEO = MediaSource.of("https://example.com/dance.mp4");
  private static final MediaSource SOUND = MediaSource.of("https://example.com/song.mp3");
  private static final MediaSource INSIDE =
      MediaSource.of("data:audio/mpeg;base64,SUQzBAAAAAAAAA==");
  private static final String DATA_URI =
      " is a data URI, but the page lists addresses only; give the file or its bytes, which are"
          + " uploaded";

  @Test
  void fieldsWithoutEffect_areNamedWithWhatToDo(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                WanImageToVideoRequest.builder(VideoModels.WAN2_6_I2V_FLASH, PICTURE)
                    .audioUrl(SOUND)
                    .audio(false)
                    .shotType(ShotType.MULTI)
                    .promptExtend(false)
                    .build()))
        .containsExactly(
            "input.audio_url has no effect, as parameters.audio is false: the video is silent;"
                + " leave one out",
            "parameters.shot_type has no effect, as parameters.prompt_extend is false: leave"
                + " promptExtend out or set it true");
    assertThat(
            Warned.by(
                server,
                WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A cat.")
                    .shotType(ShotType.MULTI)
                    .promptExtend(false)
                    .build()))
        .hasSize(1);
    assertThat(
            Warned.by(
                server,
                WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A cat.")
                    .shotType(ShotType.MULTI)
                    .build()))
        .isEmpty();
    assertThat(
            Warned.by(
                server,
                AnimateAnyoneRequest.builder(PICTURE, "AACT.1")
                    .videoRatio(AnimateAnyoneRequest.VideoRatio.PORTRAIT_3_4)
                    .build()))
        .containsExactly(
            "parameters.video_ratio has no effect unless parameters.use_ref_img_bg is true; set it"
                + " or leave this out");
    assertThat(
            Warned.by(
                server, VideoRetalkRequest.builder(VIDEO, SOUND).queryFaceThreshold(150).build()))
        .containsExactly(
            "parameters.query_face_threshold has no effect without input.ref_image_url; set a"
                + " picture or leave it out");
  }

  @Test
  void ratioBesideAFirstFrame_hasNoEffect(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                Wan27ReferenceToVideoRequest.builder(
                        VideoModels.WAN2_7_R2V,
                        "A cat runs.",
                        VideoMedia.firstFrame(PICTURE),
                        VideoMedia.referenceImage(PICTURE))
                    .ratio(Ratio.R1_1)
                    .build()))
        .containsExactly(
            "parameters.ratio has no effect beside a first_frame in input.media; leave one out");
  }

  @Test
  void referencesThatThePromptDoesNotName_areWarnedOf(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                WanReferenceToVideoRequest.builder(VideoModels.WAN2_6_R2V, "She dances.", PICTURE)
                    .build()))
        .containsExactly(
            "input.prompt names no character1, character2 ..: the references have no effect"
                + " without, as these words are the only link to them");
    assertThat(
            Warned.by(
                server,
                WanReferenceToVideoRequest.builder(VideoModels.WAN2_6_R2V, "Character1在跳舞", PICTURE)
                    .build()))
        .isEmpty();
  }

  @Test
  void wordsThatNoPageLists_areSentAndTheNearestNamed(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                WanKeyframeEffectRequest.builder(
                        VideoModels.WANX2_1_KF2V_PLUS, PICTURE, VideoEffect.of("hufu-1"))
                    .build()))
        .containsExactly(
            "input.template is hufu-1, which no page lists; the nearest that is listed is hanfu-1");
    assertThat(
            Warned.by(
                server,
                WanVideoEffectRequest.builder(
                        VideoModels.WANX2_1_I2V_PLUS, PICTURE, VideoEffect.of("squash"))
                    .build()))
        .containsExactly(
            "input.template is squash, which no page lists; the nearest that is listed is squish");
  }

  @Test
  void modeOfAnimate_isAClosedSet(QiaoClient client) {
    assertThatThrownBy(
            () ->
                new VideoService(client)
                    .submit(
                        WanAnimateMixRequest.builder(PICTURE, VIDEO, Mode.of("wan-max")).build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "wan.animate-mix.create breaks a documented limit: parameters.mode is wan-max but must"
                + " be one of wan-std, wan-pro for wan2.2-animate-mix (choose one of them)");
  }

  @Test
  void dataUriWhereThePageListsAddresses_isWarnedOf(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A song.")
                    .audioUrl(INSIDE)
                    .build()))
        .containsExactly("input.audio_url" + DATA_URI);
    assertThat(Warned.by(server, WanSpeechToVideoRequest.builder(PICTURE, INSIDE).build()))
        .containsExactly("input.audio_url" + DATA_URI);
    assertThat(Warned.by(server, VideoRetalkRequest.builder(VIDEO, INSIDE).build()))
        .containsExactly("input.audio_url" + DATA_URI);
  }

  @Test
  void detectionOfAFormatThatTheVideoRefuses_isWarnedOf(FakeModelServer server) {
    List<String> warnings = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(warning);
          }
        };
    byte[] webp =
        "RIFF\0\0\0\0WEBPVP8 \0\0\0\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (QiaoClient client = server.clientBuilder().listener(listener).build()) {
      var unused =
          new VideoService(client)
              .detect(AnimateAnyoneDetectRequest.builder(MediaSource.of(webp, "me.webp")).build());
      unused =
          new VideoService(client)
              .detect(
                  AnimateAnyoneDetectRequest.builder(
                          MediaSource.of(SampleMedia.portraitPng(), "me.png"))
                      .build());
    }
    assertThat(warnings)
        .containsExactly(
            "input.image_url is WEBP but should be JPEG or PNG or BMP for"
                + " animate-anyone-detect-gen2: the detection takes it, animate-anyone.create does"
                + " not (convert it; the format is detected from the content, not the name)");
  }

  @Test
  void editing_whatIsDroppedOrWithoutEffect_isWarnedOf(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                WanVideoEditRequest.imageReference("They walk.")
                    .subject(PICTURE)
                    .subject(PICTURE)
                    .subject(PICTURE)
                    .subject(PICTURE)
                    .build()))
        .containsExactly(
            "input.ref_images_url has 4 pictures, of which the service drops all but the first"
                + " three");
    assertThat(
            Warned.by(
                server,
                WanVideoEditRequest.videoEdit("A lion.", VIDEO, PICTURE)
                    .maskType(WanVideoEditRequest.MaskType.FIXED)
                    .expandRatio(0.1)
                    .build()))
        .containsExactly(
            "parameters.expand_ratio has no effect with a fixed mask, as only a tracking mask"
                + " grows; leave it out");
    assertThat(
            Warned.by(
                server,
                WanVideoEditRequest.builder(
                        VideoModels.WANX2_1_VACE_PLUS,
                        WanVideoEditRequest.EditFunction.VIDEO_REPAINTING,
                        "In clay.")
                    .videoUrl(VIDEO)
                    .build()))
        .containsExactly(
            "parameters.control_condition is not set: one page requires it for video_repainting,"
                + " another calls it optional; say what of the video is followed");
  }

  @Test
  void sizesSpelledWithAnX_areSentAsTheServiceSpellsThem(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A cat.")
                    .size(Size.of("1920x1080"))
                    .build()))
        .isEmpty();
    assertThat(
            Warned.by(
                server,
                WanReferenceToVideoRequest.builder(
                        VideoModels.WAN2_6_R2V, "character1 dances.", PICTURE)
                    .size(Size.of("1280x720"))
                    .build()))
        .isEmpty();
    assertThat(server.requests("/video-synthesis"))
        .extracting(call -> call.json("/parameters/size"))
        .containsExactly("1920*1080", "1280*720");
    assertThat(WanVideoSize.P480).hasSize(3);
    assertThat(WanVideoSize.P720).hasSize(5).contains(Size.of("1088*832"));
    assertThat(WanVideoSize.P1080).hasSize(5).contains(Size.of("1248*1632"));
  }

  @Test
  void operation_inARegionThatNoPageNames_isSentAndWarnedOf(FakeModelServer server) {
    assertThat(warnedIn(Region.CN_BEIJING, server)).isEmpty();
    assertThat(warnedIn(Region.AP_SOUTHEAST_1, server))
        .containsExactly(
            "the operation is documented for [cn-beijing] and not for ap-southeast-1; use a client"
                + " and a key of such a region");
    assertThat(warnedIn(Region.US_EAST_1, server)).hasSize(1);
  }

  /** The page of the operation has more regions than some of its models. */
  @ParameterizedTest
  @CsvSource({
    "wan2.6-t2v-us,cn-beijing,[us-east-1]",
    "wan2.6-t2v-us,us-east-1,",
    "wan2.6-t2v,eu-central-1,",
    "wan2.6-t2v,cn-hongkong,'[cn-beijing, ap-southeast-1, us-east-1, eu-central-1]'"
  })
  void model_inARegionThatNoPageNames_isSentAndWarnedOf(
      String model, String region, @Nullable String documented, FakeModelServer server) {
    List<String> warnings = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(warning);
          }
        };
    try (QiaoClient client =
        server.clientBuilder().region(new Region(region)).listener(listener).build()) {
      VideoService video = new VideoService(client);
      assertThat(video.submit(WanTextToVideoRequest.builder(Model.of(model), "A cat.").build()))
          .isNotNull();
    }
    if (documented == null) {
      assertThat(warnings).isEmpty();
    } else {
      assertThat(warnings).singleElement().asString().contains(documented, "not for " + region);
    }
  }

  private static List<String> warnedIn(Region region, FakeModelServer server) {
    List<String> warnings = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(warning);
          }
        };
    try (QiaoClient client = server.clientBuilder().region(region).listener(listener).build()) {
      VideoService video = new VideoService(client);
      assertThat(video.detect(WanSpeechToVideoDetectRequest.builder(PICTURE).build())).isNotNull();
      // This one is in all three.
      assertThat(
              video.submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A cat.").build()))
          .isNotNull();
    }
    return warnings;
  }
}
