package dev.qiao.text.qwen;

import dev.qiao.text.Stop;
import dev.qiao.text.request.CommonChatParameters;
import dev.qiao.text.request.ReasoningEffort;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that DashScope's chats take on either wire; null for what was not set. What each
 * means says {@link QwenRequestBuilder}.
 */
public interface QwenParameters extends CommonChatParameters {
  /** See {@link QwenRequestBuilder#topK}. */
  @Nullable Integer topK();

  /** See {@link QwenRequestBuilder#repetitionPenalty}. */
  @Nullable Double repetitionPenalty();

  /** See {@link QwenRequestBuilder#presencePenalty}. */
  @Nullable Double presencePenalty();

  /** See {@link QwenRequestBuilder#maxCompletionTokens}. */
  @Nullable Integer maxCompletionTokens();

  /** See {@link QwenRequestBuilder#seed}. */
  @Nullable Long seed();

  /** See {@link QwenRequestBuilder#stop}. */
  @Nullable Stop stop();

  /** See {@link QwenRequestBuilder#n}. */
  @Nullable Integer n();

  /** See {@link QwenRequestBuilder#enableThinking}. */
  @Nullable Boolean enableThinking();

  /** See {@link QwenRequestBuilder#thinkingBudget}. */
  @Nullable Integer thinkingBudget();

  /** See {@link QwenRequestBuilder#reasoningEffort}. */
  @Nullable ReasoningEffort reasoningEffort();

  /** See {@link QwenRequestBuilder#preserveThinking}. */
  @Nullable Boolean preserveThinking();

  /** See {@link QwenRequestBuilder#clearThinking}. */
  @Nullable Boolean clearThinking();

  /** See {@link QwenRequestBuilder#toolStream}. */
  @Nullable Boolean toolStream();

  /** See {@link QwenRequestBuilder#enableCodeInterpreter}. */
  @Nullable Boolean enableCodeInterpreter();

  /** See {@link QwenRequestBuilder#logprobs}. */
  @Nullable Boolean logprobs();

  /** See {@link QwenRequestBuilder#topLogprobs}. */
  @Nullable Integer topLogprobs();

  /** See {@link QwenRequestBuilder#parallelToolCalls}. */
  @Nullable Boolean parallelToolCalls();

  /** See {@link QwenRequestBuilder#enableSearch}. */
  @Nullable Boolean enableSearch();

  /** See {@link QwenRequestBuilder#searchOptions}. */
  @Nullable SearchOptions searchOptions();

  /** See {@link QwenRequestBuilder#translationOptions}. */
  @Nullable TranslationOptions translationOptions();
}
