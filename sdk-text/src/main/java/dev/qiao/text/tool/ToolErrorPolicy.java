package dev.qiao.text.tool;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link ToolLoop} does when a tool failed: its handler threw, it took too long ({@link
 * java.util.concurrent.TimeoutException}), or the model's arguments are none of its record ({@link
 * ToolArgumentsException}). A tool that is not there is always told to the model.
 */
@FunctionalInterface
public interface ToolErrorPolicy {
  /**
   * Tells the model the exception's message, so that it can do otherwise. The message goes to the
   * vendor: write a policy of your own if yours say too much.
   */
  ToolErrorPolicy TELL_MODEL = (call, failure) -> "Error: " + words(failure);

  /** Ends the loop with a {@link ToolLoopException} whose cause is the failure. */
  ToolErrorPolicy RETHROW =
      (call, failure) -> {
        throw failure;
      };

  /**
   * Gives what the model is told.
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
