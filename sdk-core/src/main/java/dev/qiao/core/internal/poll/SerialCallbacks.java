package dev.qiao.core.internal.poll;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a user's code piece by piece, in order, on the user's executor. No lock is held while it
 * runs: code or an executor that blocks holds up only the pieces behind it. An executor that
 * throws, whatever it throws, is replaced by the SDK's own threads.
 */
final class SerialCallbacks {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.task");

  private final String owner;
  private final Executor executor;
  private final Executor own;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Queue<Runnable> queue = new ArrayDeque<>();

  /** Whether the executor has a drain that will see what is in the queue. */
  @GuardedBy("lock")
  private boolean draining;

  /**
   * Callbacks on an executor.
   *
   * @param owner what they belong to, for log lines
   * @param executor the user's
   * @param own the SDK's threads: it never blocks, never runs code in the calling thread and never
   *     throws
   */
  SerialCallbacks(String owner, Executor executor, Executor own) {
    this.owner = owner;
    this.executor = executor;
    this.own = own;
  }

  /** Adds pieces that run one after the other, after those added before. Returns at once. */
  void add(Runnable... pieces) {
    lock.lock();
    try {
      queue.addAll(List.of(pieces));
      if (draining) {
        return;
      }
      draining = true;
    } finally {
      lock.unlock();
    }
    // The executor may run its work in the thread that hands it over, or block when it is full.
    own.execute(this::start);
  }

  /** A future that completes when everything added before has run. */
  CompletableFuture<Void> finished() {
    CompletableFuture<Void> finished = new CompletableFuture<>();
    if (isDraining()) {
      add(() -> finished.complete(null));
    } else {
      finished.complete(null);
    }
    return finished;
  }

  private boolean isDraining() {
    lock.lock();
    try {
      return draining;
    } finally {
      lock.unlock();
    }
  }

  private void start() {
    Runnable drain = onlyOnce(this::drain);
    try {
      executor.execute(drain);
    } catch (Throwable e) {
      LOG.warn("the callback executor takes no work for {}", owner, e);
      own.execute(drain);
    }
  }

  /**
   * An executor that throws after it took the work, or runs it twice, must not run it in parallel.
   */
  private static Runnable onlyOnce(Runnable work) {
    AtomicBoolean begun = new AtomicBoolean();
    return () -> {
      if (begun.compareAndSet(false, true)) {
        work.run();
      }
    };
  }

  private void drain() {
    for (Runnable piece = next(); piece != null; piece = next()) {
      run(piece);
    }
  }

  /** The next piece. Where there is none, the drain is over, and the next piece starts another. */
  private @Nullable Runnable next() {
    lock.lock();
    try {
      Runnable piece = queue.poll();
      draining = piece != null;
      return piece;
    } finally {
      lock.unlock();
    }
  }

  private void run(Runnable piece) {
    try {
      piece.run();
    } catch (Throwable e) {
      LOG.warn("a callback of {} threw; the wait continues", owner, e);
    }
  }
}
