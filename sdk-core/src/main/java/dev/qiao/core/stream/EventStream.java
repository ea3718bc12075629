package dev.qiao.core.stream;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Values as a service sends them. Read it once, in a {@code for} loop or with {@link #stream()},
 * inside try-with-resources: leaving early closes the connection and cancels the call.
 *
 * <pre>{@code
 * try (EventStream<ChatChunk> chunks = ...) {
 *   for (ChatChunk chunk : chunks) {
 *     System.out.print(chunk.text());
 *   }
 * }
 * }</pre>
 *
 * <p>One thread reads; any thread may {@link #close()}, which ends a blocked read with {@link
 * dev.qiao.core.error.CallCanceledException}.
 *
 * <p>Streams come from a client. A test of your own code may implement this interface; new methods
 * of it will have a default.
 *
 * @param <T> the type of a value
 */
public interface EventStream<T> extends Iterable<T>, AutoCloseable {
  /** The vendor's id of the request, null until the service has sent it. */
  @Nullable String requestId();

  /**
   * The values, once.
   *
   * @throws IllegalStateException if they were asked for before
   */
  @Override
  Iterator<T> iterator();

  /** The values as a sequential {@link Stream}, which closes this one when it is closed. */
  default Stream<T> stream() {
    Spliterator<T> values =
        Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(values, false).onClose(this::close);
  }

  /** Reads to the end, closes, and gives all values. */
  default List<T> collect() {
    try (Stream<T> values = stream()) {
      return values.toList();
    }
  }

  /** Ends the stream and cancels the call if it is not over. Harmless when repeated. */
  @Override
  void close();
}
