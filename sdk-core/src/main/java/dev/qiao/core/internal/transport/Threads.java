package dev.qiao.core.internal.transport;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads of the SDK: daemons with readable names, virtual where the JDK has them without pinning
 * (24 and later; OkHttp 4.12 blocks inside {@code synchronized}, which pins a carrier before that).
 */
public final class Threads {
  private static final int VIRTUAL_SINCE = 24;
  private static final int CALLBACK_IDLE_SECONDS = 1;

  private Threads() {}

  /** Platform daemon threads named {@code qiao-role-1}, {@code -2} .. */
  public static ThreadFactory daemons(String role) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "qiao-" + role + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** An executor for work that blocks: a virtual thread a task, or a cached pool of daemons. */
  public static ExecutorService blocking(String role) {
    ExecutorService virtual = virtualThreads();
    return virtual != null ? virtual : Executors.newCachedThreadPool(daemons(role));
  }

  /**
   * An executor for work that blocks and may wait for a thread: a virtual thread a task, or that
   * many daemons, which end when they are idle.
   */
  static ExecutorService bounded(String role, int threads) {
    ExecutorService virtual = virtualThreads();
    if (virtual != null) {
      return virtual;
    }
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            CALLBACK_IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons(role));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Where user callbacks run unless an executor is set. Not the common pool: on two processors it
   * has one thread, and one callback that blocks would hold up everybody's. Idle threads end by
   * themselves, so the pool needs no shutdown.
   */
  public static Executor callbacks() {
    ExecutorService virtual = virtualThreads();
    return virtual != null
        ? virtual
        : new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            CALLBACK_IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            daemons("callback"));
  }

  private static @Nullable ExecutorService virtualThreads() {
    if (Runtime.version().feature() < VIRTUAL_SINCE) {
      return null;
    }
    try {
      MethodHandle create =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class));
      return (ExecutorService) create.invoke();
    } catch (Throwable e) {
      return null;
    }
  }
}
