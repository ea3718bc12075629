package dev.qiao.text.tool;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call the model wants made, or a piece of one in a stream.
 *
 * @param index its place among the calls of one answer
 * @param id what the tool's answer refers to; empty or null in later pieces of a stream
 * @param type {@code function}
 * @param function which function, with which arguments
 * @param additional fields beside these
 */
public record ToolCall(
    @Nullable Integer index,
    @Nullable String id,
    @Nullable String type,
    @Nullable Function function,
    @Additional Map<String, Object> additional) {
  /** Copies. */
  public ToolCall {
    additional = Additional.Copy.of(additional);
  }

  /**
   * Which function, with which arguments.
   *
   * @param name its name; null in later pieces of a stream
   * @param arguments JSON as text, or a piece of it
   * @param additional fields beside these
   */
  public record Function(
      @Nullable String name,
      @Nullable String arguments,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public Function {
      additional = Additional.Copy.of(additional);
    }
  }

  /** The function's name; empty if it is not told. */
  public String name() {
    return function == null || function.name == null ? "" : function.name;
  }

  /** The arguments as JSON text; empty if there are none. */
  public String arguments() {
    return function == null || function.arguments == null ? "" : function.arguments;
  }
}
