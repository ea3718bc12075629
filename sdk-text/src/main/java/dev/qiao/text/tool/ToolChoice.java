package dev.qiao.text.tool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;

/**
 * Whether and which tool the model must call.
 *
 * @param value a word, or an object that names a function
 */
public record ToolChoice(@JsonValue Object value) {
  /** The model decides. The default. */
  public static final ToolChoice AUTO = new ToolChoice("auto");

  /** No tool. */
  public static final ToolChoice NONE = new ToolChoice("none");

  /** Some tool; not taken by Qwen's own models. */
  public static final ToolChoice REQUIRED = new ToolChoice("required");

  /** Checks that there is a value. */
  @JsonCreator
  public ToolChoice {
    Objects.requireNonNull(value, "value");
  }

  /** This function. Thinking models cannot be forced. */
  public static ToolChoice function(String name) {
    return new ToolChoice(Map.of("type", "function", "function", Map.of("name", name)));
  }

  /** Whether the model may not choose to call none. */
  public boolean isForced() {
    return !equals(AUTO) && !equals(NONE);
  }
}
