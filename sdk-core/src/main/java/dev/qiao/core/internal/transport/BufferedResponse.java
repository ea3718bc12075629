package dev.qiao.core.internal.transport;

import dev.qiao.core.stream.SseParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer with a success status.
 *
 * @param status the status
 * @param headers the headers by lower-case name
 * @param requestId the request's id according to the headers
 * @param body the body, decompressed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record BufferedResponse(
    int status, Map<String, List<String>> headers, @Nullable String requestId, byte[] body) {

  /**
   * The JSON of the answer: the body, or where a gateway frames it as an event although no stream
   * was asked for, the data of that event. A body of several events stays as it is.
   */
  public byte[] json() {
    SseParser events = events();
    byte[] only = body;
    try {
      while (events != null && (events.advance() || events.advanceToUnfinished())) {
        if (events.isData("[DONE]")) {
          break;
        }
        if (only != body) {
          return body;
        }
        only = events.copyData();
      }
    } catch (IOException e) {
      return body;
    }
    return only;
  }

  /** Whether the answer says of itself that it is a stream of events. */
  public boolean isStream() {
    List<String> types = headers.get("content-type");
    return types != null && types.get(0).contains("event-stream");
  }

  /** The events of a body that begins as a stream of them does; null for any other. */
  public @Nullable SseParser events() {
    int at = 0;
    while (at < body.length && EventFraming.mayPrecede(body[at])) {
      at++;
    }
    return at < body.length && EventFraming.beginsEvents(body[at])
        ? new SseParser(new ByteArrayInputStream(body), Integer.MAX_VALUE)
        : null;
  }
}
