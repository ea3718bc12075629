package dev.qiao.core.task;

/**
 * Sees every snapshot that a wait's polls bring. Called on {@code callbackExecutor}, in order,
 * never two at a time for one wait; what it throws is logged and does not end the wait. {@code
 * await} returns after the listener has seen the last snapshot, unless it takes longer than 5
 * seconds.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface TaskListener<R> {
  /** A poll has brought this. */
  void onSnapshot(TaskSnapshot<R> snapshot);
}
