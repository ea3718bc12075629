package dev.qiao.video;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.video.VideoMedia.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What is documented of the models that take {@code input.media}: wan2.7, wan3.0, HappyHorse. */
final class MediaVideoLimits {
  private static final String HELP = "https://help.aliyun.com/zh/model-studio/";
  private static final String WAN30 =
      "https://www.alibabacloud.com/help/en/model-studio/wan3-video-generation-api-reference";

  private static final Limit PROMPT = Limit.cutOff(5000);
  private static final Limit NO_VOICE =
      Limit.absent("only the references of wan2.7-r2v have voices");
  private static final Limit EXACTLY_ONE = Limit.range(1, 1);
  private static final Limit WAN_RATIOS = Limit.oneOf("16:9", "9:16", "1:1", "4:3", "3:4");
  private static final Limit HORSE_RATIOS =
      Limit.oneOf("16:9", "9:16", "1:1", "4:3", "3:4", "4:5", "5:4", "9:21", "21:9");
  private static final Limit FRAME =
      WanLimits.picture(20).opaque().sides(240, 8000).ratio(1 / 8.0, 8);

  /** More than any picture has: the page names only a least side. */
  private static final int ANY_SIDE = 100_000;

  static final List<ModelLimits> ALL =
      Stream.of(textToVideo(), imageToVideo(), references(), edits(), wan30(), happyHorse())
          .flatMap(List::stream)
          .toList();

  private MediaVideoLimits() {}

  /** Limits of a model whose media may have these roles. */
  private static ModelLimits.Builder media(Model model, String page, Role... roles) {
    return ModelLimits.builder(model, page)
        .limit("input.media[].type", Limit.oneOf((Object[]) roles));
  }

  private static ModelLimits.Builder wan27(ModelLimits.Builder limits) {
    return limits
        .limit("input.prompt", PROMPT)
        .limit("parameters.resolution", Limit.oneOf("720P", "1080P"));
  }

  private static List<ModelLimits> textToVideo() {
    return Stream.of(
            VideoModels.WAN2_7_T2V,
            VideoModels.WAN2_7_T2V_2026_04_25,
            VideoModels.WAN2_7_T2V_2026_06_12)
        .map(
            model ->
                wan27(ModelLimits.builder(model, HELP + "text-to-video-api-reference"))
                    .limit("input.audio_url", WanLimits.sound(2, 30))
                    .limit("parameters.ratio", WAN_RATIOS)
                    .limit("parameters.duration", Limit.range(2, 15))
                    .build())
        .toList();
  }

  private static List<ModelLimits> imageToVideo() {
    return Stream.of(VideoModels.WAN2_7_I2V, VideoModels.WAN2_7_I2V_2026_04_25)
        .map(
            model ->
                wan27(
                        media(
                            model,
                            HELP + "image-to-video-general-api-reference",
                            Role.FIRST_FRAME,
                            Role.LAST_FRAME,
                            Role.DRIVING_AUDIO,
                            Role.FIRST_CLIP))
                    .limit("input.media[first_frame]", FRAME)
                    .limit("input.media[last_frame]", FRAME)
                    .limit("input.media[driving_audio]", WanLimits.sound(2, 30))
                    .limit("input.media[first_clip]", WanLimits.clip(2, 10))
                    .limit("input.media[].reference_voice", NO_VOICE)
                    .limit(
                        "roles",
                        Limit.oneOf(
                            "first_frame",
                            "first_frame + driving_audio",
                            "first_frame + last_frame",
                            "first_frame + last_frame + driving_audio",
                            "first_clip",
                            "last_frame + first_clip"))
                    .limit("parameters.duration", Limit.range(2, 15))
                    .build())
        .toList();
  }

  private static List<ModelLimits> references() {
    return Stream.of(VideoModels.WAN2_7_R2V, VideoModels.WAN2_7_R2V_2026_06_12)
        .map(
            model ->
                wan27(
                        media(
                            model,
                            HELP + "wan-video-to-video-api-reference",
                            Role.REFERENCE_IMAGE,
                            Role.REFERENCE_VIDEO,
                            Role.FIRST_FRAME))
                    .limit("input.media[reference_video]", WanLimits.clip(1, 30))
                    .limit("input.media[].reference_voice", WanLimits.sound(1, 10))
                    .limit("number of references", Limit.range(1, 5))
                    .limit("number of first_frame", Limit.range(0, 1))
                    .limit("parameters.ratio", WAN_RATIOS)
                    .limit("parameters.duration", Limit.range(2, 15))
                    .limit("duration with a reference video", Limit.range(2, 10))
                    .build())
        .toList();
  }

