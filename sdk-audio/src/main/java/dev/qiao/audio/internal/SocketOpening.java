package dev.qiao.audio.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.qiao.core.error.CallCanceledException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The opening of a WebSocket, which may take several tries, and which any thread may end. */
public final class SocketOpening {
  private final CountDownLatch end = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private @Nullable OpenSocket current;

  @GuardedBy("lock")
  private boolean canceled;

  /** Opens with a cancel, to end the pauses between the tries. */
  CountDownLatch end() {
    return end;
  }

  /**
   * A try begins.
   *
   * @throws CallCanceledException if the opening was ended before
   */
  void tries(OpenSocket socket) {
    lock.lock();
    try {
      if (canceled) {
        throw new CallCanceledException(
            socket.target() + " was canceled: its socket was closed", null);
      }
      current = socket;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the opening, or closes what was opened. */
  public void close() {
    OpenSocket socket;
    lock.lock();
    try {
      canceled = true;
      socket = current;
    } finally {
      lock.unlock();
    }
    end.countDown();
    if (socket != null) {
      socket.close();
    }
  }
}
