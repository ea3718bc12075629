package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names with their values, as a query or a form has them: all values are text, a name may come
 * again, and the order says nothing.
 */
final class Pairs {
  private final SortedMap<String, List<String>> values = new TreeMap<>();

  /** Those of a query, without its question mark. */
  static Pairs ofQuery(String query) {
    Pairs pairs = new Pairs();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        pairs.add(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return pairs;
  }

  /** Those of a flat JSON object, whose arrays repeat their name. */
  static Pairs of(JsonNode object) {
    Pairs pairs = new Pairs();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isArray()) {
        field.getValue().forEach(element -> pairs.add(field.getKey(), text(element)));
      } else {
        pairs.add(field.getKey(), text(field.getValue()));
      }
    }
    return pairs;
  }

  /** Percent signs and plus signs as what they stand for. */
  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String text(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  Pairs add(String name, String value) {
    values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    return this;
  }

  /** Both. */
  Pairs and(Pairs others) {
    Pairs both = new Pairs();
    values.forEach((name, all) -> all.forEach(value -> both.add(name, value)));
    others.values.forEach((name, all) -> all.forEach(value -> both.add(name, value)));
    return both;
  }

  /** All but those of one name. */
  Pairs without(String name) {
    Pairs others = new Pairs().and(this);
    others.values.remove(name);
    return others;
  }

  /** The first value of a name, null if there is none. */
  @Nullable String first(String name) {
    List<String> all = values.get(name);
    return all == null ? null : all.get(0);
  }

  /** As JSON that a typed request can be read from: what comes again is an array. */
  ObjectNode json() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    values.forEach(
        (name, all) -> {
          if (all.size() == 1) {
            object.put(name, all.get(0));
          } else {
            ArrayNode array = object.putArray(name);
            all.forEach(array::add);
          }
        });
    return object;
  }

  /** The first difference in words, null if there is none. */
  @Nullable String difference(Pairs actual) {
    TreeSet<String> names = new TreeSet<>(values.keySet());
    names.addAll(actual.values.keySet());
    for (String name : names) {
      if (!byValue(values.get(name)).equals(byValue(actual.values.get(name)))) {
        return name
            + " is "
            + shown(actual.values.get(name))
            + " and not "
            + shown(values.get(name));
      }
    }
    return null;
  }

  private static List<String> byValue(@Nullable List<String> all) {
    return all == null ? List.of() : all.stream().map(Pairs::byValue).sorted().toList();
  }

  /** Numbers count by value; what begins with a zero is no number but an id. */
  private static String byValue(String value) {
    return value.matches("-?(0|[1-9]\\d*)(\\.\\d+)?")
        ? new BigDecimal(value).stripTrailingZeros().toPlainString()
        : value;
  }

  private static String shown(@Nullable List<String> all) {
    return all == null ? "absent" : String.join(", ", all);
  }
}
