package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Vendor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat that a {@link FakeModelServer} is about to answer, as a rule sees it, see {@link
 * FakeModelServer#answers}. Every vendor's chat has the same view.
 *
 * @param vendor the vendor that the server plays
 * @param operation the SDK's id of the operation, such as {@code qwen.text-generation}, {@code
 *     qwen.chat-completions}, {@code deepseek.chat} or {@code deep-research}; a stream has the id
 *     of its plain call
 * @param model the model's name
 * @param streams whether the answer is a stream
 * @param messages the conversation; a request with a prompt has one message of the user
 * @param tools the names of the tools that the model may call, in the order of the request
 * @param toolChoice {@code auto}, {@code none} or {@code required}, or the name of the one tool to
 *     call; empty if the request does not say
 * @param responseFormat {@code text}, {@code json_object} or {@code json_schema}
 * @param request the request as it arrived, for all the rest; {@code body()} and {@code
 *     json(pointer)} give its body
 */
public record ModelCall(
    Vendor vendor,
    String operation,
    String model,
    boolean streams,
    List<Message> messages,
    List<String> tools,
    String toolChoice,
    String responseFormat,
    RecordedCall request) {

  /** Copies the lists. */
  public ModelCall {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /**
   * One message of the conversation.
   *
   * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}
   * @param text its text; the texts of several parts are joined by line breaks
   * @param media the addresses of its pictures, sounds and videos: URLs, {@code data:} URLs or what
   *     else was sent
   */
  public record Message(String role, String text, List<String> media) {
    /** Copies the list. */
    public Message {
      media = List.copyOf(media);
    }
  }

  /** The text of the last message of the user; empty if there is none. */
  public String question() {
    String found = "";
    for (Message message : messages) {
      found = message.role().equals("user") ? message.text() : found;
    }
    return found;
  }

  /** What the tools returned so far, in order. */
  public List<String> toolResults() {
    return messages.stream()
        .filter(message -> message.role().equals("tool"))
        .map(Message::text)
        .toList();
  }

  /** The body of the request, as text. */
  public String body() {
    return request.body();
  }

  /** A value of the body by its JSON pointer, see {@link RecordedCall#json}. */
  public @Nullable Object json(String pointer) {
    return request.json(pointer);
  }

  static ModelCall of(Vendor vendor, String operation, IncomingRequest in, ObjectNode body) {
    JsonNode input = body.path("input");
    boolean isNative = input.isObject();
    JsonNode options = isNative ? body.path("parameters") : body;
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : (isNative ? input : body).path("messages")) {
      List<String> media = new ArrayList<>();
      for (JsonNode part : message.path("content")) {
        collect(part, media);
      }
      messages.add(
          new Message(
              message.path("role").asText(""), ChatText.content(message.path("content")), media));
    }
    if (messages.isEmpty()) {
      messages.add(new Message("user", input.path("prompt").asText(""), List.of()));
    }
    List<String> tools = new ArrayList<>();
    for (JsonNode tool : options.path("tools")) {
      String name = tool.path("function").path("name").asText("");
      if (!name.isEmpty()) {
        tools.add(name);
      }
    }
    JsonNode choice = options.path("tool_choice");
    return new ModelCall(
        vendor,
        operation,
        body.path("model").asText(""),
        isNative ? in.enables("X-DashScope-SSE") : body.path("stream").asBoolean(),
        messages,
        tools,
        choice.isObject() ? choice.path("function").path("name").asText("") : choice.asText(""),
        options.path("response_format").path("type").asText("text"),
        in.recorded());
  }

  /** The addresses in a part of a message: every text in it but those of its text and type. */
  private static void collect(JsonNode part, List<String> media) {
    part.properties()
        .forEach(
            field -> {
              if (Addresses.isAddress(field.getKey())) {
                if (field.getValue().isTextual()) {
                  media.add(field.getValue().asText());
                }
                field
                    .getValue()
                    .forEach(
                        one -> {
                          if (one.isTextual()) {
                            media.add(one.asText());
                          }
                        });
              }
            });
  }
}
