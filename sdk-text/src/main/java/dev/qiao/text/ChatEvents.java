package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a chat's stream, of either dialect. One JSON parser serves the whole stream:
 * it takes each event's bytes from the stream parser's buffer, so that no event becomes a text or a
 * tree first.
 */
final class ChatEvents implements EventReader<ChatChunk> {
  private final EventBytes bytes = new EventBytes();
  private final ChatFields fields = new ChatFields();
  private @Nullable JsonParser json;
  private final @Nullable MiniMaxPieces miniMax;
  private boolean complete;
  private boolean answered;
  private boolean error;
  private @Nullable ChatChunk last;
  private @Nullable String requestId;

  ChatEvents() {
    this(null);
  }

  /** For a stream with MiniMax's peculiarities, if there are any. */
  ChatEvents(@Nullable MiniMaxPieces miniMax) {
    this.miniMax = miniMax;
  }

  @Override
  public void begin(@Nullable String id) {
    requestId = id;
  }

  @Override
  public @Nullable ChatChunk read(SseParser event) throws IOException {
    if (event.isData("[DONE]")) {
      if (!answered) {
        throw new JsonParseException(null, "the stream ended without any answer");
      }
      complete = true;
      return null;
    }
    if (event.isData("null") || isBlank(event)) {
      return null;
    }
    ChatChunk chunk;
    try {
      chunk = chunk(event);
    } catch (JsonMappingException e) {
      // Only the bytes of this event are read again, and those that follow are read tolerantly.
      fields.tolerant();
      json = null;
      chunk = chunk(event);
    }
    answered |= fields.isAnswer();
    last = chunk;
    return miniMax == null || error ? chunk : miniMax.read(chunk, fields.isWhole());
  }

  private ChatChunk chunk(SseParser event) throws IOException {
    bytes.set(event.dataArray(), event.dataOffset(), event.dataLength());
    JsonParser parser = json;
    if (parser == null) {
      parser = Json.FACTORY.createParser(bytes);
      json = parser;
    }
    ChatChunk chunk = read(parser);
    byte[] more = bytes.rest(parser);
    while (more != null && !error) {
      // Some gateways lose the line break between two events.
      String text = new String(more, StandardCharsets.UTF_8).strip();
      text = text.startsWith("data:") ? text.substring("data:".length()).strip() : text;
      if (text.equalsIgnoreCase("[DONE]")) {
        complete = true;
        return chunk;
      }
      bytes.set(text.getBytes(StandardCharsets.UTF_8));
      chunk = chunk.then(read(parser));
      more = bytes.rest(parser);
    }
    return chunk;
  }

  private ChatChunk read(JsonParser parser) throws IOException {
    fields.read(parser);
    fields.requestId(requestId);
    error = fields.isError();
    complete |= fields.isFinished();
    return fields.chunk();
  }

  private static boolean isBlank(SseParser event) {
    byte[] data = event.dataArray();
    int end = event.dataOffset() + event.dataLength();
    for (int at = event.dataOffset(); at < end; at++) {
      if (data[at] > ' ' || data[at] < 0) {
        return false;
      }
    }
    return true;
  }

  /** A piece with nothing but a role or a header says that the service lives, and no more. */
  @Override
  public boolean hasContent() {
    ChatChunk chunk = last;
    return chunk != null && chunk.hasContent();
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public boolean isError() {
    return error;
  }

  /** The bytes of one event after the other, as one stream of JSON values. */
  private static final class EventBytes extends InputStream {
    private byte[] array = new byte[0];
    private int position;
    private int end;

    /** Empty but while the bytes behind a value are looked at. */
    private final ByteArrayOutputStream behind = new ByteArrayOutputStream(0);

    void set(byte[] bytes, int offset, int length) {
      array = bytes;
      position = offset;
      end = offset + length;
    }

    void set(byte[] whole) {
      set(whole, 0, whole.length);
    }

    /** What is behind the value that a parser has read; null if nothing but blanks is. */
    byte @Nullable [] rest(JsonParser parser) throws IOException {
      if (position == end && parser.releaseBuffered(behind) <= 0 && behind.size() == 0) {
        return null;
      }
      parser.releaseBuffered(behind);
      behind.write(array, position, end - position);
      position = end;
      byte[] rest = behind.toByteArray();
      behind.reset();
      for (byte one : rest) {
        if (one > ' ' || one < 0) {
          return rest;
        }
      }
      return null;
    }

    @Override
    public int read() {
      return position < end ? array[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position >= end) {
        return -1;
      }
      int count = Math.min(length, end - position);
      System.arraycopy(array, position, target, offset, count);
      position += count;
      return count;
    }
  }
}
