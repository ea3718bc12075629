package dev.qiao.core.internal.transport;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is being opened on one thread and may be given up by another, before there is
 * anything to close: in a pause before a retry, while a connection is made, while the head of the
 * answer is waited for.
 */
public final class Opening {
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile @Nullable Attempt attempt;

  /** An attempt begins. It is canceled at once if the stream was given up before. */
  void begins(Attempt next) {
    attempt = next;
    if (isCanceled()) {
      next.cancel();
    }
  }

  /** Open when the stream was given up; pauses end with it. */
  CountDownLatch end() {
    return end;
  }

  /** Whether the stream was given up. */
  boolean isCanceled() {
    return end.getCount() == 0;
  }

  /** Gives the stream up. */
  void cancel() {
    end.countDown();
    Attempt last = attempt;
    if (last != null) {
      last.cancel();
    }
  }
}
