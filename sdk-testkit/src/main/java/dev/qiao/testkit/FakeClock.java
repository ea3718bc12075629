package dev.qiao.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** The server's time: the machine's, plus what a test let pass. */
final class FakeClock extends Clock {
  /** The service writes times of UTC+8 and does not say so. */
  private static final DateTimeFormatter TASK_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.ofHours(8));

  private static final DateTimeFormatter LIST_TIME =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("MMddHHmmss")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.ofHours(8))
          .withResolverStyle(ResolverStyle.STRICT);

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants have no zone");
  }

  Instant now() {
    return Instant.now().plus(ahead.get());
  }

  void pass(Duration time) {
    ahead.accumulateAndGet(time, Duration::plus);
  }

  /** The time that a list of tasks was asked from or to. */
  static Instant listTime(String text) {
    return LIST_TIME.parse(text, Instant::from);
  }

  static String taskTime(Instant time) {
    return TASK_TIME.format(time);
  }
}
