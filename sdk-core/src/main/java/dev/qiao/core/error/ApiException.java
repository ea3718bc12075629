package dev.qiao.core.error;

import dev.qiao.core.Vendor;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The service answered with an error, whatever the HTTP status. The subtype is chosen from vendor,
 * status and code; {@code docs/errors.md} lists every row.
 */
public abstract class ApiException extends SdkException {
  private static final long serialVersionUID = 1L;

  private ApiFailure failure;

  /** For the subtypes. */
  protected ApiException(ApiFailure failure) {
    super(failure.text(), null);
    this.failure = failure;
  }

  @Override
  void hide(UnaryOperator<String> mask) {
    failure = failure.hiding(mask);
    // A key may have been cut where the message was shortened.
    message = failure.text();
  }

  /** Whose service it was. */
  public Vendor vendor() {
    return failure.vendor();
  }

  /** The HTTP status, or the status an error event inside a stream names. */
  public int status() {
    return failure.status();
  }

  /** The vendor's code, such as {@code Throttling.RateQuota}; empty when it gave none. */
  public String code() {
    return failure.code();
  }

  /** The vendor's own words; empty when it gave none. */
  public String vendorMessage() {
    return failure.message();
  }

  /** The vendor's id of the request. */
  public @Nullable String requestId() {
    return failure.requestId();
  }

  /** Response headers by lower-case name. */
  public Map<String, List<String>> headers() {
    return failure.headers();
  }

  /** The body as text, at most 64 KiB of it. */
  public String body() {
    return failure.body();
  }

  /** One sentence on what to do. */
  public String hint() {
    return failure.hint();
  }

  /**
   * Whether the same request may succeed later. If the SDK has retried, the message says how often.
   */
  public boolean isRetryable() {
    return failure.retryable();
  }
}
