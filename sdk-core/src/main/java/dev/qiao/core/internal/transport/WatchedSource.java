package dev.qiao.core.internal.transport;

import dev.qiao.core.http.ObservedCall.End;
import dev.qiao.core.http.RequestOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is observed.
 *
 * @param source where the values come from
 * @param watched sees them
 * @param <T> the type of a value
 */
public record WatchedSource<T>(ValueSource<T> source, Watched watched) implements ValueSource<T> {
  /**
   * Opens the stream of a call that is observed, unless {@code watched} is null.
   *
   * @param options the options of the call
   * @param open opens it with the options that say what it is part of
   */
  public static <T> ValueSource<T> opened(
      @Nullable Watched watched,
      RequestOptions options,
      Function<RequestOptions, ValueSource<T>> open) {
    if (watched == null) {
      return open.apply(options);
    }
    try {
      return new WatchedSource<>(open.apply(watched.within(options)), watched);
    } catch (Throwable e) {
      watched.ended(e);
      throw e;
    }
  }

  @Override
  public @Nullable T next() {
    T value;
    try {
      value = source.next();
    } catch (Throwable e) {
      watched.ended(e);
      throw e;
    }
    if (value == null) {
      watched.ended(null);
    } else {
      watched.received(value);
    }
    return value;
  }

  @Override
  public @Nullable String requestId() {
    return source.requestId();
  }

  @Override
  public void close() {
    source.close();
    watched.ended(End.ABANDONED, null);
  }
}
