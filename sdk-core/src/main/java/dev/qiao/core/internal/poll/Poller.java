package dev.qiao.core.internal.poll;

import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.Threads;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.internal.transport.Watched;
import dev.qiao.core.task.PollLimiter;
import dev.qiao.core.task.TaskListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for any number of tasks with one thread. The thread only starts polls, which are
 * asynchronous HTTP calls; one rate limit covers them all. User code never runs on it.
 */
public final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.task");

  /** Polls that may be under way at once. A slow service then slows the polls, not the process. */
  private static final int MAX_IN_FLIGHT = 64;

  private static final Duration MAX_DELAY = Duration.ofDays(365);
  private static final Duration MAX_TURN = Duration.ofDays(1);
  private static final long MAX_ASIDE_MILLIS = 5000;

  private final Transport transport;
  private final Time time;
  private final Executor callbacks;
  private final PollLimiter limiter;
  private final boolean userCode;
  private final ScheduledThreadPoolExecutor scheduler;
  private final ThreadFactory lastResort = Threads.daemons("callback");
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Set<TaskWait<?>> waits = ConcurrentHashMap.newKeySet();

  /** Completions of users' futures that a user's executor has taken and not run yet. */
  private final Set<Runnable> undelivered = ConcurrentHashMap.newKeySet();

  /** User code that callers wait for, but not for long: removals from the task store. */
  private final SerialCallbacks aside =
      new SerialCallbacks("the task store", this::handOff, this::handOff);

  /** Completes when the code has run that was last waited for in vain. */
  private volatile CompletableFuture<?> behind = CompletableFuture.completedFuture(null);

  private final AtomicInteger inFlight = new AtomicInteger();

  /** Waits whose poll is due, in turn. Only the scheduler's thread touches these two. */
  private final ArrayDeque<TaskWait<?>> ready = new ArrayDeque<>();

  /** Whether the next turn was asked for, or is being waited for. */
  private boolean turnAsked;

  /**
   * A poller.
   *
   * @param userCode whether a poll calls user code: key providers that are asked each time,
   *     listeners
   */
  public Poller(
      Transport transport, Time time, Executor callbacks, PollLimiter limiter, boolean userCode) {
    this.userCode = userCode;
    this.transport = transport;
    this.time = time;
    this.callbacks = callbacks;
    this.limiter = limiter;
    this.scheduler = new ScheduledThreadPoolExecutor(1, Threads.daemons("poller"));
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    scheduler.setKeepAliveTime(10, TimeUnit.SECONDS);
    scheduler.allowCoreThreadTimeOut(true);
  }

  /** Begins to wait for a task. */
  public <R> TaskWait<R> begin(
      TaskPolls<R> polls,
      PollSchedule schedule,
      @Nullable TaskListener<R> listener,
      @Nullable Watched watched) {
    TaskWait<R> wait =
        new TaskWait<>(this, transport, time, callbacks, polls, schedule, listener, watched);
    waits.add(wait);
    if (closing.getCount() == 0) {
      wait.clientClosed();
    } else {
      wait.begin();
    }
    return wait;
  }

  /** Runs a step of the SDK on the scheduler's thread; null if the client is closed. */
  @Nullable Future<?> schedule(Runnable step, Duration delay) {
    try {
      Duration bounded = delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
      return scheduler.schedule(step, bounded.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  /**
   * Runs what may call user code on a thread of the SDK that nothing else depends on. Returns at
   * once and never throws; it works after the client was closed, too.
   */
  void handOff(Runnable code) {
    try {
      transport.pollThreads().execute(code);
    } catch (Throwable closed) {
      startThread(code);
    }
  }

  private void startThread(Runnable code) {
    try {
      lastResort.newThread(code).start();
    } catch (Throwable noThread) {
      LOG.error("no thread can be started; the common pool takes over", noThread);
      ForkJoinPool.commonPool().execute(code);
    }
  }

  /** Runs a completion on a thread of the SDK unless {@link #delivered} comes first. */
  void rescueLater(Runnable completion, Duration grace) {
    undelivered.add(completion);
    if (schedule(() -> rescue(completion), grace) == null) {
      rescueAfterClose(completion, grace);
    }
  }

  private void rescueAfterClose(Runnable completion, Duration grace) {
    CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS, this::handOff)
        .execute(() -> rescue(completion));
  }

  private void rescue(Runnable completion) {
    if (undelivered.remove(completion)) {
      LOG.warn("the callback executor did not run a completion in time; a thread of the SDK does");
      handOff(completion);
    }
  }

  void delivered(Runnable completion) {
    undelivered.remove(completion);
  }

  /**
   * Runs user code on a thread of the SDK, after what was given before, and waits for it, but not
   * for long: code that blocks holds one caller, once.
   */
  public void runAside(Runnable code, Duration bound) {
    aside.add(code);
    if (!behind.isDone()) {
      return;
    }
    CompletableFuture<?> done = aside.finished();
    try {
      done.get(Math.min(bound.toMillis(), MAX_ASIDE_MILLIS), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      behind = done;
      LOG.warn("the task store blocks in remove(..), which is no longer waited for");
    }
  }

  /**
   * Waits for the turn of a poll that is made outside of a wait.
   *
   * @throws CallTimeoutException if it does not come within that time
   */
  public void awaitTurn(Duration total) throws InterruptedException {
    Duration turn = null;
    if (limiter instanceof PollRate) {
      turn = reserve();
    } else {
      CompletableFuture<Duration> asked = new CompletableFuture<>();
      handOff(() -> asked.complete(reserve()));
      try {
        turn = asked.get(total.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.debug("the PollLimiter blocks", e);
      }
    }
    if (turn == null || turn.compareTo(total) > 0) {
      throw new CallTimeoutException(
          CallTimeoutException.Phase.TOTAL,
          total,
          "the PollLimiter allows no poll within "
              + total.toMillis()
              + " ms; the setting is Timeouts.total. Nothing was sent",
          false,
          null);
    }
    if (!turn.isZero()) {
      time.pause(turn, closing);
    }
  }

  /** Reserves the next poll; what a user's limiter throws must not stop the polls. */
  private Duration reserve() {
    try {
      Duration turn = limiter.reserve();
      return turn.isNegative() ? Duration.ZERO : turn.compareTo(MAX_TURN) > 0 ? MAX_TURN : turn;
    } catch (Throwable e) {
      LOG.warn("the PollLimiter failed; the poll is made after a second", e);
      return Duration.ofSeconds(1);
    }
  }

  /** A wait's poll is due: it starts when its turn comes; on the scheduler's thread. */
  void ready(TaskWait<?> wait) {
    ready.add(wait);
    askForTurn();
  }

  /** Asks for the turn of the next poll, one at a time, so that a wait that ends costs no turn. */
  private void askForTurn() {
    while (!turnAsked && hasReady() && inFlight.get() < MAX_IN_FLIGHT) {
      turnAsked = true;
      if (limiter instanceof PollRate) {
        turn(reserve());
      } else {
        handOff(
            () -> {
              Duration turn = reserve();
              var unused =
                  schedule(
                      () -> {
                        turn(turn);
                        askForTurn();
                      },
                      Duration.ZERO);
            });
      }
    }
  }

  private boolean hasReady() {
    while (!ready.isEmpty() && ready.element().isOver()) {
      ready.remove();
    }
    return !ready.isEmpty();
  }

  private void turn(Duration turn) {
    if (turn.isZero()) {
      turnCame();
    } else {
      var unused =
          schedule(
              () -> {
                turnCame();
                askForTurn();
              },
              turn);
    }
  }

  private void turnCame() {
    turnAsked = false;
    if (!hasReady()) {
      return;
    }
    inFlight.incrementAndGet();
    TaskWait<?> next = ready.remove();
    if (userCode) {
      handOff(next::poll);
    } else {
      next.poll();
    }
  }

  /** A poll is over, so another may start. */
  void pollEnded() {
    if (inFlight.getAndDecrement() >= MAX_IN_FLIGHT) {
      var unused = schedule(this::askForTurn, Duration.ZERO);
    }
  }

  void ended(TaskWait<?> wait) {
    waits.remove(wait);
  }

  /** Ends every wait with an exception that carries its task, and the thread. */
  @Override
  public void close() {
    closing.countDown();
    scheduler.shutdownNow();
    for (TaskWait<?> wait : waits) {
      wait.clientClosed();
    }
    for (Runnable completion : undelivered) {
      rescueAfterClose(completion, Duration.ofSeconds(5));
    }
  }
}
