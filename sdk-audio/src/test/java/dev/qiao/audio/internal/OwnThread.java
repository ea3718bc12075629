package dev.qiao.audio.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A thread for each task. From JDK 25 on, a CompletableFuture without an executor uses the common
 * pool even where that has a single thread, and a reader that waits would hold it.
 */
public final class OwnThread {
  private OwnThread() {}

  /** Returns what the task gives. */
  public static <T> CompletableFuture<T> supply(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, OwnThread::start);
  }

  /** Returns the end of the task. */
  public static CompletableFuture<Void> run(Runnable task) {
    return CompletableFuture.runAsync(task, OwnThread::start);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }
}
