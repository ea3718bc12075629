package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.FileTaskStore;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.Fault;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.testkit.RecordedTask;
import dev.qiao.testkit.RecordedUpload;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.portrait.AnimateAnyoneDetectRequest;
import dev.qiao.video.portrait.AnimateAnyoneDetection;
import dev.qiao.video.portrait.AnimateAnyoneRequest;
import dev.qiao.video.portrait.AnimateAnyoneTemplate;
import dev.qiao.video.portrait.AnimateAnyoneTemplateRequest;
import dev.qiao.video.portrait.EmoDetectRequest;
import dev.qiao.video.portrait.EmoRequest;
import dev.qiao.video.portrait.EmojiDetectRequest;
import dev.qiao.video.portrait.EmojiDetection;
import dev.qiao.video.portrait.EmojiRequest;
import dev.qiao.video.portrait.EmojiRequest.DrivenId;
import dev.qiao.video.portrait.LivePortraitDetectRequest;
import dev.qiao.video.portrait.LivePortraitDetection;
import dev.qiao.video.portrait.LivePortraitRequest;
import dev.qiao.video.portrait.PortraitBox;
import dev.qiao.video.portrait.PortraitDetection;
import dev.qiao.video.portrait.PortraitRejectedException;
import dev.qiao.video.portrait.PortraitRejection;
import dev.qiao.video.portrait.VideoRetalkRequest;
import dev.qiao.video.portrait.VideoStyleTransformRequest;
import dev.qiao.video.portrait.WanSpeechToVideoDetectRequest;
import dev.qiao.video.portrait.WanSpeechToVideoDetection;
import dev.qiao.video.portrait.WanSpeechToVideoRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@FakeModels
class PortraitsTest {
  private static final MediaSource PHOTO =
      MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
  private static final MediaSource VOICE =
      MediaSource.of(SampleMedia.speechWav("Hello, I am a portrait that talks."), "voice.wav");
  private static final MediaSource CLIP = MediaSource.of(SampleMedia.clipMp4(), "clip.mp4");
  private static final MediaSource FAR = MediaSource.of("https://example.com/me.png");

  @TempDir Path folder;

  /** Those that look at the picture first. */
  enum Family {
    EMO {
      @Override
      PortraitDetection look(VideoService video) {
        return video.detect(EmoDetectRequest.builder(PHOTO).build());
      }

      @Override
      VideoResult make(VideoService video, Path target) {
        return video.generateTo(
            target,
            EmoDetectRequest.builder(PHOTO).build(),
            passed -> EmoRequest.builder(passed, VOICE).build());
      }
    },
    LIVEPORTRAIT {
      @Override
      PortraitDetection look(VideoService video) {
        return video.detect(LivePortraitDetectRequest.builder(PHOTO).build());
      }

      @Override
      VideoResult make(VideoService video, Path target) {
        return video.generateTo(
            target,
            LivePortraitDetectRequest.builder(PHOTO).build(),
            passed -> LivePortraitRequest.builder(passed, VOICE).build());
      }
    },
    EMOJI {
      @Override
      PortraitDetection look(VideoService video) {
        return video.detect(EmojiDetectRequest.builder(PHOTO).build());
      }

      @Override
      VideoResult make(VideoService video, Path target) {
        return video.generateTo(
            target,
            EmojiDetectRequest.builder(PHOTO).build(),
            passed -> EmojiRequest.builder(passed, DrivenId.DAGONG_KAIXIN).build());
      }
    },
    ANIMATE_ANYONE {
      @Override
      PortraitDetection look(VideoService video) {
        return video.detect(AnimateAnyoneDetectRequest.builder(PHOTO).build());
      }

      @Override
      VideoResult make(VideoService video, Path target) {
        return video.generateTo(
            target,
            AnimateAnyoneDetectRequest.builder(PHOTO).build(),
            passed -> AnimateAnyoneRequest.builder(passed, "AACT.kept").build());
      }
    },
    WAN_SPEECH_TO_VIDEO {
      @Override
      PortraitDetection look(VideoService video) {
        return video.detect(WanSpeechToVideoDetectRequest.builder(PHOTO).build());
      }

      @Override
      VideoResult make(VideoService video, Path target) {
        return video.generateTo(
            target,
            WanSpeechToVideoDetectRequest.builder(PHOTO).build(),
            passed -> WanSpeechToVideoRequest.builder(passed, VOICE).build());
      }
    };

