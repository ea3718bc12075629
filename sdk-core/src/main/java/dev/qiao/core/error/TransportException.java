package dev.qiao.core.error;

import org.jspecify.annotations.Nullable;

/** No complete answer came: the network, a timeout or a broken body. */
public abstract class TransportException extends SdkException {
  private static final long serialVersionUID = 1L;

  private final boolean mayHaveReachedService;

  /** For the subtypes. */
  protected TransportException(
      String message, boolean mayHaveReachedService, @Nullable Throwable cause) {
    super(message, cause);
    this.mayHaveReachedService = mayHaveReachedService;
  }

  /**
   * Whether the service may have taken the request and be working on it, and charge for it. Such a
   * request is never repeated by the SDK.
   */
  public final boolean mayHaveReachedService() {
    return mayHaveReachedService;
  }
}
