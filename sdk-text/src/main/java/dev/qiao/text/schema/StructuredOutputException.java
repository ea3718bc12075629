package dev.qiao.text.schema;

import dev.qiao.core.error.SdkException;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.FinishReason;
import org.jspecify.annotations.Nullable;

/**
 * An answer came, and is paid for, but it is not what was asked for: no JSON, JSON of another
 * shape, cut off, refused. Its message says which and what to do; it does not repeat the answer.
 */
public final class StructuredOutputException extends SdkException {
  private static final long serialVersionUID = 1L;

  private final transient ChatResponse response;

  StructuredOutputException(String message, ChatResponse response, @Nullable Throwable cause) {
    super(message, cause);
    this.response = response;
  }

  /** What the model said; empty if it said nothing. */
  public String text() {
    return response.text();
  }

  /** Why it ended; null if the service did not say. */
  public @Nullable FinishReason finishReason() {
    return response.finishReason();
  }

  /** The whole answer, with its usage. */
  public ChatResponse response() {
    return response;
  }
}
