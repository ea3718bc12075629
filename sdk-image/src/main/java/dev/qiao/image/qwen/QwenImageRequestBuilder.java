package dev.qiao.image.qwen;

import dev.qiao.core.Model;
import dev.qiao.image.MessagesRequestBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of Qwen's image requests share.
 *
 * <p>{@link #size}:
 *
 * <ul>
 *   <li>qwen-image-3.0: 512*512 to 2048*2048 pixels in all, from 1:8 to 8:1; by default the model
 *       chooses;
 *   <li>qwen-image-2.0: 512*512 to 2048*2048 pixels in all, by default {@code 2048*2048}; advised
 *       are 2688*1536, 1536*2688, 2048*2048, 2368*1728 and 1728*2368;
 *   <li>qwen-image-max, qwen-image-plus, qwen-image: 1664*928 (the default), 1472*1104, 1328*1328,
 *       1104*1472 or 928*1664;
 *   <li>qwen-image-edit-max, qwen-image-edit-plus: each side 512 to 2048 pixels, rounded to
 *       multiples of 16, by default about 1024*1024 pixels in the ratio of the last image;
 *   <li>qwen-image-edit: not to be chosen.
 * </ul>
 *
 * <p>{@link #n}: 1 to 6 with qwen-image-3.0, qwen-image-2.0, qwen-image-edit-max and
 * qwen-image-edit-plus, 1 with the others. Default 1.
 *
 * <p>{@link #negativePrompt}: qwen-image-3.0 documents no length.
 *
 * @param <B> the builder itself
 */
public abstract class QwenImageRequestBuilder<B extends QwenImageRequestBuilder<B>>
    extends MessagesRequestBuilder<B> {

  // derived from QwenImageParameters: begin

  private static final QwenImageParameters NO_PARAMETERS =
      new QwenImageParameters(null, null, null, null, null, null, null, null, Map.of());

  QwenImageParameters.@Nullable PromptExtendMode promptExtendMode;
  @Nullable Boolean enableThinking;

  final void copy(@Nullable QwenImageParameters from) {
    super.copy(from);
    if (from != null) {
      negativePrompt = from.negativePrompt();
      promptExtendMode = from.promptExtendMode();
      enableThinking = from.enableThinking();
    }
  }

  /** How the prompt is rewritten; only qwen-image-3.0. Default {@code direct}. */
  public B promptExtendMode(QwenImageParameters.@Nullable PromptExtendMode value) {
    promptExtendMode = value;
    return self();
  }

  /**
   * Whether the model thinks about the prompt while it rewrites it, which takes longer, of only
   * qwen-image-3.0. Default true; without effect when the prompt is not rewritten.
   */
  public B enableThinking(@Nullable Boolean value) {
    enableThinking = value;
    return self();
  }

  final @Nullable QwenImageParameters parameters() {
    QwenImageParameters parameters =
        new QwenImageParameters(
            size,
            n,
            negativePrompt,
            promptExtend,
            promptExtendMode,
            enableThinking,
            watermark,
            seed,
            additionalParameters);
    return parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null;
  }

  // derived: end

  QwenImageRequestBuilder(Model model) {
    super(model);
  }
}
