package dev.qiao.core.internal.transport;

import dev.qiao.core.stream.EventStream;
import java.lang.ref.Reference;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The stream of a source. */
final class SourceStream<T> implements EventStream<T> {
  private final ValueSource<T> source;
  private boolean taken;

  SourceStream(ValueSource<T> source) {
    this.source = source;
  }

  @Override
  public @Nullable String requestId() {
    return source.requestId();
  }

  @Override
  public Iterator<T> iterator() {
    if (taken) {
      throw new IllegalStateException(
          "a stream is read once; accumulated() has what was read, or request a new stream");
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

  @Override
  public void close() {
    source.close();
  }
}
