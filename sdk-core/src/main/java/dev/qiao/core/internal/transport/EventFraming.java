package dev.qiao.core.internal.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that should be server-sent events. Some gateways answer a stream request
 * with one JSON value instead, an answer or an error: it becomes one event. The beginning of a body
 * that is neither is kept for the exception.
 */
final class EventFraming extends InputStream {
  private static final int MAX_KEPT = 2048;
  private static final byte[] FIELD = "data:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = {'\n', '\n'};

  private final InputStream body;
  private boolean decided;
  private boolean isJson;

  /** What is handed out before more of the body is read; null if nothing is. */
  private byte @Nullable [] before;

  private int beforeAt;
  private boolean ended;
  private @Nullable ByteArrayOutputStream kept;

  EventFraming(InputStream body) {
    this.body = body;
  }

  /** Whether the body is JSON without the framing of events. */
  boolean isJson() {
    return isJson;
  }

  /** The beginning of a body that begins neither as events do nor as JSON does; else empty. */
  byte[] strange() {
    return kept == null ? new byte[0] : kept.toByteArray();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (decided && !isJson && kept == null) {
      return body.read(bytes, offset, length);
    }
    if (before != null) {
      return handOut(bytes, offset, length);
    }
    if (ended) {
      return -1;
    }
    int count = body.read(bytes, offset, length);
    if (count < 0) {
      ended = true;
      return isJson ? handOut(END, bytes, offset, length) : -1;
    }
    if (!decided) {
      decide(bytes, offset, count);
      if (isJson) {
        // The bytes read move behind the name of the field.
        byte[] first = new byte[FIELD.length + count];
        System.arraycopy(FIELD, 0, first, 0, FIELD.length);
        System.arraycopy(bytes, offset, first, FIELD.length, count);
        onOneLine(first, 0, first.length);
        return handOut(first, bytes, offset, length);
      }
    } else if (isJson) {
      onOneLine(bytes, offset, count);
    }
    ByteArrayOutputStream keep = kept;
    if (keep != null && keep.size() < MAX_KEPT) {
      keep.write(bytes, offset, Math.min(count, MAX_KEPT - keep.size()));
    }
    return count;
  }

  /** Fields of events are data, event, id and retry; a colon begins a comment. */
  static boolean beginsEvents(byte one) {
    return "dier:".indexOf(one & 0xFF) >= 0;
  }

  /** White space, or a byte of the mark that may be before JSON and before events. */
  static boolean mayPrecede(byte one) {
    return " \t\r\n\u00EF\u00BB\u00BF".indexOf(one & 0xFF) >= 0;
  }

  private void decide(byte[] bytes, int offset, int count) {
    for (int at = offset; at < offset + count; at++) {
      byte one = bytes[at];
      if (!mayPrecede(one)) {
        decided = true;
        isJson = one == '{' || one == '[' || one == '"';
        if (!isJson && !beginsEvents(one)) {
          kept = new ByteArrayOutputStream();
        }
        return;
      }
    }
  }

  /** Line breaks between the parts of a JSON value mean nothing; in an event they end the field. */
  private static void onOneLine(byte[] bytes, int offset, int count) {
    for (int at = offset; at < offset + count; at++) {
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        bytes[at] = ' ';
      }
    }
  }

  private int handOut(byte[] what, byte[] bytes, int offset, int length) {
    before = what;
    beforeAt = 0;
    return handOut(bytes, offset, length);
  }

  private int handOut(byte[] bytes, int offset, int length) {
    byte[] from = before;
    if (from == null) {
      return 0;
    }
    int count = Math.min(length, from.length - beforeAt);
    System.arraycopy(from, beforeAt, bytes, offset, count);
    beforeAt += count;
    if (beforeAt == from.length) {
      before = null;
    }
    return count;
  }
}
