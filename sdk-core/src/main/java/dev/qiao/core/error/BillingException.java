package dev.qiao.core.error;

/**
 * The account or its plan does not pay for this: arrears, an expired plan, a free tier or an
 * allowance that is used up. Retrying does not help.
 */
public final class BillingException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** With what the vendor said. */
  public BillingException(ApiFailure failure) {
    super(failure);
  }
}
