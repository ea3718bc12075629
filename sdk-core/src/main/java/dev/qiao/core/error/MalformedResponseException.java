package dev.qiao.core.error;

import dev.qiao.core.internal.error.Secrets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A successful status with a body that is not what the operation returns, often a proxy's page. */
public final class MalformedResponseException extends TransportException {
  private static final long serialVersionUID = 1L;

  private String body;

  /** With the body, cut at 64 KiB. */
  public MalformedResponseException(String message, String body, @Nullable Throwable cause) {
    super(message, true, cause);
    this.body = Secrets.withoutSignatures(body);
  }

  @Override
  void hide(UnaryOperator<String> mask) {
    body = mask.apply(body);
  }

  /** The body as text, at most 64 KiB of it. */
  public String body() {
    return body;
  }
}
