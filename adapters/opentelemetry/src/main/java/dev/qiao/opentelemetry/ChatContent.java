package dev.qiao.opentelemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.qiao.text.ChatChoice;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.tool.ToolCall;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Messages in the JSON of the conventions. Of pictures and other files there is only the kind. */
final class ChatContent {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private ChatContent(JsonGenerator json) {
    this.json = json;
  }

  private interface Part {
    void write(ChatContent to) throws IOException;
  }

  static String input(ChatRequest chat) {
    return array(
        to -> {
          for (Message message : chat.messages()) {
            to.message(message, null);
          }
        });
  }

  static String output(ChatResponse response) {
    return array(
        to -> {
          for (ChatChoice choice : response.choices()) {
            to.message(
                choice.message(),
                choice.finishReason() == null ? null : choice.finishReason().value());
          }
          if (response.choices().isEmpty()) {
            to.message(
                response.message(),
                response.finishReason() == null ? null : response.finishReason().value());
          }
        });
  }

  private static String array(Part content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      content.write(new ChatContent(json));
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void message(Message message, @Nullable String finishReason) throws IOException {
    json.writeStartObject();
    json.writeStringField("role", role(message));
    json.writeArrayFieldStart("parts");
    if (message instanceof Message.Assistant assistant) {
      if (!assistant.reasoning().isEmpty()) {
        text("reasoning", assistant.reasoning());
      }
      content(assistant.content());
      for (ToolCall call : assistant.toolCalls()) {
        json.writeStartObject();
        json.writeStringField("type", "tool_call");
        json.writeStringField("id", call.id());
        json.writeStringField("name", call.name());
        json.writeStringField("arguments", call.arguments());
        json.writeEndObject();
      }
    } else if (message instanceof Message.Tool tool) {
      json.writeStartObject();
      json.writeStringField("type", "tool_call_response");
      json.writeStringField("id", tool.toolCallId());
      json.writeStringField("response", tool.content() == null ? "" : tool.content().text());
      json.writeEndObject();
    } else if (message instanceof Message.User user) {
      content(user.content());
    } else if (message instanceof Message.SystemMessage system) {
      content(system.content());
    }
    json.writeEndArray();
    if (finishReason != null) {
      json.writeStringField("finish_reason", finishReason);
    }
    json.writeEndObject();
  }

  private static String role(Message message) {
    if (message instanceof Message.Unknown unknown) {
      return String.valueOf(unknown.fields().get("role"));
    }
    return message instanceof Message.SystemMessage
        ? "system"
        : message.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void content(@Nullable Content content) throws IOException {
    if (content == null) {
      return;
    }
    List<ContentPart> parts = content.parts();
    if (parts.isEmpty()) {
      text("text", content.text());
    }
    for (ContentPart part : parts) {
      if (part instanceof ContentPart.Text words) {
        text("text", words.text());
      } else {
        json.writeStartObject();
        json.writeStringField("type", part.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        json.writeEndObject();
      }
    }
  }

  private void text(String type, String content) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("content", content);
    json.writeEndObject();
  }
}
