package dev.qiao.core.task;

import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.TaskRequest;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The tasks of a client, reached with {@code client.tasks()}. */
public interface Tasks {
  /**
   * Returns a handle for a task that this or another process submitted.
   *
   * @param ref the task
   * @param resultType the type of its result, such as {@code VideoResult.class}; {@link
   *     TaskOutput}{@code .class} works for every task
   * @throws dev.qiao.core.error.RequestValidationException if the task belongs to another vendor or
   *     region than the client, its operation's artifact is missing, or its result is of another
   *     type
   */
  default <R> TaskHandle<R> resume(TaskRef ref, Class<R> resultType) {
    return resume(ref, resultType, RequestOptions.DEFAULTS);
  }

  /**
   * Returns a handle for a task that was submitted with its own key, which its polls need as well.
   *
   * @param options the key; the workspace is the one in the reference
   */
  <R> TaskHandle<R> resume(TaskRef ref, Class<R> resultType, RequestOptions options);

  /**
   * Returns a handle for a task of which you have only the id, from the vendor's console, another
   * SDK or a callback. It belongs to the client's own vendor, region and workspace. Nothing is
   * sent.
   *
   * <p>When the task was submitted is not known; its reference has the present time.
   *
   * @param requestType the type of the request that a task of this kind is submitted with, such as
   *     {@code WanTextToVideoRequest.class}
   * @param taskId the service's id of the task
   * @throws dev.qiao.core.error.RequestValidationException if the request type is another vendor's
   *     or no task
   * @throws IllegalArgumentException if the text cannot be a task id
   */
  <R> TaskHandle<R> find(Class<? extends TaskRequest<R>> requestType, String taskId);

  /**
   * Drops the reference of a task from the client's {@link TaskStore}, as {@link
   * TaskHandle#release()} does.
   */
  void release(TaskRef ref);

  /**
   * Returns handles for the tasks in the client's {@link TaskStore} that belong to the client and
   * have results of a type, such as those of a killed process. Empty if the client has no store.
   *
   * @param resultType the type of their results; {@link TaskOutput}{@code .class} takes every task
   */
  <R> List<TaskHandle<R>> unfinished(Class<R> resultType);

  /** Waits for all tasks of a batch, each as long as its operation's default. */
  default <R> List<TaskOutcome<R>> awaitAll(Collection<TaskHandle<R>> tasks) {
    return awaitAll(tasks, PollOptions.DEFAULT);
  }

  /**
   * Waits for all tasks of a batch, with one thread for any number of them. A failed task does not
   * throw: the list has its outcome like the others. An interrupt ends the remaining waits, with
   * the flag set and their outcomes {@link dev.qiao.core.error.TaskWaitException}.
   *
   * <p>References of results stay in the client's {@link TaskStore}: call {@link
   * TaskHandle#release()} or {@link #release(TaskRef)} when you have saved them.
   *
   * @param options how long each may take, counted from this call. A service runs few tasks of an
   *     account at a time and queues the rest: allow hours for a large batch
   * @return one outcome per task, in the order of the tasks
   */
  <R> List<TaskOutcome<R>> awaitAll(Collection<TaskHandle<R>> tasks, PollOptions options);

  /**
   * Waits for all tasks of a batch and passes each outcome to the action as it comes, on the
   * calling thread, which is the place to save a result. A task leaves the client's {@link
   * TaskStore} after the action returned without an exception, so that it is found again if the
   * process is killed before. What {@code taker} throws ends the waiting; the tasks go on.
   */
  <R> void forEachCompleted(
      Collection<TaskHandle<R>> tasks, PollOptions options, Consumer<TaskOutcome<R>> taker);

  /**
   * Lists tasks of the account; DashScope only. Use it to find a task after a {@link
   * dev.qiao.core.error.TransportException} that {@code mayHaveReachedService()}.
   *
   * @throws dev.qiao.core.error.RequestValidationException if the client calls another vendor, or
   *     the query asks for more than 24 hours
   */
  TaskPage list(TaskQuery query);
}
