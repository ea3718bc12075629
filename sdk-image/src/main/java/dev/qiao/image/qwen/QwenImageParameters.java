package dev.qiao.image.qwen;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Qwen's image models make and edit images. {@link QwenImageRequestBuilder} says what each
 * does.
 *
 * @param size see {@link QwenImageRequestBuilder#size}
 * @param n see {@link QwenImageRequestBuilder#n}
 * @param negativePrompt see {@link QwenImageRequestBuilder#negativePrompt}
 * @param promptExtend see {@link QwenImageRequestBuilder#promptExtend}
 * @param promptExtendMode see {@link QwenImageRequestBuilder#promptExtendMode}
 * @param enableThinking see {@link QwenImageRequestBuilder#enableThinking}
 * @param watermark see {@link QwenImageRequestBuilder#watermark}
 * @param seed see {@link QwenImageRequestBuilder#seed}
 * @param additional fields beside these
 */
public record QwenImageParameters(
    @Nullable Size size,
    @Nullable Integer n,
    @Nullable String negativePrompt,
    @Nullable Boolean promptExtend,
    @Nullable PromptExtendMode promptExtendMode,
    @Nullable Boolean enableThinking,
    @Nullable Boolean watermark,
    @Nullable Long seed,
    @Additional Map<String, Object> additional)
    implements ImageParameters {
  static final QwenImageParameters NONE =
      new QwenImageParameters(null, null, null, null, null, null, null, null, Map.of());

  /** Copies. */
  public QwenImageParameters {
    additional = Additional.Copy.of(additional, QwenImageParameters.class);
  }

  /** Checks them; with images, the prompt cannot be rewritten by an agent. */
  void validate(Violations violations, boolean withImages) {
    violations
        .check("parameters.size", size)
        .check("parameters.n", n)
        .check("parameters.negative_prompt", negativePrompt)
        .check("parameters.prompt_extend_mode", promptExtendMode)
        .check("parameters.enable_thinking", enableThinking)
        .check("parameters.seed", seed, Limit.range(0, Integer.MAX_VALUE));
    if (withImages) {
      violations.check("parameters.prompt_extend_mode with images", promptExtendMode);
    }
  }

  /** How a prompt is rewritten first. */
  public static final class PromptExtendMode extends OpenValue {
    /** By one model, of text and of images. The default. */
    public static final PromptExtendMode DIRECT = new PromptExtendMode("direct");

    /** By an agent, more finely; not with images. */
    public static final PromptExtendMode AGENT = new PromptExtendMode("agent");

    private PromptExtendMode(String value) {
      super(value);
    }

    /** The mode of that word. */
    @JsonCreator
    public static PromptExtendMode of(String value) {
      return new PromptExtendMode(value);
    }
  }
}
