package dev.qiao.core.error;

/** Input or output did not pass the vendor's content review. */
public final class ContentRejectedException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** With what the vendor said. */
  public ContentRejectedException(ApiFailure failure) {
    super(failure);
  }
}
