package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Changes the leaves of JSON one at a time, each to something the service might as well say. */
final class LeafChanges {

  /** Does something while one leaf is changed. */
  @FunctionalInterface
  interface Look {
    /** The leaf at this path has another value now. */
    void at(String path) throws Mismatch;
  }

  private record Leaf(String path, JsonNode value, Consumer<JsonNode> setter) {}

  private LeafChanges() {}

  /** Changes every leaf of {@code part} in turn, and puts it back. Nulls are no leaves. */
  static void each(JsonNode part, String path, Look look) throws Mismatch {
    List<Leaf> leaves = new ArrayList<>();
    collect(part, path, leaves);
    for (Leaf leaf : leaves) {
      leaf.setter.accept(changed(leaf.value));
      try {
        look.at(leaf.path);
      } finally {
        leaf.setter.accept(leaf.value);
      }
    }
  }

  private static void collect(JsonNode node, String path, List<Leaf> leaves) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        String name = field.getKey();
        add(field.getValue(), path + "." + name, value -> object.set(name, value), leaves);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        add(array.get(i), path + "[" + i + "]", value -> array.set(index, value), leaves);
      }
    }
  }

  private static void add(
      JsonNode node, String path, Consumer<JsonNode> setter, List<Leaf> leaves) {
    if (node.isContainerNode()) {
      collect(node, path, leaves);
    } else if (!node.isNull()) {
      leaves.add(new Leaf(path, node, setter));
    }
  }

  /** Another value of the same kind. */
  static JsonNode changed(JsonNode value) {
    if (value.isBoolean()) {
      return BooleanNode.valueOf(!value.booleanValue());
    }
    if (value.isNumber()) {
      return DecimalNode.valueOf(value.decimalValue().add(BigDecimal.ONE));
    }
    return TextNode.valueOf(changed(value.asText()));
  }

  private static String changed(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true") ? "false" : "true";
    }
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      return new BigDecimal(text).add(BigDecimal.ONE).toPlainString();
    }
    if (text.matches("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}.*\\d")) {
      int last = Character.digit(text.charAt(text.length() - 1), 10);
      return text.substring(0, text.length() - 1) + (last + 1) % 10;
    }
    if (text.matches("https?://[^?]*/[^?/]+\\?.*")) {
      int query = text.indexOf('?');
      return text.substring(0, query) + "x" + text.substring(query);
    }
    return text + "x";
  }
}
