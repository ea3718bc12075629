package dev.qiao.image.gateway;

import dev.qiao.core.Model;
import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageModels;
import java.util.Collection;
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
    for (String field : List.of("videos", "file_urls", "voices", "voice", "voice_id")) {
      absent(violations, model, field, additional.get(field), "GW-15", "leave it out");
    }
    if (model.equals(ImageModels.GLM_IMAGE)) {
      absent(
          violations,
          model,
          "images",
          images == null ? additional.get("images") : images,
          "GW-16",
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

  private static void absent(
      Violations violations,
      Model model,
      String field,
      @Nullable Object value,
      String rule,
      String fix) {
    if (!Limit.absent(fix).allows(value)) {
      violations.add(
          field,
          "left out for " + model + " by rule " + rule,
          value instanceof Collection<?> several
              ? several.size() + (several.size() == 1 ? " address" : " addresses")
              : value,
          fix);
    }
  }
}
