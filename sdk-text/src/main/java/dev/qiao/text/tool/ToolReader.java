package dev.qiao.text.tool;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.internal.json.Json;
import java.io.IOException;

/** Reads a {@link Tool} by its type, in every mapper with the SDK's own. */
final class ToolReader extends JsonDeserializer<Tool> {
  @Override
  public Tool deserialize(JsonParser in, DeserializationContext context) throws IOException {
    JsonNode tree = Json.MAPPER.readTree(in);
    if (!(tree instanceof ObjectNode node)) {
      throw MismatchedInputException.from(
          in, Tool.class, "a tool is an object, not " + tree.getNodeType());
    }
    String type = node.path("type").asText("");
    Class<? extends Tool> kind =
        switch (type) {
          case "function" -> Tool.FunctionTool.class;
          case "web_search" -> Tool.WebSearchTool.class;
          case "retrieval" -> Tool.RetrievalTool.class;
          case "mcp" -> Tool.McpTool.class;
          default -> Tool.UnknownTool.class;
        };
    return kind != Tool.UnknownTool.class && node.path(type).isObject()
        ? Json.MAPPER.treeToValue(node.without("type"), kind)
        : new Tool.UnknownTool(Json.map(node));
  }
}
