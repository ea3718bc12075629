package dev.qiao.audio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frames of speech as the SDK reads them, which its public API does not show. */
public final class SpeechWire {
  private SpeechWire() {}

  /** What a text frame says: the frame, and the refusal behind it if it is one. */
  public static List<Object> read(JsonNode text) throws IOException {
    SpeechFrames reader = new SpeechFrames();
    SpeechFrame frame = reader.text(Json.MAPPER.writeValueAsBytes(text));
    SpeechFrames.Refusal refusal = reader.refusal();
    return refusal == null ? List.of(frame) : List.of(frame, refusal);
  }

  /** Opens a WebSocket with a request and takes that many frames. */
  public static void frames(
      QiaoClient client, SpeechSessionRequest request, int count, Consumer<Object> taker) {
    try (SpeechSocket socket =
        SpeechSocket.open(client, request, RequestOptions.DEFAULTS, opening -> {})) {
      for (int i = 0; i < count; i++) {
        Object next = socket.next();
        if (next == null) {
          return;
        }
        taker.accept(next);
      }
    }
  }

  /** The audio of a frame; null if it has none. */
  public static byte @Nullable [] audio(Object frame) {
    Objects.requireNonNull(frame, "the frame is null");
    return frame instanceof SpeechFrame piece && piece.isAudio() ? piece.chunk().bytes() : null;
  }
}
