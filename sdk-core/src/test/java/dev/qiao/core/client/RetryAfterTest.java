package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.task.PollOptions;
import java.time.Duration;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service asks to wait, however it writes it. */
class RetryAfterTest extends SocketTest {
  private static final MockResponse OK = json("{\"text\":\"ok\"}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|500",
        "-5|500",
        "-99999999999999999999|500",
        "1.5|1500",
        "0.0001|1",
        "+3|3000",
        " 7 |7000",
        "soon|500",
        "''|500",
        "NaN|500",
        "Infinity|500",
        "0x10|500",
        "1e3|500",
        "5 seconds|500",
        "5, 10|500",
        "2026-01-02T03:05:05Z|500",
        "Fri, 02 Jan 2026 03:04:35 GMT|29322",
        "Fri, 02 Jan 2026 03:00:00 GMT|500",
        "Thu, 01 Jan 1970 00:00:00 GMT|500",
        "Mon, 02 Jan 2026 03:04:35 GMT|500",
        "Fri, 32 Jan 2026 03:04:35 GMT|500"
      })
  void header_isObeyedWhereItIsATime(String value, long millis) {
    server.enqueue(limited("slow").setHeader("Retry-After", value));
    server.enqueue(OK.clone());
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("ok");
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999",
        "9223372036854775807",
        "9223372036854775.9",
        "Fri, 31 Dec 9999 23:59:59 GMT"
      })
  void hugeHeader_failsAtOnce(String value) {
    server.enqueue(limited("slow").setHeader("Retry-After", value));
    requireRefused("the service asks to wait 315360000 s, longer than RetryPolicy.maxRetryAfter");
  }

  @Test
  void severalHeaders_theLongestCounts() {
    server.enqueue(
        limited("slow")
            .addHeader("Retry-After", "soon")
            .addHeader("Retry-After", "2")
            .addHeader("Retry-After", "11")
            .addHeader("Retry-After", "3"));
    server.enqueue(OK.clone());
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("ok");
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(11));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "please try again after 1 seconds|1000",
        "Please try again in 20s.|20000",
        "try again in 1.242s|1242",
        "try again after 0 seconds|500",
        "try again in 120ms|500",
        "try again in 6m0s|500",
        "try again in -3 seconds|500",
        "try again later|500"
      })
  void words_areObeyedWhereTheyAreSeconds(String words, long millis) {
    server.enqueue(limited(words));
    server.enqueue(OK.clone());
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("ok");
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try again in 99999999999999999999 seconds",
        "try again after 99999999999999999999999999999999999999999.9s"
      })
  void hugeWords_failAtOnce(String words) {
    server.enqueue(limited(words));
    requireRefused("the service asks to wait 315360000 s, longer than RetryPolicy.maxRetryAfter");
  }

  @Test
  void poll_isNotAskedBeforeTheTimeThatTheServiceNames() {
    QiaoClient client = client(builder -> builder.time(dev.qiao.core.internal.time.Time.SYSTEM));
    server.enqueue(json("{\"output\":{\"task_id\":\"t-1\"}}"));
    var task = client.submit(TestOperations.Make.of("a"));
    server.enqueue(limited("slow").setHeader("Retry-After", "99999999999999999999"));
    PollOptions wait =
        PollOptions.within(Duration.ofSeconds(1)).withInitialDelay(Duration.ofMillis(10));
    assertThatThrownBy(() -> task.await(wait)).isInstanceOf(TaskTimeoutException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  /** Each pause is drawn between zero and twice the one before, up to the longest. */
  @ParameterizedTest
  @CsvSource({"0,0", "0.25,250", "0.5,500", "0.999999,999"})
  void pause_isDrawn(double random, long millis) {
    time.random(random);
    server.enqueue(limited("slow"));
    server.enqueue(OK.clone());
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("ok");
    assertThat(time.pauses().get(0).toMillis()).isEqualTo(millis);
  }

  private static MockResponse limited(String words) {
    return refusal(429, "Throttling", words);
  }

  private void requireRefused(String words) {
    assertThatThrownBy(() -> client().call(Ask.of("a")))
        .isInstanceOf(RateLimitException.class)
        .hasMessageContaining(words);
    assertThat(time.pauses()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
