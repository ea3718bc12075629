package dev.qiao.text.tool;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link ToolLoop} does when a tool failed: its handler threw, it took too long ({@link
 * java.util.concurrent.TimeoutException}), or the model's arguments are none of its record ({@link
 * ToolArgumentsException}). The model is always informed about an unknown tool.
 */
@FunctionalInterface
public interface ToolErrorPolicy {
  /**
   * Sends the exception's message to the model, so that it can try something else. The message goes
   * to the vendor: write a policy of your own if yours say too much.
   */
  ToolErrorPolicy TELL_MODEL = (call, failure) -> "Error: " + words(failure);

  /** Ends the loop with a {@link ToolLoopException} whose cause is the failure. */
  ToolErrorPolicy RETHROW =
      (call, failure) -> {
        throw failure;
      };

  /**
   * Returns the text for the model.
   *
   * @param call the call that failed
   * @param failure what its handler threw, or what is wrong with its arguments
   * @throws Exception to end the loop
   */
  String tell(ToolCall call, Exception failure) throws Exception;

  private static String words(Exception failure) {
    @Nullable String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
