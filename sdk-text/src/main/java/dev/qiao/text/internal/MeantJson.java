package dev.qiao.text.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a model meant it: where a schema wants a list or an object and the model wrote one as a
 * text, the text's content takes its place. Whatever else does not fit stays as it is.
 */
final class MeantJson {
  private final Map<String, Object> root;

  MeantJson(Map<String, Object> root) {
    this.root = root;
  }

  JsonNode of(JsonNode value) {
    return meant(root, value);
  }

  private JsonNode meant(Map<?, ?> schema, JsonNode value) {
    Map<?, ?> referred = SchemaCheck.referred(root, schema);
    if (referred != null) {
      return meant(referred, value);
    }
    if (schema.get("anyOf") instanceof Collection<?> forms) {
      JsonNode object = value.isTextual() ? OwnJson.treeOrNull(value.textValue()) : value;
      if (object != null) {
        Map<?, ?> form = SchemaCheck.form(root, forms, object);
        return form == null ? value : meant(form, object);
      }
      return value;
    }
    JsonNode known = value.isTextual() ? content(schema, value) : value;
    if (known instanceof ObjectNode object
        && schema.get("properties") instanceof Map<?, ?> fields) {
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        String name = String.valueOf(field.getKey());
        JsonNode inner = object.get(name);
        if (inner != null && field.getValue() instanceof Map<?, ?> of) {
          object.set(name, meant(of, inner));
        }
      }
    } else if (known instanceof ArrayNode array && schema.get("items") instanceof Map<?, ?> items) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, meant(items, array.get(i)));
      }
    }
    return known;
  }

  private static JsonNode content(Map<?, ?> schema, JsonNode text) {
    @Nullable Object type = schema.get("type");
    if (type == null || SchemaCheck.isOfType(type, text)) {
      return text;
    }
    JsonNode content = OwnJson.treeOrNull(text.textValue());
    return content != null && content.isContainerNode() && SchemaCheck.isOfType(type, content)
        ? content
        : text;
  }
}
