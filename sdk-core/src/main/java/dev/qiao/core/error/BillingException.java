package dev.qiao.core.error;

/**
 * The account does not pay: arrears, an expired plan, an exhausted free tier. Waiting does not
 * help.
 */
public final class BillingException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** With what the vendor said. */
  public BillingException(ApiFailure failure) {
    super(failure);
  }
}
