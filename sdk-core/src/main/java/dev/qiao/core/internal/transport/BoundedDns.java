package dev.qiao.core.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up on another thread. A resolver that hangs cannot be interrupted and knows no limit;
 * here the call that asked is free to end, by its limits, a cancel or an interrupt. Names are
 * looked up for new connections only, so the thread costs nothing that counts.
 *
 * @param resolver looks the names up
 */
record BoundedDns(Dns resolver) implements Dns {
  private static final ThreadFactory THREADS = Threads.daemons("dns");

  /** How often a cancel is looked for. */
  private static final long LOOK_MILLIS = 20;

  @Override
  public List<InetAddress> lookup(String name) throws UnknownHostException {
    Attempt attempt = Attempt.current();
    if (attempt == null) {
      return resolver.lookup(name);
    }
    attempt.connecting();
    FutureTask<List<InetAddress>> look = new FutureTask<>(() -> resolver.lookup(name));
    THREADS.newThread(look).start();
    while (true) {
      try {
        List<InetAddress> found = look.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        attempt.found(found.size());
        return found;
      } catch (TimeoutException e) {
        if (attempt.isCanceled()) {
          throw given(name, e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        attempt.interrupt();
        throw given(name, e);
      } catch (ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof RuntimeException unexpected) {
          throw unexpected;
        }
        throw cause instanceof UnknownHostException unknown ? unknown : given(name, cause);
      }
    }
  }

  private static UnknownHostException given(String name, @Nullable Throwable cause) {
    UnknownHostException failure =
        new UnknownHostException("the look-up of " + name + " ended: " + cause);
    failure.initCause(cause);
    return failure;
  }
}
