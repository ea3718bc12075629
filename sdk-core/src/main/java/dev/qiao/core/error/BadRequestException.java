package dev.qiao.core.error;

/** The service finds a parameter wrong or missing. */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** With what the vendor said. */
  public BadRequestException(ApiFailure failure) {
    super(failure);
  }
}
