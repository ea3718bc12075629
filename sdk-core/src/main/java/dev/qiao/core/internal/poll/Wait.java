package dev.qiao.core.internal.poll;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.PhaseTimeoutException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskCanceledException;
import dev.qiao.core.error.TaskExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskInterruptedException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.Answer;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.task.TaskListener;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One wait for one task, from the first poll to the result or an exception with the task's
 * reference. It always ends: with a final state, at its deadline, or when the client closes.
 *
 * @param <R> the type of the result
 */
public final class Wait<R> {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.task");
  private static final Duration LONGEST_POLL = Duration.ofSeconds(30);

  /** Answers in a row that cannot be read: a proxy's page passes, another format does not. */
  private static final int MOST_UNREADABLE = 5;

  /** How long after the deadline a poll may still be on its way. */
  private static final Duration LATE = Duration.ofSeconds(1);

  /** A poll that has less time than that tells nothing by not being answered. */
  private static final Duration SHORTEST_POLL = Duration.ofMillis(20);

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Poller poller;
  private final Transport transport;
  private final Time time;
  private final Executor callbacks;
  private final TaskPolls<R> polls;
  private final Pace pace;
  private final @Nullable TaskListener<R> listener;
  private final boolean settles;

  /** Whether the task itself is over, not only the wait. */
  private volatile boolean isFinal;

  /** Whether the listener has taken the last snapshot without an exception. */
  private volatile boolean lastTold = true;

  private final long begin;

  /** The outcome, completed by the SDK's threads; nothing of the user's hangs on it. */
  private final CompletableFuture<R> outcome = new CompletableFuture<>();

  /** The outcome as the user sees it, completed on the callback executor. */
  private final CompletableFuture<R> visible = new CompletableFuture<>();

  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * Both the thread that waited and the callbacks come to settle. A store is asked once, and
   * whoever comes second waits for it: a caller who has the result finds the task forgotten.
   */
  private final ReentrantLock settling = new ReentrantLock();

  private boolean settled;

