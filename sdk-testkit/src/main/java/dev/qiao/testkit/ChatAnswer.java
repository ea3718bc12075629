package dev.qiao.testkit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the fake model, for {@link FakeModelServer#answerWith}.
 *
 * @param text the text of the answer, which may be empty; JSON is text, too
 * @param reasoning the reasoning before the answer; null for none. It is sent whether or not the
 *     request switches thinking on
 * @param toolCalls the tool calls, in this order; most answers have none
 * @param finishReason why it ends, such as {@code stop}, {@code length} or {@code tool_calls}
 */
public record ChatAnswer(
    String text, @Nullable String reasoning, List<ToolCall> toolCalls, String finishReason) {

  /** Copies the lists; text and finish reason must not be null. */
  public ChatAnswer {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(finishReason, "finishReason");
    toolCalls = List.copyOf(toolCalls);
  }

  /**
   * A tool call. The server makes its id, in the vendor's form.
   *
   * @param name the tool's name
   * @param arguments JSON as text, sent unchanged; broken JSON is a useful test, too
   */
  public record ToolCall(String name, String arguments) {
    /** Both must not be null. */
    public ToolCall {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(arguments, "arguments");
    }
  }

  /** Returns a complete answer without reasoning and tool calls. */
  public static ChatAnswer of(String text) {
    return new ChatAnswer(text, null, List.of(), "stop");
  }

  /**
   * Returns an answer that has no text and calls a tool, with the finish reason {@code tool_calls}:
   * {@code ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}")}.
   */
  public static ChatAnswer toolCall(String name, String arguments) {
    return of("").withToolCall(name, arguments);
  }

  /** Returns a copy with reasoning. */
  public ChatAnswer withReasoning(String value) {
    return new ChatAnswer(
        text, Objects.requireNonNull(value, "reasoning"), toolCalls, finishReason);
  }

  /** Returns a copy with one more tool call and the finish reason {@code tool_calls}. */
  public ChatAnswer withToolCall(String name, String arguments) {
    List<ToolCall> calls =
        Stream.concat(toolCalls.stream(), Stream.of(new ToolCall(name, arguments))).toList();
    return new ChatAnswer(text, reasoning, calls, "tool_calls");
  }

  /** Returns a copy with another finish reason. */
  public ChatAnswer withFinishReason(String value) {
    return new ChatAnswer(text, reasoning, toolCalls, value);
  }
}
