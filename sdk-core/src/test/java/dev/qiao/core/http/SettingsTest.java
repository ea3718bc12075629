package dev.qiao.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.task.PollOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Timeouts, retries and polling as values. */
class SettingsTest {
  @Test
  void timeouts_defaults_areTheDocumentedOnes() {
    assertThat(Timeouts.DEFAULT)
        .isEqualTo(
            new Timeouts(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(330)));
    assertThat(Timeouts.builder().build()).isEqualTo(Timeouts.DEFAULT);
  }

  @Test
  void timeouts_eachSetting_changesItself() {
    Timeouts changed =
        Timeouts.builder()
            .connect(Duration.ofSeconds(1))
            .write(Duration.ofSeconds(2))
            .firstEvent(Duration.ofSeconds(3))
            .firstContent(Duration.ofSeconds(4))
            .idle(Duration.ofSeconds(5))
            .total(Duration.ofSeconds(6))
            .build();
    assertThat(changed)
        .isEqualTo(
            new Timeouts(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6)));
    assertThat(changed.toBuilder().idle(Duration.ofSeconds(9)).build().idle())
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(changed.idle()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void timeouts_zeroNegativeOrEndless_areRefused() {
    assertThatThrownBy(() -> Timeouts.builder().idle(Duration.ZERO).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout idle must be between 1 ms and 24 days, not PT0S");
    assertThatThrownBy(() -> Timeouts.builder().connect(Duration.ofSeconds(-1)).build())
        .hasMessage("timeout connect must be between 1 ms and 24 days, not PT-1S");
    assertThatThrownBy(() -> Timeouts.builder().total(Duration.ofDays(25)).build())
        .hasMessage("timeout total must be between 1 ms and 24 days, not PT600H");
    assertThat(Timeouts.builder().total(Duration.ofDays(24)).build().total())
        .isEqualTo(Duration.ofDays(24));
  }

  @Test
  void retryPolicy_copies_changeOneThing() {
    RetryPolicy policy =
        RetryPolicy.DEFAULT
            .withRetries(5)
            .withMaxRateLimitWait(Duration.ofSeconds(7))
            .withDelays(Duration.ofMillis(1), Duration.ofMillis(2));
    assertThat(policy)
        .isEqualTo(
            new RetryPolicy(
                5,
                Duration.ofSeconds(7),
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofSeconds(60)));
    assertThat(RetryPolicy.NONE.retries()).isZero();
    assertThat(RetryPolicy.NONE.maxRateLimitWait()).isZero();
  }

  @Test
  void retryPolicy_valuesThatMakeNoSense_areRefused() {
    assertThatThrownBy(() -> RetryPolicy.DEFAULT.withRetries(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retries must be 0 to 20, not -1");
    assertThatThrownBy(() -> RetryPolicy.DEFAULT.withRetries(21))
        .hasMessage("retries must be 0 to 20, not 21");
    assertThatThrownBy(
            () -> RetryPolicy.DEFAULT.withDelays(Duration.ofSeconds(3), Duration.ofSeconds(2)))
        .hasMessage("firstDelay must be between zero and maxDelay, not PT3S");
    assertThatThrownBy(
            () -> RetryPolicy.DEFAULT.withDelays(Duration.ofSeconds(-3), Duration.ofSeconds(2)))
        .hasMessage("firstDelay must be between zero and maxDelay, not PT-3S");
    assertThatThrownBy(() -> RetryPolicy.DEFAULT.withMaxRateLimitWait(Duration.ofSeconds(-1)))
        .hasMessage("maxRateLimitWait must not be negative but is PT-1S");
  }

  @Test
  void pollOptions_copies_changeOneThing() {
    PollOptions options =
        PollOptions.within(Duration.ofMinutes(1))
            .withInitialDelay(Duration.ofSeconds(1))
            .withMaxDelay(Duration.ofSeconds(9));
    assertThat(options)
        .isEqualTo(
            new PollOptions(Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(9)));
    assertThat(options.withTimeout(Duration.ofHours(1)).timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(PollOptions.DEFAULT).isEqualTo(new PollOptions(null, null, null));
  }

  @Test
  void pollOptions_zeroOrNegative_areRefused() {
    assertThatThrownBy(() -> PollOptions.within(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout must be longer than zero and at most 365 days, not PT0S");
    assertThatThrownBy(() -> PollOptions.DEFAULT.withInitialDelay(Duration.ofMillis(-1)))
        .hasMessage("initialDelay must be longer than zero and at most 365 days, not PT-0.001S");
    assertThatThrownBy(() -> PollOptions.DEFAULT.withMaxDelay(Duration.ZERO))
        .hasMessage("maxDelay must be longer than zero and at most 365 days, not PT0S");
  }

  @Test
  void httpRequest_withHeader_replacesInAnyCase() {
    InterceptedRequest request =
        new InterceptedRequest("GET", URI.create("http://h/p?secret=1"), Map.of("X-A", "1"));
    assertThat(request.withHeader("x-a", "2").headers()).isEqualTo(Map.of("x-a", "2"));
    assertThat(request.headers()).isEqualTo(Map.of("X-A", "1"));
    assertThat(request).hasToString("GET h/p [X-A]");
  }
}
