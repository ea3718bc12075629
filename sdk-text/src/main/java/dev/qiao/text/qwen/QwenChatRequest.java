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
 * @param dataInspection see {@link Builder#dataInspection}; a header, not part of the body
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
    @Nullable Boolean vlHighResolutionImages,
    @Nullable List<String> modalities,
    @Nullable AudioOutput audio,
    @Nullable Boolean stream,
    @Nullable StreamOptions streamOptions,
    @JsonIgnore @Nullable String dataInspection,
    @Additional Map<String, Object> additional)
    implements ChatRequest, QwenParameters {
  /** Copies. */
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
    /** Copies. */
    public AudioOutput {
      additional = Additional.Copy.of(additional, AudioOutput.class);
    }

    /** A voice, as wav. */
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
  }

  @Override
  public Map<String, String> headers() {
    return QwenLimits.headers(dataInspection);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends QwenRequestBuilder<Builder> {
    private @Nullable Boolean stream;
    private @Nullable StreamOptions streamOptions;
    private @Nullable Boolean vlHighResolutionImages;
    private @Nullable List<String> modalities;
    private @Nullable AudioOutput audio;

    private Builder(Model model) {
      super(model);
    }

    private Builder(QwenChatRequest from) {
      super(from.model);
      copy(from);
      messages = from.messages;
      stream = from.stream;
      streamOptions = from.streamOptions;
      vlHighResolutionImages = from.vlHighResolutionImages;
      modalities = from.modalities;
      audio = from.audio;
      dataInspection = from.dataInspection;
      additional.putAll(from.additional);
    }

    /** Whether pictures are looked at in full size; maxPixels then does nothing. */
    public Builder vlHighResolutionImages(@Nullable Boolean value) {
      vlHighResolutionImages = value;
      return this;
    }

    @Override
    protected Builder self() {
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
     * The request.
     *
     * @throws IllegalArgumentException if there is no message
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
          vlHighResolutionImages,
          modalities,
          audio,
          stream,
          streamOptions,
          dataInspection,
          additional);
    }
  }
}
