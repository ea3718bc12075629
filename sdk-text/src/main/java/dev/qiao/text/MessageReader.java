package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.internal.json.Json;
import java.io.IOException;

/** Reads a {@link Message} by its role. */
final class MessageReader extends JsonDeserializer<Message> {
  @Override
  public Message deserialize(JsonParser in, DeserializationContext context) throws IOException {
    JsonNode node = in.readValueAsTree();
    ObjectCodec codec = in.getCodec();
    String role = node.path("role").asText("");
    return switch (role) {
      case "system" -> codec.treeToValue(withoutRole(node), Message.SystemMessage.class);
      case "user" -> codec.treeToValue(withoutRole(node), Message.User.class);
      case "assistant" -> codec.treeToValue(node, Message.Assistant.class);
      case "tool" -> codec.treeToValue(withoutRole(node), Message.Tool.class);
      case "user_system", "group", "sample_message_user", "sample_message_ai" ->
          codec.treeToValue(node, Message.RolePlay.class);
      default -> new Message.Unknown(Json.map(node));
    };
  }

  private static JsonNode withoutRole(JsonNode node) {
    return ((ObjectNode) node).without("role");
  }
}
