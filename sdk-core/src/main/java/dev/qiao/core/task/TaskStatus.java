package dev.qiao.core.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/**
 * The state of a task in the service's own word. Open: a state that this version does not know
 * counts as still running until the deadline.
 */
public final class TaskStatus extends OpenValue {
  /** Queued. */
  public static final TaskStatus PENDING = new TaskStatus("PENDING");

  /** Preparing the input, before it is at work (VideoRetalk). */
  public static final TaskStatus PRE_PROCESSING = new TaskStatus("PRE-PROCESSING");

  /** At work. */
  public static final TaskStatus RUNNING = new TaskStatus("RUNNING");

  /** Finishing the output, before it is done (VideoRetalk). */
  public static final TaskStatus POST_PROCESSING = new TaskStatus("POST-PROCESSING");

  /** Held by the service. */
  public static final TaskStatus SUSPENDED = new TaskStatus("SUSPENDED");

  /** Done; the result is there. */
  public static final TaskStatus SUCCEEDED = new TaskStatus("SUCCEEDED");

  /** Ended without a result. */
  public static final TaskStatus FAILED = new TaskStatus("FAILED");

  /** Canceled before it ran. */
  public static final TaskStatus CANCELED = new TaskStatus("CANCELED");

  /** The service does not know the task, or no longer. */
  public static final TaskStatus UNKNOWN = new TaskStatus("UNKNOWN");

  private TaskStatus(String value) {
    super(value);
  }

  /** The state of that word. */
  @JsonCreator
  public static TaskStatus of(String value) {
    return new TaskStatus(value);
  }
}
