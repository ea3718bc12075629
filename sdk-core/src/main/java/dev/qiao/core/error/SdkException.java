package dev.qiao.core.error;

import dev.qiao.core.task.TaskRef;
import org.jspecify.annotations.Nullable;

/**
 * Everything this SDK throws about a call. Unchecked; the subtype says what happened and the
 * message says what to do. Misuse of the SDK itself (a missing argument, a malformed URL) is an
 * {@link IllegalArgumentException} instead.
 */
public abstract class SdkException extends RuntimeException implements Cloneable {
  private static final long serialVersionUID = 1L;

  /** What this is a copy of, for another caller; null if it is none. */
  private @Nullable SdkException original;

  private @Nullable TaskRef taskRef;

  /** What became known after the message was made; empty if nothing did. */
  private String more = "";

  /** With a one-line message that holds no secret. */
  protected SdkException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * The task this is about. Set on everything thrown after a task was submitted, polls and
   * downloads included: a paid task is never lost with its exception.
   */
  public final @Nullable TaskRef taskRef() {
    return taskRef;
  }

  /** Notes the task, once. For the SDK. */
  public final SdkException about(@Nullable TaskRef ref) {
    if (taskRef == null) {
      taskRef = ref;
    }
    return this;
  }

  /** Adds words to the message. For the SDK. */
  public final SdkException adding(String words) {
    more += "; " + words;
    return this;
  }

  @Override
  public @Nullable String getMessage() {
    String message = super.getMessage();
    return more.isEmpty() ? message : message + more;
  }

  /**
   * A copy to throw in the calling thread, with the caller's stack and this as its cause. A failure
   * that several callers wait for is thrown once for each: one instance would have the stack of
   * none of them. For the SDK.
   */
  public final SdkException forCaller() {
    try {
      SdkException copy = (SdkException) clone();
      copy.original = this;
      copy.fillInStackTrace();
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public synchronized @Nullable Throwable getCause() {
    return original == null ? super.getCause() : original;
  }
}
