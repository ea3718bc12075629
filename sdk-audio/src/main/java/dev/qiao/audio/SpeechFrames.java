package dev.qiao.audio;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.JsonFields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of DashScope's speech tasks. What is about another task than the one that was
 * begun last says so, and never ends this one. Audio names no task: it belongs to the event before
 * it.
 */
final class SpeechFrames {
  /**
   * The error in a frame.
   *
   * @param code the vendor's code
   * @param message the vendor's words
   * @param requestId the id for a support ticket
   */
  record Refusal(String code, String message, @Nullable String requestId) {}

  private @Nullable Refusal refusal;

  /** The task begun last, null until one is. */
  private volatile @Nullable String task;

  /** The task of the event read last, if it is another than ours. */
  private @Nullable String other;

  /** A task begins: the frames that follow are about it. */
  void begin(@Nullable String taskId) {
    task = taskId;
    other = null;
  }

  /**
   * What a text frame says.
   *
   * @throws IOException if it is not the JSON that the service sends
   */
  SpeechFrame text(byte[] json) throws IOException {
    refusal = null;
    JsonNode tree = Json.tree(json);
    JsonFields frame = JsonFields.of(tree);
    JsonFields header = frame.object("header");
    String event = header.text("event");
    if (event == null) {
      throw new JsonParseException(null, "its header names no event");
    }
    String taskId = header.text("task_id");
    String own = task;
    other = own == null || taskId == null || taskId.isEmpty() || taskId.equals(own) ? null : taskId;
    JsonNode attributes = header.node("attributes");
    if (attributes != null && !attributes.isObject()) {
      header.put("attributes", attributes);
      attributes = null;
    }
    String requestId = attributes == null ? "" : attributes.path("request_uuid").asText("");
    requestId = requestId.isEmpty() ? null : requestId;
    String code = words(header, "error_code");
    String message = words(header, "error_message");
    if (event.equals("task-failed") && other == null) {
      refusal = new Refusal(code, message, requestId == null ? taskId : requestId);
    }
    JsonFields payload = frame.object("payload");
    JsonFields output = payload.object("output");
    SpeechChunk chunk =
        new SpeechChunk(
            ByteBuffer.allocate(0),
            output.text("type"),
            output.text("original_text"),
            output.value("sentence", Sentence.class),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            payload.value("usage", SpeechUsage.class),
            requestId,
            null,
            frame.rest());
    return new SpeechFrame(
        event, taskId, chunk, attributes == null ? Map.of() : Json.map(attributes));
  }

  /** A text, or the value in its place. */
  private static String words(JsonFields header, String name) {
    String text = header.text(name);
    if (text != null) {
      return text;
    }
    JsonNode node = header.node(name);
    return node == null ? "" : node.toString();
  }

  /** What a binary frame brings. */
  SpeechFrame binary(byte[] bytes) {
    refusal = null;
    return new SpeechFrame(null, other, SpeechChunk.of(bytes), Map.of());
  }

  /** Why the frame read last ends the task with an error; null if it does not. */
  @Nullable Refusal refusal() {
    return refusal;
  }
}
