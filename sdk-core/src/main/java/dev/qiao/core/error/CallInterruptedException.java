package dev.qiao.core.error;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted. Its interrupt flag is set again. */
public final class CallInterruptedException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** With what was going on. */
  public CallInterruptedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
