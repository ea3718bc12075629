package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;
import org.jspecify.annotations.Nullable;

/**
 * A wait for a task ended before the task did: {@link #reason()} says why. The task continues at
 * the service; resume it with {@link #taskRef()}.
 */
public final class TaskWaitException extends TaskException {
  private static final long serialVersionUID = 1L;

  /** Why a wait ended early. */
  public enum Reason {
    /** The waiting thread was interrupted; its flag is set again. */
    INTERRUPTED,
    /** The future of the wait was canceled or completed by its owner. */
    CANCELED,
    /** The client was closed. */
    CLIENT_CLOSED,
    /** Several polls in a row could not be made; the cause is the last one's failure. */
    POLLS_FAILED,
    /** Several answers in a row could not be read; the cause is the last one's failure. */
    ANSWER_UNREADABLE
  }

  private final Reason reason;

  /** With what ended the wait; {@code words} complete "the wait ended early: ". */
  public TaskWaitException(TaskRef ref, Reason reason, String words, @Nullable Throwable cause) {
    super(
        ref,
        "the wait for task "
            + ref.taskId()
            + " ("
            + ref.operation()
            + ") ended early: "
            + words
            + (words.endsWith(".") ? "" : ".")
            + " The task continues at the service; reference: "
            + ref,
        cause);
    this.reason = reason;
  }

  /** For a thread that was interrupted while it waited. */
  public static TaskWaitException interrupted(TaskRef ref, @Nullable Throwable cause) {
    return new TaskWaitException(
        ref, Reason.INTERRUPTED, "the waiting thread was interrupted", cause);
  }

  /** Why the wait ended. */
  public Reason reason() {
    return reason;
  }
}
