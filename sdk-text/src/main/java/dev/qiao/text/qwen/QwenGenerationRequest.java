package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat in DashScope's native dialect, for Qwen's text models up to Qwen3 and the text models of
 * other makers that DashScope hosts. Models that take pictures, and every chat model from Qwen3.5
 * on, are served on the multimodal path instead. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-api-via-dashscope">Qwen API, DashScope</a>.
 *
 * @param model the model, such as {@link dev.qiao.text.TextModels#QWEN_PLUS}
 * @param input the conversation
 * @param parameters how to answer
 * @param dataInspection see {@link Builder#dataInspection}; a header, not part of the body
 * @param additional fields beside these
 */
public record QwenGenerationRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @JsonIgnore @Nullable String dataInspection,
    @Additional Map<String, Object> additional)
    implements ChatRequest {
  /** Copies. */
  public QwenGenerationRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional);
  }

  /**
   * The conversation.
   *
   * @param messages the messages, the newest last; null for a bare prompt
   * @param prompt a bare prompt, an older form
   * @param additional fields beside these
   */
  public record Input(
      @Nullable List<Message> messages,
      @Nullable String prompt,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public Input {
      messages = messages == null ? null : List.copyOf(messages);
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * How to answer. Only what is set is sent.
   *
   * @param resultFormat see {@link Builder#resultFormat}
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
   * @param logitBias see {@link Builder#logitBias}
   * @param tools see {@link Builder#tools}
   * @param toolChoice see {@link Builder#toolChoice}
   * @param parallelToolCalls see {@link Builder#parallelToolCalls}
   * @param enableSearch see {@link Builder#enableSearch}
   * @param searchOptions see {@link Builder#searchOptions}
   * @param enableTextImageMixed see {@link Builder#enableTextImageMixed}
   * @param skill see {@link Builder#skill}
   * @param translationOptions see {@link Builder#translationOptions}
   * @param incrementalOutput whether each event of a stream holds what is new only; the verb {@code
   *     stream} writes true
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable String resultFormat,
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
      @Nullable Map<String, Double> logitBias,
      @Nullable List<Tool> tools,
      @Nullable ToolChoice toolChoice,
      @Nullable Boolean parallelToolCalls,
      @Nullable Boolean enableSearch,
      @Nullable SearchOptions searchOptions,
      @Nullable Boolean enableTextImageMixed,
      @Nullable List<Skill> skill,
      @Nullable TranslationOptions translationOptions,
      @Nullable Boolean incrementalOutput,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public Parameters {
      logitBias = logitBias == null ? null : Map.copyOf(logitBias);
      tools = tools == null ? null : List.copyOf(tools);
      skill = skill == null ? null : List.copyOf(skill);
      additional = Additional.Copy.of(additional);
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
  public List<Message> messages() {
    return input.messages == null ? List.of() : input.messages;
  }

  @Override
  public QwenGenerationRequest streaming() {
    if (parameters != null && parameters.incrementalOutput != null) {
      return this;
    }
    Builder builder = toBuilder();
    builder.incrementalOutput = true;
    return builder.build();
  }

  @Override
  public boolean repeatsWholeText() {
    return (parameters != null && Boolean.FALSE.equals(parameters.incrementalOutput))
        || TranslationOptions.isWholeTextModel(model);
  }

  @Override
  public Map<String, String> headers() {
    return dataInspection == null ? Map.of() : Map.of("X-DashScope-DataInspection", dataInspection);
  }

  @Override
  public void validate(Violations violations) {
    if (parameters == null) {
      return;
    }
    violations
        .check("parameters.temperature", parameters.temperature, Limit.range(0, true, 2, false))
        .check("parameters.top_p", parameters.topP, Limit.range(0, false, 1, true))
        .check("parameters.top_k", parameters.topK, Limit.range(0, Integer.MAX_VALUE))
        .check(
            "parameters.repetition_penalty",
            parameters.repetitionPenalty,
            Limit.range(0, false, Double.POSITIVE_INFINITY, true))
        .check("parameters.presence_penalty", parameters.presencePenalty, Limit.range(-2, 2))
        .check("parameters.n", parameters.n, Limit.range(1, 4))
        .check("parameters.top_logprobs", parameters.topLogprobs, Limit.range(0, 5))
        .check("parameters.max_tokens", parameters.maxTokens, Limit.range(1, Integer.MAX_VALUE))
        .check(
            "parameters.max_completion_tokens",
            parameters.maxCompletionTokens,
            Limit.range(1, Integer.MAX_VALUE))
        .check(
            "parameters.thinking_budget",
            parameters.thinkingBudget,
            Limit.range(1, Integer.MAX_VALUE));
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    private @Nullable List<Message> messages;
    private @Nullable String prompt;
    private @Nullable Boolean incrementalOutput;
    private @Nullable String dataInspection;
    private @Nullable String resultFormat;
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
    private @Nullable Map<String, Double> logitBias;
    private @Nullable List<Tool> tools;
    private @Nullable ToolChoice toolChoice;
    private @Nullable Boolean parallelToolCalls;
    private @Nullable Boolean enableSearch;
    private @Nullable SearchOptions searchOptions;
    private @Nullable Boolean enableTextImageMixed;
    private @Nullable List<Skill> skill;
    private @Nullable TranslationOptions translationOptions;

    private Builder(Model model) {
      super(model);
      resultFormat = "message";
      parametersSent = true;
    }

    private Builder(QwenGenerationRequest from) {
      super(from.model);
      messages = from.input.messages;
      prompt = from.input.prompt;
      dataInspection = from.dataInspection;
      additional.putAll(from.additional);
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        incrementalOutput = parameters.incrementalOutput;
        resultFormat = parameters.resultFormat;
        temperature = parameters.temperature;
        topP = parameters.topP;
        topK = parameters.topK;
        repetitionPenalty = parameters.repetitionPenalty;
        presencePenalty = parameters.presencePenalty;
        maxTokens = parameters.maxTokens;
        maxCompletionTokens = parameters.maxCompletionTokens;
        seed = parameters.seed;
        stop = parameters.stop;
        n = parameters.n;
        enableThinking = parameters.enableThinking;
        thinkingBudget = parameters.thinkingBudget;
        reasoningEffort = parameters.reasoningEffort;
        preserveThinking = parameters.preserveThinking;
        clearThinking = parameters.clearThinking;
        toolStream = parameters.toolStream;
        enableCodeInterpreter = parameters.enableCodeInterpreter;
        responseFormat = parameters.responseFormat;
        logprobs = parameters.logprobs;
        topLogprobs = parameters.topLogprobs;
        logitBias = parameters.logitBias;
        tools = parameters.tools;
        toolChoice = parameters.toolChoice;
        parallelToolCalls = parameters.parallelToolCalls;
        enableSearch = parameters.enableSearch;
        searchOptions = parameters.searchOptions;
        enableTextImageMixed = parameters.enableTextImageMixed;
        skill = parameters.skill;
        translationOptions = parameters.translationOptions;
        additionalParameters.putAll(parameters.additional);
      }
    }

    @Override
    protected Builder self() {
      return this;
    }

    /** The conversation, the newest message last. */
    public Builder messages(List<Message> value) {
      messages = new ArrayList<>(value);
      return this;
    }

    /** Adds a message at the end. */
    public Builder addMessage(Message value) {
      List<Message> all = messages == null ? new ArrayList<>() : new ArrayList<>(messages);
      all.add(value);
      messages = all;
      return this;
    }

    /** A bare prompt instead of messages, an older form. */
    public Builder prompt(@Nullable String value) {
      prompt = value;
      return this;
    }

    /**
     * Asks for an extra review of content: {@code {"input":"cip","output":"cip"}} as the header
     * X-DashScope-DataInspection.
     */
    public Builder dataInspection(@Nullable String value) {
      dataInspection = value;
      return this;
    }

    /** {@code message} (what the builder sends) or {@code text}. */
    public Builder resultFormat(@Nullable String value) {
      resultFormat = value;
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

    /** Likelihood to add, by token id. */
    public Builder logitBias(@Nullable Map<String, Double> value) {
      logitBias = value;
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

    /** Whether the answer may hold pictures. */
    public Builder enableTextImageMixed(@Nullable Boolean value) {
      enableTextImageMixed = value;
      return this;
    }

    /** Skills of qwen-doc-turbo, such as making slides. */
    public Builder skill(@Nullable List<Skill> value) {
      skill = value;
      return this;
    }

    /** What to translate into; required by qwen-mt models. */
    public Builder translationOptions(@Nullable TranslationOptions value) {
      translationOptions = value;
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException if there is neither a message nor a prompt, or both
     */
    public QwenGenerationRequest build() {
      boolean hasMessages = messages != null && !messages.isEmpty();
      if (hasMessages == (prompt != null)) {
        throw new IllegalArgumentException(
            hasMessages
                ? "input.messages and input.prompt exclude each other: keep the messages"
                : "input.messages is empty: add Message.user(..)");
      }
      List<Message> sent =
          messages == null || messages.isEmpty()
              ? null
              : messages.stream().map(Message::nativeStyle).toList();
      boolean withParameters =
          parametersSent || incrementalOutput != null || !additionalParameters.isEmpty();
      return new QwenGenerationRequest(
          model,
          new Input(sent, prompt, additionalInput),
          withParameters ? parameters() : null,
          dataInspection,
          additional);
    }

    private Parameters parameters() {
      return new Parameters(
          resultFormat,
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
          logitBias,
          tools,
          toolChoice,
          parallelToolCalls,
          enableSearch,
          searchOptions,
          enableTextImageMixed,
          skill,
          translationOptions,
          incrementalOutput,
          additionalParameters);
    }
  }
}
