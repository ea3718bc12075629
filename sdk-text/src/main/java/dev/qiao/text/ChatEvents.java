package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import java.io.IOException;
import java.io.InputStream;
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
  private boolean error;
  private @Nullable ChatChunk last;

  ChatEvents() {
    this(null);
  }

  /** For a stream with MiniMax's peculiarities, if there are any. */
  ChatEvents(@Nullable MiniMaxPieces miniMax) {
    this.miniMax = miniMax;
  }

  @Override
  public @Nullable ChatChunk read(SseParser event) throws IOException {
    if (event.isData("[DONE]")) {
      complete = true;
      return null;
    }
    bytes.set(event.dataArray(), event.dataOffset(), event.dataLength());
    JsonParser parser = json;
    if (parser == null) {
      parser = Json.FACTORY.createParser(bytes);
      json = parser;
    }
    fields.read(parser);
    error = fields.isError();
    complete |= fields.isFinished();
    ChatChunk chunk = fields.chunk();
    last = chunk;
    return miniMax == null || error ? chunk : miniMax.read(chunk, fields.isWhole());
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

    void set(byte[] bytes, int offset, int length) {
      array = bytes;
      position = offset;
      end = offset + length;
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
