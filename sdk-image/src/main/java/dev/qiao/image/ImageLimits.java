package dev.qiao.image;

import dev.qiao.core.catalog.ModelLimits;
import java.util.List;
import java.util.stream.Stream;

/** What is documented of the image models, one entry a model. */
final class ImageLimits {
  private ImageLimits() {}

  static List<ModelLimits> all() {
    return Stream.of(
            QwenLimits.ALL, WanLimits.ALL, ToolLimits.ALL, MiniMaxLimits.ALL, GlmLimits.ALL)
        .flatMap(List::stream)
        .toList();
  }
}
