package dev.qiao.text;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of the answer.
 *
 * @param type {@code text}, {@code json_object} or {@code json_schema}
 * @param jsonSchema the schema, with {@code json_schema}
 * @param additional fields beside these
 */
public record ResponseFormat(
    String type,
    @Nullable JsonSchemaFormat jsonSchema,
    @Additional Map<String, Object> additional) {
  /** Free text. The default. */
  public static final ResponseFormat TEXT = new ResponseFormat("text", null, Map.of());

  /** One JSON object; the prompt must contain the word JSON. */
  public static final ResponseFormat JSON_OBJECT =
      new ResponseFormat("json_object", null, Map.of());

  /** Refuses null for a required component, and an additional field named like a component. */
  public ResponseFormat {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional, ResponseFormat.class);
  }

  /** Returns JSON that must keep to this schema: strict, without a description. */
  public static ResponseFormat jsonSchema(String name, Map<String, Object> schema) {
    return jsonSchema(JsonSchemaFormat.of(name, null, schema, true));
  }

  /** Returns JSON of a schema, strict or not, with or without a description. */
  public static ResponseFormat jsonSchema(JsonSchemaFormat format) {
    return new ResponseFormat(
        "json_schema", Objects.requireNonNull(format, "format is null"), Map.of());
  }

  /**
   * A schema for the answer.
   *
   * @param name at most 64 letters, digits, underscores and dashes
   * @param description what it is
   * @param schema JSON Schema
   * @param strict whether the answer must keep to it; default false
   * @param additional fields beside these
   */
  public record JsonSchemaFormat(
      @Nullable String name,
      @Nullable String description,
      @Nullable Map<String, Object> schema,
      @Nullable Boolean strict,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public JsonSchemaFormat {
      schema = schema == null ? null : Additional.Copy.of(schema);
      additional = Additional.Copy.of(additional, JsonSchemaFormat.class);
    }

    /**
     * Returns a schema.
     *
     * @param name at most 64 letters, digits, underscores and dashes
     * @param description what the answer is for, or null
     * @param strict whether the answer must keep to the schema
     */
    public static JsonSchemaFormat of(
        String name, @Nullable String description, Map<String, Object> schema, boolean strict) {
      return new JsonSchemaFormat(
          Objects.requireNonNull(name, "name is null"),
          description,
          Objects.requireNonNull(schema, "schema is null"),
          strict,
          Map.of());
    }
  }
}
