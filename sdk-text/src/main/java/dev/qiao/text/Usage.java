package dev.qiao.text;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Amounts;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is billed. The native and the OpenAI names ({@code input_tokens}, {@code prompt_tokens}) are
 * one component; a service fills what it counts.
 *
 * @param inputTokens tokens of the prompt
 * @param outputTokens tokens of the answer, thinking included
 * @param totalTokens both
 * @param inputTokensDetails the prompt's tokens by kind, native models of 2026
 * @param promptTokensDetails the prompt's tokens by kind and cache
 * @param outputTokensDetails the answer's tokens by kind
 * @param flatCachedTokens tokens from the cache, where they are next to the totals; DeepSeek's
 *     cache hits
 * @param imageTokens tokens of pictures, older native models
 * @param videoTokens tokens of videos, older native models
 * @param audioTokens tokens of sound, older native models
 * @param characters characters, where a service counts them; MiniMax's {@code total_characters}
 * @param plugins what searches and interpreters were used, by name
 * @param additional fields this version does not know
 */
@JsonDeserialize(using = UsageReader.class)
public record Usage(
    @Nullable Integer inputTokens,
    @Nullable Integer outputTokens,
    @Nullable Integer totalTokens,
    @Nullable TokenDetails inputTokensDetails,
    @Nullable TokenDetails promptTokensDetails,
    @Nullable TokenDetails outputTokensDetails,
    @Nullable Integer flatCachedTokens,
    @Nullable Integer imageTokens,
    @Nullable Integer videoTokens,
    @Nullable Integer audioTokens,
    @Nullable Integer characters,
    Map<String, Plugin> plugins,
    Map<String, Object> additional)
    implements Metered {

  private static final Usage EMPTY =
      new Usage(
          null, null, null, null, null, null, null, null, null, null, null, Map.of(), Map.of());

  /** Whether nothing is counted. */
  boolean isEmpty() {
    return equals(EMPTY);
  }

  /** Returns the tokens from the cache, wherever the service reports them; 0 if it does not. */
  public int cachedTokens() {
    if (flatCachedTokens != null) {
      return flatCachedTokens;
    }
    for (TokenDetails details :
        new @Nullable TokenDetails[] {promptTokensDetails, inputTokensDetails}) {
      if (details != null && details.cachedTokens() != null) {
        return details.cachedTokens();
      }
    }
    return 0;
  }

  /**
   * Tokens of the prompt that did not come from the cache: as the service reports, or else the rest
   * of the prompt; null if it reports neither.
   */
  public @Nullable Integer cacheMissTokens() {
    if (promptTokensDetails != null && promptTokensDetails.cacheMissTokens != null) {
      return promptTokensDetails.cacheMissTokens;
    }
    return inputTokens == null ? null : Integer.valueOf(inputTokens - cachedTokens());
  }

  /** Tokens spent on thinking; 0 if the service does not return it. */
  public int reasoningTokens() {
    return outputTokensDetails == null || outputTokensDetails.reasoningTokens() == null
        ? 0
        : outputTokensDetails.reasoningTokens();
  }

  /**
   * Tokens by kind.
   *
   * @param cachedTokens from the cache
   * @param cacheMissTokens not from the cache; DeepSeek, which reports it next to the totals
   * @param textTokens words
   * @param imageTokens pictures
   * @param videoTokens videos
   * @param audioTokens sound
   * @param reasoningTokens thinking
   * @param cacheCreationInputTokens written to an explicit cache
   * @param cacheType the kind of cache
   * @param cacheCreation tokens written, by time to live
   * @param acceptedPredictionTokens of a given prediction, those that the answer has
   * @param rejectedPredictionTokens of a given prediction, those that it does not have
   * @param additional fields this version does not know
   */
  public record TokenDetails(
      @Nullable Integer cachedTokens,
      @Nullable Integer cacheMissTokens,
      @Nullable Integer textTokens,
      @Nullable Integer imageTokens,
      @Nullable Integer videoTokens,
      @Nullable Integer audioTokens,
      @Nullable Integer reasoningTokens,
      @Nullable Integer cacheCreationInputTokens,
      @Nullable String cacheType,
      @Nullable Map<String, Integer> cacheCreation,
      @Nullable Integer acceptedPredictionTokens,
      @Nullable Integer rejectedPredictionTokens,
      @Additional Map<String, Object> additional) {
    public TokenDetails {
      additional = Additional.Copy.of(additional);
    }

    static TokenDetails withCacheMiss(@Nullable TokenDetails known, Integer tokens) {
      return known == null
          ? new TokenDetails(
              null, tokens, null, null, null, null, null, null, null, null, null, null, Map.of())
          : new TokenDetails(
              known.cachedTokens,
              tokens,
              known.textTokens,
              known.imageTokens,
              known.videoTokens,
              known.audioTokens,
              known.reasoningTokens,
              known.cacheCreationInputTokens,
              known.cacheType,
              known.cacheCreation,
              known.acceptedPredictionTokens,
              known.rejectedPredictionTokens,
              known.additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * What a search or an interpreter was used for.
   *
   * @param count how often
   * @param strategy how, for searches
   * @param additional fields this version does not know
   */
  public record Plugin(
      @Nullable Integer count,
      @Nullable String strategy,
      @Additional Map<String, Object> additional) {
    public Plugin {
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
        .and("input_tokens", inputTokens)
        .and("output_tokens", outputTokens)
        .and("cached_tokens", cachedTokens() == 0 ? null : Integer.valueOf(cachedTokens()))
        .and("reasoning_tokens", reasoningTokens() == 0 ? null : Integer.valueOf(reasoningTokens()))
        .and("characters", characters)
        .all();
  }
}
