package dev.qiao.core.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.task.PollOptions;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How fast a wait polls. */
class PollScheduleTest {
  /** A request type. */
  interface Work extends TaskRequest<Void> {}

  private static Operation<Work, Void> operation(Duration wait, Duration interval) {
    return Operation.task(
        "x", Vendor.DASHSCOPE, Endpoint.Api.NATIVE, "/x", Work.class, Void.class, wait, interval);
  }

  @Test
  void pause_defaults_growFromTwoSecondsToFifteen() {
    PollSchedule pace =
        PollSchedule.of(
            operation(Duration.ofMinutes(30), Duration.ZERO),
            PollOptions.DEFAULT,
            PollOptions.DEFAULT,
            true);
    assertThat(pace.timeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(pace.beforeFirst()).isEqualTo(Duration.ofSeconds(2));
    assertThat(IntStream.range(1, 9).mapToObj(polls -> pace.pause(polls, 0.5).toMillis()))
        .containsExactly(2000L, 3000L, 4500L, 6750L, 10125L, 15000L, 15000L, 15000L);
    assertThat(pace.pause(100_000, 0.5)).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void pause_jitter_isTenPercentEitherWay() {
    PollSchedule pace =
        new PollSchedule(
            Duration.ofHours(1), Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(10));
    assertThat(pace.pause(1, 0)).isEqualTo(Duration.ofSeconds(9));
    assertThat(pace.pause(1, 0.999_999).toMillis()).isBetween(10_990L, 11_000L);
  }

  @Test
  void of_documentedInterval_isKept() {
    PollSchedule pace =
        PollSchedule.of(
            operation(Duration.ofMinutes(30), Duration.ofSeconds(20)),
            PollOptions.DEFAULT,
            PollOptions.DEFAULT,
            true);
    assertThat(pace.initial()).isEqualTo(Duration.ofSeconds(20));
    assertThat(pace.max()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void of_options_winOverClientOverOperation() {
    PollOptions client =
        new PollOptions(Duration.ofMinutes(2), Duration.ofSeconds(3), Duration.ofSeconds(4));
    Operation<Work, Void> operation = operation(Duration.ofMinutes(30), Duration.ofSeconds(20));
    PollSchedule ofClient = PollSchedule.of(operation, PollOptions.DEFAULT, client, true);
    assertThat(ofClient)
        .isEqualTo(
            new PollSchedule(
                Duration.ofMinutes(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4)));
    PollSchedule ofWait =
        PollSchedule.of(operation, PollOptions.within(Duration.ofMinutes(1)), client, true);
    assertThat(ofWait.timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(ofWait.initial()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void of_maxBelowInitial_isLifted() {
    PollSchedule pace =
        PollSchedule.of(
            operation(Duration.ofMinutes(30), Duration.ZERO),
            PollOptions.DEFAULT.withInitialDelay(Duration.ofSeconds(40)),
            PollOptions.DEFAULT,
            true);
    assertThat(pace.max()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void of_resumedTask_isPolledAtOnce() {
    PollSchedule pace =
        PollSchedule.of(
            operation(Duration.ZERO, Duration.ZERO),
            PollOptions.DEFAULT,
            PollOptions.DEFAULT,
            false);
    assertThat(pace.beforeFirst()).isZero();
    assertThat(pace.timeout())
        .as("an operation without a timeout of its own")
        .isEqualTo(Duration.ofMinutes(30));
  }
}
