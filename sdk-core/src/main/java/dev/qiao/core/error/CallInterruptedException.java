package dev.qiao.core.error;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted. Its interrupt flag is set again. */
public final class CallInterruptedException extends SdkException {
  private static final long serialVersionUID = 1L;

  private final boolean mayHaveReachedService;

  /** With what was going on, before anything was sent or after nothing more was to come. */
  public CallInterruptedException(String message, @Nullable Throwable cause) {
    this(message, false, cause);
  }

  /** With what was going on and whether the request may have reached the service. */
  public CallInterruptedException(
      String message, boolean mayHaveReachedService, @Nullable Throwable cause) {
    super(message, cause);
    this.mayHaveReachedService = mayHaveReachedService;
  }

  /**
   * Whether the service may have taken a request and be working on it, and charge for it. A task
   * that was being submitted is then found with {@code client.tasks().list(..)}.
   */
  public boolean mayHaveReachedService() {
    return mayHaveReachedService;
  }
}
