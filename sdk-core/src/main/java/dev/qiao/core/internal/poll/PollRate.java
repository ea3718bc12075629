package dev.qiao.core.internal.poll;

import dev.qiao.core.internal.time.Time;
import dev.qiao.core.task.PollLimiter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Polls at even distances, for all who share it. */
public final class PollRate implements PollLimiter {
  private static final double MAX_PER_SECOND = 10_000;

  private static final double MAX_DISTANCE = TimeUnit.DAYS.toNanos(1);

  private final Time time;
  private final long nanosPerPoll;

  /** When the next poll may be made. */
  private final AtomicLong next;

  /** A rate by a clock. */
  public PollRate(double perSecond, Time time) {
    this.time = time;
    this.nanosPerPoll =
        (long) Math.min(MAX_DISTANCE, TimeUnit.SECONDS.toNanos(1) / checked(perSecond));
    this.next = new AtomicLong(time.nanos());
  }

  /** The rate itself if it is in range. */
  public static double checked(double perSecond) {
    if (!(perSecond > 0) || perSecond > MAX_PER_SECOND) {
      throw new IllegalArgumentException(
          "pollsPerSecond must be more than 0 and at most 10000, not " + perSecond);
    }
    return perSecond;
  }

  /** A rate by the system's clock. */
  public static PollRate perSecond(double perSecond) {
    return new PollRate(perSecond, Time.SYSTEM);
  }

  @Override
  public Duration reserve() {
    while (true) {
      long now = time.nanos();
      long free = next.get();
      long slot = free - now > 0 ? free : now;
      if (next.compareAndSet(free, slot + nanosPerPoll)) {
        return Duration.ofNanos(slot - now);
      }
    }
  }
}
