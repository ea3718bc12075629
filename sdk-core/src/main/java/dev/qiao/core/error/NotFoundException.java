package dev.qiao.core.error;

/** The model, file, task or path does not exist for this key. */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** With what the vendor said. */
  public NotFoundException(ApiFailure failure) {
    super(failure);
  }
}
