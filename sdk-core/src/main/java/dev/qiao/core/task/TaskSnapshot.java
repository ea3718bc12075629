package dev.qiao.core.task;

import dev.qiao.core.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * A task at one moment, as a poll saw it.
 *
 * @param <R> the type of the result
 */
public sealed interface TaskSnapshot<R> {
  /** The task. */
  TaskRef ref();

  /** The state in the service's own word. */
  TaskStatus status();

  /** The share of work done, 0 to 1, where the service tells; null where it does not. */
  default @Nullable Double progress() {
    return null;
  }

  /** Whether the state is final. */
  default boolean isFinal() {
    return true;
  }

  /** Queued at the service. */
  record Pending<R>(TaskRef ref, TaskStatus status) implements TaskSnapshot<R> {
    @Override
    public boolean isFinal() {
      return false;
    }
  }

  /** At work. */
  record Running<R>(TaskRef ref, TaskStatus status, @Nullable Double progress)
      implements TaskSnapshot<R> {
    @Override
    public boolean isFinal() {
      return false;
    }
  }

  /** Done. */
  record Succeeded<R>(TaskRef ref, TaskStatus status, R result) implements TaskSnapshot<R> {}

  /** Ended without a result; {@code reason} says why. */
  record Failed<R>(TaskRef ref, TaskStatus status, ApiException reason)
      implements TaskSnapshot<R> {}

  /** Canceled at the service. */
  record Canceled<R>(TaskRef ref, TaskStatus status) implements TaskSnapshot<R> {}

  /** The service does not know the task, or no longer. */
  record Expired<R>(TaskRef ref, TaskStatus status) implements TaskSnapshot<R> {}

  /** A state that this version does not know. It counts as running. */
  record Unknown<R>(TaskRef ref, TaskStatus status) implements TaskSnapshot<R> {
    @Override
    public boolean isFinal() {
      return false;
    }
  }
}
