package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.testkit.Script.StreamFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Server-sent events, written one by one with a pause between them. */
final class EventBody {
  private final List<ByteString> events = new ArrayList<>();

  /** Adds an event as DashScope's own API frames it. */
  void addNative(String event, int status, JsonNode data) {
    events.add(
        ByteString.encodeUtf8(
            "id:"
                + (events.size() + 1)
                + "\nevent:"
                + event
                + "\n:HTTP_STATUS/"
                + status
                + "\ndata:"
                + Wire.text(data)
                + "\n\n"));
  }

  /** Adds an event as the OpenAI-style API frames it. */
  void addCompatible(String data) {
    events.add(ByteString.encodeUtf8("data: " + data + "\n\n"));
  }

  /** Drops the events from a number on, to put an error in their place. */
  void keep(int count) {
    events.subList(Math.min(count, events.size()), events.size()).clear();
  }

  /** The answer; a fault without words of its own breaks the connection after its events. */
  MockResponse answer(
      String contentType, String requestId, Duration pause, @Nullable StreamFault fault) {
    MockResponse answer =
        new MockResponse()
            .setHeader("Content-Type", contentType)
            .setHeader("x-request-id", requestId);
    return fault != null && fault.failure() == null ? broken(answer, fault) : whole(answer, pause);
  }

  private MockResponse broken(MockResponse answer, StreamFault fault) {
    keep(fault.events());
    Buffer body = new Buffer();
    events.forEach(body::write);
    long announced = body.size() + 1024;
    return answer
        .setBody(body)
        .setHeader("Content-Length", announced)
        .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);
  }

  /**
   * One chunk an event. MockWebServer can only pause after a number of bytes, so with a pause every
   * chunk is made equally long by a chunk extension, which HTTP allows and no reader sees.
   */
  private MockResponse whole(MockResponse answer, Duration pause) {
    int longest = 0;
    for (ByteString event : events) {
      longest = Math.max(longest, chunk(event, 0).size());
    }
    boolean paced = pause.toMillis() > 0;
    Buffer body = new Buffer();
    for (ByteString event : events) {
      ByteString plain = chunk(event, 0);
      // ";x" takes two bytes more than its padding.
      body.write(paced ? chunk(event, longest + 2 - plain.size()) : plain);
    }
    body.writeUtf8("0\r\n"); // MockWebServer ends the body with its (empty) trailers.
    answer.setBody(body).removeHeader("Content-Length").setHeader("Transfer-Encoding", "chunked");
    return paced
        ? answer.throttleBody(longest + 2L, pause.toMillis(), TimeUnit.MILLISECONDS)
        : answer;
  }

  /** A chunk of HTTP with an extension of so many bytes (at least two), or none. */
  private static ByteString chunk(ByteString event, int extension) {
    Buffer chunk = new Buffer().writeHexadecimalUnsignedLong(event.size());
    if (extension > 0) {
      chunk.writeUtf8(";").writeUtf8("x".repeat(extension - 1));
    }
    return chunk.writeUtf8("\r\n").write(event).writeUtf8("\r\n").readByteString();
  }
}
