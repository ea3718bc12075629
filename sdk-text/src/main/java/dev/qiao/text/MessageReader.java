package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.internal.json.Json;
import java.io.IOException;
import java.util.List;

/** Reads a {@link Message} by its role, in every mapper with the SDK's own. */
final class MessageReader extends JsonDeserializer<Message> {
  @Override
  public Message deserialize(JsonParser in, DeserializationContext context) throws IOException {
    JsonNode tree = Json.MAPPER.readTree(in);
    if (!(tree instanceof ObjectNode node)) {
      throw MismatchedInputException.from(
          in, Message.class, "a message is an object, not " + tree.getNodeType());
    }
    return switch (node.path("role").asText("")) {
      case "system" -> read(node.without("role"), Message.SystemMessage.class);
      case "user" -> read(node.without("role"), Message.User.class);
      case "assistant" -> assistant(node);
      case "tool" -> read(node.without("role"), Message.Tool.class);
      case "user_system", "group", "sample_message_user", "sample_message_ai" ->
          read(node, Message.RolePlay.class);
      default -> new Message.Unknown(Json.map(node));
    };
  }

  private static Message assistant(ObjectNode node) throws IOException {
    JsonNode tagged = node.remove("tagged_content");
    Message.Assistant said = read(node, Message.Assistant.class);
    return tagged == null || said.content() == null
        ? said
        : said.toBuilder()
            .content(new Content(said.content().plain(), List.of(), tagged.asText()))
            .build();
  }

  private static <T extends Message> T read(JsonNode node, Class<T> type) throws IOException {
    return Json.MAPPER.treeToValue(node, type);
  }
}
