package dev.qiao.text.deepseek;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.Model;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextOperations;
import dev.qiao.text.request.CommonChatRequestBuilder;
import dev.qiao.text.schema.JsonMode;
import java.util.List;
import java.util.Objects;

/**
 * A chat on DeepSeek's beta path, which only continues a beginning and keeps to strict tools.
 * Source: <a href="https://api-docs.deepseek.com/guides/chat_prefix_completion">chat prefix
 * completion (beta)</a>.
 *
 * <pre>{@code
 * DeepSeekChatRequest.builder(
 *         TextModels.DEEPSEEK_V4_FLASH,
 *         Message.user("Write quick sort."),
 *         Message.prefix("```python\n"))
 *     .stop(Stop.at("```"))
 *     .build()
 *     .beta()
 * }</pre>
 *
 * @param chat the chat, whose body is sent as it is
 */
public record DeepSeekBetaRequest(@JsonValue DeepSeekChatRequest chat) implements ChatRequest {
  /** Checks that there is a chat. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DeepSeekBetaRequest {
    Objects.requireNonNull(chat, "chat");
  }

  /** Starts from a chat. */
  public static Builder builder(DeepSeekChatRequest chat) {
    return new Builder(chat);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(chat);
  }

  @Override
  public Operation<DeepSeekBetaRequest, ?> operation() {
    return TextOperations.DEEPSEEK_CHAT_BETA;
  }

  @Override
  public Model model() {
    return chat.model();
  }

  @Override
  public List<Message> messages() {
    return chat.messages();
  }

  @Override
  public DeepSeekBetaRequest asStreamRequest() {
    return new DeepSeekBetaRequest(chat.asStreamRequest());
  }

  @Override
  public void validate(Violations violations) {
    chat.check(violations);
    List<Message> messages = messages();
    for (int i = 0; i < messages.size() - 1; i++) {
      if (messages.get(i) instanceof Message.Assistant said && said.prefix() != null) {
        violations.add(
            "messages[" + i + "].prefix",
            "in the last message",
            said.prefix(),
            "make the beginning that shall be continued the last message");
      }
    }
  }

  /**
   * Goes on from a chat, with the parameters that all families share; what only DeepSeek has is set
   * before {@link DeepSeekChatRequest#beta()}. It is a conversation for {@link
   * dev.qiao.text.tool.ToolLoop} and {@link dev.qiao.text.Conversation}, too.
   */
  public static final class Builder extends CommonChatRequestBuilder<Builder> {
    private final DeepSeekChatRequest.Builder chat;

    private Builder(DeepSeekChatRequest from) {
      super(from.model());
      copy(from);
      messages = from.messages();
      chat = from.toBuilder();
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public JsonMode jsonMode() {
      return chat.jsonMode();
    }

    @Override
    protected Message.Assistant sentBack(Message.Assistant answer) {
      return chat.tools(tools).sentBack(answer);
    }

    /**
     * The request.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message
     */
    @Override
    public DeepSeekBetaRequest build() {
      chat.model(model)
          .messages(messages)
          .maxTokens(maxTokens)
          .temperature(temperature)
          .topP(topP)
          .responseFormat(responseFormat)
          .tools(tools)
          .toolChoice(toolChoice);
      additional.forEach(chat::additional);
      return new DeepSeekBetaRequest(chat.build());
    }
  }
}
