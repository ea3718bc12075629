package dev.qiao.core.error;

/** The key is missing, wrong, expired, or belongs to another region. */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** With what the vendor said. */
  public AuthenticationException(ApiFailure failure) {
    super(failure);
  }
}
