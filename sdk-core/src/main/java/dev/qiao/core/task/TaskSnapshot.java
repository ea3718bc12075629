package dev.qiao.core.task;

import dev.qiao.core.error.ApiFailure;
import org.jspecify.annotations.Nullable;

/**
 * The state of a task at one moment, from a poll.
 *
 * @param <R> the type of the result
 */
public sealed interface TaskSnapshot<R> {
  /** The task. */
  TaskRef ref();

  /** What the service says of it. */
  TaskInfo info();

  /** The state in the service's own word. */
  default TaskStatus status() {
    return info().status();
  }

  /** The id of the request that asked, for a support ticket; null if the service sent none. */
  default @Nullable String requestId() {
    return info().requestId();
  }

  /** Returns the share of work done, 0 to 1; null if the service does not report it. */
  default @Nullable Double progress() {
    TaskInfo.Metrics metrics = info().metrics();
    if (metrics == null || metrics.total() == null || metrics.total() <= 1) {
      return null;
    }
    int done =
        (metrics.succeeded() == null ? 0 : metrics.succeeded())
            + (metrics.failed() == null ? 0 : metrics.failed());
    return (double) done / metrics.total();
  }

  /** Whether the state is final. */
  default boolean isFinal() {
    return !(this instanceof Pending || this instanceof Running || this instanceof Unknown);
  }

  /** Queued at the service. */
  record Pending<R>(TaskRef ref, TaskInfo info) implements TaskSnapshot<R> {}

  /** At work. */
  record Running<R>(TaskRef ref, TaskInfo info) implements TaskSnapshot<R> {}

  /** Done. */
  record Succeeded<R>(TaskRef ref, TaskInfo info, R result) implements TaskSnapshot<R> {}

  /** Ended without a result; {@code failure} says why. */
  record Failed<R>(TaskRef ref, TaskInfo info, ApiFailure failure) implements TaskSnapshot<R> {}

  /** Canceled at the service. */
  record Canceled<R>(TaskRef ref, TaskInfo info) implements TaskSnapshot<R> {}

  /** The service does not know the task, or no longer. */
  record Expired<R>(TaskRef ref, TaskInfo info) implements TaskSnapshot<R> {}

  /** A state that this version does not know. It counts as running. */
  record Unknown<R>(TaskRef ref, TaskInfo info) implements TaskSnapshot<R> {}
}
