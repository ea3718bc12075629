package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What DashScope refuses in the messages of a chat, in either of its APIs, with its words. */
final class ChatRules {
  private ChatRules() {}

  /**
   * Checks a conversation.
   *
   * @param options the node with {@code response_format} and {@code enable_thinking}
   */
  static void check(JsonNode options, JsonNode messages) {
    if (options.path("response_format").path("type").asText("").equals("json_object")) {
      if (options.path("enable_thinking").asBoolean()) {
        throw refuse("Json mode response is not supported when enable_thinking is true");
      }
      if (!mentionsJson(messages)) {
        throw refuse(
            "'messages' must contain the word 'json' in some form, to use 'response_format' of"
                + " type 'json_object'.");
      }
    }
    Set<String> called = new HashSet<>();
    for (JsonNode message : messages) {
      for (JsonNode call : message.path("tool_calls")) {
        called.add(call.path("id").asText(""));
      }
      if (message.path("role").asText("").equals("tool")
          && (called.isEmpty()
              || (message.hasNonNull("tool_call_id")
                  && !called.contains(message.path("tool_call_id").asText())))) {
        throw refuse(
            "messages with role \"tool\" must be a response to a preceeding message with"
                + " \"tool_calls\".");
      }
    }
  }

  /** Whether a message of the user has no text and no media. */
  static boolean isEmpty(JsonNode message) {
    if (!message.path("role").asText("").equals("user")) {
      return false;
    }
    JsonNode content = message.path("content");
    if (!content.isArray()) {
      return content.asText("").isEmpty();
    }
    for (JsonNode part : content) {
      if (part.isTextual()
          ? !part.asText().isEmpty()
          : !part.has("text") || !part.path("text").asText("").isEmpty()) {
        return false;
      }
    }
    return true;
  }

  static Refusal emptyContent() {
    return refuse("Role must be user or assistant and Content length must be greater than 0");
  }

  private static boolean mentionsJson(JsonNode messages) {
    for (JsonNode message : messages) {
      if (ChatText.content(message.path("content")).toLowerCase(Locale.ROOT).contains("json")) {
        return true;
      }
    }
    return false;
  }

  private static Refusal refuse(String message) {
    return Refusal.badRequest("InvalidParameter", message);
  }
}
