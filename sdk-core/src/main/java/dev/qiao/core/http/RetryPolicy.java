package dev.qiao.core.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What the SDK repeats automatically. A request that may cost money is repeated only if it
 * certainly did not run: the connection or TLS failed, or the service refused it with 429, another
 * documented rate limit, or 503 with a code that means "not taken", and named no task, content or
 * used tokens. Reads are repeated after any temporary failure.
 *
 * @param retries how often a failure other than a rate limit is retried; 3
 * @param maxRateLimitWait the longest total wait for rate limits; 60 s
 * @param firstDelay the first pause; it doubles each time, and the actual pause is random between
 *     zero and that (full jitter); 1 s
 * @param maxDelay the longest pause; 20 s
 * @param maxRetryAfter the longest {@code Retry-After} that is obeyed; 60 s. A longer one, or one
 *     beyond the rest of the total wait, fails at once and says so
 */
public record RetryPolicy(
    int retries,
    Duration maxRateLimitWait,
    Duration firstDelay,
    Duration maxDelay,
    Duration maxRetryAfter) {
  // Before the constants below, whose values it bounds.
  private static final Duration MAX = Duration.ofDays(365);

  /** The defaults. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          3,
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60));

  /** No retry at all. */
  public static final RetryPolicy NONE =
      new RetryPolicy(
          0, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ZERO);

  /** Checks that there are 0 to 20 retries, and that each duration is zero to 365 days. */
  public RetryPolicy {
    if (retries < 0 || retries > 20) {
      throw new IllegalArgumentException("retries must be 0 to 20, not " + retries);
    }
    notNegative("maxRateLimitWait", maxRateLimitWait);
    notNegative("maxRetryAfter", maxRetryAfter);
    Objects.requireNonNull(firstDelay, "firstDelay is null");
    notNegative("maxDelay", maxDelay);
    if (firstDelay.isNegative() || firstDelay.compareTo(maxDelay) > 0) {
      throw new IllegalArgumentException(
          "firstDelay must be between zero and maxDelay, not " + firstDelay);
    }
  }

  private static void notNegative(String name, Duration value) {
    if (Objects.requireNonNull(value, () -> name + " is null").isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative but is " + value);
    }
    if (value.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(name + " must be at most 365 days, not " + value);
    }
  }

  /** A copy with another number of retries. */
  public RetryPolicy withRetries(int value) {
    return new RetryPolicy(value, maxRateLimitWait, firstDelay, maxDelay, maxRetryAfter);
  }

  /** Returns a copy with another total wait for rate limits. */
  public RetryPolicy withMaxRateLimitWait(Duration value) {
    return new RetryPolicy(retries, value, firstDelay, maxDelay, maxRetryAfter);
  }

  /** A copy with another bound for the pause that a {@code Retry-After} header may demand. */
  public RetryPolicy withMaxRetryAfter(Duration value) {
    return new RetryPolicy(retries, maxRateLimitWait, firstDelay, maxDelay, value);
  }

  /** A copy with other pauses. */
  public RetryPolicy withDelays(Duration first, Duration max) {
    return new RetryPolicy(retries, maxRateLimitWait, first, max, maxRetryAfter);
  }
}
