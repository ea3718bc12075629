package dev.qiao.image.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the gateway's page states of images, GW-15, GW-16 and GW-30. They are the
 * gateway's own: a model may have others on its vendor's platform, so they are not in the
 * catalogue.
 */
final class GatewayImageRules {
  private static final Set<Model> STAR_SIZES =
      Set.of(
          Model.of("qwen-image-2.0"), Model.of("qwen-image-2.0-pro"), Model.of("wan2.7-image-pro"));
  private static final Set<Model> X_SIZES = Set.of(ImageModels.IMAGE_01, ImageModels.GLM_IMAGE);

  private GatewayImageRules() {}

  static void check(
      Violations violations,
      Model model,
      @Nullable List<MediaSource> images,
      @Nullable Size size,
      Map<String, Object> additional) {
    boolean stars = STAR_SIZES.contains(model);
    if (!stars && !X_SIZES.contains(model)) {
      return;
    }
    String rule = " for " + model + " by rule ";
    for (String field : List.of("videos", "file_urls", "voices", "voice", "voice_id")) {
      violations.requireLeftOut(field, additional.get(field), rule + "GW-15", "leave it out");
    }
    if (model.equals(ImageModels.GLM_IMAGE)) {
      violations.requireLeftOut(
          "images",
          images == null ? additional.get("images") : images,
          rule + "GW-16",
          "leave it out, or ask image-01 or a Qwen or Wan model");
    }
    String separator = stars ? "*" : "x";
    if (size != null && !size.spelledWith(separator).equals(size)) {
      violations.warn(
          "size",
          "is spelled for another vendor (GW-30); "
              + model
              + " wants "
              + size.spelledWith(separator));
    }
  }
}
