package dev.qiao.image;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.SizeLimit;
import java.util.List;

/** What is documented of Zhipu's image models. */
final class GlmLimits {
  private static final String PAGE = "https://docs.bigmodel.cn/api-reference";

  static final List<ModelLimits> ALL =
      List.of(
          // 1024 by the text, but the list of sizes has 960x1728.
          ModelLimits.builder(ImageModels.GLM_IMAGE, PAGE)
              .limit("quality", Limit.oneOf("hd"))
              .limit("size", SizeLimit.sides(960, 2048).multipleOf(32))
              .build(),
          cogView(ImageModels.COGVIEW_4_250304),
          cogView(ImageModels.COGVIEW_4),
          cogView(ImageModels.COGVIEW_3_FLASH));

  private GlmLimits() {}

  private static ModelLimits cogView(Model model) {
    return ModelLimits.builder(model, PAGE)
        .limit("quality", Limit.oneOf("hd", "standard"))
        .limit("size", SizeLimit.sides(512, 2048).multipleOf(16))
        .limit("size", SizeLimit.pixels(0, 1 << 21))
        .build();
  }
}
