package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.SubmissionLimit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that cannot be meant are refused where they are made. */
class ClientOptionsTest extends SocketTest {
  @Test
  void path_ofAnUnknownOperation_isRefusedWithTheNearestIds() {
    assertThatThrownBy(() -> client(builder -> builder.path("test.aks", "/x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "path(..) names the unknown operation \"test.aks\"; known operations of DashScope,"
                + " nearest first: test.ask, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Test.ask", "test.ask ", "test.deep", "test.ask.stream.stream"})
  void path_ofNoOperationOfThisVendor_isRefused(String id) {
    assertThatThrownBy(() -> client(builder -> builder.path(id, "/x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown operation \"" + id + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"test.ask", "test.ask.stream", "task.list"})
  void path_ofAKnownOperation_isTaken(String id) {
    assertThat(client(builder -> builder.path(id, "/x"))).isNotNull();
  }

  @Test
  void temporaryKey_anyLifetimeOutOfRange_namesTheRange() {
    for (Duration lifetime :
        new Duration[] {
          Duration.ofDays(100_000),
          ChronoUnit.FOREVER.getDuration(),
          Duration.ofSeconds(Long.MIN_VALUE),
        }) {
      assertThatThrownBy(() -> client().temporaryKey(lifetime))
          .isInstanceOf(RequestValidationException.class)
          .hasMessage(
              "the lifetime of a temporary key (expire_in_seconds) must be 1 s to 30 min, not "
                  + lifetime);
    }
    for (Duration lifetime :
        new Duration[] {Duration.ZERO, Duration.ofMillis(500), Duration.ofDays(1)}) {
      assertThatThrownBy(() -> client().temporaryKey(lifetime))
          .isInstanceOf(RequestValidationException.class)
          .hasMessageContaining("1800");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void durationsWithoutEnd_areRefusedWhereTheyAreSet() {
    for (Duration endless :
        new Duration[] {
          ChronoUnit.FOREVER.getDuration(),
          Duration.ofMillis(Long.MAX_VALUE),
          Duration.ofSeconds(Long.MAX_VALUE),
          Duration.ofDays(366)
        }) {
      assertThatThrownBy(() -> Timeouts.builder().total(endless))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("timeout total must be between 1 ms and 24 days, not " + endless);
      assertThatThrownBy(() -> RetryPolicy.DEFAULT.withMaxRateLimitWait(endless))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("maxRateLimitWait must be at most 365 days, not " + endless);
      assertThatThrownBy(() -> RetryPolicy.DEFAULT.withDelays(Duration.ZERO, endless))
          .hasMessage("maxDelay must be at most 365 days, not " + endless);
      assertThatThrownBy(() -> PollOptions.within(endless))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Duration year = Duration.ofDays(365);
    assertThat(RetryPolicy.DEFAULT.withMaxRateLimitWait(year).maxRateLimitWait()).isEqualTo(year);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 1e300})
  void submissionLimit_thatNobodyMeans_isRefused(double perSecond) {
    assertThatThrownBy(() -> new SubmissionLimit(perSecond, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one submission a day to a million a second");
  }
}