  private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);
  private int count;
  private int unreadable;
  private @Nullable TaskSnapshot<R> last;
  private volatile @Nullable SdkException lastFailure;
  private volatile @Nullable Runnable cancelPoll;
  private volatile @Nullable Future<?> deadline;
  private volatile boolean polling;
  private boolean late;

  Wait(
      Poller poller,
      Transport transport,
      Time time,
      Executor callbacks,
      TaskPolls<R> polls,
      Pace pace,
      @Nullable TaskListener<R> listener,
      boolean settles) {
    this.settles = settles;
    this.poller = poller;
    this.transport = transport;
    this.time = time;
    this.callbacks = callbacks;
    this.polls = polls;
    this.pace = pace;
    this.listener = listener;
    this.begin = time.nanos();
    var unused =
        visible.whenComplete(
            (result, failure) -> {
              if (visible.isCancelled()) {
                stop();
              }
            });
  }

  /** A future of the result. Canceling it stops the polls, not the task. */
  public CompletableFuture<R> future() {
    return visible;
  }

  /** Waits for the result, and for the listener to have seen it. */
  public R await() {
    try {
      return result();
    } finally {
      letListenerFinish();
      settle();
    }
  }

  /** Gives a listener that is behind a moment; one that hangs does not hold the caller. */
  private void letListenerFinish() {
    if (listener == null || Thread.currentThread().isInterrupted()) {
      return;
    }
    CompletableFuture<Void> queued;
    synchronized (this) {
      queued = told;
    }
    try {
      queued.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the listener of task {} has not kept up; the wait is over", ref().taskId());
    }
  }

  private R result() {
    try {
      return outcome.get(pace.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw new TaskInterruptedException(ref(), "the waiting thread was interrupted", e);
    } catch (TimeoutException e) {
      stop();
      throw timedOut();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdkException failure) {
        throw failure;
      }
      throw new IllegalStateException("the wait for " + ref() + " broke", e.getCause());
    }
  }

  private TaskRef ref() {
    return polls.ref();
  }

  /** Sets the deadline and the first poll. */
  void begin() {
    deadline = poller.schedule(this::expire, pace.timeout());
    schedule(pace.beforeFirst());
  }

  private void schedule(Duration delay) {
    Duration left = left();
    if (poller.schedule(this::due, delay.compareTo(left) > 0 ? left : delay) == null) {
      clientClosed();
    }
  }

  /** The deadline is here, whatever became of the polls; on the scheduler's thread. */
  private void expire() {
    if (polling && !late) {
      // The poll under way has the same deadline; its failure belongs into the exception.
      late = true;
      deadline = poller.schedule(this::expire, LATE);
      return;
    }
    fail(timedOut());
    cancelPoll();
  }

  boolean isOver() {
    return over.get();
  }

  private Duration left() {
    Duration left = pace.timeout().minus(Duration.ofNanos(time.nanos() - begin));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** It is time to poll, or to give up; on the scheduler's thread. */
  void due() {
    if (over.get()) {
      return;
    }
    Duration left = left();
    if (left.isZero()) {
      fail(timedOut());
      return;
    }
    poller.ready(this);
  }

  /** Polls; on the scheduler's thread. */
  void poll() {
    polling = true;
    Duration left = left();
    Duration total = left.compareTo(LONGEST_POLL) < 0 ? left : LONGEST_POLL;
    try {
      ask(polls.call(total), first -> complete(first, total));
    } catch (RuntimeException e) {
      // The key provider threw, say. The wait ends; the task is not lost.
      notMade(e);
    }
  }

  private void ask(ApiCall call, Consumer<Answer> taker) {
    cancelPoll =
        transport.enqueue(
            call,
            new Transport.Answered() {
              @Override
              public void succeeded(Answer answer) {
                taker.accept(answer);
              }

              @Override
              public void failed(SdkException failure) {
                if (isCutShort(call, failure)) {
                  pollEnded();
                  schedule(SHORTEST_POLL);
                } else {
                  lastFailure = failure;
                  pollEnded();
                  pollFailed(failure);
                }
              }
            });
  }

  /** Whether the deadline alone ended a poll, which is no failure of the service. */
  private boolean isCutShort(ApiCall call, SdkException failure) {
    Duration total = call.total();
    return failure instanceof PhaseTimeoutException
        && last != null
        && total != null
        && total.compareTo(SHORTEST_POLL) < 0;
  }

  /** Some vendors need a second read for a result. */
  private void complete(Answer first, Duration total) {
    TaskPolls.Poll poll;
    try {
      poll = polls.parse(first);
      ApiCall more = polls.more(poll, total);
      if (more != null) {
        ask(
            more,
            second -> {
              pollEnded();
              polled(poll, second);
            });
        return;
      }
    } catch (SdkException e) {
      pollEnded();
      pollFailed(e);
      return;
    } catch (RuntimeException e) {
      notMade(e);
      return;
    }
    pollEnded();
    polled(poll, null);
  }

  private void notMade(RuntimeException e) {
    pollEnded();
    fail(
        e instanceof SdkException failure
            ? failure
            : new TaskInterruptedException(ref(), "the poll could not be made: " + e, e));
  }

  private void pollEnded() {
    polling = false;
    poller.pollEnded();
  }

  private void polled(TaskPolls.Poll poll, @Nullable Answer more) {
    TaskSnapshot<R> snapshot;
    try {
      snapshot = polls.read(poll, more);
    } catch (SdkException e) {
      pollFailed(e);
      return;
    } catch (RuntimeException e) {
      fail(new TaskInterruptedException(ref(), "the poll's answer could not be read: " + e, e));
      return;
    }
    count++;
    lastFailure = null;
    unreadable = 0;
    logIfNew(snapshot);
    last = snapshot;
    transport.tell(heard -> heard.polled(snapshot));
    tellListener(snapshot);
    if (snapshot instanceof TaskSnapshot.Succeeded<R> done) {
      succeed(done.result());
    } else if (snapshot instanceof TaskSnapshot.Failed<R> failed) {
      fail(new TaskFailedException(ref(), ErrorReader.exception(failed.failure())));
    } else if (snapshot instanceof TaskSnapshot.Canceled<R>) {
      fail(new TaskCanceledException(ref()));
    } else if (snapshot instanceof TaskSnapshot.Expired<R>) {
      fail(expired(ref()));
    } else {
      schedule(pace.pause(count, time.random()));
    }
  }

  private void logIfNew(TaskSnapshot<R> snapshot) {
    if (snapshot instanceof TaskSnapshot.Unknown<R>
        && (last == null || !snapshot.status().equals(last.status()))) {
      LOG.warn(
          "task {} is in state \"{}\", which this version does not know; it counts as running",
          ref().taskId(),
          snapshot.status());
    }
  }

  private void pollFailed(SdkException failure) {
    if (failure instanceof NotFoundException) {
      fail(expired(ref()));
      return;
    }
    if (failure instanceof ClientClosedException) {
      clientClosed();
      return;
    }
    unreadable = failure instanceof MalformedResponseException ? unreadable + 1 : 0;
    boolean passing =
        (failure instanceof TransportException
                && !(failure instanceof ResponseTooLargeException)
                && unreadable < MOST_UNREADABLE)
            || (failure instanceof ApiException api && api.isRetryable());
    if (!passing) {
      fail(failure);
      return;
    }
    count++;
    lastFailure = failure;
    schedule(pace.pause(count, time.random()));
  }

  /** The exception for a task the service does not know. */
  public static TaskExpiredException expired(TaskRef ref) {
    return new TaskExpiredException(
        ref,
        "task "
            + ref.taskId()
            + " ("
            + ref.operation()
            + ") is unknown to "
            + ref.vendor().displayName()
            + " in region "
            + ref.region()
            + ": tasks can be queried for "
            + (ref.vendor() == Vendor.DASHSCOPE ? "24 hours" : "a limited time")
            + " and in their own region only; this one was submitted at "
            + ref.submittedAt());
  }

  private TaskTimeoutException timedOut() {
    TaskSnapshot<R> seen = last;
    return new TaskTimeoutException(
        ref(),
        pace.timeout(),
        seen == null ? "not polled successfully" : seen.status().value(),
        lastFailure);
  }

  /** Stops polling; the task goes on. */
  private void stop() {
    fail(new TaskInterruptedException(ref(), "the wait was canceled", null));
    cancelPoll();
  }

  private void cancelPoll() {
    Runnable cancel = cancelPoll;
    if (cancel != null) {
      cancel.run();
    }
  }

  /** Ends the wait because the client closes. */
  void clientClosed() {
    fail(
        new TaskInterruptedException(
            ref(),
            "the client was closed",
            new ClientClosedException("the client was closed", null)));
  }

  private void succeed(R result) {
    if (over.compareAndSet(false, true)) {
      isFinal = true;
      finish(null);
      outcome.complete(result);
      callback(() -> visible.complete(result));
      callback(this::settle);
    }
  }

  private void fail(SdkException failure) {
    failure.about(ref());
    if (over.compareAndSet(false, true)) {
      isFinal =
          failure instanceof TaskFailedException
              || failure instanceof TaskCanceledException
              || failure instanceof TaskExpiredException;
      finish(failure);
      outcome.completeExceptionally(failure);
      callback(() -> visible.completeExceptionally(failure));
      callback(this::settle);
    }
  }

  /**
   * After everybody was told, and unless the listener threw at the end: until then a process that
   * is killed finds the task again.
   */
  private void settle() {
    if (settles && isFinal && lastTold) {
      settling.lock();
      try {
        if (!settled) {
          polls.settled();
          settled = true;
        }
      } finally {
        settling.unlock();
      }
    }
  }

  private void finish(@Nullable SdkException failure) {
    poller.ended(this);
    Future<?> end = deadline;
    if (end != null) {
      end.cancel(false);
    }
    TaskSnapshot<R> seen = last;
    poller.offThread(() -> transport.tell(heard -> heard.taskEnded(ref(), seen, failure)));
  }

  private void tellListener(TaskSnapshot<R> snapshot) {
    if (listener != null) {
      callback(
          () -> {
            lastTold = false;
            listener.onSnapshot(snapshot);
            lastTold = true;
          });
    }
  }

  /** A full or closed executor of the user's must not leave the user's future open for ever. */
  private void execute(Runnable code) {
    try {
      callbacks.execute(code);
    } catch (RejectedExecutionException e) {
      LOG.warn("the callback executor takes no work for task {}", ref().taskId(), e);
      ForkJoinPool.commonPool().execute(code);
    }
  }

  /** Runs users' code on their executor, one piece after the other. */
  private void callback(Runnable code) {
    Runnable guarded =
        () -> {
          try {
            code.run();
          } catch (Throwable e) {
            LOG.warn("a callback of task {} threw; the wait goes on", ref().taskId(), e);
          }
        };
    synchronized (this) {
      told = told.thenRunAsync(guarded, this::execute);
    }
  }
}
