package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;

/**
 * The service does not know the task: its time to live is over, or it belongs to another region,
 * account or workspace.
 */
public final class TaskExpiredException extends TaskException {
  private static final long serialVersionUID = 1L;

  /** For a task that the service reports as unknown. */
  public TaskExpiredException(TaskRef ref, String message) {
    super(ref, message, null);
  }
}
