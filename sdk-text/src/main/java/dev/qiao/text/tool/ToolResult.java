package dev.qiao.text.tool;

import dev.qiao.text.Content;
import dev.qiao.text.Message;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call and what came of it.
 *
 * @param call the model's call
 * @param content the text for the model
 * @param failure why it failed; null if it did not
 */
public record ToolResult(ToolCall call, String content, @Nullable Exception failure) {
  /** Checks that there is a text. */
  public ToolResult {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(content, "content");
  }

  /** The result as the message that goes back to the model. */
  public Message message() {
    return new Message.Tool(Content.of(content), call.id(), null, Map.of());
  }
}
