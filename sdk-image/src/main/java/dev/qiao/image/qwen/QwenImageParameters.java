package dev.qiao.image.qwen;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;
import dev.qiao.core.Size;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import dev.qiao.image.ImageParameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Qwen's image models make and edit images. {@link QwenImageRequestBuilder} says which sizes
 * and numbers a model makes.
 *
 * @param size width and height in pixels. It is sent as {@code W*H}, however it was written. The
 *     builder of the request says which a model makes, and which is its default.
 * @param n how many images, each of which is billed. <b>Default 4 with Wan's models up to 2.6</b>,
 *     and 12 in a sequence of wan2.7-image: set 1 while you try. Default 1 with the others. The
 *     builder of the request says how many a model makes.
 * @param negativePrompt what not to show, at most 500 characters
 * @param promptExtend whether a language model rewrites the prompt first, which takes some seconds.
 *     Default true.
 * @param promptExtendMode how the prompt is rewritten; only qwen-image-3.0. Default {@code direct}.
 * @param enableThinking whether the model thinks about the prompt while it rewrites it, which takes
 *     longer, of only qwen-image-3.0. Default true; without effect when the prompt is not
 *     rewritten.
 * @param watermark whether a mark that says "AI" is put in the lower right corner. Default false.
 * @param seed makes results alike, not identical: 0 to 2147483647. Default random.
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

  /** Refuses an additional field named like a component. */
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
        .check("parameters.prompt_extend_mode", promptExtendMode, PromptExtendMode.LISTED)
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

    static final Limit LISTED = Limit.known(List.of(DIRECT, AGENT));

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
