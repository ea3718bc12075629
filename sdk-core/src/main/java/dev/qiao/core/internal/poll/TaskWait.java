package dev.qiao.core.internal.poll;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskCanceledException;
import dev.qiao.core.error.TaskExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.error.TaskWaitException.Reason;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.retry.Retries;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.BufferedResponse;
import dev.qiao.core.internal.transport.LogContext;
import dev.qiao.core.internal.transport.Transport;
import dev.qiao.core.internal.transport.Watched;
import dev.qiao.core.task.TaskListener;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One wait for one task, from the first poll to the result or an exception with the task's
 * reference. It always ends: with a final state, at its deadline, or when the client closes.
 *
 * <p>All of its progress is one immutable {@link State}, replaced atomically: {@code IDLE} between
 * polls, {@code POLLING} while one is under way, {@code ENDED}. The thread that moves it to {@code
 * ENDED} cleans up; everybody who comes later finds it there and does nothing. No lock is held, and
 * user code runs through {@link SerialCallbacks} only, after the state has moved on.
 *
 * @param <R> the type of the result
 */
public final class TaskWait<R> {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.task");
  private static final Duration MAX_POLL = Duration.ofSeconds(30);

  /** Polls in a row that brought nothing usable: a proxy's page passes, another format does not. */
  private static final int MAX_ODD = 5;

  /** Answers in a row that say the task is unknown: one may come from a replica that is behind. */
  private static final int MAX_MISSING = 3;

  /** The pause before an answer that the task is unknown is checked. */
  private static final Duration CHECK_MISSING = Duration.ofSeconds(2);

  /** How long after the deadline a poll may still be under way. */
  private static final Duration LATE = Duration.ofSeconds(1);

  /** A poll that has less time than that shows nothing by not being answered. */
  private static final Duration MIN_POLL = Duration.ofMillis(20);

  /** How long user code may hold up what the caller waits for. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** How long a listener may hold up a caller whose deadline has passed. */
  private static final Duration MIN_GRACE = Duration.ofMillis(200);

  private final Poller poller;
  private final Transport transport;
  private final Time time;
  private final TaskPolls<R> polls;
  private final PollSchedule schedule;
  private final @Nullable TaskListener<R> listener;
  private final @Nullable Watched watched;
  private final SerialCallbacks callbacks;

  /** What the client's listeners are notified of, in order; null if it has none. */
  private final @Nullable SerialCallbacks events;

  private final long begin;

  /** The outcome, completed by the SDK's threads; no user code depends on it. */
  private final CompletableFuture<R> outcome = new CompletableFuture<>();

  private final AtomicReference<State<R>> state = new AtomicReference<>(State.initial());

  private volatile @Nullable Future<?> deadline;

  /** Whether the deadline has passed once, with a poll under way. The scheduler's thread only. */
  private boolean late;

  private enum Phase {
    IDLE,
    POLLING,
    ENDED
  }

  /**
   * Where a wait is.
   *
   * @param poll the poll under way, with {@code POLLING} only
   * @param count polls made
   * @param odd polls in a row that brought nothing usable
   * @param missing answers in a row that do not know the task
   * @param last what the last usable answer said
   * @param failure what became of the last poll, null if it was answered
   */
  private record State<R>(
      Phase phase,
      @Nullable Poll poll,
      int count,
      int odd,
      int missing,
      @Nullable TaskSnapshot<R> last,
      @Nullable SdkException failure) {
    static <R> State<R> initial() {
      return new State<>(Phase.IDLE, null, 0, 0, 0, null, null);
    }

    State<R> polling(Poll next) {
      return new State<>(Phase.POLLING, next, count, odd, missing, last, failure);
    }

    State<R> answered(TaskSnapshot<R> snapshot) {
      boolean unknown = snapshot instanceof TaskSnapshot.Expired<R>;
      return new State<>(
          Phase.IDLE,
          null,
          count + 1,
          0,
          unknown ? missing + 1 : 0,
          unknown && last != null ? last : snapshot,
          null);
    }

    State<R> failed(SdkException reason, boolean isOdd) {
      return new State<>(Phase.IDLE, null, count + 1, isOdd ? odd + 1 : 0, missing, last, reason);
    }

    /** A poll that had no time says nothing. */
    State<R> cutShort() {
      return new State<>(Phase.IDLE, null, count, odd, missing, last, failure);
    }

    State<R> ended(@Nullable TaskSnapshot<R> seen) {
      return new State<>(Phase.ENDED, null, count, odd, missing, seen, failure);
    }
  }

