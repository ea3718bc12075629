package dev.qiao.core.internal.json;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes fields out of a JSON object one by one; what nobody took is the {@link #rest()}. This is
 * how a result with many documented shapes is read into one record without losing anything.
 */
public final class Fields {
  private final ObjectNode object;
  private final Map<String, Fields> children = new TreeMap<>();

  private Fields(ObjectNode object) {
    this.object = object;
  }

  /** The fields of a copy of an object; of nothing if the node is no object. */
  public static Fields of(@Nullable JsonNode node) {
    return new Fields(
        node instanceof ObjectNode object ? object.deepCopy() : Json.MAPPER.createObjectNode());
  }

  /** Whether a field is there and not null; an object is, whatever was taken out of it. */
  public boolean has(String name) {
    return object.hasNonNull(name) || children.containsKey(name);
  }

  /** Takes text; numbers and booleans become their text. Null, absent give null. */
  public @Nullable String text(String name) {
    JsonNode node = takeValue(name);
    return node == null ? null : node.asText();
  }

  /** Takes a number, also one written as text or as a decimal such as 720.0. */
  public @Nullable Integer integer(String name) {
    BigDecimal number = decimal(name);
    return number == null ? null : number.intValue();
  }

  /** Takes a number, also one written as text. Text that is no number stays in the rest. */
  public @Nullable BigDecimal decimal(String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      return null;
    }
    if (node.isNull() || (node.isTextual() && node.asText().isEmpty())) {
      object.remove(name);
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(node.asText());
      object.remove(name);
      return number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Takes a boolean, also one written as text. */
  public @Nullable Boolean bool(String name) {
    JsonNode node = takeValue(name);
    return node == null ? null : node.asBoolean();
  }

  /** Takes an array or object into a type; null, absent give null. */
  public <T> @Nullable T value(String name, TypeReference<T> type) throws IOException {
    JsonNode node = object.get(name);
    if (node == null) {
      return null;
    }
    object.remove(name);
    return node.isNull() ? null : Json.MAPPER.readerFor(type).readValue(node);
  }

  /** Takes a node as it is; null, absent give null. */
  public @Nullable JsonNode node(String name) {
    JsonNode node = object.remove(name);
    return node == null || node.isNull() ? null : node;
  }

  /** Puts back a node that was taken but does not fit. */
  public void put(String name, JsonNode node) {
    object.set(name, node);
  }

  /** The fields of a nested object, whose own rest becomes part of this rest. */
  public Fields object(String name) {
    Fields known = children.get(name);
    if (known != null) {
      return known;
    }
    JsonNode node = object.get(name);
    if (!(node instanceof ObjectNode nested)) {
      return new Fields(Json.MAPPER.createObjectNode());
    }
    object.remove(name);
    Fields child = new Fields(nested);
    children.put(name, child);
    return child;
  }

  /** The first of several fields that holds text; all of them are taken. */
  public @Nullable String firstText(String... names) {
    String first = null;
    for (String name : List.of(names)) {
      String text = text(name);
      first = first == null || first.isEmpty() ? text : first;
    }
    return first;
  }

  /** Takes what nobody took. */
  public Map<String, Object> takeRest() {
    Map<String, Object> rest = rest();
    object.removeAll();
    children.clear();
    return rest;
  }

  /**
   * What nobody took, in the shape it had, without nulls, empty texts and empty lists: those say
   * nothing.
   */
  public Map<String, Object> rest() {
    Map<String, Object> rest = new LinkedHashMap<>(Json.map(object));
    rest.values().removeIf(value -> value == null || value.equals("") || value.equals(List.of()));
    children.forEach(
        (name, child) -> {
          Map<String, Object> nested = child.rest();
          if (!nested.isEmpty()) {
            rest.put(name, nested);
          }
        });
    return Collections.unmodifiableMap(rest);
  }

  private @Nullable JsonNode takeValue(String name) {
    JsonNode node = object.get(name);
    if (node == null || node.isContainerNode()) {
      return null;
    }
    object.remove(name);
    return node.isNull() ? null : node;
  }
}
