package dev.qiao.video;

import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import java.util.List;

/** What is documented of Tripo's models. */
final class TripoLimits {
  private static final String PAGE =
      "https://help.aliyun.com/zh/model-studio/tripo-3d-generation-api-reference";
  private static final Limit TEXTURES = Limit.oneOf("standard", "detailed");

  static final List<ModelLimits> ALL =
      List.of(
          ModelLimits.builder(VideoModels.TRIPO_H3_1, PAGE)
              .limit("parameters.texture_quality", TEXTURES)
              .limit("parameters.geometry_quality", Limit.oneOf("standard", "ultra"))
              .build(),
          ModelLimits.builder(VideoModels.TRIPO_P1_0, PAGE)
              .limit("parameters.texture_quality", TEXTURES)
              .limit(
                  "parameters.geometry_quality",
                  Limit.absent("only Tripo-H3.1 takes it; leave it out or use that"))
              .build());

  private TripoLimits() {}
}
