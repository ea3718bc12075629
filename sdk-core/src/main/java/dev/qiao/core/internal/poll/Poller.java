package dev.qiao.core.internal.poll;

import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.Threads;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.task.TaskListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Waits for any number of tasks with one thread. The thread only starts polls, which are
 * asynchronous HTTP calls; one rate limit covers them all. Users' code never runs on it.
 */
public final class Poller implements AutoCloseable {
  /** Polls that may be under way at once. A slow service then slows the polls, not the process. */
  private static final int MAX_IN_FLIGHT = 64;

  private static final Duration LONGEST = Duration.ofDays(365);

  private final Transport transport;
  private final Time time;
  private final Executor callbacks;
  private final boolean userCode;
  private final ScheduledThreadPoolExecutor scheduler;
  private final long nanosPerPoll;
  private final Set<Wait<?>> waits = ConcurrentHashMap.newKeySet();

  /** The scheduler's thread, made anew after a time without work. */
  private volatile @Nullable Thread thread;

  private final AtomicInteger inFlight = new AtomicInteger();

  /** Waits whose poll is due, in turn. Only the scheduler's thread touches these three. */
  private final ArrayDeque<Wait<?>> ready = new ArrayDeque<>();

  /** When the next poll may start. */
  private long nextSlot;

  /** Whether the thread will come back to the waits that are ready at that time. */
  private boolean comingBack;

  /**
   * A poller.
   *
   * @param userCode whether a poll calls users' code: key providers that are asked each time,
   *     listeners
   */
  public Poller(
      Transport transport, Time time, Executor callbacks, double pollsPerSecond, boolean userCode) {
    this.userCode = userCode;
    this.transport = transport;
    this.time = time;
    this.callbacks = callbacks;
    this.nanosPerPoll = (long) (TimeUnit.SECONDS.toNanos(1) / pollsPerSecond);
    this.nextSlot = time.nanos();
    ThreadFactory daemons = Threads.daemons("poller");
    this.scheduler =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread made = daemons.newThread(work);
              thread = made;
              return made;
            });
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    scheduler.setKeepAliveTime(10, TimeUnit.SECONDS);
    scheduler.allowCoreThreadTimeOut(true);
  }

  /**
   * Begins to wait for a task.
   *
   * @param settles whether the task need not be found again once its end was told
   */
  public <R> Wait<R> begin(
      TaskPolls<R> polls, Pace pace, @Nullable TaskListener<R> listener, boolean settles) {
    Wait<R> wait = new Wait<>(this, transport, time, callbacks, polls, pace, listener, settles);
    waits.add(wait);
    if (transport.isClosed()) {
      wait.clientClosed();
    } else {
      wait.begin();
    }
    return wait;
  }

  /** Runs something on the scheduler's thread; null if the client is closed. */
  @Nullable Future<?> schedule(Runnable step, Duration delay) {
    try {
      Duration bounded = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
      return scheduler.schedule(step, bounded.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  /**
   * Runs what may call users' code (key providers, listeners), which must not hold up the
   * scheduler's thread.
   */
  void offThread(Runnable code) {
    if (Thread.currentThread() != thread) {
      code.run();
      return;
    }
    try {
      transport.pollThreads().execute(code);
    } catch (RejectedExecutionException e) {
      code.run();
    }
  }

  /** A wait's poll is due: it starts when its turn comes; on the scheduler's thread. */
  void ready(Wait<?> wait) {
    ready.add(wait);
    startPolls();
  }

  /** Starts the polls that the limits allow now, and comes back when they allow the next. */
  private void startPolls() {
    while (!ready.isEmpty() && !comingBack && inFlight.get() < MAX_IN_FLIGHT) {
      if (ready.element().isOver()) {
        ready.remove();
        continue;
      }
      long now = time.nanos();
      long early = nextSlot - now;
      if (early > 0) {
        comingBack = true;
        var unused = schedule(this::comeBack, Duration.ofNanos(early));
        return;
      }
      nextSlot = now + nanosPerPoll;
      inFlight.incrementAndGet();
      Wait<?> next = ready.remove();
      if (userCode) {
        offThread(next::poll);
      } else {
        next.poll();
      }
    }
  }

  private void comeBack() {
    comingBack = false;
    nextSlot = Math.min(nextSlot, time.nanos());
    startPolls();
  }

  /** A poll is over, so another may start. */
  void pollEnded() {
    if (inFlight.getAndDecrement() >= MAX_IN_FLIGHT) {
      var unused = schedule(this::startPolls, Duration.ZERO);
    }
  }

  void ended(Wait<?> wait) {
    waits.remove(wait);
  }

  /** Ends every wait with an exception that carries its task, and the thread. */
  @Override
  public void close() {
    scheduler.shutdownNow();
    for (Wait<?> wait : waits) {
      wait.clientClosed();
    }
  }
}
