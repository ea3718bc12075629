package dev.qiao.video;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.task.SubmissionLimit;
import java.time.Duration;
import java.util.List;

/** What is documented of the models that bring portraits to life. */
final class PortraitLimits {
  private static final String PAGES = "https://help.aliyun.com/zh/model-studio/";
  private static final int MB = 1024 * 1024;

  private static final Limit EMO_PORTRAIT = picture().sides(400, 7000);
  private static final Limit EMO_VOICE =
      voice().maxBytes(15 * MB).duration(Duration.ZERO, Duration.ofSeconds(60));

  // Where a page says "less than", what the service does at the end itself is not known.
  private static final String STRICT = "the page has the end itself excluded";

  private static final Limit LIVEPORTRAIT_PORTRAIT =
      picture().maxBytes(10 * MB).sides(1, 4096).ratio(0.5, 2);
  private static final Limit LIVEPORTRAIT_PORTRAIT_STRICT =
      Limit.warned(MediaLimit.formats().lessThanBytes(10 * MB), STRICT);
  private static final Limit LIVEPORTRAIT_VOICE =
      voice().maxBytes(15 * MB).duration(Duration.ofSeconds(1), Duration.ofMinutes(3));
  private static final Limit LIVEPORTRAIT_VOICE_STRICT =
      Limit.warned(
          MediaLimit.formats()
              .lessThanBytes(15 * MB)
              .durationBetween(Duration.ofSeconds(1), Duration.ofMinutes(3)),
          STRICT);

  private static final Limit EMOJI_PORTRAIT = picture().maxBytes(10 * MB).sides(400, 7000);

  private static final List<String> DRIVEN_IDS =
      List.of(
          "mengwa_kaixin",
          "mengwa_dengyan",
          "mengwa_gandong",
          "mengwa_renzhen_1",
          "mengwa_jidong",
          "mengwa_kun_1",
          "mengwa_jiaoxie",
          "dagong_kaixin",
          "dagong_yangwang",
          "dagong_kunhuo",
          "dagong_zhuakuang",
          "dagong_wunai",
          "dagong_weixiao",
          "dagong_ganji",
          "jingdian_tiaopi",
          "jingdian_deyi_1",
          "jingdian_qidai",
          "jingdian_landuo_1",
          "jingdian_xianqi",
          "jingdian_lei");

