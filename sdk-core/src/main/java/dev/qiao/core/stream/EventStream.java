package dev.qiao.core.stream;

import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
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
 * @param <T> the type of a value
 */
public final class EventStream<T> implements Iterable<T>, AutoCloseable {

  /**
   * Where the values come from. For the SDK.
   *
   * @param <T> the type of a value
   */
  public interface Source<T> extends AutoCloseable {
    /** The next value, waiting for it; null at the end. */
    @Nullable T next();

    /** The vendor's id of the request, from the response headers. */
    @Nullable String requestId();

    @Override
    void close();
  }

  private final Source<T> source;
  private boolean taken;

  /** A stream of what a source gives. For the SDK. */
  public EventStream(Source<T> source) {
    this.source = source;
  }

  /** The vendor's id of the request, null until the service has sent it. */
  public @Nullable String requestId() {
    return source.requestId();
  }

  /**
   * The values, once.
   *
   * @throws IllegalStateException if they were asked for before
   */
  @Override
  public Iterator<T> iterator() {
    if (taken) {
      throw new IllegalStateException("a stream is read once; collect() keeps what it returned");
    }
    taken = true;
    return new Iterator<>() {
      private @Nullable T next;

      @Override
      public boolean hasNext() {
        if (next == null) {
          next = read();
        }
        return next != null;
      }

      @Override
      public T next() {
        T value = next == null ? read() : next;
        if (value == null) {
          throw new NoSuchElementException("the stream has ended");
        }
        next = null;
        return value;
      }
    };
  }

  /** A stream that is being read is in use, however the compiler sees it. */
  private @Nullable T read() {
    try {
      return source.next();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** The values as a sequential {@link Stream}, which closes this one when it is closed. */
  public Stream<T> stream() {
    Spliterator<T> values =
        Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(values, false).onClose(this::close);
  }

  /** Reads to the end, closes, and gives all values. */
  public List<T> collect() {
    try (Stream<T> values = stream()) {
      return values.toList();
    }
  }

  /** Ends the stream and cancels the call if it is not over. Harmless when repeated. */
  @Override
  public void close() {
    source.close();
  }
}
