package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;

/**
 * The task was submitted and is billed, but the client's {@link dev.qiao.core.task.TaskStore} did
 * not save its reference. Keep {@link #taskRef()} yourself; the task continues.
 */
public final class TaskNotStoredException extends TaskException {
  private static final long serialVersionUID = 1L;

  /** With what the store threw. */
  public TaskNotStoredException(TaskRef ref, Throwable cause) {
    super(
        ref,
        "task "
            + ref.taskId()
            + " ("
            + ref.operation()
            + ") was submitted, but its reference could not be stored: "
            + cause
            + ". Keep it yourself: "
            + ref,
        cause);
  }
}
