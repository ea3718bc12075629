package dev.qiao.text.tool;

import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function the model may ask to have called.
 *
 * @param type {@code function}
 * @param function its declaration
 * @param additional fields beside these
 */
public record Tool(
    String type, @Nullable Function function, @Additional Map<String, Object> additional) {
  /** Copies. */
  public Tool {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional);
  }

  /**
   * A function.
   *
   * @param name at most 64 letters, digits, underscores and dashes
   * @param description when and what for; models choose by it
   * @param parameters JSON Schema of the arguments
   */
  public static Tool function(String name, String description, Map<String, Object> parameters) {
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "tools[].function.name is \""
              + name
              + "\" but must be 1 to 64 letters, digits, underscores or dashes");
    }
    return new Tool(
        "function", new Function(name, description, parameters, null, Map.of()), Map.of());
  }

  /**
   * A function's declaration.
   *
   * @param name its name
   * @param description when and what for
   * @param parameters JSON Schema of the arguments
   * @param required names of required arguments, where a page puts them here instead of in the
   *     schema
   * @param additional fields beside these
   */
  public record Function(
      @Nullable String name,
      @Nullable String description,
      @Nullable Map<String, Object> parameters,
      @Nullable List<String> required,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public Function {
      parameters = parameters == null ? null : Additional.Copy.of(parameters);
      required = required == null ? null : List.copyOf(required);
      additional = Additional.Copy.of(additional);
    }
  }
}
