package dev.qiao.core.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How long each phase of a call may take. Each has its own message in {@link
 * dev.qiao.core.error.CallTimeoutException}, which names the setting. These always win over the
 * timeouts of a client given with {@code httpClient(..)}. They do not end blocking code of yours:
 * an {@code ApiKeyProvider}, an {@code Interceptor}, an {@code ExchangeListener}.
 *
 * @param connect looking up the host's name, and then, for each of its addresses, making the
 *     connection, TLS included; 10 s
 * @param write silence while sending; 30 s
 * @param firstEvent from sending to the first byte of a stream's body, and to the complete head of
 *     any answer that has no {@code total}; 60 s
 * @param firstContent from sending to the first event with content of a stream; keep-alives and
 *     events without content do not count; 10 min
 * @param idle for how long a stream may bring no event with content, and a download no byte; what
 *     else comes, such as keep-alives, does not count. The time in which the caller does not read
 *     does not count either; 60 s
 * @param total a whole plain call, retries not counted; 330 s, as DashScope's own limit is 300 s.
 *     Streams and downloads have no such limit; for an upload it bounds the answer's body
 */
public record Timeouts(
    Duration connect,
    Duration write,
    Duration firstEvent,
    Duration firstContent,
    Duration idle,
    Duration total) {
  /** The defaults. */
  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(330));

  /** Checks that every duration is between 1 ms and 24 days. */
  public Timeouts {
    check("connect", connect);
    check("write", write);
    check("firstEvent", firstEvent);
    check("firstContent", firstContent);
    check("idle", idle);
    check("total", total);
  }

  private static void check(String name, Duration value) {
    Objects.requireNonNull(value, () -> "timeout " + name + " is null");
    if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofDays(24)) > 0) {
      throw new IllegalArgumentException(
          "timeout " + name + " must be between 1 ms and 24 days, not " + value);
    }
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return DEFAULT.toBuilder();
  }

  /** Starts from these. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Changes some of the timeouts. */
  public static final class Builder {
    private Duration connect;
    private Duration write;
    private Duration firstEvent;
    private Duration firstContent;
    private Duration idle;
    private Duration total;

    private Builder(Timeouts from) {
      connect = from.connect;
      write = from.write;
      firstEvent = from.firstEvent;
      firstContent = from.firstContent;
      idle = from.idle;
      total = from.total;
    }

    /** Looking up the name, and making the connection to each address, TLS included. */
    public Builder connect(Duration value) {
      check("connect", value);
      connect = value;
      return this;
    }

    /** Silence while sending. */
    public Builder write(Duration value) {
      check("write", value);
      write = value;
      return this;
    }

    /** From sending to the head of an answer and the first byte of a stream. */
    public Builder firstEvent(Duration value) {
      check("firstEvent", value);
      firstEvent = value;
      return this;
    }

    /** From sending to the first content of a stream. */
    public Builder firstContent(Duration value) {
      check("firstContent", value);
      firstContent = value;
      return this;
    }

    /** Silence on a stream, or less than 1024 bytes of a download. */
    public Builder idle(Duration value) {
      check("idle", value);
      idle = value;
      return this;
    }

    /** A whole plain call. */
    public Builder total(Duration value) {
      check("total", value);
      total = value;
      return this;
    }

    /** The timeouts. */
    public Timeouts build() {
      return new Timeouts(connect, write, firstEvent, firstContent, idle, total);
    }
  }
}
