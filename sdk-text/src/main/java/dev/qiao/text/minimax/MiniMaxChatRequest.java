package dev.qiao.text.minimax;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextOperations;
import dev.qiao.text.internal.SentMessages;
import dev.qiao.text.request.ChatParameters;
import dev.qiao.text.request.ChatRequestBuilder;
import dev.qiao.text.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat with MiniMax on its own platform, in the OpenAI dialect. Source: <a
 * href="https://platform.minimaxi.com/docs/api-reference/text-openai-api">OpenAI API
 * compatible</a>. The other wire, with {@code tool_choice} and {@code response_format}, is {@link
 * MiniMaxTextChatRequest}.
 *
 * <p>Ranges: {@code temperature} more than 0, at most 1, by default 1.0; {@code topP} more than 0,
 * at most 1, by default 0.95; each of the {@code tools} a function with a description and
 * parameters.
 *
 * <p>MiniMax puts what the model thinks between {@code <think>} and {@code </think>} into the
 * content. It is taken out of there: {@code text()} has the answer only, {@code reasoning()} the
 * thinking, in streams too. With {@link Builder#reasoningSplit} the service itself keeps them
 * apart. MiniMax wants the whole answer back with the next message, thinking included, or the model
 * loses its thread between tool calls: {@link Builder#addAnswer} sends it as it came.
 *
 * @param model the model, such as {@link dev.qiao.text.TextModels#MINIMAX_M2_7}
 * @param messages the conversation, the newest message last
 * @param maxCompletionTokens the longest answer in tokens, thinking included, at least 1. The
 *     page's limit of 2048 is that of M2-her, and is checked for it only.
 * @param temperature how freely words are chosen: the larger, the freer. The range is the family's,
 *     the default the model's; set this or {@link #topP}, not both.
 * @param topP from how much of the probability words are chosen: more than 0, at most 1
 * @param tools functions the model may ask to have called
 * @param reasoningSplit whether the service gives the thinking in fields of its own instead of
 *     inside the content. Default false. {@code reasoning()} has it either way.
 * @param thinking whether MiniMax-M3 thinks; other models do not take it
 * @param stream whether to stream; the verb writes it
 * @param additional fields beside these
 */
public record MiniMaxChatRequest(
    Model model,
    List<Message> messages,
    @Nullable Integer maxCompletionTokens,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable List<Tool> tools,
    @Nullable Boolean reasoningSplit,
    @Nullable MiniMaxThinking thinking,
    @Nullable Boolean stream,
    @Additional Map<String, Object> additional)
    implements ChatRequest, ChatParameters {
  /** Refuses null for a required component, and an additional field named like a component. */
  public MiniMaxChatRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    tools = Additional.Copy.listOrNull(tools, "tools");
    additional = Additional.Copy.of(additional, MiniMaxChatRequest.class);
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
  public Operation<MiniMaxChatRequest, ?> operation() {
    return TextOperations.MINIMAX_OPENAI_CHAT;
  }

  @Override
  public MiniMaxChatRequest asStreamRequest() {
    Builder builder = toBuilder();
    builder.stream = true;
    return builder.build();
  }

  @Override
  public void validate(Violations violations) {
    MiniMaxLimits.check(violations, this, maxCompletionTokens);
    violations.check("thinking.type", thinking == null ? null : thinking.type());
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends ChatRequestBuilder<Builder> {
    // derived from the components: begin
    // throws: dev.qiao.core.error.RequestValidationException if there is no message
    // build messages: openAiMessages()
    // without setter: stream

    private @Nullable Integer maxCompletionTokens;
    private @Nullable Boolean reasoningSplit;
    private @Nullable MiniMaxThinking thinking;
    private @Nullable Boolean stream;

    private Builder(Model model) {
      super(model);
    }

    private Builder(MiniMaxChatRequest from) {
      super(from.model);
      copy(from);
      messages = from.messages;
      maxCompletionTokens = from.maxCompletionTokens;
      reasoningSplit = from.reasoningSplit;
      thinking = from.thinking;
      stream = from.stream;
      additional.putAll(from.additional);
    }

    /**
     * The longest answer in tokens, thinking included, at least 1. The page's limit of 2048 is that
     * of M2-her, and is checked for it only.
     */
    public Builder maxCompletionTokens(@Nullable Integer value) {
      maxCompletionTokens = value;
      return this;
    }

    /**
     * Whether the service gives the thinking in fields of its own instead of inside the content.
     * Default false. {@code reasoning()} has it either way.
     */
    public Builder reasoningSplit(@Nullable Boolean value) {
      reasoningSplit = value;
      return this;
    }

    /** Whether MiniMax-M3 thinks; other models do not take it. */
    public Builder thinking(@Nullable MiniMaxThinking value) {
      thinking = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message
     */
    @Override
    public MiniMaxChatRequest build() {
      return new MiniMaxChatRequest(
          model,
          openAiMessages(),
          maxCompletionTokens,
          temperature,
          topP,
          tools,
          reasoningSplit,
          thinking,
          stream,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /** Sends the whole answer back, with the thinking in its place, as MiniMax demands. */
    @Override
    protected Message.Assistant sentBack(Message.Assistant answer) {
      return SentMessages.tagged(answer);
    }
  }
}
