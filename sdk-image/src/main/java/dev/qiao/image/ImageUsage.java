package dev.qiao.image;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Amounts;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What images are billed by. Models of different generations fill different fields; {@link
 * #images()} reads them all.
 *
 * @param imageCount how many images, of nearly all models
 * @param imageNum the same in the failures of some tools
 * @param width the width in pixels
 * @param height the height in pixels
 * @param size the size, such as {@code 1280*1280}
 * @param inputImageCount how many input images, of qwen-image-3
 * @param inputImageType their tier, such as {@code qima_input_1k}
 * @param outputImageCount how many images, of qwen-image-3
 * @param outputImageType their tier, such as {@code qima_output_1k}
 * @param outputWidth the width in pixels, of qwen-image-3
 * @param outputHeight the height in pixels, of qwen-image-3
 * @param inputTokens tokens of the prompt
 * @param outputTokens tokens of the answer
 * @param totalTokens both
 * @param outputTokensDetails what the tokens of the answer were
 * @param characters characters, in streams
 * @param additional fields this version does not know
 */
public record ImageUsage(
    @Nullable Integer imageCount,
    @Nullable Integer imageNum,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String size,
    @Nullable Integer inputImageCount,
    @Nullable String inputImageType,
    @Nullable Integer outputImageCount,
    @Nullable String outputImageType,
    @Nullable Integer outputWidth,
    @Nullable Integer outputHeight,
    @Nullable Integer inputTokens,
    @Nullable Integer outputTokens,
    @Nullable Integer totalTokens,
    @Nullable OutputTokensDetails outputTokensDetails,
    @Nullable Integer characters,
    @Additional Map<String, Object> additional)
    implements Metered {
  public ImageUsage {
    additional = Additional.Copy.of(additional);
  }

  /** How many images are billed; null if the service does not return it. */
  public @Nullable Integer images() {
    return imageCount != null ? imageCount : outputImageCount != null ? outputImageCount : imageNum;
  }

  /**
   * What the tokens of an answer were.
   *
   * @param reasoningTokens tokens of thinking about the prompt
   * @param additional fields this version does not know
   */
  public record OutputTokensDetails(
      @Nullable Integer reasoningTokens, @Additional Map<String, Object> additional) {
    public OutputTokensDetails {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  @Override
  public Map<String, Number> amounts() {
    return new Amounts()
        .and("images", images())
        .and("input_tokens", inputTokens)
        .and("output_tokens", outputTokens)
        .and("characters", characters)
        .all();
  }
}
