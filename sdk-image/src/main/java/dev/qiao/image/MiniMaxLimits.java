package dev.qiao.image;

import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import java.util.List;

/** What is documented of MiniMax's image models one by one. */
final class MiniMaxLimits {
  private static final String PAGE =
      "https://platform.minimaxi.com/docs/api-reference/image-generation-t2i";
  private static final Limit ONLY_OF_01 =
      Limit.absent("image-01 takes it; here aspect_ratio decides");

  static final List<ModelLimits> ALL =
      List.of(
          ModelLimits.builder(ImageModels.IMAGE_01, PAGE)
              .limit("style", Limit.absent("image-01-live takes it"))
              .limit(
                  "aspect_ratio",
                  Limit.oneOf("1:1", "16:9", "4:3", "3:2", "2:3", "3:4", "9:16", "21:9"))
              .build(),
          ModelLimits.builder(ImageModels.IMAGE_01_LIVE, PAGE)
              .limit("aspect_ratio", Limit.oneOf("1:1", "16:9", "4:3", "3:2", "2:3", "3:4", "9:16"))
              .limit("width", ONLY_OF_01)
              .limit("height", ONLY_OF_01)
              .build());

  private MiniMaxLimits() {}
}
