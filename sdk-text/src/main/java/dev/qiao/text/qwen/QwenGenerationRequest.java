package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.LinkedHashMap;
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
      @Nullable ReasoningEffort reasoningEffort,
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
      @Additional Map<String, Object> additional)
      implements QwenParameters {
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
    if (parameters != null) {
      QwenLimits.check(violations, "parameters.", parameters);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends QwenRequestBuilder<Builder> {
    private static final Parameters NOTHING = nothing();

    private final Map<String, Object> additionalInput = new LinkedHashMap<>();
    private final Map<String, Object> additionalParameters = new LinkedHashMap<>();
    private boolean parametersSent;
    private @Nullable String prompt;
    private @Nullable Boolean incrementalOutput;
    private @Nullable String dataInspection;
    private @Nullable String resultFormat;
    private @Nullable Map<String, Double> logitBias;
    private @Nullable Boolean enableTextImageMixed;
    private @Nullable List<Skill> skill;

    private Builder(Model model) {
      super(model);
      resultFormat = "message";
      parametersSent = true;
    }

    private Builder(QwenGenerationRequest from) {
      super(from.model);
      messages = from.messages();
      prompt = from.input.prompt;
      dataInspection = from.dataInspection;
      additional.putAll(from.additional);
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        copy(parameters);
        incrementalOutput = parameters.incrementalOutput;
        resultFormat = parameters.resultFormat;
        logitBias = parameters.logitBias;
        enableTextImageMixed = parameters.enableTextImageMixed;
        skill = parameters.skill;
        additionalParameters.putAll(parameters.additional);
      }
    }

    @Override
    protected Builder self() {
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

    /** Likelihood to add, by token id. */
    public Builder logitBias(@Nullable Map<String, Double> value) {
      logitBias = value;
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

    /** A field of the input that this version does not know. */
    public Builder additionalInput(String name, @Nullable Object value) {
      additionalInput.put(name, value);
      return this;
    }

    /** A parameter that this version does not know. */
    public Builder additionalParameter(String name, @Nullable Object value) {
      additionalParameters.put(name, value);
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException if there is neither a message nor a prompt, or both
     */
    @Override
    public QwenGenerationRequest build() {
      boolean hasMessages = !messages.isEmpty();
      if (hasMessages == (prompt != null)) {
        throw new IllegalArgumentException(
            hasMessages
                ? "input.messages and input.prompt exclude each other: keep the messages"
                : "input.messages is empty: add Message.user(..)");
      }
      List<Message> sent =
          hasMessages ? messages.stream().map(Message::nativeStyle).toList() : null;
      Parameters parameters = parameters();
      return new QwenGenerationRequest(
          model,
          new Input(sent, prompt, additionalInput),
          parametersSent || !parameters.equals(NOTHING) ? parameters : null,
          dataInspection,
          additional);
    }

    private static Parameters nothing() {
      Builder builder = new Builder(Model.of("any"));
      builder.resultFormat = null;
      return builder.parameters();
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
