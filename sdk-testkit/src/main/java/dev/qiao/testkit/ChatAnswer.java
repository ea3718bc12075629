package dev.qiao.testkit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the fake model is to say, see {@link FakeModelServer#answerWith}.
 *
 * @param text the answer; it may be empty. JSON for a request that asks for JSON is text as well
 * @param reasoning what the model thinks first; null for none. It is sent whether or not the
 *     request switches thinking on, as models that think by default do
 * @param toolCalls the tools it wants called, in this order; most answers have none
 * @param finishReason why it ends, such as {@code stop}, {@code length} or {@code tool_calls}
 */
public record ChatAnswer(
    String text, @Nullable String reasoning, List<ToolCall> toolCalls, String finishReason) {

  /** Checks that text and finish reason are there, and copies. */
  public ChatAnswer {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(finishReason, "finishReason");
    toolCalls = List.copyOf(toolCalls);
  }

  /**
   * A call of a tool. Its id is the server's to make, in the vendor's form.
   *
   * @param name the tool's name
   * @param arguments JSON as text, sent as it is; broken JSON is a good test, too
   */
  public record ToolCall(String name, String arguments) {
    /** Checks that both are there. */
    public ToolCall {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(arguments, "arguments");
    }
  }

  /** An answer that is whole. */
  public static ChatAnswer of(String text) {
    return new ChatAnswer(text, null, List.of(), "stop");
  }

  /**
   * An answer that says nothing and calls a tool, with the finish reason {@code tool_calls}: {@code
   * ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}")}.
   */
  public static ChatAnswer toolCall(String name, String arguments) {
    return of("").withToolCall(name, arguments);
  }

  /** A copy with what the model thinks first. */
  public ChatAnswer withReasoning(String value) {
    return new ChatAnswer(
        text, Objects.requireNonNull(value, "reasoning"), toolCalls, finishReason);
  }

  /** A copy with one more call of a tool, which ends with {@code tool_calls}. */
  public ChatAnswer withToolCall(String name, String arguments) {
    List<ToolCall> calls =
        Stream.concat(toolCalls.stream(), Stream.of(new ToolCall(name, arguments))).toList();
    return new ChatAnswer(text, reasoning, calls, "tool_calls");
  }

  /** A copy that ends for another reason. */
  public ChatAnswer withFinishReason(String value) {
    return new ChatAnswer(text, reasoning, toolCalls, value);
  }
}