    /** Looks alone. */
    abstract PortraitDetection look(VideoService video);

    /** Looks, generates and saves. */
    abstract VideoResult make(VideoService video, Path target);

    /** Whether an answer has a code as well. */
    boolean tellsCodes() {
      return this != LIVEPORTRAIT && this != ANIMATE_ANYONE;
    }
  }

  /** The one request that created a task. */
  private static RecordedCall created(FakeModelServer server) {
    List<RecordedCall> calls = server.requests("/video-synthesis");
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  private static List<String> uploadedFor(FakeModelServer server) {
    return server.uploads().stream().map(RecordedUpload::model).toList();
  }

  private void assertSaved(VideoResult result) {
    assertThat(result.video().saveTo(folder.resolve("made.mp4")))
        .hasBinaryContent(SampleMedia.clipMp4());
  }

  @Test
  void livePortrait_detectThenGenerate_bringsAVideo(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    LivePortraitDetection.Passed passed =
        video.detect(LivePortraitDetectRequest.builder(PHOTO).build()).orThrow();
    VideoResult result =
        video
            .submit(
                LivePortraitRequest.builder(passed, VOICE)
                    .templateId(LivePortraitRequest.TemplateId.ACTIVE)
                    .mouthMoveStrength(1.5)
                    .pasteBack(false)
                    .build())
            .await();

    assertThat(passed.image()).isSameAs(PHOTO);
    assertThat(passed.imageCount()).isEqualTo(1);
    assertThat(created(server).json("/parameters"))
        .isEqualTo(
            Map.of("template_id", "active", "mouth_move_strength", 1.5, "paste_back", false));
    assertThat(uploadedFor(server))
        .containsExactly("liveportrait-detect", "liveportrait", "liveportrait");
    assertThat(result.usage().seconds()).isEqualTo(3.0);
    assertSaved(result);
  }

  @Test
  void emoji_detectThenGenerate_takesTheBoxesUnderTheirOtherNames(
      FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    EmojiDetection.Passed passed =
        video.detect(EmojiDetectRequest.builder(PHOTO).build()).orThrow();
    VideoResult result =
        video.submit(EmojiRequest.builder(passed, DrivenId.JINGDIAN_LEI).build()).await();

    assertThat(server.requests("/face-detect").get(0).json("/parameters/ratio")).isEqualTo("1:1");
    RecordedCall sent = created(server);
    assertThat(sent.json("/input/face_bbox")).isEqualTo(List.of(138, 190, 373, 443));
    assertThat(sent.json("/input/ext_bbox")).isEqualTo(List.of(0, 60, 512, 572));
    assertThat(sent.json("/input/driven_id")).isEqualTo("jingdian_lei");
    assertThat(uploadedFor(server)).containsExactly("emoji-detect-v1", "emoji-v1");
    assertSaved(result);
  }

  @Test
  void animateAnyone_detectThenTemplateThenGenerate_bringsAVideo(
      FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    AnimateAnyoneDetection.Passed passed =
        video.detect(AnimateAnyoneDetectRequest.builder(PHOTO).build()).orThrow();
    AnimateAnyoneTemplate template =
        video.submit(AnimateAnyoneTemplateRequest.builder(CLIP).build()).await();
    VideoResult result =
        video
            .submit(
                AnimateAnyoneRequest.builder(passed, template.templateId())
                    .useRefImgBg(true)
                    .videoRatio(AnimateAnyoneRequest.VideoRatio.PORTRAIT_3_4)
                    .build())
            .await();

    assertThat(passed.bodystyle()).isEqualTo(AnimateAnyoneDetection.BodyStyle.FULL);
    assertThat(template.usage().seconds()).isEqualTo(3.0);
    assertThat(created(server).json("/input/template_id")).isEqualTo(template.templateId());
    assertThat(created(server).json("/parameters"))
        .isEqualTo(Map.of("use_ref_img_bg", true, "video_ratio", "3:4"));
    assertThat(server.tasks())
        .extracting(RecordedTask::model)
        .containsExactly("animate-anyone-template-gen2", "animate-anyone-gen2");
    assertSaved(result);
  }

  @Test
  void wanSpeechToVideo_detectThenGenerate_bringsAVideo(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    WanSpeechToVideoDetection.Passed passed =
        video.detect(WanSpeechToVideoDetectRequest.builder(PHOTO).build()).orThrow();
    VideoResult result =
        video
            .submit(
                WanSpeechToVideoRequest.builder(passed, VOICE)
                    .resolution(WanSpeechToVideoRequest.Resolution.P720)
                    .build())
            .await();

    assertThat(passed.humanoid()).isTrue();
    assertThat(created(server).json("/parameters")).isEqualTo(Map.of("resolution", "720P"));
    assertThat(result.usage().sr()).isEqualTo("720");
    assertThat(result.usage().fps()).isEqualTo(30.0);
    assertSaved(result);
  }

  @Test
  void videoRetalk_make_uploadsAllThreeAndSaves(FakeModelServer server, QiaoClient client) {
    Path target = folder.resolve("retalk.mp4");
    VideoResult result =
        new VideoService(client)
            .generateTo(
                target,
                VideoRetalkRequest.builder(CLIP, VOICE)
                    .refImageUrl(PHOTO)
                    .videoExtension(true)
                    .queryFaceThreshold(180)
                    .build());

    assertThat(String.valueOf(created(server).json("/input/ref_image_url"))).startsWith("oss://");
    assertThat(created(server).json("/parameters"))
        .isEqualTo(Map.of("video_extension", true, "query_face_threshold", 180));
    assertThat(uploadedFor(server)).containsExactly("videoretalk", "videoretalk", "videoretalk");
    assertThat(result.usage().videoRatio()).isEqualTo("standard");
    assertThat(target).hasBinaryContent(SampleMedia.clipMp4());
  }

  @Test
  void videoStyleTransform_make_sendsNumbersAndSaves(FakeModelServer server, QiaoClient client) {
    Path target = folder.resolve("ink.mp4");
    VideoResult result =
        new VideoService(client)
            .generateTo(
                target,
                VideoStyleTransformRequest.builder(CLIP)
                    .style(VideoStyleTransformRequest.Style.CHINESE_INK)
                    .minLen(540)
                    .useSr(true)
                    .build());

    assertThat(created(server).json("/parameters"))
        .isEqualTo(Map.of("style", 7, "min_len", 540, "use_SR", true));
    assertThat(result.usage().sr()).isEqualTo("540");
    assertThat(target).hasBinaryContent(SampleMedia.clipMp4());
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void make_looksGeneratesAndSaves(Family family, FakeModelServer server, QiaoClient client) {
    Path target = folder.resolve("made.mp4");

    VideoResult result = family.make(new VideoService(client), target);

    assertThat(target).hasBinaryContent(SampleMedia.clipMp4());
    assertThat(result.usage().seconds()).isEqualTo(3.0);
    assertThat(server.tasks()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void detect_rejectedPicture_isAValueWithTheServicesReason(
      Family family, FakeModelServer server, QiaoClient client) {
    server.rejectNextPortrait("InvalidFile.FacePose", "The pose is invalid.");

    PortraitDetection detection = family.look(new VideoService(client));

    assertThat(detection.imageCount()).isEqualTo(1);
    assertThat(detection.requestId()).isNotBlank();
    assertThat(detection)
        .isInstanceOfSatisfying(
            PortraitRejection.class,
            rejected -> {
              assertThat(rejected.code())
                  .isEqualTo(family.tellsCodes() ? "InvalidFile.FacePose" : "");
              assertThat(rejected.message()).isEqualTo("The pose is invalid.");
              assertThat(rejected.reason())
                  .isEqualTo(
                      family.tellsCodes()
                          ? "InvalidFile.FacePose: The pose is invalid."
                          : "The pose is invalid.");
            });
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void detect_rejectedWithoutWords_saysWhatAPictureMustBeLike(
      Family family, FakeModelServer server, QiaoClient client) {
    server.rejectNextPortrait("", "");

    PortraitRejection rejected = (PortraitRejection) family.look(new VideoService(client));

    assertThat(rejected.reason())
        .isEqualTo("the service gave no reason; " + rejected.advice())
        .contains("shows one ");
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void make_rejectedPicture_isNeverPaidFor(
      Family family, FakeModelServer server, QiaoClient client) {
    server.rejectNextPortrait("", "The picture shows a cat.");
    Path target = folder.resolve("never.mp4");

    assertThatThrownBy(() -> family.make(new VideoService(client), target))
        .isInstanceOfSatisfying(
            PortraitRejectedException.class,
            e -> {
              assertThat(e.rejection().message()).isEqualTo("The picture shows a cat.");
              assertThat(e.rejection().imageCount()).isEqualTo(1);
              assertThat(e.taskRef()).isNull();
            })
        .hasMessage(
            "the picture was rejected: The picture shows a cat. (nothing was submitted; the"
                + " detection itself is billed)");
    assertThat(server.tasks()).isEmpty();
    assertThat(server.requests("/video-synthesis")).isEmpty();
    assertThat(target).doesNotExist();
  }

  @Test
  void make_rejectedDancer_paysForNoTemplateEither(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    Function<AnimateAnyoneDetection.Passed, AnimateAnyoneRequest> dance =
        passed ->
            AnimateAnyoneRequest.builder(
                    passed,
                    video
                        .submit(AnimateAnyoneTemplateRequest.builder(CLIP).build())
                        .await()
                        .templateId())
                .build();
    AnimateAnyoneDetectRequest look = AnimateAnyoneDetectRequest.builder(PHOTO).build();
    Path target = folder.resolve("dance.mp4");

    server.rejectNextPortrait("", "The input image has no human body.");
    assertThatThrownBy(() -> video.generateTo(target, look, dance))
        .isInstanceOf(PortraitRejectedException.class);
    assertThat(server.tasks()).isEmpty();

    video.generateTo(target, look, dance);
    assertThat(target).hasBinaryContent(SampleMedia.clipMp4());
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void make_failedTask_throwsWithTheServicesCodeAndTheReference(
      Family family, FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("InvalidURL", "Required URL is missing or invalid.");

    assertThatThrownBy(() -> family.make(new VideoService(client), folder.resolve("no.mp4")))
        .isInstanceOfSatisfying(
            TaskFailedException.class,
            e -> {
              assertThat(e.code()).isEqualTo("InvalidURL");
              assertThat(e.taskRef().taskId()).isEqualTo(server.tasks().get(0).id());
            });
  }

  @Test
  void submit_failedTemplateOrRetalkOrTransform_throwsWithTheReference(
      FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    for (int i = 0; i < 3; i++) {
      server.nextTaskFails("InvalidFile.Content", "The first frame has no human body.");
    }
    List<TaskHandle<?>> tasks =
        List.of(
            video.submit(AnimateAnyoneTemplateRequest.builder(CLIP).build()),
            video.submit(VideoRetalkRequest.builder(CLIP, VOICE).build()),
            video.submit(VideoStyleTransformRequest.builder(CLIP).build()));

    for (TaskHandle<?> task : tasks) {
      assertThatThrownBy(task::await)
          .isInstanceOfSatisfying(
              TaskFailedException.class,
              e -> {
                assertThat(e.taskRef()).isEqualTo(task.ref());
                assertThat(e.code()).isEqualTo("InvalidFile.Content");
              });
    }
  }

  @Test
  void make_downloadThatFails_keepsTheReferenceOfThePaidTask(
      FakeModelServer server, QiaoClient client) {
    server.faults(PortraitsTest::loginPageForFiles);
    Path target = folder.resolve("made.mp4");

    assertThatThrownBy(() -> Family.LIVEPORTRAIT.make(new VideoService(client), target))
        .isInstanceOfSatisfying(
            DownloadException.class,
            e -> assertThat(e.taskRef().taskId()).isEqualTo(server.tasks().get(0).id()));
  }

  private static Fault loginPageForFiles(RecordedCall call) {
    return call.path().endsWith(".mp4")
        ? Fault.answer(200, "text/html", "<html>please log in</html>")
        : null;
  }

  @Test
  void make_withAStore_forgetsTheTaskOnlyWhenItsFileIsThere(FakeModelServer server)
      throws IOException {
    server.faults(PortraitsTest::loginPageForFiles);
    try (FileTaskStore store = FileTaskStore.open(folder.resolve("tasks"));
        QiaoClient client = server.clientBuilder().taskStore(store).build()) {
      VideoService video = new VideoService(client);
      assertThatThrownBy(() -> Family.EMOJI.make(video, folder.resolve("first.mp4")))
          .isInstanceOf(DownloadException.class);
      assertThat(store.all()).hasSize(1);

      server.faults(call -> null);
      TaskHandle<VideoResult> kept = client.tasks().resume(store.all().get(0), VideoResult.class);
      assertSaved(kept.await());
      kept.release();
      assertThat(store.all()).isEmpty();

      server.nextTaskFails("InvalidURL", "Required URL is missing or invalid.");
      assertThatThrownBy(() -> Family.EMOJI.make(video, folder.resolve("other.mp4")))
          .isInstanceOf(TaskFailedException.class);
      Family.EMOJI.make(video, folder.resolve("other.mp4"));
      assertThat(store.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void detect_answerWithoutVerdict_isMalformedAndNoRejection(
      Family family, FakeModelServer server, QiaoClient client) {
    server.faults(
        call ->
            call.path().endsWith("-detect")
                ? Fault.answer(200, "application/json", "{\"output\":{},\"request_id\":\"r1\"}")
                : null);

    assertThatThrownBy(() -> family.look(new VideoService(client)))
        .isInstanceOfSatisfying(
            MalformedResponseException.class, e -> assertThat(e.body()).contains("\"r1\""));
  }

  @Test
  void detect_passedWithoutItsBoxes_isMalformed(FakeModelServer server, QiaoClient client) {
    server.nextRequest(
        Fault.answer(
            200,
            "application/json",
            "{\"output\":{\"bbox_face\":[1,2,3,4]},\"request_id\":\"r1\"}"));

    assertThatThrownBy(
            () -> new VideoService(client).detect(EmojiDetectRequest.builder(FAR).build()))
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void submit_limitsOfLivePortrait_areAllNamed(FakeModelServer server, QiaoClient client) {
    MediaSource tall = MediaSource.of(png(300, 900), "tall.png");
    MediaSource talk = MediaSource.of(silence(181), "talk.wav");

    assertRefused(
        server,
        () ->
            new VideoService(client)
                .submit(
                    LivePortraitRequest.builder(tall, talk)
                        .templateId(LivePortraitRequest.TemplateId.of("wild"))
                        .eyeMoveFreq(1.1)
                        .videoFps(31)
                        .mouthMoveStrength(1.6)
                        .headMoveStrength(-0.1)
                        .build()),
        "liveportrait.create breaks 7 documented limits: input.image_url is 300 x 900 pixels but"
            + " must be from 1:2 to 2:1 (width to height) for liveportrait (crop it);"
            + " input.audio_url is 181 s but must be from 1 s to 180 s long for"
            + " liveportrait (cut or extend it); parameters.template_id is wild but must be one of"
            + " normal, calm, active for liveportrait (choose one of them);"
            + " parameters.eye_move_freq is 1.1 but must be at least 0 and at most 1 for"
            + " liveportrait (set a value in that range); parameters.video_fps is 31 but must be at"
            + " least 15 and at most 30 for liveportrait (set a value in that range);"
            + " parameters.mouth_move_strength is 1.6 but must be at least 0 and at most 1.5 for"
            + " liveportrait (set a value in that range); parameters.head_move_strength is -0.1 but"
            + " must be at least 0 and at most 1 for liveportrait (set a value in that range)");
  }

  @Test
  void detect_pictureOutsideTheLimits_isRefusedBeforeItIsBilled(
      FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    MediaSource small = MediaSource.of(png(300, 900), "small.png");
    String tooSmall =
        "input.image_url is 300 x 900 pixels but must be from 400 to 7000 pixels on each side for ";

    assertRefused(
        server,
        () -> video.detect(EmojiDetectRequest.builder(small).ratio("3:4").build()),
        "emoji.detect breaks 2 documented limits: "
            + tooSmall
            + "emoji-detect-v1 (scale it); parameters.ratio is 3:4 but must be 1:1 for"
            + " emoji-detect-v1 (set that or leave it out)");
    assertRefused(
        server,
        () -> video.detect(WanSpeechToVideoDetectRequest.builder(small).build()),
        "wan.s2v.detect breaks a documented limit: " + tooSmall + "wan2.2-s2v-detect (scale it)");
    assertRefused(
        server,
        () -> video.detect(LivePortraitDetectRequest.builder(VOICE).build()),
        "liveportrait.detect breaks a documented limit: input.image_url is WAV but must be JPEG or"
            + " PNG or BMP or WEBP for liveportrait-detect (convert it; the format is detected from"
            + " the content, not the name)");
  }

  @Test
  void submit_mediaOutsideTheLimits_isRefusedBeforeItIsPaidFor(
      FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    PortraitBox box = PortraitBox.of(0, 0, 9, 9);
    MediaSource small = MediaSource.of(png(300, 900), "small.png");

    assertRefused(
        server,
        () -> video.submit(EmojiRequest.builder(small, box, box, DrivenId.DAGONG_GANJI).build()),
        "emoji.create breaks a documented limit: input.image_url is 300 x 900 pixels but must be"
            + " from 400 to 7000 pixels on each side for emoji-v1 (scale it)");
    assertRefused(
        server,
        () -> video.submit(AnimateAnyoneTemplateRequest.builder(PHOTO).build()),
        "animate-anyone.template.create breaks a documented limit: input.video_url is PNG but must"
            + " be MP4 or AVI or MOV for animate-anyone-template-gen2 (convert it; the format is"
            + " detected from the content, not the name)");
    assertRefused(
        server,
        () ->
            video.submit(
                AnimateAnyoneRequest.builder(small, "AACT.kept")
                    .videoRatio(AnimateAnyoneRequest.VideoRatio.of("1:1"))
                    .build()),
        "animate-anyone.create breaks 2 documented limits: input.image_url is 300 x 900 pixels but"
            + " must be from 1:2 to 2:1 (width to height) for animate-anyone-gen2 (crop it);"
            + " parameters.video_ratio is 1:1 but must be one of 9:16, 3:4 for animate-anyone-gen2"
            + " (choose one of them)");
    assertRefused(
        server,
        () ->
            video.submit(
                WanSpeechToVideoRequest.builder(PHOTO, MediaSource.of(silence(21), "long.wav"))
                    .resolution(WanSpeechToVideoRequest.Resolution.of("1080P"))
                    .build()),
        "wan.s2v.create breaks 2 documented limits: input.audio_url is 21 s but must be at most"
            + " 20 s long for wan2.2-s2v (cut or extend it); parameters.resolution is 1080P but"
            + " must be one of 480P, 720P for wan2.2-s2v (choose one of them)");
    assertRefused(
        server,
        () ->
            video.submit(
                VideoRetalkRequest.builder(CLIP, MediaSource.of(silence(1), "short.wav"))
                    .refImageUrl(small)
                    .queryFaceThreshold(119)
                    .build()),
        "video-retalk.create breaks 3 documented limits: input.audio_url is 1 s but must be from 2"
            + " s to 120 s long for videoretalk (cut or extend it); input.ref_image_url is 300 x"
            + " 900 pixels but must be from 1:2 to 2:1 (width to height) for videoretalk (crop"
            + " it); parameters.query_face_threshold is 119 but must be at least 120 and at most"
            + " 200 for videoretalk (set a value in that range)");
    assertRefused(
        server,
        () ->
            video.submit(
                VideoStyleTransformRequest.builder(CLIP)
                    .style(VideoStyleTransformRequest.Style.of(8))
                    .videoFps(14)
                    .minLen(360)
                    .build()),
        "video-style-transform.create breaks 3 documented limits: parameters.style is 8 but must be"
            + " at least 0 and at most 7 for video-style-transform (set a value in that range);"
            + " parameters.video_fps is 14 but must be at least 15 and at most 25 for"
            + " video-style-transform (set a value in that range); parameters.min_len is 360 but"
            + " must be one of 720, 540 for video-style-transform (choose one of them)");
    assertRefused(
        server,
        () ->
            video.submit(
                VideoStyleTransformRequest.builder(MediaSource.of(silence(1), "a.wav")).build()),
        "video-style-transform.create breaks a documented limit: input.video_url is WAV but must be"
            + " MP4 or AVI or MKV or MOV or FLV or TS or MPG or MXF for video-style-transform"
            + " (convert it; the format is detected from the content, not the name)");
  }

  @Test
  void submit_voiceWhoseLengthTwoPagesDisputeAbout_isSentWithAWarning(FakeModelServer server) {
    assertThat(
            Warned.by(
                server,
                WanSpeechToVideoRequest.builder(PHOTO, MediaSource.of(silence(20), "v.wav"))
                    .build()))
        .containsExactly(
            "input.audio_url is 20 s but should be less than 20 s long for wan2.2-s2v: the page has"
                + " the end itself excluded, an overview has it included (cut or extend it)");
    assertThat(
            Warned.by(
                server,
                LivePortraitRequest.builder(PHOTO, MediaSource.of(silence(180), "v.wav")).build()))
        .containsExactly(
            "input.audio_url is 180 s but should be more than 1 s and less than 180 s long for"
                + " liveportrait: the page has the end itself excluded (cut or extend it)");
    assertThat(
            Warned.by(
                server,
                LivePortraitRequest.builder(PHOTO, MediaSource.of(silence(2), "v.wav")).build()))
        .isEmpty();
  }

  @Test
  void submit_modelNobodyKnows_isNeverRefused(FakeModelServer server, QiaoClient client) {
    MediaSource small = MediaSource.of(png(30, 90), "small.png");
    new VideoService(client)
        .submit(
            AnimateAnyoneRequest.builder(small, "AACT.kept")
                .model(Model.of("animate-anyone-mine"))
                .videoRatio(AnimateAnyoneRequest.VideoRatio.of("21:9"))
                .build());

    assertThat(created(server).json("/model")).isEqualTo("animate-anyone-mine");
    assertThat(created(server).json("/parameters/video_ratio")).isEqualTo("21:9");
  }

  @Test
  void submit_storedDetection_sendsItsValues(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    video.submit(
        EmojiRequest.builder(
                FAR,
                PortraitBox.of(212, 194, 460, 441),
                PortraitBox.of(63, 30, 609, 575),
                DrivenId.MENGWA_KAIXIN)
            .build());

    assertThat(created(server).json("/input"))
        .isEqualTo(
            Map.of(
                "image_url",
                "https://example.com/me.png",
                "face_bbox",
                List.of(212, 194, 460, 441),
                "ext_bbox",
                List.of(63, 30, 609, 575),
                "driven_id",
                "mengwa_kaixin"));
  }

  @Test
  void builder_withoutTemplate_saysWhereItComesFrom() {
    AnimateAnyoneRequest.Builder builder = AnimateAnyoneRequest.builder(FAR, " ");

    assertThatThrownBy(builder::build)
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "AnimateAnyoneRequest breaks a documented limit: input.template_id is blank but must be"
                + " set (an AnimateAnyoneTemplateRequest makes one of a dance)");
  }

  @Test
  void parameters_thatThisVersionDoesNotKnow_areSent(FakeModelServer server, QiaoClient client) {
    new VideoService(client)
        .submit(
            AnimateAnyoneTemplateRequest.builder(FAR)
                .additionalParameter("loop", true)
                .build()
                .toBuilder()
                .additionalInput("title", "waltz")
                .build());

    assertThat(server.requests("/aa-template-generation").get(0).json("/parameters"))
        .isEqualTo(Map.of("loop", true));
    assertThat(server.requests("/aa-template-generation").get(0).json("/input/title"))
        .isEqualTo("waltz");
  }

  private static void assertRefused(FakeModelServer server, ThrowingCallable call, String message) {
    RequestValidationException refused =
        catchThrowableOfType(RequestValidationException.class, call);
    assertThat(refused).hasMessage(message);
    assertThat(server.requests()).isEmpty();
  }

  private static byte[] png(int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A WAV that plays so many seconds of nothing. */
  private static byte[] silence(int seconds) {
    int rate = 8000;
    ByteBuffer wav = ByteBuffer.allocate(44 + seconds * rate).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + seconds * rate);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate);
    wav.putShort((short) 1).putShort((short) 8);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(seconds * rate);
    return wav.array();
  }
}
