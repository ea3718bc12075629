package dev.qiao.core.error;

/**
 * Too many requests. The limit clears after some time; the message says how often the SDK has
 * retried.
 */
public final class RateLimitException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Which limit was hit. */
  public enum Kind {
    /** Requests per minute or second. */
    REQUEST_RATE,
    /** The rate rose too fast, although the limit itself is not reached. */
    BURST,
    /** Tokens or other units per minute. */
    TOKEN_ALLOCATION,
    /** Requests or tasks at the same time. */
    CONCURRENCY
  }

  private final Kind kind;

  /** With what the vendor said and which limit that is. */
  public RateLimitException(ApiFailure failure, Kind kind) {
    super(failure);
    this.kind = kind;
  }

  /** Which limit was hit. */
  public Kind kind() {
    return kind;
  }
}