  /** One poll and its place among those under way, given back once whatever happens. */
  private static final class Poll {
    private final Poller poller;
    private final AtomicBoolean placeHeld = new AtomicBoolean(true);
    private final Queue<Runnable> cancels = new ConcurrentLinkedQueue<>();
    private volatile boolean canceled;

    Poll(Poller poller) {
      this.poller = poller;
    }

    void giveBackPlace() {
      if (placeHeld.compareAndSet(true, false)) {
        poller.pollEnded();
      }
    }

    /**
     * One of the reads of the poll; a first one that was over at once may come after its second.
     */
    void addCancel(Runnable cancel) {
      cancels.add(cancel);
      if (canceled) {
        cancel.run();
      }
    }

    void cancel() {
      canceled = true;
      cancels.forEach(Runnable::run);
    }
  }

  TaskWait(
      Poller poller,
      Transport transport,
      Time time,
      Executor executor,
      TaskPolls<R> polls,
      PollSchedule schedule,
      @Nullable TaskListener<R> listener,
      @Nullable Watched watched) {
    this.poller = poller;
    this.transport = transport;
    this.time = time;
    this.polls = polls;
    this.schedule = schedule;
    this.listener = listener;
    this.watched = watched;
    String owner = "task " + polls.ref().taskId();
    LogContext context = new LogContext();
    this.callbacks = new SerialCallbacks(owner, context.on(executor), context.on(poller::handOff));
    this.events =
        transport.exchanges().hasListeners()
            ? new SerialCallbacks(owner, context.on(poller::handOff), poller::handOff)
            : null;
    this.begin = time.nanos();
  }

  // ---- what the callers of the SDK wait on

