package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;

/** The task was canceled at the service, by this process or another. */
public final class TaskCanceledException extends TaskException {
  private static final long serialVersionUID = 1L;

  /** For a task that the service reports as canceled. */
  public TaskCanceledException(TaskRef ref) {
    super(ref, "task " + ref.taskId() + " (" + ref.operation() + ") was canceled", null);
  }
}
