package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares JSON: numbers by value, the order of fields does not matter. */
final class JsonDifference {
  private JsonDifference() {}

  /** The first difference in words, null if there is none. */
  static @Nullable String first(JsonNode expected, JsonNode actual) {
    return first(expected, actual, "");
  }

  private static @Nullable String first(JsonNode expected, JsonNode actual, String path) {
    if (expected.isNumber() && actual.isNumber()) {
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0
          ? null
          : words(expected, actual, path);
    }
    if (expected.getNodeType() != actual.getNodeType()) {
      return words(expected, actual, path);
    }
    if (expected.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      actual.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String found =
            first(
                expected.path(name), actual.path(name), path.isEmpty() ? name : path + "." + name);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    if (expected.isArray()) {
      if (expected.size() != actual.size()) {
        return words(expected, actual, path);
      }
      Iterator<JsonNode> others = actual.iterator();
      int index = 0;
      for (JsonNode element : expected) {
        String found = first(element, others.next(), path + "[" + index++ + "]");
        if (found != null) {
          return found;
        }
      }
      return null;
    }
    return expected.equals(actual) ? null : words(expected, actual, path);
  }

  private static String words(JsonNode expected, JsonNode actual, String path) {
    return path + " is " + shown(actual) + " and not " + shown(expected);
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "absent" : node.toString();
  }
}
