package dev.qiao.audio.internal;

import dev.qiao.core.internal.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that moves only when a test moves it, and whose pauses take no time. */
final class MovedTime implements Time {
  private final AtomicLong nanos = new AtomicLong();

  void advance(Duration by) {
    nanos.addAndGet(by.toNanos());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos.get());
  }

  @Override
  public void pause(Duration pause, CountDownLatch end) {
    advance(pause);
  }

  /** Looks again every few milliseconds, so that an advance of the clock is noticed. */
  @Override
  @SuppressWarnings("WaitNotInLoop") // The caller loops.
  public void await(Condition signal, long nanos) throws InterruptedException {
    var unused = signal.await(2, TimeUnit.MILLISECONDS);
  }

  @Override
  public double random() {
    return 0.5;
  }
}
