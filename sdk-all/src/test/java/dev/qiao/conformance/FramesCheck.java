package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.audio.SpeechWire;
import dev.qiao.audio.cosyvoice.ContinueTask;
import dev.qiao.audio.cosyvoice.FinishTask;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a WebSocket: what a client says is what the typed records say, all of it; every
 * value that the service says reaches the caller, typed; audio comes as it was sent. All of it once
 * more over a real socket, opened where the documents say.
 */
final class FramesCheck {
  private final Wire wire;
  private final ErrorCheck errors;

  FramesCheck(Wire wire, ErrorCheck errors) {
    this.wire = wire;
    this.errors = errors;
  }

  /**
   * Checks the frames of a vector.
   *
   * @param spare the vectors whose first frame may open the socket of one without
   */
  void check(Vector vector, Operation<?, ?> row, List<Vector> spare) throws Mismatch {
    for (int i = 0; i < vector.frames().size(); i++) {
      JsonNode frame = vector.frames().get(i);
      String at = "frames[" + i + "]";
      if (frame.path("from").asText().equals("client")) {
        said(frame.path("text"), row, at);
      } else if (frame.has("text")) {
        heard(frame.path("text"), at);
      }
    }
    socket(vector, row, opening(vector, row, spare));
  }

  /** A frame of the client's is a record, rebuilt through its own builder if it is a request. */
  private static Object said(JsonNode text, Operation<?, ?> row, String at) throws Mismatch {
    String action = text.path("header").path("action").asText();
    Class<?> type =
        switch (action) {
          case "run-task" -> row.requestType();
          case "continue-task" -> ContinueTask.class;
          case "finish-task" -> FinishTask.class;
          default -> throw new Mismatch(at + ": no record for the action \"" + action + "\"");
        };
    Object first;
    try {
      first = Json.MAPPER.readerFor(type).readValue(text);
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw new Mismatch(
          at + " is not read as a " + type.getSimpleName() + ": " + Mismatch.text(e));
    }
    Object rebuilt =
        first instanceof Request request ? Builders.build(Builders.of(request)) : first;
    if (!rebuilt.equals(first)) {
      throw new Mismatch(
          at + ": toBuilder().build() gives another request: " + rebuilt + " and not " + first);
    }
    String difference = JsonDifference.first(text, Json.MAPPER.valueToTree(rebuilt));
    if (difference != null) {
      throw new Mismatch(at + " written again: " + difference);
    }
    List<String> unknown = CatchAlls.filledIn(rebuilt);
    if (!unknown.isEmpty()) {
      throw new Mismatch(at + ": no component for " + String.join(", ", unknown));
    }
    return rebuilt;
  }

  /** Every value of a frame of the service's shows. */
  private static void heard(JsonNode text, String at) throws Mismatch {
    Outcome outcome = read(text);
    ResponseCheck.typed(at, outcome);
    LeafCheck.check(text, text, at, outcome, changed -> read(changed));
  }

  static Outcome read(JsonNode text) {
    try {
      return new Outcome(SpeechWire.read(text), null);
    } catch (IOException e) {
      return new Outcome(
          List.of(), new MalformedResponseException(String.valueOf(e.getMessage()), "", e));
    }
  }

  private static Request opening(Vector vector, Operation<?, ?> row, List<Vector> spare)
      throws Mismatch {
    List<Vector> all = new ArrayList<>(List.of(vector));
    all.addAll(spare);
    for (Vector candidate : all) {
      if (candidate.operation().equals(vector.operation())) {
        for (JsonNode frame : candidate.frames()) {
          if (frame.at("/text/header/action").asText().equals("run-task")) {
            return CallerHeaders.chosen(
                (Request) said(frame.path("text"), row, "frames"),
                vector.request().path("headers"));
          }
        }
      }
    }
    throw new Mismatch("no vector of this operation has a first frame to open a socket with");
  }

  /** The same over a real socket: the service says all it has to say to the first frame. */
  private void socket(Vector vector, Operation<?, ?> row, Request request) throws Mismatch {
    List<JsonNode> service = new ArrayList<>();
    vector.frames().forEach(frame -> service.add(frame));
    service.removeIf(frame -> !frame.path("from").asText().equals("server"));
    Outcome outcome =
        wire.answering(
            new MockResponse().withWebSocketUpgrade(new Script(service)),
            () -> wire.frames(row, request, service.size()));
    List<RecordedRequest> sent = wire.requests();
    if (sent.isEmpty()) {
      throw new Mismatch(
          "no socket was opened"
              + (outcome.failure() == null ? "" : ": " + Mismatch.text(outcome.failure())));
    }
    RequestCheck.checkPlace(vector, sent.get(0));
    for (int i = 0; i < service.size(); i++) {
      @Nullable Object came = i < outcome.values().size() ? outcome.values().get(i) : null;
      compare(service.get(i), row, came, outcome.failure(), "frame " + i + " of the service");
      if (came == null) {
        return;
      }
    }
  }

  private void compare(
      JsonNode frame,
      Operation<?, ?> row,
      @Nullable Object came,
      @Nullable RuntimeException failure,
      String at)
      throws Mismatch {
    JsonNode header = frame.path("text").path("header");
    if (header.path("event").asText().equals("task-failed")) {
      ObjectNode error = Json.MAPPER.createObjectNode();
      JsonNode requestId = header.path("attributes").path("request_uuid");
      error.set("code", header.path("error_code"));
      error.set("message", header.path("error_message"));
      error.set("request_id", requestId.isMissingNode() ? header.path("task_id") : requestId);
      errors.check(row.vendor(), 200, Json.MAPPER.createObjectNode(), error, failure);
    } else if (came == null) {
      throw new Mismatch(at + ": " + (failure == null ? "nothing came" : Mismatch.text(failure)));
    } else if (frame.has("binary_bytes")) {
      if (!Arrays.equals(bytes(frame), SpeechWire.audio(came))) {
        throw new Mismatch(at + ": other audio came than was sent: " + came);
      }
    } else if (!came.equals(read(frame.path("text")).values().get(0))) {
      throw new Mismatch(at + ": a socket gives " + came);
    }
  }

  /** As many bytes as the frame says, none like its neighbour. */
  private static byte[] bytes(JsonNode frame) {
    byte[] bytes = new byte[frame.path("binary_bytes").asInt()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }

  /** Says everything when it is first spoken to. */
  private static final class Script extends WebSocketListener {
    private final List<JsonNode> frames;
    private boolean told;

    Script(List<JsonNode> frames) {
      this.frames = frames;
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      if (told) {
        return;
      }
      told = true;
      for (JsonNode frame : frames) {
        if (frame.has("binary_bytes")) {
          socket.send(ByteString.of(bytes(frame)));
        } else {
          socket.send(Objects.requireNonNull(frame.path("text")).toString());
        }
      }
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      socket.close(code, null);
    }
  }
}
