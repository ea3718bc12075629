package dev.qiao.text.qwen;

import dev.qiao.core.Model;
import dev.qiao.text.Stop;
import dev.qiao.text.request.CommonChatRequestBuilder;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.schema.JsonMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of DashScope's chat requests share on either wire, beside what every family
 * takes. Ranges: {@link #temperature} from 0 to less than 2; {@link #maxTokens} at least 1,
 * thinking not counted by most models and the older name of {@link #maxCompletionTokens}; {@link
 * #toolChoice} without {@code required} on Qwen's own models.
 *
 * @param <B> the builder itself
 */
public abstract class QwenRequestBuilder<B extends QwenRequestBuilder<B>>
    extends CommonChatRequestBuilder<B> {
  private static final Pattern TAKE_SCHEMAS =
      Pattern.compile("qwen3\\.(7-(plus|flash|max)|8-(flash|max))(-.*)?");

  /** Has the prompt and the answer reviewed, see {@link #dataInspection}. */
  public static final String INSPECT_ALL = "{\"input\":\"cip\",\"output\":\"cip\"}";

  /** See {@link #dataInspection}. */
  protected @Nullable String dataInspection;

  // derived from QwenParameters: begin

  @Nullable Integer topK;
  @Nullable Double repetitionPenalty;
  @Nullable Double presencePenalty;
  @Nullable Integer maxCompletionTokens;
  @Nullable Long seed;
  @Nullable Stop stop;
  @Nullable Integer n;
  @Nullable Boolean enableThinking;
  @Nullable Integer thinkingBudget;
  @Nullable ReasoningEffort reasoningEffort;
  @Nullable Boolean preserveThinking;
  @Nullable Boolean clearThinking;
  @Nullable Boolean toolStream;
  @Nullable Boolean enableCodeInterpreter;
  @Nullable Boolean logprobs;
  @Nullable Integer topLogprobs;
  @Nullable Boolean parallelToolCalls;
  @Nullable Boolean enableSearch;
  @Nullable SearchOptions searchOptions;
  @Nullable TranslationOptions translationOptions;

  final void copy(QwenParameters from) {
    super.copy(from);
    topK = from.topK();
    repetitionPenalty = from.repetitionPenalty();
    presencePenalty = from.presencePenalty();
    maxCompletionTokens = from.maxCompletionTokens();
    seed = from.seed();
    stop = from.stop();
    n = from.n();
    enableThinking = from.enableThinking();
    thinkingBudget = from.thinkingBudget();
    reasoningEffort = from.reasoningEffort();
    preserveThinking = from.preserveThinking();
    clearThinking = from.clearThinking();
    toolStream = from.toolStream();
    enableCodeInterpreter = from.enableCodeInterpreter();
    logprobs = from.logprobs();
    topLogprobs = from.topLogprobs();
    parallelToolCalls = from.parallelToolCalls();
    enableSearch = from.enableSearch();
    searchOptions = from.searchOptions();
    translationOptions = from.translationOptions();
  }

  /** From how many candidates words are chosen; at least 0, more than 100 switches it off. */
  public B topK(@Nullable Integer value) {
    topK = value;
    return self();
  }

  /** Avoids repetition: more than 0, 1.0 does nothing. */
  public B repetitionPenalty(@Nullable Double value) {
    repetitionPenalty = value;
    return self();
  }

  /** Avoids words that came before: -2 to 2. */
  public B presencePenalty(@Nullable Double value) {
    presencePenalty = value;
    return self();
  }

  /** The longest answer in tokens, thinking included. */
  public B maxCompletionTokens(@Nullable Integer value) {
    maxCompletionTokens = value;
    return self();
  }

  /** Makes answers alike: at least 0, and 2147483647 at most by most pages. */
  public B seed(@Nullable Long value) {
    seed = value;
    return self();
  }

  /** Where to stop: texts, or sequences of token ids, not both. */
  public B stop(@Nullable Stop value) {
    stop = value;
    return self();
  }

  /** How many answers, 1 to 4; 1 with tools. Each is billed. */
  public B n(@Nullable Integer value) {
    n = value;
    return self();
  }

  /**
   * Whether the model thinks before it answers. Models differ in default; some only stream when
   * they think.
   */
  public B enableThinking(@Nullable Boolean value) {
    enableThinking = value;
    return self();
  }

  /** The longest thinking in tokens. Not together with reasoningEffort on qwen3.8. */
  public B thinkingBudget(@Nullable Integer value) {
    thinkingBudget = value;
    return self();
  }

  /**
   * How much to think: {@code low}, {@code medium}, {@code high}, {@code xhigh}, {@code max}, as
   * the model takes it.
   */
  public B reasoningEffort(@Nullable ReasoningEffort value) {
    reasoningEffort = value;
    return self();
  }

  /** Whether earlier thinking stays in the context. */
  public B preserveThinking(@Nullable Boolean value) {
    preserveThinking = value;
    return self();
  }

  /** Whether earlier thinking is taken out of the context; hosted GLM. */
  public B clearThinking(@Nullable Boolean value) {
    clearThinking = value;
    return self();
  }

  /** Whether arguments of tools stream in pieces. Default false. */
  public B toolStream(@Nullable Boolean value) {
    toolStream = value;
    return self();
  }

  /** Whether the model may run code at the service. Default false. */
  public B enableCodeInterpreter(@Nullable Boolean value) {
    enableCodeInterpreter = value;
    return self();
  }

  /** Whether to return the log-probability of each token. Default false. */
  public B logprobs(@Nullable Boolean value) {
    logprobs = value;
    return self();
  }

  /** How many of the most likely tokens to return at each position, 0 to 5. */
  public B topLogprobs(@Nullable Integer value) {
    topLogprobs = value;
    return self();
  }

  /** Whether several calls may come at once. Default false. */
  public B parallelToolCalls(@Nullable Boolean value) {
    parallelToolCalls = value;
    return self();
  }

  /** Whether the model may search the web. Default false. */
  public B enableSearch(@Nullable Boolean value) {
    enableSearch = value;
    return self();
  }

  /** How it searches; only with {@link #enableSearch}. */
  public B searchOptions(@Nullable SearchOptions value) {
    searchOptions = value;
    return self();
  }

  /** What to translate into; required by qwen-mt models. */
  public B translationOptions(@Nullable TranslationOptions value) {
    translationOptions = value;
    return self();
  }

  // derived: end

  /** Starts with a model. */
  protected QwenRequestBuilder(Model model) {
    super(model);
  }

  /** qwen3.7 and qwen3.8 take {@code json_schema}, the others {@code json_object}. */
  @Override
  public JsonMode jsonMode() {
    return TAKE_SCHEMAS.matcher(model.name()).matches() ? JsonMode.SCHEMA : JsonMode.OBJECT;
  }

  /**
   * Asks for an extra review of content, such as {@link #INSPECT_ALL}, with the header
   * X-DashScope-DataInspection.
   */
  public B dataInspection(@Nullable String value) {
    dataInspection = value;
    return self();
  }
}
