package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;
import org.jspecify.annotations.Nullable;

/** The service failed to complete the task. Vendors do not charge for it. */
public final class TaskFailedException extends TaskException {
  private static final long serialVersionUID = 1L;

  private final ApiException reason;

  /**
   * With the task's own code and words; {@code reason} is their entry in the vendor's error table.
   */
  public TaskFailedException(TaskRef ref, ApiException reason) {
    super(ref, text(ref, reason), reason);
    this.reason = reason;
  }

  private static String text(TaskRef ref, ApiException reason) {
    StringBuilder text =
        new StringBuilder("task ")
            .append(ref.taskId())
            .append(" (")
            .append(ref.operation())
            .append(") failed");
    if (!reason.code().isEmpty()) {
      text.append(" with ").append(ApiFailure.oneLine(reason.code()));
    }
    if (!reason.vendorMessage().isEmpty()) {
      text.append(": ").append(ApiFailure.oneLine(reason.vendorMessage()));
    }
    text.append(ApiFailure.stop(text)).append(" Hint: ").append(reason.hint());
    if (reason.requestId() != null) {
      text.append(" (request ").append(ApiFailure.oneLine(reason.requestId())).append(')');
    }
    return text.toString();
  }

  /** The task's own code; empty when the service gave none. */
  public String code() {
    return reason.code();
  }

  /** The service's own words; empty when it gave none. */
  public String vendorMessage() {
    return reason.vendorMessage();
  }

  /** The id of the poll that brought the news. */
  public @Nullable String requestId() {
    return reason.requestId();
  }

  /** The same failure as the exception that a plain call would have thrown. */
  public ApiException reason() {
    return reason;
  }
}
