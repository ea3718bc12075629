package dev.qiao.core.internal.transport;

import org.jspecify.annotations.Nullable;

/**
 * Where the values of a stream come from.
 *
 * @param <T> the type of a value
 */
public interface ValueSource<T> extends AutoCloseable {
  /** The next value, waiting for it; null at the end. */
  @Nullable T next();

  /** The vendor's id of the request, from the response headers. */
  @Nullable String requestId();

  @Override
  void close();
}