  private static final Limit DANCER =
      MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP)
          .maxBytes(5 * MB)
          .sides(1, 4096)
          .ratio(0.5, 2);
  private static final Limit DANCER_STRICT =
      Limit.warned(MediaLimit.formats().lessThanBytes(5 * MB), STRICT);
  private static final Limit DANCER_FORMATS =
      Limit.warned(
          MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP),
          "the detection takes it, animate-anyone.create does not");
  private static final Limit DANCE =
      clip()
          .maxBytes(200 * MB)
          .sides(200, 2048)
          .ratio(1 / 3.0, 3)
          .duration(Duration.ofSeconds(2), Duration.ofSeconds(60));

  private static final Limit S2V_PICTURE = picture().sides(400, 7000);
  private static final Limit S2V_VOICE =
      voice().maxBytes(15 * MB).duration(Duration.ZERO, Duration.ofSeconds(20));
  private static final Limit S2V_VOICE_STRICT =
      Limit.warned(
          MediaLimit.formats()
              .lessThanBytes(15 * MB)
              .durationBetween(Duration.ZERO, Duration.ofSeconds(20)),
          STRICT + ", an overview has it included");

  // The page has these ends both included and excluded.
  private static final Limit RETALK_STRICT =
      Limit.warned(
          MediaLimit.formats().durationBetween(Duration.ofSeconds(2), Duration.ofMinutes(2)),
          STRICT + ", its error text has it included");
  private static final Duration MIN_RETALK = Duration.ofSeconds(2);
  private static final Duration MAX_RETALK = Duration.ofMinutes(2);

  static final List<ModelLimits> ALL =
      List.of(
          of(VideoModels.EMO_DETECT_V1, "emo-detect-api")
              .limit("input.image_url", EMO_PORTRAIT)
              .limit("parameters.ratio", Limit.known(List.of("1:1", "3:4")))
              .build(),
          of(VideoModels.EMO_V1, "emo-api")
              .limit("input.image_url", EMO_PORTRAIT)
              .limit("parameters.style_level", Limit.oneOf("normal", "calm", "active"))
              .limit("input.audio_url", EMO_VOICE)
              .submissions(new SubmissionLimit(5, 1))
              .build(),
          of(VideoModels.LIVEPORTRAIT_DETECT, "liveportrait-detect-api")
              .limit("input.image_url", LIVEPORTRAIT_PORTRAIT)
              .limit("input.image_url", LIVEPORTRAIT_PORTRAIT_STRICT)
              .build(),
          of(VideoModels.LIVEPORTRAIT, "liveportrait-api")
              .limit("input.image_url", LIVEPORTRAIT_PORTRAIT)
              .limit("input.image_url", LIVEPORTRAIT_PORTRAIT_STRICT)
              .limit("input.audio_url", LIVEPORTRAIT_VOICE)
              .limit("input.audio_url", LIVEPORTRAIT_VOICE_STRICT)
              .limit("parameters.template_id", Limit.oneOf("normal", "calm", "active"))
              .limit("parameters.eye_move_freq", Limit.range(0, 1))
              .limit("parameters.video_fps", Limit.range(15, 30))
              .limit("parameters.mouth_move_strength", Limit.range(0, 1.5))
              .limit("parameters.head_move_strength", Limit.range(0, 1))
              .submissions(new SubmissionLimit(5, 1))
              .build(),
          of(VideoModels.EMOJI_DETECT_V1, "emoji-detect-api")
              .limit("input.image_url", EMOJI_PORTRAIT)
              .limit("parameters.ratio", Limit.oneOf("1:1"))
              .build(),
          of(VideoModels.EMOJI_V1, "emoji-api")
              .limit("input.image_url", EMOJI_PORTRAIT)
              .limit("input.driven_id", Limit.known(DRIVEN_IDS))
              .build(),
          of(VideoModels.ANIMATE_ANYONE_DETECT_GEN2, "animateanyone-detect-api")
              .limit("input.image_url", DANCER_FORMATS)
              .build(),
          of(VideoModels.ANIMATE_ANYONE_TEMPLATE_GEN2, "animate-anyone-template-api")
              .limit("input.video_url", DANCE)
              .submissions(new SubmissionLimit(5, 1))
              .build(),
          of(VideoModels.ANIMATE_ANYONE_GEN2, "animateanyone-video-generation-api")
              .limit("input.image_url", DANCER)
              .limit("input.image_url", DANCER_STRICT)
              .limit("parameters.video_ratio", Limit.oneOf("9:16", "3:4"))
              .submissions(new SubmissionLimit(5, 1))
              .build(),
          of(VideoModels.WAN2_2_S2V_DETECT, "wan-s2v-detect-api")
              .limit("input.image_url", S2V_PICTURE)
              .build(),
          of(VideoModels.WAN2_2_S2V, "wan-s2v-api")
              .limit("input.image_url", S2V_PICTURE)
              .limit("input.audio_url", S2V_VOICE)
              .limit("input.audio_url", S2V_VOICE_STRICT)
              .limit("parameters.resolution", Limit.oneOf("480P", "720P"))
              .submissions(new SubmissionLimit(5, 1))
              .build(),
          of(VideoModels.VIDEORETALK, "videoretalk-api")
              .limit(
                  "input.video_url",
                  clip().maxBytes(300 * MB).sides(640, 2048).duration(MIN_RETALK, MAX_RETALK))
              .limit("input.video_url", RETALK_STRICT)
              .limit("input.audio_url", RETALK_STRICT)
              .limit(
                  "input.audio_url",
                  MediaLimit.formats(MediaFormat.WAV, MediaFormat.MP3, MediaFormat.AAC)
                      .maxBytes(30 * MB)
                      .duration(MIN_RETALK, MAX_RETALK))
              .limit(
                  "input.ref_image_url", picture().maxBytes(10 * MB).sides(1, 4096).ratio(0.5, 2))
              .limit("parameters.query_face_threshold", Limit.range(120, 200))
              .submissions(new SubmissionLimit(1, 1))
              .build(),
          of(VideoModels.VIDEO_STYLE_TRANSFORM, "video-style-transform-api-reference")
              .limit(
                  "input.video_url",
                  MediaLimit.formats(
                          MediaFormat.MP4,
                          MediaFormat.AVI,
                          MediaFormat.MKV,
                          MediaFormat.MOV,
                          MediaFormat.FLV,
                          MediaFormat.TS,
                          MediaFormat.MPG,
                          MediaFormat.MXF)
                      .maxBytes(100 * MB)
                      .sides(256, 4096)
                      .ratio(5 / 9.0, 1.8)
                      .duration(Duration.ZERO, Duration.ofSeconds(30)))
              .limit("parameters.style", Limit.range(0, 7))
              .limit("parameters.video_fps", Limit.range(15, 25))
              .limit("parameters.min_len", Limit.oneOf(720, 540))
              .submissions(new SubmissionLimit(2, 1))
              .build());

  private PortraitLimits() {}

  private static ModelLimits.Builder of(Model model, String page) {
    return ModelLimits.builder(model, PAGES + page);
  }

  private static MediaLimit picture() {
    return MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP, MediaFormat.WEBP);
  }

  private static MediaLimit voice() {
    return MediaLimit.formats(MediaFormat.WAV, MediaFormat.MP3);
  }

  private static MediaLimit clip() {
    return MediaLimit.formats(MediaFormat.MP4, MediaFormat.AVI, MediaFormat.MOV);
  }
}
