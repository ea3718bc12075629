package dev.qiao.text;

import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.stream.EventStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it comes, put together on the way. Read it once, inside try-with-resources.
 *
 * <pre>{@code
 * try (ChatStream answer = text.stream(request)) {
 *   for (ChatChunk chunk : answer) {
 *     System.out.print(chunk.text());
 *   }
 *   System.out.println(answer.accumulated().usage());
 * }
 * }</pre>
 */
public final class ChatStream implements Iterable<ChatChunk>, AutoCloseable {
  private final EventStream<ChatChunk> chunks;
  private final boolean isCumulative;
  private final ChatAccumulator accumulator = new ChatAccumulator();
  private @Nullable Consumer<ChatResponse> onEnd;

  ChatStream(EventStream<ChatChunk> chunks, boolean isCumulative) {
    this.chunks = chunks;
    this.isCumulative = isCumulative;
  }

  /** Receives the answer when it was read to its end. */
  void onEnd(Consumer<ChatResponse> listener) {
    onEnd = listener;
  }

  /** The pieces, once. */
  @Override
  public Iterator<ChatChunk> iterator() {
    Iterator<ChatChunk> source = chunks.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          boolean more = source.hasNext();
          Consumer<ChatResponse> listener = onEnd;
          if (!more && listener != null) {
            onEnd = null;
            listener.accept(accumulated());
          }
          return more;
        } catch (StreamTruncatedException e) {
          throw e.with(accumulated());
        }
      }

      @Override
      public ChatChunk next() {
        if (!hasNext()) {
          throw new NoSuchElementException("the answer has ended");
        }
        ChatChunk chunk = source.next();
        chunk = isCumulative ? accumulator.newIn(chunk) : chunk;
        accumulator.accept(chunk);
        return chunk;
      }
    };
  }

  /** The pieces as a sequential {@link Stream}, which closes this one when it is closed. */
  public Stream<ChatChunk> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(this::close);
  }

  /** Reads to the end, closes, and gives the answer a plain call would have given. */
  public ChatResponse collect() {
    try (this) {
      for (ChatChunk unused : this) {
        // The accumulator has taken it.
      }
      return accumulated();
    }
  }

  /** What has been read so far, put together. */
  public ChatResponse accumulated() {
    return accumulator.response().withRequestId(chunks.requestId());
  }

  /** The vendor's id of the request, null until the service has sent it. */
  public @Nullable String requestId() {
    return chunks.requestId();
  }

  /** Ends the stream and cancels the call if it is not over. Harmless when repeated. */
  @Override
  public void close() {
    chunks.close();
  }
}
