package dev.qiao.core.error;

import org.jspecify.annotations.Nullable;

/** The connection could not be made, or broke. */
public final class ConnectionException extends TransportException {
  private static final long serialVersionUID = 1L;

  /** With what broke and whether the request may have reached the service. */
  public ConnectionException(
      String message, boolean mayHaveReachedService, @Nullable Throwable cause) {
    super(message, mayHaveReachedService, cause);
  }
}
