package dev.qiao.retrieval;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Amounts;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is billed. A dialect or model has some of these only; sums are not checked, the vendor's own
 * samples do not add up.
 *
 * @param promptTokens tokens of the input, in the OpenAI dialect
 * @param completionTokens 0 (GLM)
 * @param inputTokens tokens of the input (multimodal)
 * @param inputTokensDetails of what they are (multimodal)
 * @param outputTokens tokens of the output (multimodal)
 * @param totalTokens all tokens
 * @param imageTokens tokens of pictures and videos (older multimodal models)
 * @param imageCount pictures, and frames of videos (older multimodal models)
 * @param duration seconds of video (older multimodal models)
 * @param additional fields this version does not know
 */
public record RetrievalUsage(
    @Nullable Long promptTokens,
    @Nullable Long completionTokens,
    @Nullable Long inputTokens,
    @Nullable InputTokensDetails inputTokensDetails,
    @Nullable Long outputTokens,
    @Nullable Long totalTokens,
    @Nullable Long imageTokens,
    @Nullable Long imageCount,
    @Nullable Double duration,
    @Additional Map<String, Object> additional)
    implements Metered {
  public RetrievalUsage {
    additional = Additional.Copy.of(additional);
  }

  /**
   * Of what the tokens of the input are.
   *
   * @param imageTokens of pictures and videos
   * @param textTokens of texts
   * @param additional fields this version does not know
   */
  public record InputTokensDetails(
      @Nullable Long imageTokens,
      @Nullable Long textTokens,
      @Additional Map<String, Object> additional) {
    public InputTokensDetails {
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
    // The native API counts what it reads, under one name only.
    Long input = inputTokens != null ? inputTokens : promptTokens;
    return new Amounts()
        .and("input_tokens", input == null && outputTokens == null ? totalTokens : input)
        .and("output_tokens", outputTokens != null ? outputTokens : completionTokens)
        .and("images", imageCount)
        .and("video_seconds", duration)
        .all();
  }
}
