package dev.qiao.core.error;

import org.jspecify.annotations.Nullable;

/** A successful status with a body that is not what the operation returns, often a proxy's page. */
public final class MalformedResponseException extends TransportException {
  private static final long serialVersionUID = 1L;

  private final String body;

  /** With the body, cut at 64 KiB. */
  public MalformedResponseException(String message, String body, @Nullable Throwable cause) {
    super(message, true, cause);
    this.body = body;
  }

  /** The body as text, at most 64 KiB of it. */
  public String body() {
    return body;
  }
}
