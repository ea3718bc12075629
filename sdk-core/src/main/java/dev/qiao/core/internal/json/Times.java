package dev.qiao.core.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as services write them, however far away they are. */
public final class Times {
  /** How queries have a time: without a zone; the pages' other times imply UTC+8. */
  public static final DateTimeFormatter QUERY = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private Times() {}

  /**
   * A time in a query.
   *
   * @throws IllegalArgumentException if its year is not 0 to 9999
   */
  public static String query(Instant time) {
    try {
      String written = QUERY.format(time.atOffset(ZONE));
      if (Character.isDigit(written.charAt(0))) {
        return written;
      }
    } catch (DateTimeException e) {
      // The first and last hours that an Instant can be.
    }
    throw new IllegalArgumentException("the time must be in the years 0 to 9999, not " + time);
  }

  /** A time in seconds since 1970; null if there is none, or none that an Instant can be. */
  public static @Nullable Instant ofSeconds(@Nullable Long seconds) {
    return seconds == null
            || seconds < Instant.MIN.getEpochSecond()
            || seconds > Instant.MAX.getEpochSecond()
        ? null
        : Instant.ofEpochSecond(seconds);
  }
}
