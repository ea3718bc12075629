package dev.qiao.core.error;

import org.jspecify.annotations.Nullable;

/** The client was closed before or during the call. */
public final class ClientClosedException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** With what was going on. */
  public ClientClosedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
