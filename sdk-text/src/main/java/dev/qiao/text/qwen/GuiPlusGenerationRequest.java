package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.Model;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextOperations;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Asks GUI-Plus what to do on a screen, in DashScope's native dialect, in Beijing. It is a {@link
 * QwenMultimodalRequest} in every field; the screen is its last picture, the system message
 * declares the tool {@code computer_use}. The answer's text holds the actions, see {@link
 * GuiAnswer}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/gui-plus-interface-interaction-model">GUI-Plus</a>.
 *
 * @param chat the chat, whose body is sent as it is
 */
public record GuiPlusGenerationRequest(@JsonValue QwenMultimodalRequest chat)
    implements ChatRequest {
  /** Checks that there is a chat. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public GuiPlusGenerationRequest {
    Objects.requireNonNull(chat, "chat");
  }

  /** Starts from a chat. */
  public static Builder builder(QwenMultimodalRequest chat) {
    return new Builder(chat);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(chat);
  }

  @Override
  public Operation<GuiPlusGenerationRequest, ?> operation() {
    return TextOperations.GUI_PLUS_GENERATION;
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
  public Map<String, String> headers() {
    return chat.headers();
  }

  @Override
  public GuiPlusGenerationRequest asStreamRequest() {
    return new GuiPlusGenerationRequest(chat.asStreamRequest());
  }

  @Override
  public boolean isCumulative() {
    return chat.isCumulative();
  }

  @Override
  public void validate(Violations violations) {
    chat.validate(violations);
  }

  /** Holds the chat. */
  public static final class Builder {
    private QwenMultimodalRequest chat;

    private Builder(QwenMultimodalRequest chat) {
      this.chat = Objects.requireNonNull(chat, "chat");
    }

    /** Another chat. */
    public Builder chat(QwenMultimodalRequest value) {
      chat = Objects.requireNonNull(value, "chat");
      return this;
    }

    /** Returns the request with what was set. */
    public GuiPlusGenerationRequest build() {
      return new GuiPlusGenerationRequest(chat);
    }
  }
}
