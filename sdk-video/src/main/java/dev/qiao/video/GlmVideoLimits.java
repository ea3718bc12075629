package dev.qiao.video;

import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import java.util.List;

/** What is documented of the video models at Zhipu. */
final class GlmVideoLimits {
  private static final String PAGE = "https://docs.bigmodel.cn/api-reference";
  private static final String NUMBER = "number of pictures in image_url";

  private static final Limit PICTURE =
      MediaLimit.formats(MediaFormat.PNG, MediaFormat.JPEG).maxBytes(5L * 1024 * 1024);
  private static final Limit LARGE = MediaLimit.formats().maxBytes(50L * 1024 * 1024);
  private static final Limit NO_PICTURE =
      Limit.absent("viduq1-image and vidu2-image begin with a picture; leave it out or use them");
  private static final Limit NEEDS_PICTURE =
      Limit.required("give it; viduq1-text and cogvideox-3 make videos of text");
  private static final Limit NOT_COGVIDEOX =
      Limit.absent("only Vidu models take it; leave it out or use one of them");
  private static final Limit NOT_VIDU =
      Limit.absent("only CogVideoX models take it; leave it out or use one of them");
  private static final Limit SILENT = Limit.oneOf(false);
  private static final Limit RATIOS = Limit.oneOf("16:9", "9:16", "1:1");
  private static final Limit AMPLITUDES = Limit.oneOf("auto", "small", "medium", "large");

  static final List<ModelLimits> ALL =
      List.of(
          cogVideoX(VideoModels.COGVIDEOX_3)
              .inRegions(Region.CHINA, Region.INTERNATIONAL)
              .limit(NUMBER, Limit.range(1, 2))
              .limit(
                  "size",
                  Limit.oneOf(
                      "1280x720",
                      "720x1280",
                      "1024x1024",
                      "1920x1080",
                      "1080x1920",
                      "2048x1080",
                      "3840x2160"))
              .limit("duration", Limit.oneOf(5, 10))
              .build(),
          cogVideoX2(VideoModels.COGVIDEOX_2),
          cogVideoX2(VideoModels.COGVIDEOX_FLASH),
          viduQ1(VideoModels.VIDUQ1_TEXT)
              .limit("prompt", Limit.required("say what the video shows"))
              .limit("image_url", NO_PICTURE)
              .limit("style", Limit.oneOf("general", "anime"))
              .limit("aspect_ratio", RATIOS)
              .build(),
          pictures(viduQ1(VideoModels.VIDUQ1_IMAGE), 1, 1).limit("image_url[]", LARGE).build(),
          pictures(viduQ1(VideoModels.VIDUQ1_START_END), 1, 2).build(),
          pictures(vidu2(VideoModels.VIDU2_IMAGE), 1, 1)
              .limit("image_url[]", LARGE)
              .limit("size", Limit.oneOf("1280x720"))
              .build(),
          pictures(vidu2(VideoModels.VIDU2_START_END), 1, 2)
              .limit("size", Limit.oneOf("1280x720", "480x360"))
              .build(),
          pictures(vidu2(VideoModels.VIDU2_REFERENCE), 1, 3).limit("aspect_ratio", RATIOS).build());

  private GlmVideoLimits() {}

  private static ModelLimits.Builder cogVideoX(Model model) {
    return inChina(model)
        .limit("image_url[]", PICTURE)
        .limit("quality", Limit.oneOf("speed", "quality"))
        .limit("fps", Limit.oneOf(30, 60))
        .limit("style", NOT_COGVIDEOX)
        .limit("aspect_ratio", NOT_COGVIDEOX)
        .limit("movement_amplitude", NOT_COGVIDEOX);
  }

  private static ModelLimits cogVideoX2(Model model) {
    return cogVideoX(model)
        .limit(NUMBER, Limit.oneOf(1))
        .limit(
            "size",
            Limit.oneOf(
                "720x480",
                "1024x1024",
                "1280x960",
                "960x1280",
                "1920x1080",
                "1080x1920",
                "2048x1080",
                "3840x2160"))
        .build();
  }

  private static ModelLimits.Builder vidu(Model model, int seconds) {
    return inChina(model)
        .limit("quality", NOT_VIDU)
        .limit("fps", NOT_VIDU)
        .limit("duration", Limit.oneOf(seconds))
        .limit("movement_amplitude", AMPLITUDES);
  }

  /** The reference of z.ai has only cogvideox-3. */
  private static ModelLimits.Builder inChina(Model model) {
    return ModelLimits.builder(model, PAGE).inRegions(Region.CHINA);
  }

  private static ModelLimits.Builder viduQ1(Model model) {
    return vidu(model, 5).limit("size", Limit.oneOf("1920x1080")).limit("with_audio", SILENT);
  }

  private static ModelLimits.Builder vidu2(Model model) {
    return vidu(model, 4);
  }

  private static ModelLimits.Builder pictures(ModelLimits.Builder builder, int from, int to) {
    return builder
        .limit("image_url", NEEDS_PICTURE)
        .limit(NUMBER, from == to ? Limit.oneOf(from) : Limit.range(from, to));
  }
}
