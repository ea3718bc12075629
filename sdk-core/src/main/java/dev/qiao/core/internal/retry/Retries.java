package dev.qiao.core.internal.retry;

import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.ErrorTable;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides, failure by failure, whether one call is repeated and after which pause. */
public final class Retries {
  /** Upper bound on rate-limit retries, in case the jittered delays are all near zero. */
  private static final int MAX_RATE_LIMITS = 100;

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d*)?");

  /** Moonshot sends no header and says it in its message, as gateways do. */
  private static final Pattern WAIT_IN_WORDS =
      Pattern.compile(
          "try again (?:after|in) (\\d+(?:\\.\\d+)?) ?s(?:econds?)?\\b", Pattern.CASE_INSENSITIVE);

  /** Longer waits are taken as this, which fits into nanoseconds. */
  private static final Duration MAX_WAIT = Duration.ofDays(3650);

  private final RetryPolicy policy;
  private final boolean repeatable;
  private final Time time;
  private final long begin;

  private int rateLimits;
  private int others;
  private @Nullable String refused;

  /** For one call that starts now. */
  public Retries(RetryPolicy policy, boolean repeatable, Time time) {
    this.policy = policy;
    this.repeatable = repeatable;
    this.time = time;
    this.begin = time.nanos();
  }

  /** How many retries were granted. */
  public int count() {
    return rateLimits + others;
  }

  /** The pause before the next attempt, null if there must be none. */
  public @Nullable Duration nextDelay(SdkException failure) {
    refused = null;
    boolean rateLimit = failure instanceof RateLimitException;
    if (!mayRepeat(failure)
        || (rateLimit
            ? rateLimits >= MAX_RATE_LIMITS || policy.maxRateLimitWait().isZero()
            : others >= policy.retries())) {
      return null;
    }
    Duration left = policy.maxRateLimitWait().minus(Duration.ofNanos(time.nanos() - begin));
    Duration asked = failure instanceof ApiException api ? retryAfter(api, time) : null;
    if (asked != null && !asked.isZero()) {
      if (asked.compareTo(policy.maxRetryAfter()) > 0) {
        refused =
            "the service asks to wait "
                + asked.toSeconds()
                + " s, longer than RetryPolicy.maxRetryAfter";
        return null;
      }
      if (rateLimit && asked.compareTo(left) > 0) {
        refused =
            "the service asks to wait "
                + asked.toSeconds()
                + " s, longer than what is left of RetryPolicy.maxRateLimitWait";
        return null;
      }
      count(rateLimit);
      return asked;
    }
    Duration drawn = drawn(rateLimit ? rateLimits : others);
    if (rateLimit && drawn.compareTo(left) > 0) {
      return null;
    }
    count(rateLimit);
    return drawn;
  }

  private void count(boolean rateLimit) {
    if (rateLimit) {
      rateLimits++;
    } else {
      others++;
    }
  }

  private boolean mayRepeat(SdkException failure) {
    if (failure instanceof ResponseTooLargeException) {
      return false;
    }
    if (failure instanceof TransportException transport) {
      return repeatable || !transport.mayHaveReachedService();
    }
    if (failure instanceof ApiException api) {
      return repeatable ? api.isRetryable() : ErrorTable.isNotTaken(api);
    }
    return false;
  }

  private Duration drawn(int earlier) {
    double longest =
        Math.min(
            (double) policy.maxDelay().toNanos(),
            policy.firstDelay().toNanos() * Math.pow(2, Math.min(earlier, 30)));
    return Duration.ofNanos((long) (longest * time.random()));
  }

  /** How long the service asks to wait, null if it does not. */
  public static @Nullable Duration retryAfter(ApiException failure, Time time) {
    List<String> values = failure.headers().get("retry-after");
    if (values == null || values.isEmpty()) {
      Matcher words = WAIT_IN_WORDS.matcher(failure.vendorMessage());
      return failure instanceof RateLimitException && words.find() ? seconds(words.group(1)) : null;
    }
    Duration longest = null;
    for (String value : values) {
      Duration wait = retryAfter(value.strip(), failure, time);
      if (wait != null && (longest == null || wait.compareTo(longest) > 0)) {
        longest = wait;
      }
    }
    return longest;
  }

  private static @Nullable Duration retryAfter(String value, ApiException failure, Time time) {
    if (NUMBER.matcher(value).matches()) {
      return seconds(value);
    }
    Instant then = date(value);
    if (then == null) {
      return null;
    }
    Duration wait = Duration.between(answeredAt(failure, time), then);
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
  }

  /** Seconds, rounded up to milliseconds; below zero is none. */
  private static Duration seconds(String number) {
    double millis = Math.ceil(Double.parseDouble(number) * 1000);
    return Duration.ofMillis((long) Math.max(0, Math.min(millis, (double) MAX_WAIT.toMillis())));
  }

  private static @Nullable Instant date(String value) {
    try {
      return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException noDate) {
      return null;
    }
  }

  /** The service's clock when it answered: a date of its own is not compared with ours. */
  private static Instant answeredAt(ApiException failure, Time time) {
    List<String> values = failure.headers().get("date");
    Instant date = values == null || values.isEmpty() ? null : date(values.get(0).strip());
    return date == null ? time.now() : date;
  }

  /**
   * The failure to throw: with the reason why a {@code Retry-After} was not obeyed, and with how
   * often the call was repeated, if either is so.
   */
  public SdkException finalFailure(SdkException failure) {
    SdkException last =
        refused != null && failure instanceof ApiException api
            ? ErrorReader.withHint(api, refused + "; " + api.hint())
            : failure;
    int times = count();
    boolean failedAgain = failure instanceof ApiException || failure instanceof TransportException;
    return times == 0 || !failedAgain
        ? last
        : FailureNotes.adding(
            last, "the SDK has retried " + (times == 1 ? "once" : times + " times"));
  }
}
