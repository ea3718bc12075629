package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;
import org.jspecify.annotations.Nullable;

/** A submitted task did not return a result. {@link #taskRef()} is always set. */
public abstract class TaskException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** For the subtypes. */
  protected TaskException(TaskRef ref, String message, @Nullable Throwable cause) {
    super(message, cause);
    about(ref);
  }
}
