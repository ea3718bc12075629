package dev.qiao.text.tool;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.SdkJson;
import dev.qiao.text.internal.OwnJson;
import dev.qiao.text.internal.SchemaWriter;
import dev.qiao.text.internal.WrongJsonException;
import dev.qiao.text.schema.JsonSchema;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call the model wants made, or a piece of one in a stream.
 *
 * @param index its place among the calls of one answer
 * @param id what the tool's answer refers to; empty or null in later pieces of a stream
 * @param type {@code function}; {@code mcp} for what GLM did with a server of tools; {@code custom}
 *     for a tool that takes free text
 * @param function which function, with which arguments
 * @param additional fields beside these
 */
@SdkJson
public record ToolCall(
    @Nullable Integer index,
    @Nullable String id,
    @Nullable String type,
    @Nullable FunctionCall function,
    @Additional Map<String, Object> additional) {
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
  public record FunctionCall(
      @Nullable String name,
      @Nullable String arguments,
      @Additional Map<String, Object> additional) {
    public FunctionCall {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * A call of a function, such as from a conversation that is stored elsewhere.
   *
   * @param arguments JSON as text
   */
  public static ToolCall of(String id, String name, String arguments) {
    Objects.requireNonNull(id, "the tool call's id is null");
    Objects.requireNonNull(name, "the name of the called function is null");
    Objects.requireNonNull(arguments, "the arguments of the tool call are null");
    return new ToolCall(
        null, id, "function", new FunctionCall(name, arguments, Map.of()), Map.of());
  }

  /** This call, with an id made up from its content and place if the service gave none. */
  public ToolCall withId(int place) {
    if (id != null && !id.isBlank()) {
      return this;
    }
    String made =
        "call_" + place + "_" + Integer.toHexString(Objects.hash(name(), arguments(), type));
    return new ToolCall(index, made, type, function, additional);
  }

  /**
   * Returns what GLM did with a server of tools, with a type of {@code mcp}; null otherwise. It is
   * among the additional fields, as {@code mcp}.
   */
  public @Nullable McpCall mcp() {
    Object done = additional.get("mcp");
    return done == null ? null : McpCall.of(done);
  }

  /**
   * Returns what the model gives to a custom tool, with a type of {@code custom}: text of any form;
   * null otherwise. {@link #name()} is the tool's. It is among the additional fields, as {@code
   * custom}.
   */
  public @Nullable String customInput() {
    return custom("input");
  }

  private @Nullable String custom(String field) {
    return additional.get("custom") instanceof Map<?, ?> call
            && call.get(field) instanceof String text
        ? text
        : null;
  }

  /** Whether it asks the caller to run a function, and not for what the service runs or knows. */
  boolean isFunction() {
    return function != null
        && !name().isBlank()
        && (type == null || type.isBlank() || type.equals("function"));
  }

  /** The function's name; empty if the service did not send it. */
  public String name() {
    String name = function == null ? custom("name") : function.name;
    return name == null ? "" : name;
  }

  /** The arguments as JSON text; empty if there are none. */
  public String arguments() {
    return function == null || function.arguments == null ? "" : function.arguments;
  }

  /**
   * The arguments as a record. No text at all, and null, count as no arguments. What can be meant
   * in one way only is read so: line breaks inside texts, an object inside a JSON text, a list or a
   * number written as a text.
   *
   * @throws ToolArgumentsException if they are not JSON, or not of the record's {@link JsonSchema}
   * @throws IllegalArgumentException if a component's type has no schema
   */
  public <T extends Record> T arguments(Class<T> type) {
    return arguments(
        type,
        OwnJson.PLAIN,
        SchemaWriter.write(OwnJson.PLAIN, Objects.requireNonNull(type, "type")));
  }

  <T> T arguments(Class<T> type, OwnJson json, Map<String, Object> schema) {
    try {
      return json.arguments(arguments(), type, schema);
    } catch (WrongJsonException e) {
      throw new ToolArgumentsException(
          "the arguments of "
              + name()
              + (e.isJson() ? " have another shape: " : " are not JSON: ")
              + e.getMessage(),
          this,
          e);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
