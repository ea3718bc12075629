package dev.qiao.text.schema;

import dev.qiao.text.ChatResponse;
import java.util.Objects;

/**
 * An answer that was read.
 *
 * @param value what it says
 * @param response the answer as it came, with usage and reasoning
 * @param <T> the type it was read into
 */
public record StructuredAnswer<T>(T value, ChatResponse response) {
  /** Checks that both are there. */
  public StructuredAnswer {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(response, "response");
  }
}
