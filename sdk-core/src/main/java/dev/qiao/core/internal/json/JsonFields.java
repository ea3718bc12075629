package dev.qiao.core.internal.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes fields out of a JSON object one by one; what is not taken is the {@link #rest()}. This is
 * how a result with many documented shapes is read into one record without losing anything.
 */
public final class JsonFields {
  private final ObjectNode object;
  private final Map<String, JsonFields> children = new TreeMap<>();

  private JsonFields(ObjectNode object) {
    this.object = object;
  }

  /** The fields of a copy of an object; of nothing if the node is no object. */
  public static JsonFields of(@Nullable JsonNode node) {
    return new JsonFields(
        node instanceof ObjectNode object ? object.deepCopy() : Json.MAPPER.createObjectNode());
  }

  /** The same of an answer that is being read, with the id of the request from its head. */
  public static JsonFields of(JsonNode answer, DeserializationContext context) {
    ResultContext.addRequestId(answer, ResultContext.requestId(context));
    return of(answer);
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

  /**
   * Takes an integer, also one written as text or as a decimal such as 720.0. A fraction, and what
   * is out of range, stays in the rest.
   */
  public @Nullable Integer integer(String name) {
    Long number = whole(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return number == null ? null : number.intValue();
  }

  /** Takes an integer as {@link #integer} does, with the range of a long. */
  public @Nullable Long longInteger(String name) {
    return whole(name, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private @Nullable Long whole(String name, long from, long to) {
    JsonNode node = object.get(name);
    if (node == null) {
      return null;
    }
    if (node.isNull() || (node.isTextual() && node.asText().isEmpty())) {
      object.remove(name);
      return null;
    }
    Long number = node.isValueNode() ? Tolerant.whole(node) : null;
    if (number == null || number < from || number > to) {
      return null;
    }
    object.remove(name);
    return number;
  }

  /** Takes a finite number, also one written as text. What is none stays in the rest. */
  public @Nullable Double number(String name) {
    JsonNode node = object.get(name);
    try {
      double number = node == null ? Double.NaN : Double.parseDouble(node.asText());
      if (Double.isFinite(number)) {
        object.remove(name);
        return number;
      }
    } catch (NumberFormatException e) {
      // It is none.
    }
    return null;
  }

  /** Takes a boolean, also one written as text. Anything else stays in the rest. */
  public @Nullable Boolean bool(String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      return null;
    }
    String text = node.isValueNode() ? node.asText().strip() : "";
    boolean is = text.equalsIgnoreCase("true");
    if (is || text.equalsIgnoreCase("false")) {
      object.remove(name);
      return is;
    }
    if (node.isNull()) {
      object.remove(name);
    }
    return null;
  }

  /**
   * Takes an object into a record, however much of it fits, see {@link Tolerant}; null, absent give
   * null. A value that is no such record stays in the rest.
   */
  public <T> @Nullable T value(String name, Class<T> type) {
    JsonNode node = object.get(name);
    if (node == null) {
      return null;
    }
    try {
      T value = node.isNull() ? null : Tolerant.require(wholeNumbers(node), type);
      object.remove(name);
      return value;
    } catch (IOException e) {
      return null;
    }
  }

  /** A list with 720 for 720.0; anything else as it is. */
  private static JsonNode wholeNumbers(JsonNode node) {
    if (!(node instanceof ArrayNode array)) {
      return node;
    }
    ArrayNode whole = array.arrayNode();
    for (JsonNode element : array) {
      Long number = element.isNumber() ? Tolerant.whole(element) : null;
      whole.add(number == null ? element : LongNode.valueOf(number));
    }
    return whole;
  }

  /** Takes the objects of a list into records; other elements stay in the rest. */
  public <T> List<T> values(String name, Class<T> type) {
    List<T> values = new ArrayList<>();
    keepElements(
        name,
        element -> {
          T value = Tolerant.read(element, Tolerant.strict(type));
          return value != null && values.add(value);
        });
    return List.copyOf(values);
  }

  /**
   * Takes the objects of a list. Elements of another kind stay in the rest; one object in place of
   * the list is its only element.
   */
  public List<JsonFields> elements(String name) {
    if (object.get(name) instanceof ObjectNode only) {
      object.remove(name);
      return List.of(new JsonFields(only));
    }
    List<JsonFields> elements = new ArrayList<>();
    keepElements(
        name, element -> element instanceof ObjectNode one && elements.add(new JsonFields(one)));
    return elements;
  }

  /** Takes the texts of a list; one text in place of the list is its only element. */
  public List<String> texts(String name) {
    JsonNode node = object.get(name);
    if (node != null && node.isTextual()) {
      object.remove(name);
      return node.asText().isBlank() ? List.of() : List.of(node.asText());
    }
    List<String> texts = new ArrayList<>();
    keepElements(name, element -> element.isTextual() && texts.add(element.asText()));
    return texts;
  }

  /** Takes the elements of a list that fit; a list of the others, but nulls, stays. */
  private void keepElements(String name, Predicate<JsonNode> fits) {
    if (!(object.get(name) instanceof ArrayNode array)) {
      return;
    }
    ArrayNode others = array.arrayNode();
    for (JsonNode element : array) {
      if (!fits.test(element) && !element.isNull()) {
        others.add(element);
      }
    }
    if (others.isEmpty()) {
      object.remove(name);
    } else {
      object.set(name, others);
    }
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
  public JsonFields object(String name) {
    JsonFields known = children.get(name);
    if (known != null) {
      return known;
    }
    JsonNode node = object.get(name);
    if (!(node instanceof ObjectNode nested)) {
      return new JsonFields(Json.MAPPER.createObjectNode());
    }
    object.remove(name);
    JsonFields child = new JsonFields(nested);
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

  /** Takes a link: text that is not blank. Anything else stays in the rest. */
  public @Nullable String link(String name) {
    JsonNode node = object.get(name);
    if (node == null || !node.isTextual() || node.asText().isBlank()) {
      return null;
    }
    object.remove(name);
    return node.asText();
  }

  /** Takes what was not taken. */
  public Map<String, Object> takeRest() {
    Map<String, Object> rest = rest();
    object.removeAll();
    children.clear();
    return rest;
  }

  /**
   * What was not taken, in the shape it had, without nulls, empty texts and empty lists: those say
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
