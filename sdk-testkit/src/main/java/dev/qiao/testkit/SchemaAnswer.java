package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The smallest JSON that fits a schema: what is required, the first value where there is a choice.
 */
final class SchemaAnswer {
  /** Deeper than any sensible schema; a schema that contains itself ends here. */
  private static final int MAX_DEPTH = 16;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode root;

  private SchemaAnswer(JsonNode root) {
    this.root = root;
  }

  static JsonNode of(JsonNode schema) {
    return new SchemaAnswer(schema).value(schema, 0);
  }

  private JsonNode value(JsonNode schema, int depth) {
    if (depth > MAX_DEPTH) {
      return NODES.nullNode();
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.path("enum").size() > 0) {
      return schema.path("enum").path(0);
    }
    String ref = schema.path("$ref").asText("");
    if (ref.startsWith("#")) {
      return value(root.at(ref.substring(1)), depth + 1);
    }
    for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
      if (schema.path(choice).size() > 0) {
        return value(schema.path(choice).path(0), depth + 1);
      }
    }
    JsonNode type = schema.path("type");
    return switch ((type.isArray() ? type.path(0) : type).asText("object")) {
      case "string" -> NODES.textNode(text(schema));
      case "integer" -> NODES.numberNode(schema.path("minimum").asLong(1));
      case "number" -> NODES.numberNode(schema.path("minimum").asDouble(1));
      case "boolean" -> NODES.booleanNode(true);
      case "array" -> array(schema, depth);
      case "null" -> NODES.nullNode();
      default -> object(schema, depth);
    };
  }

  private static String text(JsonNode schema) {
    String text =
        switch (schema.path("format").asText("")) {
          case "date" -> "2026-01-31";
          case "date-time" -> "2026-01-31T12:00:00Z";
          case "time" -> "12:00:00Z";
          case "duration" -> "PT1S";
          case "email" -> "practice@example.com";
          case "uri" -> "https://example.com/practice";
          case "uuid" -> "00000000-0000-4000-8000-000000000000";
          default -> "practice";
        };
    int shortest = schema.path("minLength").asInt(0);
    int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    text += "x".repeat(Math.max(0, shortest - text.length()));
    return text.length() > longest ? text.substring(0, longest) : text;
  }

  private JsonNode array(JsonNode schema, int depth) {
    ArrayNode array = NODES.arrayNode();
    JsonNode items = schema.path("items");
    int count = Math.max(items.isObject() ? 1 : 0, schema.path("minItems").asInt(0));
    count = Math.min(count, schema.path("maxItems").asInt(Integer.MAX_VALUE));
    for (int i = 0; i < count && depth < MAX_DEPTH; i++) {
      array.add(value(items, depth + 1));
    }
    return array;
  }

  /** What is required; without such a list, everything. */
  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    JsonNode properties = schema.path("properties");
    if (schema.has("required")) {
      for (JsonNode name : schema.path("required")) {
        object.set(name.asText(), value(properties.path(name.asText()), depth + 1));
      }
    } else {
      properties
          .fieldNames()
          .forEachRemaining(name -> object.set(name, value(properties.path(name), depth + 1)));
    }
    return object;
  }
}
