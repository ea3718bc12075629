package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.testkit.Script.StreamFault;
import java.io.EOFException;
import java.io.UncheckedIOException;
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
  /** Longer than any test; closing the server ends it. */
  private static final Duration SILENCE = Duration.ofDays(1);

  private final List<ByteString> events = new ArrayList<>();
  private String comment = "";

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
    events.add(ByteString.encodeUtf8(comment + "data: " + data + "\n\n"));
    comment = "";
  }

  /** Adds a comment before the next event; it is no event itself. */
  void addComment(String words) {
    comment += ": " + words + "\n\n";
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
    if (fault == null || fault.failure() != null) {
      return whole(answer, pause);
    }
    return fault.stalls() ? silent(answer, fault) : broken(answer, fault);
  }

  /** The events of a body that was made here, without the chunks around them. */
  static Buffer withoutChunks(Buffer chunked) {
    Buffer plain = new Buffer();
    try {
      while (true) {
        String head = chunked.readUtf8LineStrict();
        int size = Integer.parseInt(head.substring(0, (head + ";").indexOf(';')), 16);
        if (size == 0) {
          return plain;
        }
        plain.write(chunked, size);
        chunked.skip(2);
      }
    } catch (EOFException e) {
      throw new UncheckedIOException("no chunks of ours", e);
    }
  }

  /** Sends the events at once, and the end of the body when no client waits any more. */
  private MockResponse silent(MockResponse answer, StreamFault fault) {
    keep(fault.events());
    Buffer body = new Buffer();
    events.forEach(event -> body.write(chunk(event, 0)));
    long first = body.size();
    body.writeUtf8("0\r\n");
    answer.setBody(body).removeHeader("Content-Length").setHeader("Transfer-Encoding", "chunked");
    return first == 0
        ? answer.setBodyDelay(SILENCE.toMillis(), TimeUnit.MILLISECONDS)
        : answer.throttleBody(first, SILENCE.toMillis(), TimeUnit.MILLISECONDS);
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

  /** A chunk of HTTP with an extension of this number of bytes (at least two), or none. */
  private static ByteString chunk(ByteString event, int extension) {
    Buffer chunk = new Buffer().writeHexadecimalUnsignedLong(event.size());
    if (extension > 0) {
      chunk.writeUtf8(";").writeUtf8("x".repeat(extension - 1));
    }
    return chunk.writeUtf8("\r\n").write(event).writeUtf8("\r\n").readByteString();
  }
}
