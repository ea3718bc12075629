package dev.qiao.image;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.task.SubmissionLimit;
import java.util.List;

/** What is documented of the image tools. */
final class ToolLimits {
  private static final String PAGES = "https://help.aliyun.com/zh/model-studio/";
  private static final int MEGABYTE = 1024 * 1024;

  // No page names a refusal, and the guide shows pictures that were made with longer ones.
  private static final Limit DISPUTED_PROMPT =
      Limit.warned(
          Limit.maxCharacters(99),
          "the API page limits it, the samples of the guide have up to 499 characters");
  private static final Limit FIVE_MEGABYTES =
      Limit.advice(MediaLimit.formats().maxBytes(5 * MEGABYTE));

  private static final Limit UP_TO_FOUR = Limit.range(1, 4);
  private static final Limit SHARE = Limit.range(0, 1);
  private static final Limit OFFSET = Limit.range(0, Double.POSITIVE_INFINITY);
  private static final Limit SCALE = Limit.range(1, 3);

  // The request checks the sides of local pictures only: there are samples of one pixel.
  private static final Limit REPAINTED = usual().maxBytes(10 * MEGABYTE).ratio(0.5, 2);
  private static final Limit STYLE_REFERENCE = usual().maxBytes(10 * MEGABYTE);
  private static final Limit STYLE_RATIO = Limit.advice(MediaLimit.formats().ratio(0.5, 2));
  private static final Limit SUBJECT =
      MediaLimit.formats(MediaFormat.PNG, MediaFormat.WEBP).sides(1, 2048).transparent();
  private static final Limit GROWING =
      MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.HEIC, MediaFormat.WEBP)
          .maxBytes(10 * MEGABYTE)
          .sides(512, 4096);
  private static final Limit WORN = photo().sides(256, 4096).ratio(0.5, 2);
  private static final Limit FACE = photo().sides(1, 2048);
  private static final Limit BACKGROUND = photo().sides(1, 4096).ratio(0.5, 2);
  private static final Limit SHOD =
      MediaLimit.formats(
              MediaFormat.JPEG,
              MediaFormat.PNG,
              MediaFormat.BMP,
              MediaFormat.WEBP,
              MediaFormat.AVIF)
          .ratio(2.0 / 3, 1.5);
  private static final Limit ERASED = usual().maxBytes(10 * MEGABYTE).sides(512, 4096);
  // The guide names BMP for masks as well, the reference HEIF.
  private static final Limit ERASING =
      MediaLimit.formats(
              MediaFormat.JPEG,
              MediaFormat.PNG,
              MediaFormat.BMP,
              MediaFormat.HEIC,
              MediaFormat.WEBP)
          .maxBytes(10 * MEGABYTE)
          .sides(512, 4096);
  // The guide names TIFF and WEBP as well as what the reference has.
  private static final Limit REPAINTED_IN_PART =
      MediaLimit.formats(
              MediaFormat.JPEG,
              MediaFormat.PNG,
              MediaFormat.BMP,
              MediaFormat.TIFF,
              MediaFormat.WEBP)
          .maxBytes(10 * MEGABYTE)
          .sides(256, 4096);

  static final List<ModelLimits> ALL =
      List.of(
          of(ImageModels.WANX_STYLE_REPAINT_V1, "portrait-style-redraw-api-reference")
              .limit("input.image_url", REPAINTED)
              .limit("input.style_ref_url", STYLE_REFERENCE)
              .limit("input.style_ref_url", STYLE_RATIO)
              .build(),
          of(ImageModels.WANX_BACKGROUND_GENERATION_V2, "wanx-background-generation-api-reference")
              .limit("input.base_image_url", SUBJECT)
              .limit("input.title", Limit.maxCharacters(8))
              .limit("input.sub_title", Limit.maxCharacters(10))
              .limit("parameters.model_version", Limit.oneOf("v2", "v3"))
              .limit("parameters.n", UP_TO_FOUR)
              .limit("parameters.noise_level", Limit.range(0, 999))
              .limit("parameters.ref_prompt_weight", SHARE)
              .limit("parameters.scene_type", Limit.oneOf("GENERAL", "ROOM", "COSMETIC"))
              .build(),
          of(ImageModels.IMAGE_OUT_PAINTING, "image-scaling-api")
              .submissions(new SubmissionLimit(2, 5))
              .limit("input.image_url", GROWING)
              .limit("parameters.angle", Limit.range(0, 359))
              .limit(
                  "parameters.output_ratio", Limit.oneOf("", "1:1", "3:4", "4:3", "9:16", "16:9"))
              .limit("parameters.x_scale", SCALE)
              .limit("parameters.y_scale", SCALE)
              .limit("parameters.top_offset", OFFSET)
              .limit("parameters.bottom_offset", OFFSET)
              .limit("parameters.left_offset", OFFSET)
              .limit("parameters.right_offset", OFFSET)
              .build(),
          virtualModel(ImageModels.WANX_VIRTUALMODEL, "512", "1024")
              .limit("input.face_image_url", FACE)
              .limit(
                  "input.predefined_face_id",
                  Limit.oneOf("girl1", "girl2", "girl3", "boy1", "boy2", "boy3"))
              .limit("input.background_image_url", onlyOfV2())
              .limit("input.bgstyle_scale", onlyOfV2())
              .limit("input.realPerson", onlyOfV2())
              .limit("input.style", onlyOfV2())
              .limit("input.seed", onlyOfV2())
              .limit("input.aspect_ratio", onlyOfV2())
              .build(),
          virtualModel(ImageModels.VIRTUALMODEL_V2, "1024", "2048")
              .limit(
                  "input.predefined_face_id",
                  Limit.warned(
                      Limit.absent("describe the face in face_prompt"),
                      "the page has these faces for wanx-virtualmodel only"))
              .limit("input.face_image_url", FACE)
              .limit("input.background_image_url", BACKGROUND)
              .limit("input.background_image_url", FIVE_MEGABYTES)
              .limit("input.bgstyle_scale", SHARE)
              .limit("input.style", Limit.oneOf("", "portrait"))
              .limit("input.seed", Limit.range(-1, 10_000_000))
              .limit(
                  "input.aspect_ratio",
                  Limit.oneOf(
                      "unchanged",
                      "\u6bd4\u4f8b\u4e0d\u53d8", // the same in Chinese
                      "2:1",
                      "16:9",
                      "4:3",
                      "1:1",
                      "3:4",
                      "9:16",
                      "1:2"))
              .build(),
          of(ImageModels.SHOEMODEL_V1, "shoe-model-api")
              .limit("input.template_image_url", SHOD)
              .limit("input.template_image_url", FIVE_MEGABYTES)
              .limit("input.shoe_image_url", SHOD)
              .limit("input.shoe_image_url", FIVE_MEGABYTES)
              .limit("parameters.n", UP_TO_FOUR)
              .limit("parameters.scale", Limit.range(2, 8))
              .build(),
          of(ImageModels.WANX_POSTER_GENERATION_V1, "creative-poster-generation-api")
              .limit("input.title", Limit.maxCharacters(30))
              .limit("input.sub_title", Limit.maxCharacters(30))
              .limit("input.body_text", Limit.maxCharacters(50))
              .limit(
                  "input.wh_ratios", Limit.oneOf("\u6a2a\u7248", "\u7ad6\u7248")) // the two layouts
              .limit("input.lora_weight", SHARE)
              .limit("input.ctrl_ratio", SHARE)
              .limit("input.ctrl_step", Limit.range(0, false, 1, true))
              .limit("input.generate_mode", Limit.oneOf("generate", "sr", "hrf"))
              .limit("input.generate_num", UP_TO_FOUR)
              .build(),
          of(ImageModels.IMAGE_INSTANCE_SEGMENTATION, "image-instance-segmentation-api-reference")
              .limit("input.image_url", ERASED)
              .build(),
          of(ImageModels.IMAGE_ERASE_COMPLETION, "image-erase-completion-api-reference")
              .limit("input.image_url", ERASED)
              .limit("input.mask_url", ERASING)
              .limit("input.foreground_url", ERASING)
              .build(),
          of(ImageModels.WANX_X_PAINTING, "vary-region-api-reference")
              .limit("input.prompt", Limit.cutOff(75))
              .limit("input.base_image_url", REPAINTED_IN_PART)
              .limit("input.mask_image_url", REPAINTED_IN_PART)
              .limit("parameters.size", Limit.oneOf("1024*1024", "720*1280", "1280*720"))
              .limit("parameters.n", UP_TO_FOUR)
              .build());

  private ToolLimits() {}

  private static ModelLimits.Builder of(Model model, String page) {
    return ModelLimits.builder(model, PAGES + page).submissions(new SubmissionLimit(2, 1));
  }

  private static ModelLimits.Builder virtualModel(Model model, String... shortSides) {
    return of(model, "virtual-model-api-details")
        .limit("input.base_image_url", WORN)
        .limit("input.base_image_url", FIVE_MEGABYTES)
        .limit("input.mask_image_url", WORN)
        .limit("input.mask_image_url", FIVE_MEGABYTES)
        .limit("input.prompt", DISPUTED_PROMPT)
        .limit("input.face_prompt", DISPUTED_PROMPT)
        .limit("parameters.short_side_size", Limit.oneOf((Object[]) shortSides))
        .limit("parameters.n", UP_TO_FOUR);
  }

  private static Limit onlyOfV2() {
    return Limit.warned(
        Limit.absent("virtualmodel-v2 takes it"), "the page has it for virtualmodel-v2 only");
  }

  private static MediaLimit usual() {
    return MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP, MediaFormat.WEBP);
  }

  private static MediaLimit photo() {
    return MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.WEBP);
  }
}
