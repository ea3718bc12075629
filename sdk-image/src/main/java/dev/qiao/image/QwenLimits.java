package dev.qiao.image;

import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.operation.SizeLimit;
import dev.qiao.core.task.SubmissionLimit;
import java.util.List;

/** What is documented of the Qwen image models and of Z-Image. */
final class QwenLimits {
  private static final String GENERATION = "https://help.aliyun.com/zh/model-studio/qwen-image-api";
  private static final String EDITING =
      "https://help.aliyun.com/zh/model-studio/qwen-image-edit-api";
  private static final String THREE =
      "https://help.aliyun.com/zh/model-studio/qwen-image-generation-and-editing-api-reference";
  private static final String TRANSLATION =
      "https://help.aliyun.com/zh/model-studio/qwen-mt-image-api";
  private static final String Z_IMAGE =
      "https://help.aliyun.com/zh/model-studio/z-image-api-reference";

  private static final SizeLimit FREE_SIZE = SizeLimit.pixels(512 * 512, 2048 * 2048);
  private static final Limit FIVE_SIZES =
      Limit.oneOf("1664*928", "1472*1104", "1328*1328", "1104*1472", "928*1664");
  private static final Limit SIX_IMAGES = Limit.range(1, 6);
  private static final Limit ONE_IMAGE = Limit.oneOf(1);
  private static final Limit TEXT_ALONE =
      Limit.absent("this model makes images only from text; qwen-image-2.0-pro edits images");
  private static final Limit ONLY_THREE =
      Limit.absent("only qwen-image-3.0-pro and qwen-image-3.0 take it");

  // Sides of 384 to 3072 pixels are advised, not demanded.
  private static final Limit IMAGE =
      MediaLimit.formats(
              MediaFormat.JPEG,
              MediaFormat.PNG,
              MediaFormat.BMP,
              MediaFormat.TIFF,
              MediaFormat.WEBP,
              MediaFormat.GIF)
          .maxBytes(10 << 20);

  static final List<ModelLimits> ALL =
      List.of(
          three(ImageModels.QWEN_IMAGE_3_0_PRO),
          three(ImageModels.QWEN_IMAGE_3_0),
          two(ImageModels.QWEN_IMAGE_2_0_PRO),
          two(ImageModels.QWEN_IMAGE_2_0_PRO_2026_04_22),
          two(ImageModels.QWEN_IMAGE_2_0_PRO_2026_03_03),
          two(ImageModels.QWEN_IMAGE_2_0),
          two(ImageModels.QWEN_IMAGE_2_0_2026_03_03),
          one(ImageModels.QWEN_IMAGE_MAX).build(),
          one(ImageModels.QWEN_IMAGE_MAX_2025_12_30).build(),
          one(ImageModels.QWEN_IMAGE_PLUS).build(),
          one(ImageModels.QWEN_IMAGE_PLUS_2026_01_09).build(),
          one(ImageModels.QWEN_IMAGE).build(),
          editing(ImageModels.QWEN_IMAGE_EDIT_MAX),
          editing(ImageModels.QWEN_IMAGE_EDIT_MAX_2026_01_16),
          editing(ImageModels.QWEN_IMAGE_EDIT_PLUS),
          editing(ImageModels.QWEN_IMAGE_EDIT_PLUS_2025_12_15),
          editing(ImageModels.QWEN_IMAGE_EDIT_PLUS_2025_10_30),
          old(ImageModels.QWEN_IMAGE_EDIT, EDITING)
              .limit(MessagesInput.NUMBER, Limit.range(1, 3))
              .limit(MessagesInput.IMAGE, IMAGE)
              .limit("parameters.n", ONE_IMAGE)
              .limit(
                  "parameters.size",
                  Limit.absent("the model chooses the size; qwen-image-edit-plus lets you choose"))
              .build(),
          ModelLimits.builder(ImageModels.Z_IMAGE_TURBO, Z_IMAGE)
              .limit(MessagesInput.PROMPT, Limit.cutOff(800))
              .limit(MessagesInput.IMAGE, TEXT_ALONE)
              .limit("parameters.size", FREE_SIZE)
              .build(),
          ModelLimits.builder(ImageModels.QWEN_MT_IMAGE, TRANSLATION)
              .limit("input.image_url", MediaLimit.formats().sides(15, 8192).ratio(0.1, 10))
              .submissions(new SubmissionLimit(1, 2))
              .build());

  private QwenLimits() {}

  private static ModelLimits three(Model model) {
    return ModelLimits.builder(model, THREE)
        .inRegions(
            Region.CN_BEIJING,
            Region.AP_SOUTHEAST_1,
            Region.US_EAST_1,
            Region.EU_CENTRAL_1,
            Region.AP_NORTHEAST_1,
            Region.CN_HONGKONG)
        .limit(MessagesInput.NUMBER, Limit.range(0, 3))
        .limit(MessagesInput.IMAGE, IMAGE)
        .limit("parameters.size", FREE_SIZE.ratio(0.125, 8))
        .limit("parameters.n", SIX_IMAGES)
        .limit("parameters.prompt_extend_mode with images", Limit.oneOf("direct"))
        .build();
  }

  private static ModelLimits two(Model model) {
    return old(model, GENERATION)
        .limit(MessagesInput.NUMBER, Limit.range(0, 3))
        .limit(MessagesInput.IMAGE, IMAGE)
        .limit("parameters.size", FREE_SIZE)
        .limit("parameters.n", SIX_IMAGES)
        .build();
  }

  private static ModelLimits.Builder one(Model model) {
    return old(model, GENERATION)
        .limit(MessagesInput.IMAGE, TEXT_ALONE)
        .limit("parameters.size", FIVE_SIZES)
        .limit("parameters.n", ONE_IMAGE);
  }

  private static ModelLimits editing(Model model) {
    return old(model, EDITING)
        .limit(MessagesInput.NUMBER, Limit.range(1, 3))
        .limit(MessagesInput.IMAGE, IMAGE)
        .limit("parameters.size", SizeLimit.sides(512, 2048))
        .limit("parameters.n", SIX_IMAGES)
        .build();
  }

  /** A model before 3.0. */
  private static ModelLimits.Builder old(Model model, String source) {
    return ModelLimits.builder(model, source)
        .limit("parameters.negative_prompt", Limit.cutOff(500))
        .limit("parameters.prompt_extend_mode", ONLY_THREE)
        .limit("parameters.enable_thinking", ONLY_THREE);
  }
}
