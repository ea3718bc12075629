package dev.qiao.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** The server's time: the machine's, plus what a test let pass. */
final class FakeClock {
  /** The service writes times of UTC+8 and does not say so. */
  private static final DateTimeFormatter TASK_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.ofHours(8));

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  Instant now() {
    return Instant.now().plus(ahead.get());
  }

  void pass(Duration time) {
    ahead.accumulateAndGet(time, Duration::plus);
  }

  static String taskTime(Instant time) {
    return TASK_TIME.format(time);
  }
}
