package dev.qiao.core.task;

import dev.qiao.core.error.SdkException;

/**
 * How the wait for one task of a batch ended: a result or a failure.
 *
 * @param <R> the type of the result
 */
public sealed interface TaskOutcome<R> {
  /** The task. */
  TaskRef ref();

  /**
   * The result, or the exception thrown.
   *
   * @throws SdkException that of {@link Failed#failure()}
   */
  R orThrow();

  /** It brought a result. */
  record Succeeded<R>(TaskRef ref, R result) implements TaskOutcome<R> {
    @Override
    public R orThrow() {
      return result;
    }
  }

  /**
   * It brought none.
   *
   * @param failure what {@link TaskHandle#await()} would have thrown. After a {@link
   *     dev.qiao.core.error.TaskTimeoutException} or {@link dev.qiao.core.error.TaskWaitException}
   *     the task continues at the service
   */
  record Failed<R>(TaskRef ref, SdkException failure) implements TaskOutcome<R> {
    @Override
    public R orThrow() {
      throw failure;
    }
  }
}
