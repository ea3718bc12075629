package dev.qiao.core.task;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A submitted task. It has its reference at once; store that before anything else.
 *
 * <p>Polls begin with {@link #await()} or {@link #awaitAsync()} and stop with the result, at a
 * deadline or when the client closes. Any number of waits cost one thread.
 *
 * <p>Handles come from a client. A test of your own code may implement this interface; new methods
 * of it will have a default.
 *
 * @param <R> the type of the result
 */
public interface TaskHandle<R> {
  /** Returns what is needed to find the task again. */
  TaskRef ref();

  /** Returns the service's answer to the submission; null for a resumed task. */
  @Nullable TaskInfo submission();

  /** Asks the service once for the state of the task. */
  TaskSnapshot<R> snapshot();

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
  default R await() {
    return await(PollOptions.DEFAULT);
  }

  /** Waits with options. */
  R await(PollOptions options);

  /** Waits with options and a listener that sees every snapshot. */
  R await(PollOptions options, TaskListener<R> listener);

  /**
   * The result as a future that holds no thread. It completes on the client's callback executor,
   * with the exceptions of {@link #await()}. Canceling it stops the polls, not the task.
   */
  default CompletableFuture<R> awaitAsync() {
    return awaitAsync(PollOptions.DEFAULT);
  }

  /** The result as a future, with options. */
  CompletableFuture<R> awaitAsync(PollOptions options);

  /** The result as a future, with options and a listener that sees every snapshot. */
  CompletableFuture<R> awaitAsync(PollOptions options, TaskListener<R> listener);

  /**
   * Asks the service to cancel the task. DashScope cancels only what is still queued; the other
   * vendors document no way.
   *
   * @throws dev.qiao.core.error.BadRequestException if the task cannot be canceled any more
   * @throws UnsupportedOperationException if the vendor cannot cancel; nothing is sent
   */
  TaskCancellation cancel();

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
  void release();
}
