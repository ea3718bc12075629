package dev.qiao.audio;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.internal.json.Fields;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.stream.FrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the frames of DashScope's speech tasks. */
final class SpeechFrames implements FrameReader<SpeechFrame> {
  private static final TypeReference<Sentence> SENTENCE = new TypeReference<>() {};
  private static final TypeReference<SpeechUsage> USAGE = new TypeReference<>() {};

  private @Nullable Refusal refusal;

  @Override
  public SpeechFrame text(byte[] json) throws IOException {
    refusal = null;
    JsonNode tree = Json.MAPPER.readTree(json);
    Fields frame = Fields.of(tree);
    Fields header = frame.object("header");
    String event = header.text("event");
    if (event == null) {
      throw new JsonParseException(null, "its header names no event");
    }
    String taskId = header.text("task_id");
    JsonNode attributes = header.node("attributes");
    String requestId = attributes == null ? null : attributes.path("request_uuid").asText(null);
    String code = header.text("error_code");
    String message = header.text("error_message");
    if (event.equals("task-failed")) {
      refusal =
          new Refusal(
              code == null ? "" : code,
              message == null ? "" : message,
              requestId == null ? taskId : requestId);
    }
    Fields payload = frame.object("payload");
    Fields output = payload.object("output");
    SpeechChunk chunk =
        new SpeechChunk(
            ByteBuffer.allocate(0),
            output.text("type"),
            output.text("original_text"),
            output.value("sentence", SENTENCE),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            payload.value("usage", USAGE),
            requestId,
            frame.rest());
    return new SpeechFrame(
        event, taskId, chunk, attributes == null ? Map.of() : Json.map(attributes));
  }

  @Override
  public SpeechFrame binary(byte[] bytes) {
    refusal = null;
    return new SpeechFrame(null, null, SpeechChunk.of(bytes), Map.of());
  }

  @Override
  public @Nullable Refusal refusal() {
    return refusal;
  }
}
