package dev.qiao.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replaces each node of a sample answer by values of other kinds, one node at a time. */
final class NodeWalk {
  /** Writes numbers as they are replaced: 1e999999 stays that. */
  private static final ObjectMapper PLAIN =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** A number that no BigDecimal has room for. */
  private static final String NO_DECIMAL = "1e2147483650";

  /** What takes the place of a node. */
  static final List<String> OTHERS =
      List.of(
          "null",
          "\"x7\"",
          "7",
          "29.97",
          "1e999999",
          NO_DECIMAL,
          "true",
          "[]",
          "{}",
          "[null]",
          "{\"x7\":7}");

  /**
   * A response with one node replaced.
   *
   * @param path where the node is, as a JSON pointer inside the response
   * @param other what it is now
   * @param response the whole response of the vector
   */
  record Changed(String path, String other, JsonNode response) {}

  private NodeWalk() {}

  /** The pointers of all nodes of an answer's body, or of the data of its events. */
  static List<String> nodes(JsonNode response) {
    List<String> pointers = new ArrayList<>();
    if (response.has("body")) {
      collect(response.path("body"), "/body", pointers);
    }
    for (int i = 0; i < response.path("sse").size(); i++) {
      collect(response.path("sse").get(i).path("data"), "/sse/" + i + "/data", pointers);
    }
    return pointers;
  }

  private static void collect(JsonNode node, String path, List<String> pointers) {
    if (node.isMissingNode()) {
      return;
    }
    pointers.add(path);
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey().replace("~", "~0").replace("/", "~1");
      collect(field.getValue(), path + "/" + name, pointers);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), path + "/" + i, pointers);
      }
    }
  }

  /** The response with another value at a pointer. */
  static Changed replace(JsonNode response, String pointer, String other) {
    JsonNode copy = response.deepCopy();
    int last = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
    JsonNode value = read(other);
    if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    }
    return new Changed(pointer, other, copy);
  }

  /** The response without the node at a pointer. */
  static JsonNode remove(JsonNode response, String pointer) {
    JsonNode copy = response.deepCopy();
    int last = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
    if (parent instanceof ObjectNode object) {
      object.remove(name);
    } else if (parent instanceof ArrayNode array) {
      array.remove(Integer.parseInt(name));
    }
    return copy;
  }

  private static JsonNode read(String json) {
    if (json.equals(NO_DECIMAL)) {
      return new POJONode(new RawValue(json));
    }
    try {
      return PLAIN.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
