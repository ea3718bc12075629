package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.TextOperations;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.request.StreamOptions;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
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
 * @param temperature how freely words are chosen: the larger, the freer. The range is the family's,
 *     the default the model's; set this or {@link #topP}, not both.
 * @param topP from how much of the probability words are chosen: more than 0, at most 1
 * @param topK from how many candidates words are chosen; at least 0, more than 100 switches it off
 * @param repetitionPenalty avoids repetition: more than 0, 1.0 does nothing
 * @param presencePenalty avoids words that came before: -2 to 2
 * @param maxTokens the longest answer in tokens. Whether thinking counts, and the default, is the
 *     family's or the model's affair.
 * @param maxCompletionTokens the longest answer in tokens, thinking included
 * @param seed makes answers alike: at least 0, and 2147483647 at most by most pages
 * @param stop where to stop: texts, or sequences of token ids, not both
 * @param n how many answers, 1 to 4; 1 with tools. Each is billed.
 * @param enableThinking whether the model thinks before it answers. Models differ in default; some
 *     only stream when they think.
 * @param thinkingBudget the longest thinking in tokens. Not together with reasoningEffort on
 *     qwen3.8.
 * @param reasoningEffort how much to think: {@code low}, {@code medium}, {@code high}, {@code
 *     xhigh}, {@code max}, as the model takes it
 * @param preserveThinking whether earlier thinking stays in the context
 * @param clearThinking whether earlier thinking is taken out of the context; hosted GLM
 * @param toolStream whether arguments of tools stream in pieces. Default false.
 * @param enableCodeInterpreter whether the model may run code at the service. Default false.
 * @param responseFormat the form of the answer. Default free text.
 * @param logprobs whether to return how likely each token was. Default false.
 * @param topLogprobs how many likeliest tokens to return, 0 to 5
 * @param tools functions the model may ask to have called
 * @param toolChoice whether and which tool must be called. Default {@link ToolChoice#AUTO}.
 * @param parallelToolCalls whether several calls may come at once. Default false.
 * @param enableSearch whether the model may search the web. Default false.
 * @param searchOptions how it searches; only with {@link #enableSearch}
 * @param translationOptions what to translate into; required by qwen-mt models
 * @param enableTextImageMixed whether the answer may hold pictures that a search found
 * @param vlHighResolutionImages whether pictures are looked at in full size; maxPixels then does
 *     nothing
 * @param modalities {@code text} and {@code audio}, for the Omni models, which only stream
 * @param audio how the Omni models speak
 * @param stream whether to stream; the verb writes it
 * @param streamOptions what a stream contains; the verb asks for the usage
 * @param dataInspection asks for an extra review of content, such as {@link Builder#INSPECT_ALL},
 *     with the header X-DashScope-DataInspection; a header, not part of the body
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
    @Nullable ReasoningEffort reasoningEffort,
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
    @Nullable Boolean enableTextImageMixed,
    @Nullable Boolean vlHighResolutionImages,
    @Nullable List<String> modalities,
    @Nullable AudioOutput audio,
    @Nullable Boolean stream,
    @Nullable StreamOptions streamOptions,
    @JsonIgnore @Nullable String dataInspection,
    @Additional Map<String, Object> additional)
    implements ChatRequest, QwenParameters {
  /** Refuses null for a required component, and an additional field named like a component. */
  public QwenChatRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    tools = Additional.Copy.listOrNull(tools, "tools");
    modalities = Additional.Copy.listOrNull(modalities, "modalities");
    additional = Additional.Copy.of(additional, QwenChatRequest.class);
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
    /** Refuses an additional field named like a component. */
    public AudioOutput {
      additional = Additional.Copy.of(additional, AudioOutput.class);
    }

    /** Speaks with this voice, as WAV, which is the only format that the page names. */
    public static AudioOutput of(String voice) {
      return new AudioOutput(Objects.requireNonNull(voice, "voice is null"), "wav", Map.of());
    }
  }

  /** Starts a chat. */
  public static Builder builder(Model model, Message... messages) {
    return new Builder(model).messages(Additional.Copy.list(messages, "messages"));
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
  public Operation<QwenChatRequest, ?> operation() {
    return TextOperations.QWEN_CHAT_COMPLETIONS;
  }

  @Override
  public QwenChatRequest asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    builder.streamOptions = streamOptions == null ? StreamOptions.WITH_USAGE : streamOptions;
    return builder.build();
  }

  @Override
  public boolean isCumulative() {
    return TranslationOptions.isWholeTextModel(model);
  }

  @Override
  public void validate(Violations violations) {
    QwenLimits.check(violations, "", this, messages, null);
    QwenLimits.checkFamily(violations, "", this, messages, model, Boolean.TRUE.equals(stream));
  }

  @Override
  public Map<String, String> headers() {
    return QwenLimits.headers(dataInspection);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends QwenRequestBuilder<Builder> {
    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if there is no message
    // build messages: openAiMessages()
    // without setter: stream, streamOptions

    private @Nullable Boolean enableTextImageMixed;
    private @Nullable Boolean vlHighResolutionImages;
    private @Nullable List<String> modalities;
    private @Nullable AudioOutput audio;
    private @Nullable Boolean stream;
    private @Nullable StreamOptions streamOptions;

    private Builder(Model model) {
      super(model);
    }

    private Builder(QwenChatRequest from) {
      super(from.model);
      copy(from);
      messages = from.messages;
      enableTextImageMixed = from.enableTextImageMixed;
      vlHighResolutionImages = from.vlHighResolutionImages;
      modalities = from.modalities;
      audio = from.audio;
      stream = from.stream;
      streamOptions = from.streamOptions;
      dataInspection = from.dataInspection;
      additional.putAll(from.additional);
    }

    /** Whether the answer may hold pictures that a search found. */
    public Builder enableTextImageMixed(@Nullable Boolean value) {
      enableTextImageMixed = value;
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

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message
     */
    @Override
    public QwenChatRequest build() {
      return new QwenChatRequest(
          model,
          openAiMessages(),
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
          enableTextImageMixed,
          vlHighResolutionImages,
          modalities,
          audio,
          stream,
          streamOptions,
          dataInspection,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
