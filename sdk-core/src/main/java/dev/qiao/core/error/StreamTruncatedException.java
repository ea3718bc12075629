package dev.qiao.core.error;

import org.jspecify.annotations.Nullable;

/** A stream ended without its end mark. Everything before was delivered. */
public final class StreamTruncatedException extends TransportException {
  private static final long serialVersionUID = 1L;

  private final long events;
  private transient @Nullable Object received;

  /** With the number of events delivered before the end. */
  public StreamTruncatedException(String message, long events, @Nullable Throwable cause) {
    super(message, true, cause);
    this.events = events;
  }

  /** How many events had been delivered. */
  public long events() {
    return events;
  }

  /**
   * What had come, put together as the stream's {@code collect()} would have: a {@code
   * ChatResponse} for a chat. Null when the stream's events are not put together, and in an
   * exception that was serialized.
   */
  public @Nullable Object received() {
    return received;
  }

  /**
   * Sets what had come, unless it is set: for a stream that puts its values together, as {@code
   * ChatStream} does.
   *
   * @return this
   */
  public StreamTruncatedException with(Object partial) {
    if (received == null) {
      received = partial;
    }
    return this;
  }
}
