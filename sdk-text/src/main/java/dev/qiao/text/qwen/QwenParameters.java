package dev.qiao.text.qwen;

import dev.qiao.text.Stop;
import dev.qiao.text.request.CommonChatParameters;
import dev.qiao.text.request.ReasoningEffort;
import org.jspecify.annotations.Nullable;

/** The parameters that DashScope's chats take in either API; null for what was not set. */
public interface QwenParameters extends CommonChatParameters {
  /** From how many candidates words are chosen; at least 0, more than 100 switches it off. */
  @Nullable Integer topK();

  /** Avoids repetition: more than 0, 1.0 does nothing. */
  @Nullable Double repetitionPenalty();

  /** Avoids words that came before: -2 to 2. */
  @Nullable Double presencePenalty();

  /** The longest answer in tokens, thinking included. */
  @Nullable Integer maxCompletionTokens();

  /** Makes answers alike: at least 0, and 2147483647 at most by most pages. */
  @Nullable Long seed();

  /** Where to stop: texts, or sequences of token ids, not both. */
  @Nullable Stop stop();

  /** How many answers, 1 to 4; 1 with tools. Each is billed. */
  @Nullable Integer n();

  /**
   * Whether the model thinks before it answers. Models differ in default; some only stream when
   * they think.
   */
  @Nullable Boolean enableThinking();

  /** The longest thinking in tokens. Not together with reasoningEffort on qwen3.8. */
  @Nullable Integer thinkingBudget();

  /**
   * How much to think: {@code low}, {@code medium}, {@code high}, {@code xhigh}, {@code max}, as
   * the model takes it.
   */
  @Nullable ReasoningEffort reasoningEffort();

  /** Whether earlier thinking stays in the context. */
  @Nullable Boolean preserveThinking();

  /** Whether earlier thinking is taken out of the context; hosted GLM. */
  @Nullable Boolean clearThinking();

  /** Whether arguments of tools stream in pieces. Default false. */
  @Nullable Boolean toolStream();

  /** Whether the model may run code at the service. Default false. */
  @Nullable Boolean enableCodeInterpreter();

  /** Whether to return the log-probability of each token. Default false. */
  @Nullable Boolean logprobs();

  /** How many of the most likely tokens to return at each position, 0 to 5. */
  @Nullable Integer topLogprobs();

  /** Whether several calls may come at once. Default false. */
  @Nullable Boolean parallelToolCalls();

  /** Whether the model may search the web. Default false. */
  @Nullable Boolean enableSearch();

  /** How it searches; only with {@link #enableSearch}. */
  @Nullable SearchOptions searchOptions();

  /** What to translate into; required by qwen-mt models. */
  @Nullable TranslationOptions translationOptions();
}
