package dev.qiao.text.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a JSON keeps to a schema, as far as our schemas go: types, enums, properties, what is
 * required, items, references. What a schema written by hand says beyond that is not looked at. A
 * property that is not required may be null, and properties that the schema does not have are let
 * pass: models add some, and the answer is paid for.
 */
final class SchemaCheck {
  private static final int MAX_ERRORS = 5;

  private final Map<String, Object> root;
  private final List<String> problems = new ArrayList<>();

  SchemaCheck(Map<String, Object> root) {
    this.root = root;
  }

  /** The first few things that are wrong; empty if none is. */
  List<String> problems(JsonNode value) {
    check(root, value, "");
    return problems.size() > MAX_ERRORS ? problems.subList(0, MAX_ERRORS) : problems;
  }

  private void check(Map<?, ?> schema, JsonNode value, String at) {
    Map<?, ?> referred = referred(root, schema);
    if (referred != null) {
      check(referred, value, at);
      return;
    }
    if (!isOfType(schema.get("type"), value)) {
      add(at, "is " + kind(value) + " but must be " + wanted(schema.get("type")));
      return;
    }
    if (schema.get("enum") instanceof Collection<?> allowed
        && allowed.stream().noneMatch(one -> OwnJson.PLAIN.write(one).equals(value.toString()))) {
      add(
          at,
          "is "
              + shown(value)
              + " but must be one of "
              + allowed.stream().map(OwnJson.PLAIN::write).collect(Collectors.joining(", ")));
    }
    if (schema.get("anyOf") instanceof Collection<?> forms) {
      union(forms, value, at);
    }
    if (value.isObject()) {
      object(schema, value, at);
    } else if (value.isArray() && schema.get("items") instanceof Map<?, ?> items) {
      for (int i = 0; i < value.size(); i++) {
        check(items, value.get(i), at + "[" + i + "]");
      }
    }
  }

  /** Forms without a word that says which one a value is are not looked at. */
  private void union(Collection<?> forms, JsonNode value, String at) {
    Map<?, ?> form = form(root, forms, value);
    if (form != null) {
      check(form, value, at);
      return;
    }
    List<String> words = new ArrayList<>();
    String property = "";
    for (Object one : forms) {
      Map.Entry<String, String> word = word(resolved(root, one));
      if (word == null) {
        return;
      }
      property = word.getKey();
      words.add(word.getValue());
    }
    JsonNode said = value.path(property);
    add(
        below(at, property),
        said.isMissingNode()
            ? "is missing"
            : "is " + shown(said) + " but must be one of " + String.join(", ", words));
  }

  /** The form of a union whose word a value has; null if it has none's. */
  static @Nullable Map<?, ?> form(Map<String, Object> root, Collection<?> forms, JsonNode value) {
    for (Object one : forms) {
      Map<?, ?> form = resolved(root, one);
      Map.Entry<String, String> word = word(form);
      if (word != null && value.path(word.getKey()).toString().equals(word.getValue())) {
        return form;
      }
    }
    return null;
  }

  private static Map<?, ?> resolved(Map<String, Object> root, @Nullable Object schema) {
    Map<?, ?> written = schema instanceof Map<?, ?> object ? object : Map.of();
    Map<?, ?> referred = referred(root, written);
    return referred == null ? written : referred;
  }

  /** The property and the JSON of its only word, which says that a value has this form. */
  private static Map.@Nullable Entry<String, String> word(Map<?, ?> form) {
    if (form.get("properties") instanceof Map<?, ?> properties) {
      for (Map.Entry<?, ?> property : properties.entrySet()) {
        if (property.getValue() instanceof Map<?, ?> of
            && of.get("enum") instanceof Collection<?> words
            && words.size() == 1) {
          return Map.entry(
              String.valueOf(property.getKey()), OwnJson.PLAIN.write(words.iterator().next()));
        }
      }
    }
    return null;
  }

  private void object(Map<?, ?> schema, JsonNode value, String at) {
    Collection<?> required =
        schema.get("required") instanceof Collection<?> names ? names : List.of();
    for (Object name : required) {
      if (!value.has(String.valueOf(name))) {
        add(below(at, String.valueOf(name)), "is missing");
      }
    }
    Map<?, ?> properties =
        schema.get("properties") instanceof Map<?, ?> declared ? declared : Map.of();
    value
        .properties()
        .forEach(
            field -> {
              boolean optional = !required.contains(field.getKey());
              if (properties.get(field.getKey()) instanceof Map<?, ?> property) {
                if (!(optional && field.getValue().isNull())) {
                  check(property, field.getValue(), below(at, field.getKey()));
                }
              } else if (schema.get("additionalProperties") instanceof Map<?, ?> more) {
                check(more, field.getValue(), below(at, field.getKey()));
              }
            });
  }

  static @Nullable Map<?, ?> referred(Map<String, Object> root, Map<?, ?> schema) {
    if (!(schema.get("$ref") instanceof String ref)) {
      return null;
    }
    if (ref.equals("#")) {
      return root;
    }
    return ref.startsWith("#/$defs/")
            && root.get("$defs") instanceof Map<?, ?> defs
            && defs.get(ref.substring("#/$defs/".length())) instanceof Map<?, ?> found
        ? found
        : Map.of();
  }

  private static String below(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  private void add(String at, String what) {
    problems.add((at.isEmpty() ? "it" : at) + " " + what);
  }

  static boolean isOfType(@Nullable Object type, JsonNode value) {
    if (type instanceof Collection<?> types) {
      return types.stream().anyMatch(one -> isOfType(one, value));
    }
    if (!(type instanceof String word)) {
      return true;
    }
    return switch (word) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber() || isWhole(value);
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "null" -> value.isNull();
      default -> true;
    };
  }

  private static boolean isWhole(JsonNode value) {
    if (!value.isNumber()) {
      return false;
    }
    BigDecimal number = value.decimalValue();
    return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static String wanted(@Nullable Object type) {
    return type instanceof Collection<?> types
        ? types.stream().map(SchemaCheck::wanted).collect(Collectors.joining(" or "))
        : article(String.valueOf(type));
  }

  private static String kind(JsonNode value) {
    return article(
        switch (value.getNodeType()) {
          case STRING -> "string";
          case NUMBER -> "number";
          case BOOLEAN -> "boolean";
          case ARRAY -> "array";
          case OBJECT -> "object";
          default -> "null";
        });
  }

  private static String article(String type) {
    return switch (type) {
      case "null" -> "null";
      case "array", "object", "integer" -> "an " + type;
      default -> "a " + type;
    };
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() > 40 ? text.substring(0, 40) + ".." : text;
  }
}
