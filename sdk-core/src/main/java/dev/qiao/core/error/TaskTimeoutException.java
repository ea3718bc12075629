package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of a wait has passed. The task continues at the service: resume it with its
 * reference.
 */
public final class TaskTimeoutException extends TaskException {
  private static final long serialVersionUID = 1L;

  private final Duration limit;
  private final @Nullable Throwable lastFailure;

  /** With the wait's limit; {@code cause} is the last poll's failure, if that is why. */
  public TaskTimeoutException(
      TaskRef ref, Duration limit, String lastStatus, @Nullable Throwable cause) {
    super(
        ref,
        "task "
            + ref.taskId()
            + " ("
            + ref.operation()
            + ") was "
            + lastStatus
            + " after "
            + limit.toSeconds()
            + " s. It continues at the service: keep this reference and call"
            + " client.tasks().resume(ref, type).await(), or raise PollOptions.timeout. Reference: "
            + ref,
        cause);
    this.limit = limit;
    this.lastFailure = cause;
  }

  /** The limit that ran out. */
  public Duration limit() {
    return limit;
  }

  /** Returns the failure of the last poll; null if it was answered. */
  public @Nullable Throwable lastFailure() {
    return lastFailure;
  }
}
