package dev.qiao.text.tool;

import dev.qiao.core.error.SdkException;

/**
 * The model called a tool with arguments that are not JSON, or not those of the tool's record. The
 * message says what is wrong and does not repeat the arguments.
 */
public final class ToolArgumentsException extends SdkException {
  private static final long serialVersionUID = 1L;

  private final transient ToolCall call;

  ToolArgumentsException(String message, ToolCall call, Throwable cause) {
    super(message, cause);
    this.call = call;
  }

  /** The call. */
  public ToolCall call() {
    return call;
  }

  /** The arguments as the model wrote them. */
  public String text() {
    return call.arguments();
  }
}
