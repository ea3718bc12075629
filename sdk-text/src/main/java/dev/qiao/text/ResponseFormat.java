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

  /** JSON of this schema. */
  public static ResponseFormat jsonSchema(String name, Map<String, Object> schema) {
    return new ResponseFormat(
        "json_schema",
        new JsonSchemaFormat(
            Objects.requireNonNull(name, "name is null"),
            null,
            Objects.requireNonNull(schema, "schema is null"),
            true,
            Map.of()),
        Map.of());
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
  }
}
