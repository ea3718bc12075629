package dev.qiao.core.internal.transport;

import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.internal.retry.Retries;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is retried as long as it has brought nothing: a rate limit in the first event is
 * retried like one in the status. After an event of the answer nothing is repeated.
 *
 * @param <T> the type of a value
 */
public final class RestartingSource<T> implements ValueSource<T> {
  private final Function<Opening, SseSource<T>> open;
  private final Retries retries;
  private final Transport transport;
  private final @Nullable ObservedCall observed;

  /** What may be under way when the stream is closed while it is opened again. */
  private final Opening opening = new Opening();

  private volatile SseSource<T> current;
  private volatile boolean closed;
  private boolean over;

  /** Opens the stream; a refusal is thrown from here. */
  public RestartingSource(
      Function<Opening, SseSource<T>> open,
      Retries retries,
      Transport transport,
      @Nullable ObservedCall observed) {
    this.open = open;
    this.retries = retries;
    this.transport = transport;
    this.observed = observed;
    this.current = open.apply(opening);
  }

  @Override
  public @Nullable T next() {
    while (true) {
      try {
        return current.next();
      } catch (SdkException failure) {
        Duration pause = over || closed || current.hasBegun() ? null : retries.nextDelay(failure);
        if (pause == null) {
          over = true;
          throw retries.finalFailure(failure);
        }
        if (observed != null) {
          observed.retried(retries.count(), pause, failure);
        }
        restart(pause, failure);
      }
    }
  }

  private void restart(Duration pause, SdkException reason) {
    try {
      transport.pause(pause, opening.end());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException("interrupted while waiting to retry the stream", reason);
    }
    if (closed) {
      throw new CallCanceledException("the stream was closed before it was retried", reason);
    }
    current = open.apply(opening);
    if (closed) {
      current.close();
    }
  }

  @Override
  public @Nullable String requestId() {
    return current.requestId();
  }

  @Override
  public void close() {
    closed = true;
    current.close();
    opening.cancel();
  }
}
