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

/** What is documented of the Wan image models. */
final class WanLimits {
  private static final String TEXT_TO_IMAGE =
      "https://help.aliyun.com/zh/model-studio/text-to-image-v2-api-reference";
  private static final String WANX1 =
      "https://help.aliyun.com/zh/model-studio/text-to-image-api-reference";
  private static final String WAN27 =
      "https://help.aliyun.com/zh/model-studio/wan-image-generation-and-editing-api-reference";
  private static final String WAN26 =
      "https://help.aliyun.com/zh/model-studio/wan-image-generation-api-reference";
  private static final String WAN25_EDIT =
      "https://help.aliyun.com/zh/model-studio/wan2-5-image-edit-api-reference";
  private static final String WANX21_EDIT =
      "https://help.aliyun.com/zh/model-studio/wanx-image-edit-api-reference";
  private static final String SKETCH =
      "https://help.aliyun.com/zh/model-studio/wanx-sketch-to-image-api-reference";

  private static final Limit FREE_SIZE = SizeLimit.pixels(768 * 768, 1440 * 1440).ratio(0.25, 4);
  private static final Limit LARGER_SIZE =
      Limit.warned(
          SizeLimit.pixels(1280 * 1280, 1440 * 1440),
          "the page says so now; earlier it allowed from 768*768, and it recommends 1104*1472");

  private static final Limit OLD_SIZE = SizeLimit.sides(512, 1440);
  private static final Limit UP_TO_2K = SizeLimit.pixels(768 * 768, 2048 * 2048).ratio(0.125, 8);
  private static final Limit UP_TO_4K = SizeLimit.pixels(768 * 768, 4096 * 4096).ratio(0.125, 8);
  private static final Limit NO_4K =
      Limit.absent("only wan2.7-image-pro makes 4K, only from text and not in a sequence; use 2K");
  private static final Limit ONLY_27 =
      Limit.absent("only wan2.7-image-pro and wan2.7-image take it");
  private static final Limit ONLY_26 = Limit.absent("only wan2.6-image takes it");
  private static final Limit OF_INTERLEAVED =
      Limit.absent("only interleaved texts and images take it; n counts images");

