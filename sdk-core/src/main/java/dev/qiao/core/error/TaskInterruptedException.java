package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;
import org.jspecify.annotations.Nullable;

/**
 * The thread that waited for the task was interrupted, or the client closed. The interrupt flag is
 * set again; the task goes on at the service.
 */
public final class TaskInterruptedException extends TaskException {
  private static final long serialVersionUID = 1L;

  /** With what ended the wait. */
  public TaskInterruptedException(TaskRef ref, String reason, @Nullable Throwable cause) {
    super(
        ref,
        "the wait for task "
            + ref.taskId()
            + " ("
            + ref.operation()
            + ") ended early: "
            + reason
            + ". The task goes on at the service; reference: "
            + ref,
        cause);
  }
}
