package dev.qiao.video;

import dev.qiao.core.catalog.ModelLimits;
import java.util.List;
import java.util.stream.Stream;

/** What is documented of the video models, one entry a model. */
final class VideoLimits {
  private VideoLimits() {}

  static List<ModelLimits> all() {
    return Stream.of(
            WanLimits.ALL,
            MediaVideoLimits.ALL,
            PortraitLimits.ALL,
            MiniMaxVideoLimits.ALL,
            GlmVideoLimits.ALL,
            TripoLimits.ALL)
        .flatMap(List::stream)
        .toList();
  }
}
