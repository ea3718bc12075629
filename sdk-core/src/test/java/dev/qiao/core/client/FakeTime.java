package dev.qiao.core.client;

import dev.qiao.core.internal.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** A clock that moves only on demand, and whose pauses take no time. */
final class FakeTime implements Time {
  static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private volatile double random = 0.5;

  void advance(Duration by) {
    nanos.addAndGet(by.toNanos());
  }

  void random(double value) {
    random = value;
  }

  /** Every pause so far. */
  List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get());
  }

  @Override
  public void pause(Duration pause, CountDownLatch end) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted in a pause");
    }
    pauses.add(pause);
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
    return random;
  }
}
