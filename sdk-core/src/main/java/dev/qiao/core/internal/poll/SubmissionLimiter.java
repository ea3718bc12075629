package dev.qiao.core.internal.poll;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.qiao.core.Model;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds submissions back so that a large batch neither trips a model's documented limits nor leaves
 * the service idle: as many tasks again as run at the same time may wait in the service's queue.
 */
public final class SubmissionLimiter implements AutoCloseable {
  private static final int QUEUED_FOR_EACH_RUNNING = 1;
  private static final double MAX_NANOS_APART = 1e18;

  private final Function<Model, @Nullable SubmissionLimit> limits;
  private final Time time;
  private final Map<Model, ModelQueue> queues = new ConcurrentHashMap<>();
  private final Map<TaskRef, ModelQueue> unfinished = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** With the limit of each model; null for a model that has none. */
  public SubmissionLimiter(Function<Model, @Nullable SubmissionLimit> limits, Time time) {
    this.limits = limits;
    this.time = time;
  }

  /** What submits a task. */
  @FunctionalInterface
  public interface Submit<T> {
    /** The task's handle. */
    T submit();
  }

  /**
   * Submits when the model's limits allow it.
   *
   * @param ref the task of a handle
   * @param watch begins to wait for a task without a caller that waits, for its place
   * @throws CallInterruptedException if the thread is interrupted before; nothing is sent
   */
  public <T> T submit(
      @Nullable Model model,
      Submit<T> submit,
      Function<T, TaskRef> ref,
      Function<TaskRef, Runnable> watch) {
    SubmissionLimit limit = model == null ? null : limits.apply(model);
    if (model == null || limit == null) {
      return submit.submit();
    }
    ModelQueue queue = queues.computeIfAbsent(model, unused -> new ModelQueue(limit));
    try {
      queue.enter();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(
          "interrupted while waiting to submit a task of " + model + "; nothing was sent", e);
    }
    TaskRef taken = null;
    try {
      T task = submit.submit();
      taken = ref.apply(task);
      return task;
    } catch (SdkException e) {
      // A broken answer may have named a task all the same.
      taken = e.taskRef();
      throw e;
    } finally {
      if (taken == null) {
        queue.leave(null);
      } else {
        queue.submitted(taken, watch.apply(taken));
      }
    }
  }

  /** A task is over, or its end cannot be known. */
  public void ended(TaskRef ref) {
    ModelQueue queue = unfinished.remove(ref);
    if (queue != null) {
      queue.leave(ref);
    }
  }

  /** Ends every wait. */
  @Override
  public void close() {
    closing.countDown();
    for (ModelQueue queue : queues.values()) {
      queue.wake();
    }
  }

  /** The submissions of one model. */
  private final class ModelQueue {
    private final long nanosApart;
    private final int places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition placeMayBeFree = lock.newCondition();

    @GuardedBy("lock")
    private final Map<TaskRef, Runnable> watches = new LinkedHashMap<>();

    @GuardedBy("lock")
    private int taken;

    @GuardedBy("lock")
    private long nextSlot = time.nanos();

    ModelQueue(SubmissionLimit limit) {
      this.nanosApart = (long) Math.min(MAX_NANOS_APART, 1e9 / limit.perSecond());
      // Where only a rate is documented, there is room for any number.
      this.places =
          (int) Math.min(Integer.MAX_VALUE, limit.running() * (1L + QUEUED_FOR_EACH_RUNNING));
    }

    /** Waits for a place among the unfinished tasks, then for the time of the next submission. */
    void enter() throws InterruptedException {
      takePlace();
      boolean entered = false;
      try {
        Duration early = nextTurn();
        if (!early.isZero()) {
          time.pause(early, closing);
        }
        requireOpen();
        entered = true;
      } finally {
        if (!entered) {
          leave(null);
        }
      }
    }

    private Duration nextTurn() {
      lock.lock();
      try {
        long now = time.nanos();
        long slot = nextSlot - now > 0 ? nextSlot : now;
        nextSlot = slot + nanosApart;
        return Duration.ofNanos(slot - now);
      } finally {
        lock.unlock();
      }
    }

    private void takePlace() throws InterruptedException {
      while (true) {
        List<Runnable> unwatched;
        lock.lockInterruptibly();
        try {
          requireOpen();
          if (taken < places) {
            taken++;
            return;
          }
          unwatched = new ArrayList<>(watches.values());
          watches.clear();
          if (unwatched.isEmpty()) {
            placeMayBeFree.await();
          }
        } finally {
          lock.unlock();
        }
        // Unless somebody asks how these tasks went, their places would never be free.
        unwatched.forEach(Runnable::run);
      }
    }

    void submitted(TaskRef ref, Runnable watch) {
      lock.lock();
      try {
        if (unfinished.put(ref, this) != null) {
          // The service answered with a task that has its place.
          taken--;
        }
        watches.put(ref, watch);
        placeMayBeFree.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void leave(@Nullable TaskRef ref) {
      lock.lock();
      try {
        if (ref != null) {
          watches.remove(ref);
        }
        taken--;
        placeMayBeFree.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void wake() {
      lock.lock();
      try {
        placeMayBeFree.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private void requireOpen() {
      if (closing.getCount() == 0) {
        throw new ClientClosedException("the client was closed before a task was submitted", null);
      }
    }
  }
}
