package dev.qiao.core.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

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

  /** Nanoseconds of an arbitrary origin. */
  long nanos();

  /** The time of day. */
  Instant now();

  /** Waits, at most until the latch opens. */
  void pause(Duration pause, CountDownLatch end) throws InterruptedException;

  /** A number from 0 (included) to 1 (excluded). */
  double random();
}
