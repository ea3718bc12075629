package dev.qiao.core.internal.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The clock, the pause and the dice of a client, so that tests need not wait or guess. */
public interface Time {
  /** The real thing. */
  Time SYSTEM =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void pause(Duration pause, CountDownLatch end) throws InterruptedException {
          boolean unused = end.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public double random() {
          return ThreadLocalRandom.current().nextDouble();
        }
      };

  /** The same pauses and dice with another time of day. */
  default Time with(Clock clock) {
    Time pauses = this;
    return new Time() {
      @Override
      public long nanos() {
        return pauses.nanos();
      }

      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public void pause(Duration pause, CountDownLatch end) throws InterruptedException {
        pauses.pause(pause, end);
      }

      @Override
      public void await(Condition signal, long nanos) throws InterruptedException {
        pauses.await(signal, nanos);
      }

      @Override
      public double random() {
        return pauses.random();
      }
    };
  }

  /** Nanoseconds of an arbitrary origin. */
  long nanos();

  /** The time of day. */
  Instant now();

  /** Waits, at most until the latch opens. */
  void pause(Duration pause, CountDownLatch end) throws InterruptedException;

  /**
   * Waits for a signal, at most that long; it may return earlier. The condition's lock is held, and
   * what is waited for is checked after each return.
   */
  @SuppressWarnings("WaitNotInLoop") // The caller loops.
  default void await(Condition signal, long nanos) throws InterruptedException {
    long unused = signal.awaitNanos(nanos);
  }

  /** A number from 0 (included) to 1 (excluded). */
  double random();
}
