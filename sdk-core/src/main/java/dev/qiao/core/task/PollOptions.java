package dev.qiao.core.task;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to wait for a task. Every duration is longer than zero and at most {@link #MAX}.
 *
 * @param timeout when to stop waiting; null takes the operation's default (10 minutes for images,
 *     30 for video). The task itself continues
 * @param initialDelay the pause before the second poll; null takes the operation's documented
 *     interval, or 2 s
 * @param maxDelay the longest pause; the pause grows by half each time, with jitter, up to this.
 *     Null takes 15 s
 */
public record PollOptions(
    @Nullable Duration timeout, @Nullable Duration initialDelay, @Nullable Duration maxDelay) {
  /** The longest duration accepted: 365 days. */
  public static final Duration MAX = Duration.ofDays(365);

  /** The defaults of the operation. */
  public static final PollOptions DEFAULT = new PollOptions(null, null, null);

  /**
   * Checks the durations.
   *
   * @throws IllegalArgumentException if one is not longer than zero, or longer than {@link #MAX}
   */
  public PollOptions {
    inRange("timeout", timeout);
    inRange("initialDelay", initialDelay);
    inRange("maxDelay", maxDelay);
  }

  /** The defaults with another timeout. */
  public static PollOptions within(Duration timeout) {
    return new PollOptions(required("timeout", timeout), null, null);
  }

  /** A copy with another first pause. */
  public PollOptions withInitialDelay(Duration value) {
    return new PollOptions(timeout, required("initial delay", value), maxDelay);
  }

  /** A copy with another longest pause. */
  public PollOptions withMaxDelay(Duration value) {
    return new PollOptions(timeout, initialDelay, required("longest delay", value));
  }

  /** A copy with another timeout. */
  public PollOptions withTimeout(Duration value) {
    return new PollOptions(required("timeout", value), initialDelay, maxDelay);
  }

  /** These options, with other options' values for those that are null. */
  public PollOptions or(PollOptions others) {
    Objects.requireNonNull(others, "the other poll options are null");
    return new PollOptions(
        timeout == null ? others.timeout : timeout,
        initialDelay == null ? others.initialDelay : initialDelay,
        maxDelay == null ? others.maxDelay : maxDelay);
  }

  private static Duration required(String name, Duration value) {
    return Objects.requireNonNull(value, () -> "the " + name + " is null");
  }

  private static void inRange(String name, @Nullable Duration value) {
    if (value != null && (value.isNegative() || value.isZero() || value.compareTo(MAX) > 0)) {
      throw new IllegalArgumentException(
          name + " must be longer than zero and at most 365 days, not " + value);
    }
  }
}
