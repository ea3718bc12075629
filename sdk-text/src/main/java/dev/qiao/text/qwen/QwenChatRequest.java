package dev.qiao.text.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat in DashScope's OpenAI-compatible mode, which serves every Qwen chat model and the models
 * of other makers that DashScope hosts. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-api-via-openai-chat-completions">Qwen API,
 * OpenAI style</a>.
 *
 * @param model the model, such as {@link dev.qiao.text.TextModels#QWEN_PLUS}
 * @param messages the conversation, the newest message last
 * @param temperature see {@link Builder#temperature}
 * @param topP see {@link Builder#topP}
 * @param topK see {@link Builder#topK}
 * @param repetitionPenalty see {@link Builder#repetitionPenalty}
 * @param presencePenalty see {@link Builder#presencePenalty}
 * @param maxTokens see {@link Builder#maxTokens}
 * @param maxCompletionTokens see {@link Builder#maxCompletionTokens}
 * @param seed see {@link Builder#seed}
 * @param stop see {@link Builder#stop}
 * @param n see {@link Builder#n}
 * @param enableThinking see {@link Builder#enableThinking}
 * @param thinkingBudget see {@link Builder#thinkingBudget}
 * @param reasoningEffort see {@link Builder#reasoningEffort}
 * @param preserveThinking see {@link Builder#preserveThinking}
 * @param clearThinking see {@link Builder#clearThinking}
 * @param toolStream see {@link Builder#toolStream}
 * @param enableCodeInterpreter see {@link Builder#enableCodeInterpreter}
 * @param responseFormat see {@link Builder#responseFormat}
 * @param logprobs see {@link Builder#logprobs}
 * @param topLogprobs see {@link Builder#topLogprobs}
 * @param tools see {@link Builder#tools}
 * @param toolChoice see {@link Builder#toolChoice}
 * @param parallelToolCalls see {@link Builder#parallelToolCalls}
 * @param enableSearch see {@link Builder#enableSearch}
 * @param searchOptions see {@link Builder#searchOptions}
 * @param translationOptions see {@link Builder#translationOptions}
 * @param vlHighResolutionImages see {@link Builder#vlHighResolutionImages}
 * @param modalities see {@link Builder#modalities}
 * @param audio see {@link Builder#audio}
 * @param stream whether to stream; the verb writes it
 * @param streamOptions what a stream tells; the verb asks for the usage
 * @param additional fields beside these
 */
public record QwenChatRequest(
    Model model,
    List<Message> messages,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer topK,
    @Nullable Double repetitionPenalty,
    @Nullable Double presencePenalty,
    @Nullable Integer maxTokens,
    @Nullable Integer maxCompletionTokens,
    @Nullable Long seed,
    @Nullable Stop stop,
    @Nullable Integer n,
    @Nullable Boolean enableThinking,
    @Nullable Integer thinkingBudget,
    @Nullable String reasoningEffort,
    @Nullable Boolean preserveThinking,
    @Nullable Boolean clearThinking,
    @Nullable Boolean toolStream,
    @Nullable Boolean enableCodeInterpreter,
    @Nullable ResponseFormat responseFormat,
    @Nullable Boolean logprobs,
    @Nullable Integer topLogprobs,
    @Nullable List<Tool> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable Boolean parallelToolCalls,
    @Nullable Boolean enableSearch,
    @Nullable SearchOptions searchOptions,
    @Nullable TranslationOptions translationOptions,
    @Nullable Boolean vlHighResolutionImages,
    @Nullable List<String> modalities,
    @Nullable AudioOutput audio,
    @Nullable Boolean stream,
    @Nullable StreamOptions streamOptions,
    @Additional Map<String, Object> additional)
    implements ChatRequest {
  /** Copies. */
  public QwenChatRequest {
    Objects.requireNonNull(model, "model");
    messages = List.copyOf(messages);
    tools = tools == null ? null : List.copyOf(tools);
    modalities = modalities == null ? null : List.copyOf(modalities);
    additional = Additional.Copy.of(additional);
  }

  /**
   * What a stream tells.
   *
   * @param includeUsage whether its last piece carries the usage
   * @param additional fields beside these
   */
  public record StreamOptions(
      @Nullable Boolean includeUsage, @Additional Map<String, Object> additional) {
    /** Asks for the usage. */
    public static final StreamOptions WITH_USAGE = new StreamOptions(true, Map.of());

    /** Copies. */
    public StreamOptions {
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * How the Omni models speak.
   *
   * @param voice the voice, such as {@code Cherry}
   * @param format {@code wav}
   * @param additional fields beside these
   */
  public record AudioOutput(
      @Nullable String voice, @Nullable String format, @Additional Map<String, Object> additional) {
    /** Copies. */
    public AudioOutput {
      additional = Additional.Copy.of(additional);
    }

    /** A voice, as wav. */
    public static AudioOutput of(String voice) {
      return new AudioOutput(voice, "wav", Map.of());
    }
  }

  /** Starts a chat. */
  public static Builder builder(Model model, Message... messages) {
    return new Builder(model).messages(List.of(messages));
  }

  /** Starts a chat. */
  public static Builder builder(Model model, List<Message> messages) {
    return new Builder(model).messages(messages);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Vendor vendor() {
    return Vendor.DASHSCOPE;
  }

  @Override
  public QwenChatRequest streaming() {
    Builder builder = toBuilder();
    builder.stream = true;
    builder.streamOptions = streamOptions == null ? StreamOptions.WITH_USAGE : streamOptions;
    return builder.build();
  }

  @Override
  public boolean repeatsWholeText() {
    return TranslationOptions.isWholeTextModel(model);
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("temperature", temperature, Limit.range(0, true, 2, false))
        .check("top_p", topP, Limit.range(0, false, 1, true))
        .check("top_k", topK, Limit.range(0, Integer.MAX_VALUE))
        .check(
            "repetition_penalty",
            repetitionPenalty,
            Limit.range(0, false, Double.POSITIVE_INFINITY, true))
        .check("presence_penalty", presencePenalty, Limit.range(-2, 2))
        .check("n", n, Limit.range(1, 4))
        .check("top_logprobs", topLogprobs, Limit.range(0, 5))
        .check("max_tokens", maxTokens, Limit.range(1, Integer.MAX_VALUE))
        .check("max_completion_tokens", maxCompletionTokens, Limit.range(1, Integer.MAX_VALUE))
        .check("thinking_budget", thinkingBudget, Limit.range(1, Integer.MAX_VALUE));
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    private Model model;
    private List<Message> messages = List.of();
    private @Nullable Boolean stream;
    private @Nullable StreamOptions streamOptions;
    private final Map<String, Object> additional = new LinkedHashMap<>();
    private @Nullable Double temperature;
    private @Nullable Double topP;
    private @Nullable Integer topK;
    private @Nullable Double repetitionPenalty;
    private @Nullable Double presencePenalty;
    private @Nullable Integer maxTokens;
    private @Nullable Integer maxCompletionTokens;
    private @Nullable Long seed;
    private @Nullable Stop stop;
    private @Nullable Integer n;
    private @Nullable Boolean enableThinking;
    private @Nullable Integer thinkingBudget;
    private @Nullable String reasoningEffort;
    private @Nullable Boolean preserveThinking;
    private @Nullable Boolean clearThinking;
    private @Nullable Boolean toolStream;
    private @Nullable Boolean enableCodeInterpreter;
    private @Nullable ResponseFormat responseFormat;
    private @Nullable Boolean logprobs;
    private @Nullable Integer topLogprobs;
    private @Nullable List<Tool> tools;
    private @Nullable ToolChoice toolChoice;
    private @Nullable Boolean parallelToolCalls;
    private @Nullable Boolean enableSearch;
    private @Nullable SearchOptions searchOptions;
    private @Nullable TranslationOptions translationOptions;
    private @Nullable Boolean vlHighResolutionImages;
    private @Nullable List<String> modalities;
    private @Nullable AudioOutput audio;

    private Builder(Model model) {
      this.model = Objects.requireNonNull(model, "model");
    }

    private Builder(QwenChatRequest from) {
      model = from.model;
      messages = from.messages;
      stream = from.stream;
      streamOptions = from.streamOptions;
      temperature = from.temperature;
      topP = from.topP;
      topK = from.topK;
      repetitionPenalty = from.repetitionPenalty;
      presencePenalty = from.presencePenalty;
      maxTokens = from.maxTokens;
      maxCompletionTokens = from.maxCompletionTokens;
      seed = from.seed;
      stop = from.stop;
      n = from.n;
      enableThinking = from.enableThinking;
      thinkingBudget = from.thinkingBudget;
      reasoningEffort = from.reasoningEffort;
      preserveThinking = from.preserveThinking;
      clearThinking = from.clearThinking;
      toolStream = from.toolStream;
      enableCodeInterpreter = from.enableCodeInterpreter;
      responseFormat = from.responseFormat;
      logprobs = from.logprobs;
      topLogprobs = from.topLogprobs;
      tools = from.tools;
      toolChoice = from.toolChoice;
      parallelToolCalls = from.parallelToolCalls;
      enableSearch = from.enableSearch;
      searchOptions = from.searchOptions;
      translationOptions = from.translationOptions;
      vlHighResolutionImages = from.vlHighResolutionImages;
      modalities = from.modalities;
      audio = from.audio;
      additional.putAll(from.additional);
    }

    /** Another model. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** The conversation, the newest message last. */
    public Builder messages(List<Message> value) {
      messages = new ArrayList<>(value);
      return this;
    }

    /** Adds a message at the end. */
    public Builder addMessage(Message value) {
      List<Message> all = new ArrayList<>(messages);
      all.add(value);
      messages = all;
      return this;
    }

    /** How freely words are chosen: at least 0 and less than 2. The default is the model's. */
    public Builder temperature(@Nullable Double value) {
      temperature = value;
      return this;
    }

    /** From how much of the probability words are chosen: more than 0, at most 1. */
    public Builder topP(@Nullable Double value) {
      topP = value;
      return this;
    }

    /** From how many candidates words are chosen; at least 0, more than 100 switches it off. */
    public Builder topK(@Nullable Integer value) {
      topK = value;
      return this;
    }

    /** Avoids repetition: more than 0, 1.0 does nothing. */
    public Builder repetitionPenalty(@Nullable Double value) {
      repetitionPenalty = value;
      return this;
    }

    /** Avoids words that came before: -2 to 2. */
    public Builder presencePenalty(@Nullable Double value) {
      presencePenalty = value;
      return this;
    }

    /**
     * The longest answer in tokens, thinking not counted by most models. Older name; see {@link
     * #maxCompletionTokens}.
     */
    public Builder maxTokens(@Nullable Integer value) {
      maxTokens = value;
      return this;
    }

    /** The longest answer in tokens, thinking included. */
    public Builder maxCompletionTokens(@Nullable Integer value) {
      maxCompletionTokens = value;
      return this;
    }

    /** Makes answers alike: 0 to 2147483647. */
    public Builder seed(@Nullable Long value) {
      seed = value;
      return this;
    }

    /** Where to stop. */
    public Builder stop(@Nullable Stop value) {
      stop = value;
      return this;
    }

    /** How many answers, 1 to 4; 1 with tools. Each is billed. */
    public Builder n(@Nullable Integer value) {
      n = value;
      return this;
    }

    /**
     * Whether the model thinks before it answers. Models differ in default; some only stream when
     * they think.
     */
    public Builder enableThinking(@Nullable Boolean value) {
      enableThinking = value;
      return this;
    }

    /** The longest thinking in tokens. Not together with reasoningEffort on qwen3.8. */
    public Builder thinkingBudget(@Nullable Integer value) {
      thinkingBudget = value;
      return this;
    }

    /**
     * How much to think: {@code low}, {@code medium}, {@code high}, {@code xhigh}, {@code max}, as
     * the model takes it.
     */
    public Builder reasoningEffort(@Nullable String value) {
      reasoningEffort = value;
      return this;
    }

    /** Whether earlier thinking stays in the context. */
    public Builder preserveThinking(@Nullable Boolean value) {
      preserveThinking = value;
      return this;
    }

    /** Whether earlier thinking is taken out of the context; hosted GLM. */
    public Builder clearThinking(@Nullable Boolean value) {
      clearThinking = value;
      return this;
    }

    /** Whether arguments of tools stream in pieces. Default false. */
    public Builder toolStream(@Nullable Boolean value) {
      toolStream = value;
      return this;
    }

    /** Whether the model may run code at the service. Default false. */
    public Builder enableCodeInterpreter(@Nullable Boolean value) {
      enableCodeInterpreter = value;
      return this;
    }

    /** The form of the answer. */
    public Builder responseFormat(@Nullable ResponseFormat value) {
      responseFormat = value;
      return this;
    }

    /** Whether to tell how likely each token was. Default false. */
    public Builder logprobs(@Nullable Boolean value) {
      logprobs = value;
      return this;
    }

    /** How many likeliest tokens to tell, 0 to 5. */
    public Builder topLogprobs(@Nullable Integer value) {
      topLogprobs = value;
      return this;
    }

    /** Functions the model may ask to have called. */
    public Builder tools(@Nullable List<Tool> value) {
      tools = value;
      return this;
    }

    /** Whether and which tool must be called. */
    public Builder toolChoice(@Nullable ToolChoice value) {
      toolChoice = value;
      return this;
    }

    /** Whether several calls may come at once. Default false. */
    public Builder parallelToolCalls(@Nullable Boolean value) {
      parallelToolCalls = value;
      return this;
    }

    /** Whether the model may search the web. Default false. */
    public Builder enableSearch(@Nullable Boolean value) {
      enableSearch = value;
      return this;
    }

    /** How it searches. */
    public Builder searchOptions(@Nullable SearchOptions value) {
      searchOptions = value;
      return this;
    }

    /** What to translate into; required by qwen-mt models. */
    public Builder translationOptions(@Nullable TranslationOptions value) {
      translationOptions = value;
      return this;
    }

    /** Whether pictures are looked at in full size; maxPixels then does nothing. */
    public Builder vlHighResolutionImages(@Nullable Boolean value) {
      vlHighResolutionImages = value;
      return this;
    }

    /** {@code text} and {@code audio}, for the Omni models, which only stream. */
    public Builder modalities(@Nullable List<String> value) {
      modalities = value;
      return this;
    }

    /** How the Omni models speak. */
    public Builder audio(@Nullable AudioOutput value) {
      audio = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException if there is no message
     */
    public QwenChatRequest build() {
      if (messages.isEmpty()) {
        throw new IllegalArgumentException("messages is empty: add Message.user(..)");
      }
      return new QwenChatRequest(
          model,
          messages.stream().map(Message::openAiStyle).toList(),
          temperature,
          topP,
          topK,
          repetitionPenalty,
          presencePenalty,
          maxTokens,
          maxCompletionTokens,
          seed,
          stop,
          n,
          enableThinking,
          thinkingBudget,
          reasoningEffort,
          preserveThinking,
          clearThinking,
          toolStream,
          enableCodeInterpreter,
          responseFormat,
          logprobs,
          topLogprobs,
          tools,
          toolChoice,
          parallelToolCalls,
          enableSearch,
          searchOptions,
          translationOptions,
          vlHighResolutionImages,
          modalities,
          audio,
          stream,
          streamOptions,
          additional);
    }
  }
}
