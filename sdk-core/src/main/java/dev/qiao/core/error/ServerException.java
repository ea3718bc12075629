package dev.qiao.core.error;

/** The service failed or is overloaded; the request is not the cause. */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** With what the vendor said. */
  public ServerException(ApiFailure failure) {
    super(failure);
  }
}