  /**
   * Blocks until the result is there, and for a moment until the listener has seen it.
   *
   * @throws SdkException one made for this caller, with its stack
   */
  public R await() {
    try {
      return outcome.get(schedule.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      TaskWaitException failure = TaskWaitException.interrupted(ref(), e);
      fail(failure);
      throw failure;
    } catch (TimeoutException e) {
      TaskTimeoutException failure = timedOut(state.get());
      fail(failure);
      throw failure;
    } catch (ExecutionException e) {
      throw forCaller(e.getCause());
    } finally {
      letListenersFinish();
    }
  }

  private RuntimeException forCaller(@Nullable Throwable failure) {
    return failure instanceof SdkException known
        ? FailureNotes.forCaller(known)
        : new IllegalStateException("the wait for " + ref() + " broke", failure);
  }

  /** How long user code may hold up the caller now. */
  public Duration grace() {
    Duration left = left();
    Duration grace = left.compareTo(GRACE) < 0 ? left : GRACE;
    return grace.compareTo(MIN_GRACE) < 0 ? MIN_GRACE : grace;
  }

  /** Gives listeners that are behind a moment; one that hangs does not hold the caller. */
  private void letListenersFinish() {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    Duration grace = grace();
    try {
      if (events != null) {
        events.finished().get(grace.toMillis(), TimeUnit.MILLISECONDS);
      }
      if (listener != null) {
        callbacks.finished().get(grace.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the listener of task {} has not kept up; the wait has ended", ref().taskId());
    }
  }

  /**
   * A future of the outcome for a user: completed on the user's executor, after the listener has
   * seen the last snapshot. Should that executor drop the work or be blocked, it is completed a
   * moment later on a thread of the SDK. Completing it from outside ends the wait.
   *
   * @param before is given the failure, or null, before the future completes
   */
  public CompletableFuture<R> future(BiConsumer<@Nullable R, @Nullable Throwable> before) {
    CompletableFuture<R> visible = new CompletableFuture<>();
    stopWhenDone(visible);
    var unused =
        outcome.whenComplete(
            (result, failure) -> {
              Runnable completion = () -> complete(visible, result, failure);
              poller.rescueLater(completion, GRACE);
              callbacks.add(
                  () -> before.accept(result, failure),
                  () -> {
                    poller.delivered(completion);
                    completion.run();
                  });
            });
    return visible;
  }

  /** A future of the outcome for the SDK, completed on its own threads. */
  public CompletableFuture<R> watch(BiConsumer<@Nullable R, @Nullable Throwable> before) {
    CompletableFuture<R> copy = new CompletableFuture<>();
    stopWhenDone(copy);
    var unused =
        outcome.whenComplete(
            (result, failure) -> {
              before.accept(result, failure);
              complete(copy, result, failure);
            });
    return copy;
  }

  /**
   * The wait has no purpose any more when a future was canceled, timed out or completed by its
   * owner.
   */
  private void stopWhenDone(CompletableFuture<R> future) {
    var unused =
        future.whenComplete(
            (result, failure) -> {
              if (!outcome.isDone()) {
                fail(
                    new TaskWaitException(
                        ref(), Reason.CANCELED, "the wait was canceled", failure));
              }
            });
  }

  /** Completes a future with the outcome. */
  private static <R> void complete(
      CompletableFuture<R> future, @Nullable R result, @Nullable Throwable failure) {
    if (failure == null) {
      future.complete(result);
    } else {
      future.completeExceptionally(failure);
    }
  }

  private TaskRef ref() {
    return polls.ref();
  }

  // ---- the scheduler's thread

  /** Sets the deadline and the first poll. */
  void begin() {
    deadline = poller.schedule(this::expire, schedule.timeout());
    pollAfter(schedule.beforeFirst());
    if (isOver()) {
      cancelDeadline();
    }
  }

  private void pollAfter(Duration delay) {
    Duration left = left();
    if (poller.schedule(this::due, delay.compareTo(left) > 0 ? left : delay) == null) {
      clientClosed();
    }
  }

  /** The deadline has passed, whatever became of the polls. */
  private void expire() {
    State<R> now = state.get();
    if (now.phase() == Phase.POLLING && !late) {
      // The poll under way has the same deadline; its failure belongs into the exception.
      late = true;
      deadline = poller.schedule(this::expire, LATE);
      return;
    }
    fail(timedOut(now));
  }

  boolean isOver() {
    return state.get().phase() == Phase.ENDED;
  }

  private Duration left() {
    Duration left = schedule.timeout().minus(Duration.ofNanos(time.nanos() - begin));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** It is time to poll, or to give up. */
  private void due() {
    State<R> now = state.get();
    if (now.phase() != Phase.IDLE) {
      return;
    }
    if (left().isZero()) {
      fail(timedOut(now));
      return;
    }
    poller.ready(this);
  }

  // ---- polls

  /** Polls. The caller has taken a place among the polls under way, which this gives back. */
  void poll() {
    Poll poll = new Poll(poller);
    if (!move(now -> now.phase() == Phase.IDLE ? now.polling(poll) : null)) {
      poll.giveBackPlace();
      return;
    }
    Duration left = left();
    Duration total = left.compareTo(MAX_POLL) < 0 ? left : MAX_POLL;
    guarded(
        poll,
        () -> {
          ApiCall call = polls.call(total, watched);
          ask(poll, call, answer -> first(call, answer, total), first -> take(poll, first));
        });
  }

  /** Whatever is thrown on the way, by a key provider for one, ends this poll and no other. */
  private void guarded(Poll poll, Runnable step) {
    try {
      step.run();
    } catch (RequestValidationException e) {
      pollFailed(poll, notMade(e));
    } catch (SdkException e) {
      pollFailed(poll, e);
    } catch (Throwable e) {
      pollFailed(
          poll,
          new TaskWaitException(ref(), Reason.POLLS_FAILED, "the poll could not be made: " + e, e));
    }
  }

  private <T> void ask(Poll poll, ApiCall call, Transport.Reading<T> reading, Consumer<T> next) {
    poll.addCancel(
        transport.enqueue(
            call,
            reading,
            new Transport.Completion<T>() {
              @Override
              public void succeeded(T value) {
                guarded(poll, () -> next.accept(value));
              }

              @Override
              public void failed(SdkException failure) {
                if (isCutShort(call, failure)) {
                  cutShort(poll);
                } else {
                  pollFailed(poll, failure);
                }
              }
            }));
  }

  /** Whether only the deadline ended a poll, which is no failure of the service. */
  private boolean isCutShort(ApiCall call, SdkException failure) {
    Duration total = call.total();
    return failure instanceof CallTimeoutException
        && state.get().last() != null
        && total != null
        && total.compareTo(MIN_POLL) < 0;
  }

  private void cutShort(Poll poll) {
    if (move(poll, State::cutShort)) {
      pollAfter(MIN_POLL);
    }
  }

  /**
   * What the first answer of a poll says. Some vendors need a second read for a result.
   *
   * @param more the call of that read; null if {@code snapshot} is complete
   */
  private record First<R>(
      TaskPolls.Poll parsed, @Nullable ApiCall more, @Nullable TaskSnapshot<R> snapshot) {}

  private First<R> first(ApiCall call, BufferedResponse answer, Duration total) {
    TaskPolls.Poll parsed = polls.parse(call, answer);
    ApiCall more = more(parsed, total);
    return new First<>(parsed, more, more == null ? read(parsed, null) : null);
  }

  private @Nullable ApiCall more(TaskPolls.Poll parsed, Duration total) {
    try {
      return polls.more(parsed, total, watched);
    } catch (Throwable e) {
      throw notMade(e);
    }
  }

  private void take(Poll poll, First<R> first) {
    if (first.more() != null) {
      ask(
          poll,
          first.more(),
          second -> read(first.parsed(), second),
          snapshot -> polled(poll, snapshot));
    } else if (first.snapshot() != null) {
      polled(poll, first.snapshot());
    }
  }

  private TaskWaitException notMade(Throwable e) {
    String why = e instanceof SdkException ? String.valueOf(e.getMessage()) : e.toString();
    return new TaskWaitException(
        ref(), Reason.POLLS_FAILED, "the poll could not be made: " + why, e);
  }

  private TaskSnapshot<R> read(TaskPolls.Poll parsed, @Nullable BufferedResponse more) {
    try {
      return polls.read(parsed, more);
    } catch (SdkException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new TaskWaitException(
          ref(), Reason.ANSWER_UNREADABLE, "the poll's answer could not be read: " + e, e);
    }
  }

  private void polled(Poll poll, TaskSnapshot<R> snapshot) {
    TaskSnapshot<R> before = state.get().last();
    if (snapshot.isFinal() && !(snapshot instanceof TaskSnapshot.Expired<R>)) {
      if (snapshot instanceof TaskSnapshot.Succeeded<R> done) {
        end(snapshot, done.result(), null);
      } else if (snapshot instanceof TaskSnapshot.Failed<R> failed) {
        end(
            snapshot,
            null,
            new TaskFailedException(ref(), ErrorReader.exception(failed.failure())));
      } else {
        end(snapshot, null, new TaskCanceledException(ref()));
      }
      poll.giveBackPlace();
      return;
    }
    if (!move(poll, now -> now.answered(snapshot))) {
      return;
    }
    State<R> now = state.get();
    logIfNew(before, snapshot);
    if (snapshot instanceof TaskSnapshot.Expired<R>
        && (polls.isPastRetention() || now.missing() >= MAX_MISSING)) {
      end(snapshot, null, expired(ref()));
      return;
    }
    if (snapshot instanceof TaskSnapshot.Expired<R>) {
      // Listeners would take it for the end, which it is not yet.
      pollAfter(CHECK_MISSING);
      return;
    }
    // Before the next poll, which may come first otherwise. Handing it over takes no time.
    tell(snapshot);
    pollAfter(schedule.pause(now.count(), time.random()));
  }

  private void logIfNew(@Nullable TaskSnapshot<R> before, TaskSnapshot<R> snapshot) {
    if (snapshot instanceof TaskSnapshot.Unknown<R>
        && (before == null || !snapshot.status().equals(before.status()))) {
      LOG.warn(
          "task {} is in state \"{}\", which this version does not know; it counts as running",
          ref().taskId(),
          snapshot.status().toString().replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " "));
    }
  }

  private void pollFailed(Poll poll, SdkException failure) {
    if (failure instanceof ClientClosedException) {
      poll.giveBackPlace();
      clientClosed();
      return;
    }
    FailureNotes.about(failure, ref());
    boolean odd = isOdd(failure);
    if (!move(poll, now -> now.failed(failure, odd))) {
      return;
    }
    State<R> now = state.get();
    if (odd ? now.odd() >= MAX_ODD : !isPassing(failure)) {
      fail(odd && !(failure instanceof TaskWaitException) ? endedByOdd(failure) : failure);
      return;
    }
    Duration pause = schedule.pause(now.count(), time.random());
    Duration asked = failure instanceof ApiException api ? Retries.retryAfter(api, time) : null;
    pollAfter(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
  }

  private TaskWaitException endedByOdd(SdkException last) {
    boolean answered = last instanceof ApiException || last instanceof MalformedResponseException;
    return new TaskWaitException(
        ref(),
        answered ? Reason.ANSWER_UNREADABLE : Reason.POLLS_FAILED,
        MAX_ODD
            + (answered
                ? " polls in a row had answers that do not describe this task"
                : " polls in a row could not be made")
            + "; the last: "
            + last.getMessage(),
        last);
  }

  /** Failures that say nothing about the task and pass, such as a broken connection. */
  private static boolean isPassing(SdkException failure) {
    return (failure instanceof TransportException
            && !(failure instanceof ResponseTooLargeException))
        || (failure instanceof ApiException api && api.isRetryable());
  }

  /**
   * Failures that are no word of the service about this task: something else answered (a proxy's
   * page, another task's state), or user code threw, interrupted or canceled the poll. One of them
   * passes, several in a row do not.
   */
  private static boolean isOdd(SdkException failure) {
    return failure instanceof MalformedResponseException
        || failure instanceof TaskWaitException
        || failure instanceof NotFoundException
        || failure instanceof CallInterruptedException
        || failure instanceof CallCanceledException
        || (failure instanceof ApiException api && !api.isRetryable() && api.code().isEmpty());
  }

  // ---- the end

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
            + ", in their own region and by their own account only; its reference has the time "
            + ref.submittedAt());
  }

  private TaskTimeoutException timedOut(State<R> now) {
    TaskSnapshot<R> seen = now.last();
    return new TaskTimeoutException(
        ref(),
        schedule.timeout(),
        seen == null ? "not polled successfully" : words(seen.status().value()),
        now.failure());
  }

  private static String words(String status) {
    return status.isEmpty() ? "without a status" : status;
  }

  /** Ends the wait because the client closes. */
  void clientClosed() {
    fail(
        new TaskWaitException(
            ref(),
            Reason.CLIENT_CLOSED,
            "the client was closed",
            new ClientClosedException("the client was closed", null)));
  }

  private void fail(SdkException failure) {
    FailureNotes.about(failure, ref());
    end(null, null, failure);
  }

  /** Ends the wait, once: the first caller's outcome counts. */
  private void end(
      @Nullable TaskSnapshot<R> finalSnapshot, @Nullable R result, @Nullable SdkException failure) {
    State<R> before;
    TaskSnapshot<R> seen;
    do {
      before = state.get();
      if (before.phase() == Phase.ENDED) {
        return;
      }
      seen = finalSnapshot == null ? before.last() : finalSnapshot;
    } while (!state.compareAndSet(before, before.ended(seen)));
    poller.ended(this);
    cancelDeadline();
    Poll poll = before.poll();
    if (poll != null) {
      poll.giveBackPlace();
      if (finalSnapshot == null) {
        poll.cancel();
      }
    }
    if (finalSnapshot != null) {
      tell(finalSnapshot);
      if (!(finalSnapshot instanceof TaskSnapshot.Expired<R>)) {
        polls.completed();
      }
    }
    TaskSnapshot<R> last = seen;
    if (events != null) {
      events.add(
          () ->
              transport
                  .exchanges()
                  .notifyListeners(heard -> heard.taskEnded(ref(), last, failure)));
    }
    complete(outcome, result, failure);
  }

  private void cancelDeadline() {
    Future<?> set = deadline;
    if (set != null) {
      set.cancel(false);
    }
  }

  /** Hands a snapshot to those who listen; nothing of the wait depends on when they return. */
  private void tell(TaskSnapshot<R> snapshot) {
    if (watched != null) {
      watched.received(snapshot);
    }
    if (events != null) {
      events.add(() -> transport.exchanges().notifyListeners(heard -> heard.polled(snapshot)));
    }
    if (listener != null) {
      callbacks.add(() -> listener.onSnapshot(snapshot));
    }
  }

  /** Replaces the state while a poll is the one under way, and gives its place back. */
  private boolean move(Poll poll, UnaryOperator<State<R>> step) {
    try {
      return move(now -> now.poll() == poll ? step.apply(now) : null);
    } finally {
      poll.giveBackPlace();
    }
  }

  /** Replaces the state; false if {@code step} finds no next one. */
  private boolean move(NextState<R> step) {
    while (true) {
      State<R> now = state.get();
      State<R> next = step.after(now);
      if (next == null) {
        return false;
      }
      if (state.compareAndSet(now, next)) {
        return true;
      }
    }
  }

  @FunctionalInterface
  private interface NextState<R> {
    @Nullable State<R> after(State<R> now);
  }
}
