package dev.qiao.core.error;

/** The answer is larger than {@code QiaoClient.builder().responseLimit(..)}. */
public final class ResponseTooLargeException extends TransportException {
  private static final long serialVersionUID = 1L;

  private final long limit;

  /** With the limit in bytes. */
  public ResponseTooLargeException(String message, long limit) {
    super(message, true, null);
    this.limit = limit;
  }

  /** The limit in bytes. */
  public long limit() {
    return limit;
  }
}
