package dev.qiao.text.minimax;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextOperations;
import dev.qiao.text.request.CommonChatParameters;
import dev.qiao.text.request.CommonChatRequestBuilder;
import dev.qiao.text.schema.JsonMode;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat with MiniMax on its own platform, in its own dialect, {@code chatcompletion_v2}. Source:
 * <a href="https://platform.minimaxi.com/docs/api-reference/text-post">text generation</a> and, for
 * role play, <a href="https://platform.minimaxi.com/docs/api-reference/text-chat">text chat</a>. In
 * the OpenAI dialect: {@link MiniMaxChatRequest}.
 *
 * <p>Ranges of what all families take: {@code temperature} more than 0, at most 1, by default 0.1
 * on MiniMax-Text-01 and 1.0 on M2-her, and 1.0 advised on M2; {@code topP} more than 0, at most 1,
 * by default 0.95; {@code maxTokens} is the older name of {@link Builder#maxCompletionTokens};
 * {@code responseFormat} a JSON schema, on MiniMax-Text-01 only, in which every property is
 * required; {@code tools} functions with a description and parameters; {@code toolChoice} {@code
 * auto} or {@code none}.
 *
 * <p>{@link Message#userSystem}, {@link Message#group}, {@link Message#sampleUser} and {@link
 * Message#sampleAi} set the scene for M2-her; {@link Message#named} says who speaks. A stream ends
 * with the whole answer once more, in {@link dev.qiao.text.ReviewNotes#aggregate()} of its last
 * piece. MiniMax wants the whole answer back with the next message, reasoning included; {@link
 * Builder#addAnswer} does that.
 *
 * @param model the model, such as {@link dev.qiao.text.TextModels#MINIMAX_M3}
 * @param messages the conversation, the newest message last
 * @param maxTokens the longest answer in tokens. Whether thinking counts, and the default, is the
 *     family's or the model's affair.
 * @param maxCompletionTokens the longest answer in tokens, at least 1, on M2-her at most 2048.
 *     Default 10240 on M2, 8192 on M1, 2048 on MiniMax-Text-01.
 * @param temperature how freely words are chosen: the larger, the freer. The range is the family's,
 *     the default the model's; set this or {@link #topP}, not both.
 * @param topP from how much of the probability words are chosen: more than 0, at most 1
 * @param responseFormat the form of the answer. Default free text.
 * @param tools functions the model may ask to have called
 * @param toolChoice whether and which tool must be called. Default {@link ToolChoice#AUTO}.
 * @param maskSensitiveInfo whether personal data in the answer, such as addresses and numbers, is
 *     masked. From older pages; the newest do not name it.
 * @param stream whether to stream; the verb writes it
 * @param additional fields beside these
 */
public record MiniMaxTextChatRequest(
    Model model,
    List<Message> messages,
    @Nullable Integer maxTokens,
    @Nullable Integer maxCompletionTokens,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable ResponseFormat responseFormat,
    @Nullable List<Tool> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable Boolean maskSensitiveInfo,
    @Nullable Boolean stream,
    @Additional Map<String, Object> additional)
    implements ChatRequest, CommonChatParameters {
  /** Refuses null for a required component, and an additional field named like a component. */
  public MiniMaxTextChatRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    tools = Additional.Copy.listOrNull(tools, "tools");
    additional = Additional.Copy.of(additional, MiniMaxTextChatRequest.class);
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
  public Operation<MiniMaxTextChatRequest, ?> operation() {
    return TextOperations.MINIMAX_TEXT_CHAT;
  }

  @Override
  public MiniMaxTextChatRequest asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    return builder.build();
  }

  @Override
  public void validate(Violations violations) {
    MiniMaxLimits.check(violations, this, maxCompletionTokens);
    MiniMaxLimits.checkOwn(violations, this);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends CommonChatRequestBuilder<Builder> {
    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if there is no message
    // build messages: openAiMessages()
    // without setter: stream

    private @Nullable Integer maxCompletionTokens;
    private @Nullable Boolean maskSensitiveInfo;
    private @Nullable Boolean stream;

    private Builder(Model model) {
      super(model);
    }

    private Builder(MiniMaxTextChatRequest from) {
      super(from.model);
      copy(from);
      messages = from.messages;
      maxCompletionTokens = from.maxCompletionTokens;
      maskSensitiveInfo = from.maskSensitiveInfo;
      stream = from.stream;
      additional.putAll(from.additional);
    }

    /**
     * The longest answer in tokens, at least 1, on M2-her at most 2048. Default 10240 on M2, 8192
     * on M1, 2048 on MiniMax-Text-01.
     */
    public Builder maxCompletionTokens(@Nullable Integer value) {
      maxCompletionTokens = value;
      return this;
    }

    /**
     * Whether personal data in the answer, such as addresses and numbers, is masked. From older
     * pages; the newest do not name it.
     */
    public Builder maskSensitiveInfo(@Nullable Boolean value) {
      maskSensitiveInfo = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message
     */
    @Override
    public MiniMaxTextChatRequest build() {
      return new MiniMaxTextChatRequest(
          model,
          openAiMessages(),
          maxTokens,
          maxCompletionTokens,
          temperature,
          topP,
          responseFormat,
          tools,
          toolChoice,
          maskSensitiveInfo,
          stream,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /** Only MiniMax-Text-01 takes {@code json_schema}. */
    @Override
    public JsonMode jsonMode() {
      return model.equals(TextModels.MINIMAX_TEXT_01) ? JsonMode.SCHEMA : JsonMode.PROMPT;
    }
  }
}
