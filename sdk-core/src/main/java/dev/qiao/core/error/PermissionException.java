package dev.qiao.core.error;

/** The key is valid but may not do this: a model, workspace or file is not granted to it. */
public final class PermissionException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** With what the vendor said. */
  public PermissionException(ApiFailure failure) {
    super(failure);
  }
}
