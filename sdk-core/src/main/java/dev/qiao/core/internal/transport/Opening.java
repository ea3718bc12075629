package dev.qiao.core.internal.transport;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.RequestValidationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call or stream that is being made on one thread and may be given up by another, before there is
 * anything to close: while it is prepared, in a pause before a retry, while a connection is made,
 * while the head of the answer is waited for.
 */
public final class Opening {
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile @Nullable Attempt attempt;
  private final ReentrantLock lock = new ReentrantLock();

  /** The thread of the SDK that prepares. An interrupt ends user code and uploads, too. */
  @GuardedBy("lock")
  private @Nullable Thread worker;

  /**
   * Prepares on the current thread, one of the SDK, which is interrupted if this is given up or the
   * client closes meanwhile.
   */
  <T> T prepare(Transport transport, Supplier<T> work) {
    Runnable end = this::interrupt;
    works(Thread.currentThread());
    transport.endsWithClient(end);
    try {
      if (isCanceled() || transport.isClosed()) {
        interrupt();
      }
      return work.get();
    } catch (CallInterruptedException | RequestValidationException e) {
      throw transport.isClosed() ? CallFailures.closed() : e;
    } finally {
      transport.leave(end);
      works(null);
      if (isCanceled() || transport.isClosed()) {
        // It was meant for this work, and the thread goes on to other work.
        boolean unused = Thread.interrupted();
      }
    }
  }

  private void works(@Nullable Thread thread) {
    lock.lock();
    try {
      worker = thread;
    } finally {
      lock.unlock();
    }
  }

  private void interrupt() {
    lock.lock();
    try {
      if (worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

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
    interrupt();
  }
}
