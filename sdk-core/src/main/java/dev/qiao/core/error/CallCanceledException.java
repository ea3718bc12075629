package dev.qiao.core.error;

import org.jspecify.annotations.Nullable;

/** The call was canceled by this process: its stream was closed or its future canceled. */
public final class CallCanceledException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** With what was going on. */
  public CallCanceledException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
