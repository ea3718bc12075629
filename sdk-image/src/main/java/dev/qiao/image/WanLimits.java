package dev.qiao.image;

import dev.qiao.core.Model;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.SizeLimit;
import java.util.List;

/** What is documented of the Wan image models. */
final class WanLimits {
  private static final String TEXT_TO_IMAGE =
      "https://help.aliyun.com/zh/model-studio/text-to-image-v2-api-reference";

  private static final Limit FREE_SIZE = SizeLimit.pixels(1280 * 1280, 1440 * 1440).ratio(0.25, 4);
  private static final Limit OLD_SIZE = SizeLimit.sides(512, 1440);

  static final List<ModelLimits> ALL =
      List.of(
          textToImage(ImageModels.WAN2_5_T2I_PREVIEW, 2000, FREE_SIZE),
          textToImage(ImageModels.WAN2_2_T2I_FLASH, 500, OLD_SIZE),
          textToImage(ImageModels.WAN2_2_T2I_PLUS, 500, OLD_SIZE),
          textToImage(ImageModels.WANX2_1_T2I_TURBO, 500, OLD_SIZE),
          textToImage(ImageModels.WANX2_1_T2I_PLUS, 500, OLD_SIZE),
          textToImage(ImageModels.WANX2_0_T2I_TURBO, 800, OLD_SIZE));

  private WanLimits() {}

  private static ModelLimits textToImage(Model model, int prompt, Limit size) {
    return ModelLimits.builder(model, TEXT_TO_IMAGE)
        .limit("input.prompt", Limit.maxCharacters(prompt))
        .limit("parameters.size", size)
        .build();
  }
}
