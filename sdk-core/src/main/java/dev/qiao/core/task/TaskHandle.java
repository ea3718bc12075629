package dev.qiao.core.task;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A submitted task. It has its reference at once; store that before anything else.
 *
 * <p>Polls begin with {@link #await()} or {@link #awaitAsync()} and stop with the result, at a
 * deadline or when the client closes. Any number of waits cost one thread.
 *
 * @param <R> the type of the result
 */
public final class TaskHandle<R> {

  /**
   * What a handle works with. For the SDK.
   *
   * @param <R> the type of the result
   */
  public interface Engine<R> {
    /** Polls once. */
    TaskSnapshot<R> snapshot();

    /** Waits. */
    R await(PollOptions options, @Nullable TaskListener<R> listener);

    /** Waits without a thread. */
    CompletableFuture<R> awaitAsync(PollOptions options, @Nullable TaskListener<R> listener);

    /** Waits without a thread; the future completes on threads of the SDK. */
    CompletableFuture<R> watch(PollOptions options);

    /** How long a wait with options lasts at the most. */
    Duration timeout(PollOptions options);

    /** An outcome of {@link #watch} was dealt with. Waits for the store at most that long. */
    void taken(TaskOutcome<R> outcome, Duration bound);

    /** A wait ended with a failure; the task is released if it has no result to lose. */
    void releaseIfWithoutResult(Throwable failure, Duration bound);

    /** The task need not be found again. */
    void release();

    /** Asks the service to cancel. */
    TaskCancellation cancel();
  }

  private final TaskRef ref;
  private final @Nullable TaskInfo submission;
  private final Engine<R> engine;

  /** For the SDK. */
  public TaskHandle(TaskRef ref, @Nullable TaskInfo submission, Engine<R> engine) {
    this.ref = ref;
    this.submission = submission;
    this.engine = engine;
  }

  /** Returns what is needed to find the task again. */
  public TaskRef ref() {
    return ref;
  }

  /** Returns the service's answer to the submission; null for a resumed task. */
  public @Nullable TaskInfo submission() {
    return submission;
  }

  /** Asks the service once for the state of the task. */
  public TaskSnapshot<R> snapshot() {
    return engine.snapshot();
  }

  /**
   * Waits for the result, at most as long as the operation's default (images 10 minutes, video 30).
   *
   * @throws dev.qiao.core.error.TaskFailedException if the service failed; with its code and words
   * @throws dev.qiao.core.error.TaskCanceledException if the task was canceled
   * @throws dev.qiao.core.error.TaskExpiredException if the service no longer knows the task
   * @throws dev.qiao.core.error.TaskTimeoutException at the deadline; the task goes on
   * @throws dev.qiao.core.error.TaskWaitException if the thread is interrupted, the client closes
   *     or polls fail again and again; its reason says which, and the task goes on
   */
  public R await() {
    return engine.await(PollOptions.DEFAULT, null);
  }

  /** Waits with options. */
  public R await(PollOptions options) {
    return engine.await(options, null);
  }

  /** Waits with options and a listener that sees every snapshot. */
  public R await(PollOptions options, TaskListener<R> listener) {
    return engine.await(options, listener);
  }

  /**
   * The result as a future that holds no thread. It completes on the client's callback executor,
   * with the exceptions of {@link #await()}. Canceling it stops the polls, not the task.
   */
  public CompletableFuture<R> awaitAsync() {
    return engine.awaitAsync(PollOptions.DEFAULT, null);
  }

  /** The result as a future, with options. */
  public CompletableFuture<R> awaitAsync(PollOptions options) {
    return engine.awaitAsync(options, null);
  }

  /** The result as a future, with options and a listener that sees every snapshot. */
  public CompletableFuture<R> awaitAsync(PollOptions options, TaskListener<R> listener) {
    return engine.awaitAsync(options, listener);
  }

  /**
   * Asks the service to cancel the task. DashScope cancels only what is still queued; the other
   * vendors document no way.
   *
   * @throws dev.qiao.core.error.BadRequestException if the task cannot be canceled any more
   * @throws UnsupportedOperationException if the vendor cannot cancel; nothing is sent
   */
  public TaskCancellation cancel() {
    return engine.cancel();
  }

  /**
   * Says that the result is in safe hands: saved, recorded, passed on. The task's reference then
   * leaves the client's {@link TaskStore}, and a process that is killed later does not find the
   * task again. Without a store it does nothing; it may be repeated.
   *
   * <p>The client does it by itself when a task failed or was canceled, and after the action of
   * {@link Tasks#forEachCompleted} has returned. It never does so because a wait ended: only the
   * caller knows when the result is saved. A task that is never released is found again by {@link
   * Tasks#unfinished} for as long as the service keeps it, 24 hours at DashScope.
   */
  public void release() {
    engine.release();
  }

  Engine<R> engine() {
    return engine;
  }

  @Override
  public String toString() {
    return "TaskHandle[" + ref + "]";
  }
}
