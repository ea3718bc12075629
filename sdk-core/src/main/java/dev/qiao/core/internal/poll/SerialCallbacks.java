package dev.qiao.core.internal.poll;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a user's code piece by piece, in order, on the user's executor. It holds no lock: code or an
 * executor that blocks holds up only the pieces behind it. An executor that throws, whatever it
 * throws, is replaced by the SDK's own threads.
 */
final class SerialCallbacks {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.task");

  private final String owner;
  private final Executor executor;
  private final Executor own;
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

  /**
   * Pieces counted and not finished. The call that raises it from zero starts the executor. A piece
   * is counted after it was queued, so a drain may finish it earlier: the count is then below zero
   * until its caller comes to count it.
   */
  private final AtomicInteger unfinished = new AtomicInteger();

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
    for (Runnable piece : pieces) {
      queue.add(piece);
    }
    if (unfinished.getAndAdd(pieces.length) == 0) {
      // The executor may run its work in the thread that hands it over, or block when it is full.
      own.execute(this::start);
    }
  }

  /** A future that completes when everything added before has run. */
  CompletableFuture<Void> finished() {
    CompletableFuture<Void> finished = new CompletableFuture<>();
    if (unfinished.get() <= 0) {
      finished.complete(null);
    } else {
      add(() -> finished.complete(null));
    }
    return finished;
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
    int done;
    do {
      done = 0;
      for (Runnable piece = queue.poll(); piece != null; piece = queue.poll()) {
        run(piece);
        done++;
      }
    } while (unfinished.addAndGet(-done) > 0);
  }

  private void run(Runnable piece) {
    try {
      piece.run();
    } catch (Throwable e) {
      LOG.warn("a callback of {} threw; the wait goes on", owner, e);
    }
  }
}
