package dev.qiao.core.internal.poll;

import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.Threads;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.task.TaskListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
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

  /** How long a poll waits for another to end when there are too many. */
  static final Duration CROWDED = Duration.ofMillis(20);

  private final Transport transport;
  private final Time time;
  private final Executor callbacks;
  private final ScheduledThreadPoolExecutor scheduler;
  private final long nanosPerPoll;
  private final Set<Wait<?>> waits = ConcurrentHashMap.newKeySet();

  private final AtomicInteger inFlight = new AtomicInteger();

  /** When the next poll may start. Only the scheduler's thread touches it. */
  private long nextSlot;

  /** A poller of at most that many polls a second. */
  public Poller(Transport transport, Time time, Executor callbacks, double pollsPerSecond) {
    this.transport = transport;
    this.time = time;
    this.callbacks = callbacks;
    this.nanosPerPoll = (long) (TimeUnit.SECONDS.toNanos(1) / pollsPerSecond);
    this.nextSlot = time.nanos();
    this.scheduler = new ScheduledThreadPoolExecutor(1, Threads.daemons("poller"));
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    scheduler.setKeepAliveTime(10, TimeUnit.SECONDS);
    scheduler.allowCoreThreadTimeOut(true);
  }

  /** Begins to wait for a task. */
  public <R> Wait<R> begin(TaskPolls<R> polls, Pace pace, @Nullable TaskListener<R> listener) {
    Wait<R> wait = new Wait<>(this, transport, time, callbacks, polls, pace, listener);
    waits.add(wait);
    if (transport.isClosed()) {
      wait.clientClosed();
    } else {
      wait.schedule(pace.beforeFirst());
    }
    return wait;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // due() ends the wait itself when anything fails
  void schedule(Wait<?> wait, Duration delay) {
    try {
      scheduler.schedule(wait::due, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      wait.clientClosed();
    }
  }

  /**
   * Reserves the next free slot of the rate limit; on the scheduler's thread.
   *
   * @return how long to wait for it
   */
  Duration reserveSlot() {
    long now = time.nanos();
    long slot = Math.max(nextSlot, now);
    nextSlot = slot + nanosPerPoll;
    return Duration.ofNanos(slot - now);
  }

  /** Whether as many polls are under way as may be; on the scheduler's thread. */
  boolean isCrowded() {
    return inFlight.get() >= MAX_IN_FLIGHT;
  }

  void pollBegins() {
    inFlight.incrementAndGet();
  }

  void pollEnded() {
    inFlight.decrementAndGet();
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
