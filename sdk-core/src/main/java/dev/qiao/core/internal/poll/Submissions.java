package dev.qiao.core.internal.poll;

import dev.qiao.core.Model;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ClientClosedException;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds submissions back so that a large batch neither trips a model's documented limits nor leaves
 * the service idle: as many tasks again as run at the same time may wait in the service's queue.
 */
public final class Submissions implements AutoCloseable {
  private static final int QUEUED_FOR_EACH_RUNNING = 1;

  private final Function<Model, @Nullable SubmissionLimit> limits;
  private final Time time;
  private final Map<Model, Lane> lanes = new ConcurrentHashMap<>();
  private final Map<TaskRef, Lane> unfinished = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** With the limit of each model; null for a model that has none. */
  public Submissions(Function<Model, @Nullable SubmissionLimit> limits, Time time) {
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
   * @param watch begins to wait for a task whose end nobody waits for, for its place
   * @throws CallInterruptedException if the thread is interrupted before; nothing is sent
   */
  public <T> T submit(
      @Nullable Model model,
      Submit<T> submit,
      Function<T, TaskRef> ref,
      Function<T, Runnable> watch) {
    SubmissionLimit limit = model == null ? null : limits.apply(model);
    if (model == null || limit == null) {
      return submit.submit();
    }
    Lane lane = lanes.computeIfAbsent(model, unused -> new Lane(limit));
    try {
      lane.enter();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(
          "interrupted while waiting to submit a task of " + model + "; nothing was sent", e);
    }
    T task;
    try {
      task = submit.submit();
    } catch (RuntimeException | Error e) {
      lane.leave(null);
      throw e;
    }
    lane.submitted(ref.apply(task), watch.apply(task));
    return task;
  }

  /** A task is over, or nobody will know. */
  public void ended(TaskRef ref) {
    Lane lane = unfinished.remove(ref);
    if (lane != null) {
      lane.leave(ref);
    }
  }

  /** Ends every wait. */
  @Override
  public void close() {
    closing.countDown();
    lanes.values().forEach(Lane::wake);
  }

  /** The submissions of one model. */
  private final class Lane {
    private final long nanosApart;
    private final int places;
    private final Map<TaskRef, Runnable> watches = new LinkedHashMap<>();
    private int taken;
    private long nextSlot = time.nanos();

    Lane(SubmissionLimit limit) {
      this.nanosApart = (long) (1e9 / limit.perSecond());
      // Where only a rate is documented, there is room for any number.
      this.places =
          (int) Math.min(Integer.MAX_VALUE, limit.running() * (1L + QUEUED_FOR_EACH_RUNNING));
    }

    /** Waits for a place among the unfinished tasks, then for the time of the next submission. */
    void enter() throws InterruptedException {
      takePlace();
      long early;
      synchronized (this) {
        long now = time.nanos();
        long slot = Math.max(now, nextSlot);
        nextSlot = slot + nanosApart;
        early = slot - now;
      }
      try {
        if (early > 0) {
          time.pause(Duration.ofNanos(early), closing);
        }
        requireOpen();
      } catch (InterruptedException | RuntimeException e) {
        leave(null);
        throw e;
      }
    }

    private void takePlace() throws InterruptedException {
      while (true) {
        List<Runnable> unwatched;
        synchronized (this) {
          requireOpen();
          if (taken < places) {
            taken++;
            return;
          }
          unwatched = new ArrayList<>(watches.values());
          watches.clear();
          if (unwatched.isEmpty()) {
            wait();
          }
        }
        // Nobody may ever ask how these tasks went; their places would never be free.
        unwatched.forEach(Runnable::run);
      }
    }

    synchronized void submitted(TaskRef ref, Runnable watch) {
      unfinished.put(ref, this);
      watches.put(ref, watch);
      notifyAll();
    }

    synchronized void leave(@Nullable TaskRef ref) {
      if (ref != null) {
        watches.remove(ref);
      }
      taken--;
      notifyAll();
    }

    synchronized void wake() {
      notifyAll();
    }

    private void requireOpen() {
      if (closing.getCount() == 0) {
        throw new ClientClosedException("the client was closed before a task was submitted", null);
      }
    }
  }
}
