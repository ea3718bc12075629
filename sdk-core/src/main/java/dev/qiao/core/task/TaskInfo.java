package dev.qiao.core.task;

import dev.qiao.core.internal.json.RecordText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of a task beside its result. Times are kept as printed, without a zone; the
 * one page of DashScope that names it says UTC+8, which the methods for an {@link Instant} assume.
 *
 * @param taskId the id the answer names
 * @param status the state in the service's own word
 * @param submitTime when the task was taken, as printed
 * @param scheduledTime when it began to run, as printed
 * @param startTime a second name for that on some pages, as printed
 * @param endTime when it ended, as printed
 * @param metrics how many of its parts are done, where a task has parts
 * @param requestId the id of the request that brought this
 * @param statusCode a status inside the body, in print-outs of the vendor's own SDKs only
 * @param code the code beside the output; empty or null on success
 * @param message the words beside the output; empty or null on success
 * @param model the model at work, where a vendor names it (Zhipu)
 * @param usage what the service says was used so far, of a task without a result: some failures say
 *     zero here; empty beside a result, which has its own
 * @param additional fields this version does not know
 */
public record TaskInfo(
    @Nullable String taskId,
    TaskStatus status,
    @Nullable String submitTime,
    @Nullable String scheduledTime,
    @Nullable String startTime,
    @Nullable String endTime,
    @Nullable Metrics metrics,
    @Nullable String requestId,
    @Nullable Integer statusCode,
    @Nullable String code,
    @Nullable String message,
    @Nullable String model,
    Map<String, Object> usage,
    Map<String, Object> additional) {
  private static final DateTimeFormatter PRINTED =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  /** When the task was taken; null if it is not returned or not in the documented form. */
  public @Nullable LocalDateTime submittedAt() {
    return local(submitTime);
  }

  /** When the task began to run; null if it is not returned or not in the documented form. */
  public @Nullable LocalDateTime scheduledAt() {
    return local(scheduledTime);
  }

  /** When the task ended; null if it is not returned or not in the documented form. */
  public @Nullable LocalDateTime endedAt() {
    return local(endTime);
  }

  /** When the task was taken, in the zone UTC+8; null where {@link #submittedAt} is. */
  public @Nullable Instant submittedInstant() {
    return instant(submittedAt());
  }

  /** When the task began to run, in the zone UTC+8; null where {@link #scheduledAt} is. */
  public @Nullable Instant scheduledInstant() {
    return instant(scheduledAt());
  }

  /** When the task ended, in the zone UTC+8; null where {@link #endedAt} is. */
  public @Nullable Instant endedInstant() {
    return instant(endedAt());
  }

  private static @Nullable Instant instant(@Nullable LocalDateTime printed) {
    return printed == null ? null : printed.toInstant(ZoneOffset.ofHours(8));
  }

  private static @Nullable LocalDateTime local(@Nullable String printed) {
    if (printed == null) {
      return null;
    }
    try {
      return LocalDateTime.parse(printed, PRINTED);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /**
   * How many parts of a task are done.
   *
   * @param total all parts
   * @param succeeded parts with a result
   * @param failed parts without
   */
  public record Metrics(
      @Nullable Integer total, @Nullable Integer succeeded, @Nullable Integer failed) {
    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
