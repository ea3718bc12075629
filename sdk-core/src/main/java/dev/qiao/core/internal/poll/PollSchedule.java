package dev.qiao.core.internal.poll;

import dev.qiao.core.operation.Operation;
import dev.qiao.core.task.PollOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When one wait polls and when it ends.
 *
 * @param timeout when it ends
 * @param beforeFirst the pause before the first poll
 * @param initial the pause after it
 * @param max the longest pause
 */
public record PollSchedule(Duration timeout, Duration beforeFirst, Duration initial, Duration max) {
  private static final Duration INITIAL = Duration.ofSeconds(2);
  private static final Duration MAX = Duration.ofSeconds(15);
  private static final double GROWTH = 1.5;

  /**
   * The pace of a wait: what its options say, then the client's, then the operation's.
   *
   * @param fresh whether the task was submitted just now, so that a poll at once would be wasted
   */
  public static PollSchedule of(
      Operation<?, ?> operation, PollOptions options, PollOptions client, boolean fresh) {
    Duration documented = operation.pollInterval().isZero() ? null : operation.pollInterval();
    Duration initial = first(options.initialDelay(), client.initialDelay(), documented, INITIAL);
    Duration max = first(options.maxDelay(), client.maxDelay(), documented, MAX);
    max = max.compareTo(initial) < 0 ? initial : max;
    return new PollSchedule(
        first(options.timeout(), client.timeout(), operation.waitTimeout(), Duration.ofMinutes(30)),
        fresh ? initial : Duration.ZERO,
        initial,
        max);
  }

  private static Duration first(
      @Nullable Duration a, @Nullable Duration b, @Nullable Duration c, Duration d) {
    return a != null ? a : b != null ? b : c != null && !c.isZero() ? c : d;
  }

  /**
   * The pause before the next poll.
   *
   * @param polls how many polls there were
   * @param random from 0 to 1, for the jitter of 10 % either way
   */
  Duration pause(int polls, double random) {
    double grown = initial.toNanos() * Math.pow(GROWTH, Math.min(Math.max(polls - 1, 0), 40));
    double bounded = Math.min(grown, (double) max.toNanos());
    return Duration.ofNanos((long) (bounded * (0.9 + 0.2 * random)));
  }
}
