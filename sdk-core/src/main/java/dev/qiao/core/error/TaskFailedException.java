package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;
import org.jspecify.annotations.Nullable;

/** The service worked on the task and failed. Vendors do not charge for it. */
public final class TaskFailedException extends TaskException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String vendorMessage;
  private final @Nullable String requestId;
  private final transient ApiException reason;

  /**
   * With the task's own code and words; {@code reason} is their entry in the vendor's error table.
   */
  public TaskFailedException(TaskRef ref, ApiException reason) {
    super(
        ref,
        "task "
            + ref.taskId()
            + " ("
            + ref.operation()
            + ") failed"
            + (reason.code().isEmpty() ? "" : " with " + ApiFailure.oneLine(reason.code()))
            + (reason.vendorMessage().isEmpty()
                ? ""
                : ": " + ApiFailure.oneLine(reason.vendorMessage()))
            + " Hint: "
            + reason.hint()
            + (reason.requestId() == null ? "" : " (request " + reason.requestId() + ")"),
        reason);
    this.code = reason.code();
    this.vendorMessage = reason.vendorMessage();
    this.requestId = reason.requestId();
    this.reason = reason;
  }

  /** The task's own code; empty when the service gave none. */
  public String code() {
    return code;
  }

  /** The service's own words; empty when it gave none. */
  public String vendorMessage() {
    return vendorMessage;
  }

  /** The id of the poll that brought the news. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** The same failure as the exception that a plain call would have thrown. */
  public ApiException reason() {
    return reason;
  }
}
