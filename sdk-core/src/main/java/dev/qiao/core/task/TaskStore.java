package dev.qiao.core.task;

import java.util.List;

/**
 * Keeps the references of paid tasks until they are released, so that they are found again after a
 * process was killed. Pass one to {@code QiaoClient.builder().taskStore(..)}: the client then saves
 * the reference of every task it submits before {@code submit} returns, and removes it when the
 * task was released: see {@link TaskHandle#release()}.
 *
 * <p>{@link FileTaskStore} uses a file. Several processes need a database: a table with the
 * reference's line as its key is enough, see the guide "tasks". Methods are called from many
 * threads, {@link #remove} from those that the client's callbacks run on.
 *
 * <p>{@code submit} waits for {@link #save} however long it takes, as a paid task must not be lost:
 * give a database a timeout. {@link #remove} holds no wait past its deadline, and none for more
 * than 5 seconds; it continues on another thread, and later removals wait for it. Only {@link
 * TaskHandle#release()} and {@link Tasks#release} call it on the caller's thread.
 *
 * <p>Requirements: {@link #save} may run on a thread that is interrupted, or that is interrupted
 * meanwhile; it saves all the same, keeps the interrupt flag, and works for the next caller. An
 * entry that cannot be read, such as one of a later version, hides no other: {@link #all} leaves it
 * out, and the store keeps it. What {@link #save} throws reaches the caller of {@code submit} as
 * {@link dev.qiao.core.error.TaskNotStoredException}, with the reference.
 */
public interface TaskStore {
  /**
   * Saves a reference durably: when this returns, it must survive a kill. Saving it twice is not an
   * error.
   */
  void save(TaskRef ref);

  /** Removes a reference. An unknown one is not an error. */
  void remove(TaskRef ref);

  /** Returns all references, in the order in which they were saved. */
  List<TaskRef> all();
}
