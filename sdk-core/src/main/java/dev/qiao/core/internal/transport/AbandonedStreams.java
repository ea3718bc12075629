package dev.qiao.core.internal.transport;

import dev.qiao.core.stream.EventStream;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes streams that were collected without having been closed: each would keep its connection.
 * The thread that looks for interrupts looks here, too, so there is no thread of a cleaner.
 */
final class AbandonedStreams {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.http");

  private final Set<Reference<?>> open = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /** What is left of a stream or a subscription; it does not hold the thing itself. */
  private final class Remains extends WeakReference<Object> {
    private final Guarded<?> source;
    private final String what;
    private final @Nullable Throwable place;

    Remains(Object user, Guarded<?> source, String what) {
      super(user, collected);
      this.source = source;
      this.what = what;
      this.place = LOG.isDebugEnabled() ? new Throwable("it was opened here") : null;
    }

    void close() {
      if (!open.remove(this)) {
        return;
      }
      LOG.warn(
          "a stream ({}) was never closed and is closed now that it was collected: read it inside"
              + " try-with-resources, and cancel subscriptions{}",
          what,
          place == null ? ". With DEBUG for dev.qiao.http this says where it was opened" : "",
          place);
      source.close();
    }
  }

  /** A source that notes its end. */
  private final class Guarded<T> implements ValueSource<T> {
    private final ValueSource<T> source;
    private volatile @Nullable Reference<?> remains;

    Guarded(ValueSource<T> source) {
      this.source = source;
    }

    @Override
    public @Nullable T next() {
      T value;
      try {
        value = source.next();
      } catch (Throwable e) {
        ended();
        throw e;
      }
      if (value == null) {
        ended();
      }
      return value;
    }

    @Override
    public @Nullable String requestId() {
      return source.requestId();
    }

    @Override
    public void close() {
      ended();
      source.close();
    }

    private void ended() {
      Reference<?> left = remains;
      if (left != null) {
        open.remove(left);
        left.clear();
      }
    }
  }

  /** A stream of that source, which is closed when it is abandoned. */
  <T> EventStream<T> guarded(ValueSource<T> source, String what) {
    Guarded<T> guarded = new Guarded<>(source);
    EventStream<T> stream = new SourceStream<>(guarded);
    watch(stream, guarded, what);
    return stream;
  }

  /** A source that is closed when its only user is abandoned; it must not refer to the user. */
  <T> ValueSource<T> guarded(Object user, ValueSource<T> source, String what) {
    Guarded<T> guarded = new Guarded<>(source);
    watch(user, guarded, what);
    return guarded;
  }

  private void watch(Object user, Guarded<?> guarded, String what) {
    Remains remains = new Remains(user, guarded, what);
    guarded.remains = remains;
    open.add(remains);
  }

  /** Closes what was abandoned, on other threads: listeners may be notified. */
  void close(Executor threads) {
    Reference<?> next = collected.poll();
    while (next != null) {
      Remains remains = (Remains) next;
      try {
        threads.execute(remains::close);
      } catch (RejectedExecutionException e) {
        // The client closes and ends every call itself.
        open.remove(remains);
      }
      next = collected.poll();
    }
  }
}
