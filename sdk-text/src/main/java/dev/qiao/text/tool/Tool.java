package dev.qiao.text.tool;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.SdkJson;
import dev.qiao.text.internal.SnakeCase;
import dev.qiao.text.schema.Description;
import dev.qiao.text.schema.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A function the model may ask to have called, or a tool the service itself uses.
 *
 * @param type {@code function}; GLM also {@code web_search}, {@code retrieval} and {@code mcp}
 * @param function the function's declaration
 * @param webSearch how GLM searches the web
 * @param retrieval where GLM looks things up
 * @param mcp a server whose tools GLM calls
 * @param additional fields beside these
 */
@SdkJson
public record Tool(
    String type,
    @Nullable Function function,
    @Nullable WebSearch webSearch,
    @Nullable Retrieval retrieval,
    @Nullable McpServer mcp,
    @Additional Map<String, Object> additional) {
  /** Refuses null for a required component, and an additional field named like a component. */
  public Tool {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional, Tool.class);
  }

  /**
   * A function.
   *
   * @param name at most 64 letters, digits, underscores and dashes
   * @param description when and what for; models choose by it
   * @param parameters JSON Schema of the arguments
   */
  public static Tool function(String name, String description, Map<String, Object> parameters) {
    Objects.requireNonNull(name, "the function's name is null");
    Objects.requireNonNull(description, "the description of function " + name + " is null");
    Objects.requireNonNull(parameters, "the parameters of function " + name + " are null");
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "tools[].function.name is \""
              + name
              + "\" but must be 1 to 64 letters, digits, underscores or dashes");
    }
    return new Tool(
        "function",
        new Function(name, description, parameters, null, null, Map.of()),
        null,
        null,
        null,
        Map.of());
  }

  /** The same with a schema, of a record or written by hand. */
  public static Tool function(String name, String description, JsonSchema parameters) {
    return function(
        name,
        description,
        Objects.requireNonNull(parameters, "the parameters of function " + name + " are null")
            .value());
  }

  /**
   * A function whose arguments are a record: {@code GetWeather} is {@code get_weather}, or what
   * {@link ToolName} says; the description is its {@link Description}, the parameters are its
   * {@link JsonSchema}. {@link ToolCall#arguments(Class)} reads what the model sends.
   *
   * @throws IllegalArgumentException if a component's type has no schema, or the name is none
   */
  public static Tool of(Class<? extends Record> type) {
    return of(type, JsonSchema.of(type).value());
  }

  static Tool of(Class<? extends Record> type, Map<String, Object> schema) {
    ToolName own = type.getAnnotation(ToolName.class);
    String name = own == null ? SnakeCase.of(type.getSimpleName()) : own.value();
    // Qwen and MiniMax refuse a function without any.
    return function(
        name,
        schema.get("description") instanceof String words ? words : name.replace('_', ' '),
        schema);
  }

  /** A search of the web, GLM. */
  public static Tool webSearch(WebSearch search) {
    return new Tool(
        "web_search", null, Objects.requireNonNull(search, "search is null"), null, null, Map.of());
  }

  /** A knowledge base, GLM. */
  public static Tool retrieval(Retrieval base) {
    return new Tool(
        "retrieval", null, null, Objects.requireNonNull(base, "base is null"), null, Map.of());
  }

  /** A server of tools, GLM. */
  public static Tool mcp(McpServer server) {
    return new Tool(
        "mcp", null, null, null, Objects.requireNonNull(server, "server is null"), Map.of());
  }

  /** The same, with arguments that keep to the schema; not every family takes it. */
  public Tool strict() {
    if (function == null) {
      throw new IllegalStateException("a tool of type " + type + " has no function to be strict");
    }
    return new Tool(
        type,
        new Function(
            function.name,
            function.description,
            function.parameters,
            true,
            function.required,
            function.additional),
        webSearch,
        retrieval,
        mcp,
        additional);
  }

  /**
   * A function's declaration.
   *
   * @param name its name
   * @param description when and what for
   * @param parameters JSON Schema of the arguments
   * @param strict whether arguments must keep to the schema, where a family takes it
   * @param required names of required arguments, where a page puts them here instead of in the
   *     schema
   * @param additional fields beside these
   */
  public record Function(
      @Nullable String name,
      @Nullable String description,
      @Nullable Map<String, Object> parameters,
      @Nullable Boolean strict,
      @Nullable List<String> required,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Function {
      parameters = parameters == null ? null : Additional.Copy.of(parameters);
      required = Additional.Copy.listOrNull(required, "required");
      additional = Additional.Copy.of(additional, Function.class);
    }
  }
}
