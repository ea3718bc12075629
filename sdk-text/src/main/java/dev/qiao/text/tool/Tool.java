package dev.qiao.text.tool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.SdkJson;
import dev.qiao.text.internal.SnakeCase;
import dev.qiao.text.schema.Description;
import dev.qiao.text.schema.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function the model may ask to have called, or a tool the service itself uses. */
@JsonDeserialize(using = ToolReader.class)
@JsonSerialize(using = SdkJson.Writer.class)
public sealed interface Tool {
  /**
   * A function.
   *
   * @param name letters, digits, underscores and dashes: at most 64, or what the family takes
   * @param description when and what for; models choose by it
   * @param parameters JSON Schema of the arguments
   */
  static FunctionTool function(String name, String description, Map<String, Object> parameters) {
    Objects.requireNonNull(name, "the function's name is null");
    Objects.requireNonNull(description, "the description of function " + name + " is null");
    Objects.requireNonNull(parameters, "the parameters of function " + name + " are null");
    if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
      throw new IllegalArgumentException(
          "tools[].function.name is \""
              + name
              + "\" but must be 1 to 256 letters, digits, underscores or dashes");
    }
    return new FunctionTool(
        new FunctionDeclaration(name, description, parameters, null, null, Map.of()), Map.of());
  }

  /** The same with a schema, of a record or written by hand. */
  static FunctionTool function(String name, String description, JsonSchema parameters) {
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
  static FunctionTool of(Class<? extends Record> type) {
    return FunctionTool.of(type, JsonSchema.of(type).value());
  }

  /** A search of the web, GLM. */
  static Tool webSearch(WebSearch search) {
    return new WebSearchTool(search, Map.of());
  }

  /** A knowledge base, GLM. */
  static Tool retrieval(Retrieval base) {
    return new RetrievalTool(base, Map.of());
  }

  /** A server of tools, GLM. */
  static Tool mcp(McpServer server) {
    return new McpTool(server, Map.of());
  }

  /**
   * This tool as JSON, from which {@link #fromJson} makes an equal one. A user's own {@code
   * ObjectMapper} writes and reads the same.
   */
  default String toJson() {
    return Json.write(this);
  }

  /**
   * A tool from the JSON of {@link #toJson()}, or from a request's {@code tools}.
   *
   * @throws IllegalArgumentException if it is not the JSON of a tool
   */
  static Tool fromJson(String json) {
    return Json.read(Objects.requireNonNull(json, "the tool's JSON is null"), Tool.class);
  }

  /** The kind on the wire, such as {@code function}. */
  String type();

  /** The declaration of a function; null for the other kinds. */
  default @Nullable FunctionDeclaration function() {
    return null;
  }

  /**
   * The same, with arguments that keep to the schema; not every family takes it.
   *
   * @throws IllegalStateException if it is no function
   */
  default Tool strict() {
    throw new IllegalStateException("a tool of type " + type() + " has no function to be strict");
  }

  /**
   * A function that the caller runs.
   *
   * @param function the declaration
   * @param additional fields beside it
   */
  @SdkJson
  @JsonPropertyOrder("type")
  record FunctionTool(FunctionDeclaration function, @Additional Map<String, Object> additional)
      implements Tool {
    public FunctionTool {
      Objects.requireNonNull(function, "function");
      additional = Additional.Copy.of(additional, FunctionTool.class);
    }

    static FunctionTool of(Class<? extends Record> type, Map<String, Object> schema) {
      ToolName own = type.getAnnotation(ToolName.class);
      String name = own == null ? SnakeCase.of(type.getSimpleName()) : own.value();
      // Qwen and MiniMax refuse a function without any.
      return Tool.function(
          name,
          schema.get("description") instanceof String words ? words : name.replace('_', ' '),
          schema);
    }

    @Override
    @JsonProperty("type")
    public String type() {
      return "function";
    }

    @Override
    public FunctionTool strict() {
      return new FunctionTool(
          new FunctionDeclaration(
              function.name,
              function.description,
              function.parameters,
              true,
              function.required,
              function.additional),
          additional);
    }
  }

  /**
   * A search of the web that the service makes.
   *
   * @param webSearch how to search
   * @param additional fields beside it
   */
  @SdkJson
  @JsonPropertyOrder("type")
  record WebSearchTool(WebSearch webSearch, @Additional Map<String, Object> additional)
      implements Tool {
    public WebSearchTool {
      Objects.requireNonNull(webSearch, "search is null");
      additional = Additional.Copy.of(additional, WebSearchTool.class);
    }

    @Override
    @JsonProperty("type")
    public String type() {
      return "web_search";
    }
  }

  /**
   * A knowledge base in which the service looks things up.
   *
   * @param retrieval which, and how
   * @param additional fields beside it
   */
  @SdkJson
  @JsonPropertyOrder("type")
  record RetrievalTool(Retrieval retrieval, @Additional Map<String, Object> additional)
      implements Tool {
    public RetrievalTool {
      Objects.requireNonNull(retrieval, "base is null");
      additional = Additional.Copy.of(additional, RetrievalTool.class);
    }

    @Override
    @JsonProperty("type")
    public String type() {
      return "retrieval";
    }
  }

  /**
   * A server whose tools the service calls.
   *
   * @param mcp the server
   * @param additional fields beside it
   */
  @SdkJson
  @JsonPropertyOrder("type")
  record McpTool(McpServer mcp, @Additional Map<String, Object> additional) implements Tool {
    public McpTool {
      Objects.requireNonNull(mcp, "server is null");
      additional = Additional.Copy.of(additional, McpTool.class);
    }

    @Override
    @JsonProperty("type")
    public String type() {
      return "mcp";
    }
  }

  /**
   * A tool of a kind that this version does not know.
   *
   * @param fields as on the wire
   */
  record UnknownTool(@JsonValue Map<String, Object> fields) implements Tool {
    public UnknownTool {
      fields = Additional.Copy.of(Objects.requireNonNull(fields, "fields"));
    }

    /** As on the wire; empty if there is none. */
    @Override
    public String type() {
      return fields.get("type") instanceof String type ? type : "";
    }
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
  @SdkJson
  record FunctionDeclaration(
      @Nullable String name,
      @Nullable String description,
      @Nullable Map<String, Object> parameters,
      @Nullable Boolean strict,
      @Nullable List<String> required,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public FunctionDeclaration {
      parameters = parameters == null ? null : Additional.Copy.of(parameters);
      required = Additional.Copy.listOrNull(required, "required");
      additional = Additional.Copy.of(additional, FunctionDeclaration.class);
    }
  }
}