  private static List<ModelLimits> edits() {
    return List.of(
        wan27(
                media(
                    VideoModels.WAN2_7_VIDEOEDIT,
                    HELP + "wan-video-editing-api-reference",
                    Role.VIDEO,
                    Role.REFERENCE_IMAGE))
            .limit("input.media[video]", WanLimits.clip(2, 10))
            .limit("input.media[].reference_voice", NO_VOICE)
            .limit("number of video", EXACTLY_ONE)
            .limit("number of reference_image", Limit.range(0, 4))
            .limit("parameters.ratio", WAN_RATIOS)
            .limit("parameters.duration", Limit.oneOf(0, 2, 3, 4, 5, 6, 7, 8, 9, 10))
            .build());
  }

  private static List<ModelLimits> wan30() {
    return Stream.of(VideoModels.WAN3_0_VIDEO, VideoModels.WAN3_0_VIDEO_PRIME)
        .map(
            model ->
                media(
                        model,
                        WAN30,
                        Role.FIRST_FRAME,
                        Role.LAST_FRAME,
                        Role.REFERENCE_IMAGE,
                        Role.REFERENCE_VIDEO,
                        Role.REFERENCE_AUDIO,
                        Role.FILE,
                        Role.LINK)
                    .limit("input.prompt", Limit.cutOff(20_000))
                    .limit("input.media[].reference_voice", NO_VOICE)
                    .limit("number of first_frame", Limit.range(0, 1))
                    .limit("number of last_frame", Limit.range(0, 1))
                    .limit("number of reference_image", Limit.range(0, 10))
                    .limit("number of reference_video", Limit.range(0, 5))
                    .limit("number of reference_audio", Limit.range(0, 5))
                    .limit("number of file", Limit.range(0, 1))
                    .limit("number of link", Limit.range(0, 1))
                    .limit("parameters.resolution", Limit.oneOf("480P", "720P", "1080P"))
                    .limit(
                        "parameters.ratio",
                        Limit.oneOf("adaptive", "16:9", "4:3", "1:1", "3:4", "9:16"))
                    .limit("parameters.duration", Limit.range(2, 30))
                    .build())
        .toList();
  }

  private static List<ModelLimits> happyHorse() {
    Limit seconds = Limit.range(3, 15);
    Limit old = Limit.oneOf("720P", "1080P");
    Limit newer = Limit.oneOf("480P", "720P", "1080P");
    return List.of(
        horseText(VideoModels.HAPPYHORSE_1_0_T2V, old, seconds),
        horseText(VideoModels.HAPPYHORSE_1_1_T2V, newer, seconds),
        horseImage(VideoModels.HAPPYHORSE_1_0_I2V, old, seconds),
        horseImage(VideoModels.HAPPYHORSE_1_1_I2V, newer, seconds),
        media(
                VideoModels.HAPPYHORSE_1_0_R2V,
                HELP + "happyhorse-reference-to-video-api-reference",
                Role.REFERENCE_IMAGE)
            .limit("input.media[reference_image]", MediaLimit.formats().sides(400, ANY_SIDE))
            .limit("input.media[].reference_voice", NO_VOICE)
            .limit("number of reference_image", Limit.range(1, 9))
            .limit("parameters.resolution", old)
            .limit("parameters.ratio", HORSE_RATIOS)
            .limit("parameters.duration", seconds)
            .build(),
        media(
                VideoModels.HAPPYHORSE_1_0_VIDEO_EDIT,
                HELP + "happyhorse-video-edit-api-reference",
                Role.VIDEO,
                Role.REFERENCE_IMAGE)
            .limit(
                "input.media[video]",
                MediaLimit.formats().duration(Duration.ofSeconds(3), Duration.ofSeconds(60)))
            .limit(
                "input.media[video]",
                Limit.warned(
                    MediaLimit.formats().duration(Duration.ZERO, Duration.ofSeconds(15)),
                    "only the first 15 s are used"))
            .limit("input.media[].reference_voice", NO_VOICE)
            .limit("number of video", EXACTLY_ONE)
            .limit("number of reference_image", Limit.range(0, 5))
            .limit("parameters.resolution", old)
            .build());
  }

  private static ModelLimits horseText(Model model, Limit resolutions, Limit seconds) {
    return ModelLimits.builder(model, HELP + "happyhorse-text-to-video-api-reference")
        .limit("parameters.resolution", resolutions)
        .limit("parameters.ratio", HORSE_RATIOS)
        .limit("parameters.duration", seconds)
        .build();
  }

  private static ModelLimits horseImage(Model model, Limit resolutions, Limit seconds) {
    return media(model, HELP + "happyhorse-image-to-video-api-reference", Role.FIRST_FRAME)
        .limit(
            "input.media[first_frame]",
            MediaLimit.formats()
                .maxBytes(WanLimits.megabytes(20))
                .sides(300, ANY_SIDE)
                .ratio(1 / 2.5, 2.5))
        .limit("input.media[].reference_voice", NO_VOICE)
        .limit("number of first_frame", EXACTLY_ONE)
        .limit("parameters.resolution", resolutions)
        .limit("parameters.duration", seconds)
        .build();
  }
}
