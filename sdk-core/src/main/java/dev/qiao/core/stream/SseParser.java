package dev.qiao.core.stream;

import dev.qiao.core.error.ResponseTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over server-sent events, complete to the <a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML standard</a>: lines
 * end with CR, LF or CRLF, a leading byte order mark is skipped, comments are kept aside, several
 * data lines are joined by a line feed, an event without data is not delivered, and neither is one
 * that the end of the stream cuts.
 *
 * <p>It works on bytes. The data of the current event lies in the parser's own buffer, valid until
 * the next {@link #advance()}, so that a JSON reader can take it from there without a copy.
 */
public final class SseParser {
  /** The largest event accepted by default, in bytes: 8 MiB. */
  public static final int DEFAULT_MAX_EVENT_BYTES = 8 * 1024 * 1024;

  private static final int NONE = -1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long FEEDS = '\n' * ONES;
  private static final long RETURNS = '\r' * ONES;

  private static final int FIRST_BUFFER = 16 * 1024;

  private final InputStream in;
  private final int maxEventBytes;
  private byte[] buffer;
  private int position;
  private int limit;
  private boolean started;
  private boolean skipLineFeed;
  private boolean atEnd;
  private boolean sawBytes;

  private final byte[] idScratch = new byte[256];
  private int idLength = NONE;
  private @Nullable String longId;
  private long retryMillis = NONE;

  // Ranges of the current event in the buffer; they move with it.
  private int eventStart;
  private int nameStart = NONE;
  private int nameEnd;
  private int dataStart = NONE;
  private int dataEnd;
  private int commentStart = NONE;
  private int commentEnd;

  /** A parser with the default bound. */
  public SseParser(InputStream in) {
    this(in, DEFAULT_MAX_EVENT_BYTES);
  }

  /** A parser that refuses events of more than {@code maxEventBytes} bytes. */
  public SseParser(InputStream in, int maxEventBytes) {
    this.in = in;
    this.maxEventBytes = maxEventBytes;
    this.buffer = new byte[Math.max(16, Math.min(FIRST_BUFFER, maxEventBytes))];
  }

  /**
   * Moves to the next event.
   *
   * @return false at the end of the stream
   * @throws ResponseTooLargeException if the event is over the bound
   */
  public boolean advance() throws IOException {
    clearEvent();
    while (true) {
      int lineEnd = findLineEnd();
      if (lineEnd == NONE) {
        return false;
      }
      int lineStart = position;
      position = lineEnd + 1;
      if (buffer[lineEnd] == '\r') {
        skipLineFeed = true;
      }
      if (lineStart == lineEnd) {
        if (dataStart != NONE) {
          return true;
        }
        clearEvent();
      } else {
        field(lineStart, lineEnd);
        if (dataStart == NONE && nameStart == NONE) {
          // Keep-alives without a blank line between them must not pile up.
          eventStart = commentStart == NONE ? position : commentStart;
        }
      }
    }
  }

  /**
   * Moves to an event that the end of the stream left without its blank line, after {@link
   * #advance()} returned false. The standard drops it, as it may be half; the caller decides
   * whether its data is whole.
   *
   * @return false if there is none
   */
  public boolean advanceToUnfinished() {
    if (position < limit) {
      int lineStart = position;
      position = limit;
      field(lineStart, limit);
    }
    return dataStart != NONE;
  }

  private void clearEvent() {
    eventStart = position;
    nameStart = NONE;
    dataStart = NONE;
    commentStart = NONE;
  }

  /** The index of the next CR or LF at or after {@code position}, or NONE at the end. */
  private int findLineEnd() throws IOException {
    int scan = position;
    while (true) {
      if (skipLineFeed && scan < limit) {
        skipLineFeed = false;
        if (buffer[scan] == '\n') {
          if (eventStart == scan) {
            eventStart++;
          }
          scan++;
          position = scan;
        }
      }
      scan = lineEnd(buffer, scan, limit);
      if (scan < limit) {
        return scan;
      }
      int before = scan - eventStart;
      boolean pastMark = started;
      if (!fill()) {
        return NONE;
      }
      // A byte order mark that came in pieces moves the beginning: look again from there.
      scan = pastMark ? eventStart + before : position;
    }
  }

  /** The index of the first CR or LF from {@code scan} on, {@code end} if there is none. */
  private static int lineEnd(byte[] bytes, int scan, int end) {
    int at = scan;
    // Eight bytes at a time: an event's data is one long line.
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long word = (long) LONGS.get(bytes, at);
      long feeds = word ^ FEEDS;
      long returns = word ^ RETURNS;
      // The lowest high bit that is left marks the first byte that is zero.
      long zeros = (((feeds - ONES) & ~feeds) | ((returns - ONES) & ~returns)) & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (at < end && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at;
  }

  /** Reads more bytes behind {@code limit}, making room first. */
  private boolean fill() throws IOException {
    if (atEnd) {
      return false;
    }
    if (limit == buffer.length) {
      if (eventStart > 0) {
        shift();
      } else {
        grow();
      }
    } else if (eventStart == limit) {
      shift();
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      atEnd = true;
      return false;
    }
    limit += read;
    sawBytes |= read > 0;
    if (!started) {
      if (limit - eventStart < 3 && couldBeMark()) {
        return true;
      }
      started = true;
      if (hasMark()) {
        position += 3;
        eventStart += 3;
      }
    }
    return true;
  }

  private boolean couldBeMark() {
    int length = limit - eventStart;
    return length == 0
        || (buffer[eventStart] == (byte) 0xEF
            && (length == 1 || buffer[eventStart + 1] == (byte) 0xBB));
  }

  private boolean hasMark() {
    return limit - eventStart >= 3
        && buffer[eventStart] == (byte) 0xEF
        && buffer[eventStart + 1] == (byte) 0xBB
        && buffer[eventStart + 2] == (byte) 0xBF;
  }

  private void shift() {
    int by = eventStart;
    System.arraycopy(buffer, by, buffer, 0, limit - by);
    limit -= by;
    position -= by;
    eventStart = 0;
    nameStart = moved(nameStart, by);
    nameEnd -= by;
    dataStart = moved(dataStart, by);
    dataEnd -= by;
    commentStart = moved(commentStart, by);
    commentEnd -= by;
  }

  private static int moved(int index, int by) {
    return index == NONE ? NONE : index - by;
  }

  private void grow() {
    if (buffer.length >= maxEventBytes) {
      throw new ResponseTooLargeException(
          "an event of the stream is larger than "
              + maxEventBytes
              + " bytes; raise QiaoClient.builder().eventLimit(..) if that is expected",
          maxEventBytes);
    }
    buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, maxEventBytes));
  }

  private void field(int start, int end) {
    if (buffer[start] == ':') {
      commentStart = start + 1;
      commentEnd = end;
      return;
    }
    int colon = start;
    while (colon < end && buffer[colon] != ':') {
      colon++;
    }
    int valueStart = Math.min(colon + 1, end);
    if (valueStart < end && buffer[valueStart] == ' ') {
      valueStart++;
    }
    switch (colon - start) {
      case 4 -> {
        if (is(start, "data")) {
          data(valueStart, end);
        }
      }
      case 5 -> {
        if (is(start, "event")) {
          nameStart = valueStart;
          nameEnd = end;
        } else if (is(start, "retry")) {
          retry(valueStart, end);
        }
      }
      case 2 -> {
        if (is(start, "id")) {
          id(valueStart, end);
        }
      }
      default -> {
        // The standard: a field of another name is ignored.
      }
    }
  }

  private void data(int start, int end) {
    if (dataStart == NONE) {
      dataStart = start;
      dataEnd = end;
      return;
    }
    // Join in place: the next line always lies behind the joined part, with room for the line feed.
    buffer[dataEnd] = '\n';
    System.arraycopy(buffer, start, buffer, dataEnd + 1, end - start);
    dataEnd += 1 + end - start;
  }

  private void id(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] == 0) {
        return;
      }
    }
    int length = end - start;
    if (length <= idScratch.length) {
      System.arraycopy(buffer, start, idScratch, 0, length);
      idLength = length;
      longId = null;
    } else {
      longId = new String(buffer, start, length, StandardCharsets.UTF_8);
    }
  }

  private void retry(int start, int end) {
    long value = 0;
    for (int i = start; i < end; i++) {
      if (buffer[i] < '0' || buffer[i] > '9' || value > Integer.MAX_VALUE) {
        return;
      }
      value = (value * 10) + (buffer[i] - '0');
    }
    if (start < end) {
      retryMillis = value;
    }
  }

  private boolean is(int start, String text) {
    return matches(start, start + text.length(), text);
  }

  private boolean matches(int start, int end, String ascii) {
    if (end - start != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (buffer[start + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether any byte has come. */
  public boolean sawBytes() {
    return sawBytes;
  }

  /**
   * Whether the current event has this ASCII name. An event without a name is a {@code message}.
   */
  public boolean isEvent(String name) {
    return isUnnamed() ? name.equals("message") : matches(nameStart, nameEnd, name);
  }

  private boolean isUnnamed() {
    return nameStart == NONE || nameStart == nameEnd;
  }

  /**
   * Whether the current event's data is this ASCII text, in capitals or not, with blanks or quotes
   * around it or not: gateways write the end mark in all these ways.
   */
  public boolean isData(String text) {
    int start = dataStart;
    int end = dataEnd;
    while (start < end && isAround(buffer[start])) {
      start++;
    }
    while (start < end && isAround(buffer[end - 1])) {
      end--;
    }
    int length = end - start;
    return length == text.length()
        && text.equalsIgnoreCase(new String(buffer, start, length, StandardCharsets.ISO_8859_1));
  }

  private static boolean isAround(byte one) {
    return one == ' ' || one == '\t' || one == '"' || one == '\'';
  }

  /** The array in which the current event's data lies, from {@link #dataOffset()} on. */
  public byte[] dataArray() {
    return buffer;
  }

  /** Where the current event's data begins in {@link #dataArray()}. */
  public int dataOffset() {
    return dataStart;
  }

  /** The length of the current event's data in bytes. */
  public int dataLength() {
    return dataEnd - dataStart;
  }

  /** A copy of the current event's data. */
  public byte[] copyData() {
    return Arrays.copyOfRange(buffer, dataStart, dataEnd);
  }

  /** The last comment of the current event, without its colon; null if it has none. */
  public @Nullable String comment() {
    return commentStart == NONE ? null : text(commentStart, commentEnd);
  }

  /** The reconnection time the stream asked for in milliseconds, -1 if it asked for none. */
  public long retryMillis() {
    return retryMillis;
  }

  /** The current event, copied. */
  public SseEvent event() {
    String id =
        longId != null
            ? longId
            : idLength == NONE ? null : new String(idScratch, 0, idLength, StandardCharsets.UTF_8);
    String name = isUnnamed() ? "message" : text(nameStart, nameEnd);
    return new SseEvent(id, name, text(dataStart, dataEnd), comment());
  }

  private String text(int start, int end) {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }
}
