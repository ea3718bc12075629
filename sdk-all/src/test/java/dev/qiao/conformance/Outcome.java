package dev.qiao.conformance;

import dev.qiao.core.error.ApiException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets: values, and what was thrown after them.
 *
 * @param values the typed values, in order
 * @param failure what was thrown, null if nothing was
 */
record Outcome(List<?> values, @Nullable RuntimeException failure) {

  /** What a supplier gives or throws. */
  static Outcome of(Supplier<List<?>> supplier) {
    try {
      return new Outcome(supplier.get(), null);
    } catch (RuntimeException e) {
      return new Outcome(List.of(), e);
    }
  }

  /** Whether a caller cannot tell this from another. */
  boolean looksLike(Outcome other) {
    return values.equals(other.values) && told(failure).equals(told(other.failure));
  }

  private static String told(@Nullable RuntimeException e) {
    if (e instanceof ApiException api) {
      return String.join(
          "|",
          api.getClass().getName(),
          String.valueOf(api.status()),
          api.code(),
          api.vendorMessage(),
          String.valueOf(api.requestId()));
    }
    return e == null ? "" : e.getClass().getName() + e.getMessage();
  }
}
