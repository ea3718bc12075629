package dev.qiao.core.task;

/** The tasks of a client, reached with {@code client.tasks()}. */
public interface Tasks {
  /**
   * A handle for a task that this or another process submitted.
   *
   * @param ref the task
   * @param resultType the type of its result, such as {@code VideoResult.class}; {@link
   *     TaskOutput}{@code .class} works for every task
   * @throws dev.qiao.core.error.InvalidRequestException if the task belongs to another vendor or
   *     region than the client, its operation's artifact is missing, or its result is of another
   *     type
   */
  <R> TaskHandle<R> resume(TaskRef ref, Class<R> resultType);
}
