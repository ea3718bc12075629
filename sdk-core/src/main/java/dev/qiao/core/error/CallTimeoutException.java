package dev.qiao.core.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One of the timeouts of {@link dev.qiao.core.http.Timeouts} ran out. */
public final class CallTimeoutException extends TransportException {
  private static final long serialVersionUID = 1L;

  /** Which part of a call took too long; each is a setting of {@code Timeouts}. */
  public enum Phase {
    /** Making the connection, TLS included. */
    CONNECT,
    /** Sending the request. */
    WRITE,
    /** Waiting for the first byte of a stream. */
    FIRST_EVENT,
    /** Waiting for the first content of a stream while only keep-alives come. */
    FIRST_CONTENT,
    /** Silence in the middle of a stream or download. */
    IDLE,
    /** The whole call. */
    TOTAL
  }

  private final Phase phase;
  private final Duration limit;

  /** With the phase and its limit. */
  public CallTimeoutException(
      Phase phase,
      Duration limit,
      String message,
      boolean mayHaveReachedService,
      @Nullable Throwable cause) {
    super(message, mayHaveReachedService, cause);
    this.phase = phase;
    this.limit = limit;
  }

  /** Which part took too long. */
  public Phase phase() {
    return phase;
  }

  /** The limit that ran out. */
  public Duration limit() {
    return limit;
  }
}