  private static final MediaLimit OPAQUE =
      MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP, MediaFormat.WEBP)
          .opaque();
  private static final MediaLimit TO_EDIT =
      MediaLimit.formats(
              MediaFormat.JPEG,
              MediaFormat.PNG,
              MediaFormat.BMP,
              MediaFormat.TIFF,
              MediaFormat.WEBP)
          .maxBytes(10 << 20)
          .sides(512, 4096);

  static final List<ModelLimits> ALL =
      List.of(
          wan27(ImageModels.WAN2_7_IMAGE_PRO, UP_TO_4K).build(),
          wan27(ImageModels.WAN2_7_IMAGE, UP_TO_2K).limit("parameters.size of 4K", NO_4K).build(),
          wan26Image(),
          ModelLimits.builder(ImageModels.WAN2_6_T2I, TEXT_TO_IMAGE)
              .limit(MessagesInput.PROMPT, Limit.cutOff(2100))
              .limit(
                  MessagesInput.IMAGE,
                  Limit.absent("this model makes images only from text; wan2.6-image edits images"))
              .limit("parameters.size", FREE_SIZE)
              .limit("parameters.size", LARGER_SIZE)
              .build(),
          textToImage(ImageModels.WAN2_5_T2I_PREVIEW, 2000, FREE_SIZE)
              .limit("parameters.size", LARGER_SIZE)
              .build(),
          textToImage(ImageModels.WAN2_2_T2I_FLASH, 500, OLD_SIZE).build(),
          textToImage(ImageModels.WAN2_2_T2I_PLUS, 500, OLD_SIZE).build(),
          textToImage(ImageModels.WANX2_1_T2I_TURBO, 500, OLD_SIZE).build(),
          textToImage(ImageModels.WANX2_1_T2I_PLUS, 500, OLD_SIZE).build(),
          textToImage(ImageModels.WANX2_0_T2I_TURBO, 800, OLD_SIZE).build(),
          ModelLimits.builder(ImageModels.WAN2_5_I2I_PREVIEW, WAN25_EDIT)
              .limit("input.prompt", Limit.cutOff(2000))
              .limit("number of input.images", Limit.range(1, 3))
              .limit("input.images", OPAQUE.maxBytes(10 << 20).sides(384, 5000))
              .limit("parameters.size", SizeLimit.pixels(768 * 768, 1280 * 1280).ratio(0.25, 4))
              .build(),
          ModelLimits.builder(ImageModels.WANX2_1_IMAGEEDIT, WANX21_EDIT)
              .limit("input.prompt", Limit.cutOff(800))
              .limit("input.base_image_url", TO_EDIT)
              .limit("input.mask_image_url", TO_EDIT)
              .submissions(new SubmissionLimit(2, 2))
              .build(),
          ModelLimits.builder(ImageModels.WANX_V1, WANX1)
              .limit("input.prompt", Limit.cutOff(800))
              .limit(
                  "parameters.size", Limit.oneOf("1024*1024", "720*1280", "768*1152", "1280*720"))
              .limit(
                  "parameters.style",
                  Limit.oneOf(
                      "<auto>",
                      "<photography>",
                      "<portrait>",
                      "<3d cartoon>",
                      "<anime>",
                      "<oil painting>",
                      "<watercolor>",
                      "<sketch>",
                      "<chinese painting>",
                      "<flat illustration>"))
              .submissions(new SubmissionLimit(2, 1))
              .build(),
          ModelLimits.builder(ImageModels.WANX_SKETCH_TO_IMAGE_LITE, SKETCH)
              .limit("input.prompt", Limit.cutOff(75))
              .limit("parameters.size", Limit.oneOf("768*768"))
              .limit(
                  "parameters.style",
                  Limit.oneOf(
                      "<auto>",
                      "<3d cartoon>",
                      "<anime>",
                      "<oil painting>",
                      "<watercolor>",
                      "<sketch>",
                      "<chinese painting>",
                      "<flat illustration>"))
              .submissions(new SubmissionLimit(2, 1))
              .build());

  private WanLimits() {}

  private static ModelLimits.Builder textToImage(Model model, int prompt, Limit size) {
    return ModelLimits.builder(model, TEXT_TO_IMAGE)
        .limit("input.prompt", Limit.cutOff(prompt))
        .limit("parameters.size", size);
  }

  private static ModelLimits.Builder wan27(Model model, Limit size) {
    return ModelLimits.builder(model, WAN27)
        .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
        .limit(MessagesInput.PROMPT, Limit.cutOff(5000))
        .limit(MessagesInput.NUMBER, Limit.range(0, 9))
        .limit(MessagesInput.IMAGE, OPAQUE.maxBytes(20 << 20).sides(240, 8000).ratio(0.125, 8))
        .limit("parameters.size", size)
        .limit("parameters.size with images or enable_sequential", UP_TO_2K)
        .limit("parameters.size of 4K with images or enable_sequential", NO_4K)
        .limit("parameters.n", Limit.range(1, 4))
        .limit("parameters.n with enable_sequential", Limit.range(1, 12))
        .limit("parameters.enable_interleave", ONLY_26)
        .limit("parameters.max_images", ONLY_26)
        .limit("parameters.negative_prompt", ONLY_26)
        .limit("parameters.prompt_extend", ONLY_26);
  }

  private static ModelLimits wan26Image() {
    String interleaved = " with enable_interleave";
    return ModelLimits.builder(ImageModels.WAN2_6_IMAGE, WAN26)
        .limit(MessagesInput.PROMPT, Limit.cutOff(2000))
        .limit(MessagesInput.NUMBER, Limit.range(1, 4))
        .limit(MessagesInput.NUMBER + interleaved, Limit.range(0, 1))
        .limit(MessagesInput.IMAGE, OPAQUE.maxBytes(10 << 20).sides(240, 8000))
        .limit("parameters.size", SizeLimit.pixels(768 * 768, 2048 * 2048).ratio(0.25, 4))
        .limit("parameters.size" + interleaved, SizeLimit.pixels(768 * 768, 1280 * 1280))
        .limit("parameters.size of 4K", NO_4K)
        .limit("parameters.size of 4K with images or enable_sequential", NO_4K)
        .limit("parameters.n", Limit.range(1, 4))
        .limit("parameters.n" + interleaved, Limit.oneOf(1))
        .limit("parameters.max_images without enable_interleave", OF_INTERLEAVED)
        .limit(
            "parameters.prompt_extend" + interleaved,
            Limit.absent("interleaved texts and images do not take it"))
        .limit("parameters.enable_sequential", ONLY_27)
        .limit("parameters.thinking_mode", ONLY_27)
        .limit("parameters.bbox_list", ONLY_27)
        .limit("parameters.color_palette", ONLY_27)
        .build();
  }
}
