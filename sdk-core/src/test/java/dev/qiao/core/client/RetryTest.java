package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.error.BillingException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;

/** What is repeated, after which pause, and when it is given up. */
class RetryTest extends SocketTest {
  private static final MockResponse OK = json("{\"text\":\"ok\"}");

  @Test
  void throttlingAllocationQuota_isRetriedAndClassifiedAsRateLimit() {
    server.enqueue(refusal(429, "Throttling.AllocationQuota", "Allocated quota exceeded."));
    server.enqueue(OK.clone());
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("ok");
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(500));

    answerAlways(refusal(429, "Throttling.AllocationQuota", "Allocated quota exceeded."));
    RateLimitException failure =
        catchThrowableOfType(RateLimitException.class, () -> client().call(Ask.of("a")));
    assertThat(failure.kind()).isEqualTo(RateLimitException.Kind.TOKEN_ALLOCATION);
    assertThat(failure)
        .hasMessage(
            "DashScope answered 429 Throttling.AllocationQuota: Allocated quota exceeded. Hint: use"
                + " fewer tokens per minute, or ask for a higher quota; this is not a billing"
                + " problem. (request req-429); the SDK has retried "
                + (time.pauses().size() - 1)
                + " times");
  }

  @Test
  void call_rateLimitWithoutEnd_waitsLongerEachTimeAndGivesUpWithinThePatience() {
    answerAlways(refusal(429, "Throttling.RateQuota", "slow"));
    time.random(0.999_999_999);
    assertThatThrownBy(() -> client().call(Ask.of("a"))).isInstanceOf(RateLimitException.class);
    assertThat(time.pauses().stream().map(pause -> Math.round(pause.toMillis() / 1000.0)))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 20L);
    assertThat(server.getRequestCount()).isEqualTo(7);
  }

  @Test
  void call_rateLimitAndUnluckyDice_stillEnds() {
    answerAlways(refusal(429, "Throttling.RateQuota", "slow"));
    time.random(0);
    assertThatThrownBy(() -> client().call(Ask.of("a"))).isInstanceOf(RateLimitException.class);
    assertThat(server.getRequestCount()).isLessThan(1000);
  }

  @Test
  void call_retryAfterSeconds_isObeyed() {
    server.enqueue(refusal(429, "Throttling", "slow").setHeader("Retry-After", "17"));
    server.enqueue(OK.clone());
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("ok");
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(17));
  }

  @Test
  void call_retryAfterDate_isObeyed() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            FakeTime.START.plusSeconds(30).atOffset(ZoneOffset.UTC));
    server.enqueue(refusal(429, "Throttling", "slow").setHeader("Retry-After", date));
    server.enqueue(OK.clone());
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("ok");
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(29_322));
  }

  @Test
  void call_retryAfterThatIsNoTime_isIgnored() {
    server.enqueue(refusal(429, "Throttling", "slow").setHeader("Retry-After", "soon"));
    server.enqueue(OK.clone());
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("ok");
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void aFailure_saysThatTheSdkHasRetried_onlyIfItHas() {
    MockResponse slow = refusal(429, "Throttling", "slow");
    String hint =
        "DashScope answered 429 Throttling: slow. Hint: send fewer requests per minute, or ask the"
            + " vendor for a higher limit. (request req-429)";
    answerAlways(slow);
    for (RetryPolicy policy :
        List.of(RetryPolicy.NONE, RetryPolicy.DEFAULT.withMaxRateLimitWait(Duration.ZERO))) {
      QiaoClient client = client(builder -> builder.retry(policy));
      assertThatThrownBy(() -> client.call(Ask.of("a"))).hasMessage(hint);
      assertThatThrownBy(() -> client.stream(Ask.of("a"))).hasMessage(hint);
    }
  }

  @Test
  void aFailureAfterOneRetry_saysSo_whateverItIs() {
    server.enqueue(refusal(429, "Throttling", "slow"));
    server.enqueue(refusal(400, "InvalidParameter", "no such voice"));
    assertThatThrownBy(() -> client().call(Ask.of("a")))
        .hasMessageContaining("no such voice")
        .hasMessageEndingWith("; the SDK has retried once");
  }

  @Test
  void call_retryAfterZeroForEver_doesNotHammerTheService() {
    answerAlways(refusal(429, "Throttling", "slow").setHeader("Retry-After", "0"));
    assertThatThrownBy(() -> client().call(Ask.of("a"))).isInstanceOf(RateLimitException.class);
    assertThat(server.getRequestCount()).isLessThan(15);
  }

  @Test
  void call_retryAfterLongerThanAllowed_failsAtOnceWithTheReason() {
    server.enqueue(refusal(429, "Throttling", "slow").setHeader("Retry-After", "61"));
    assertThatThrownBy(() -> client().call(Ask.of("a")))
        .isInstanceOf(RateLimitException.class)
        .hasMessage(
            "DashScope answered 429 Throttling: slow. Hint: the service asks to wait 61 s, longer"
                + " than RetryPolicy.maxRetryAfter; send fewer requests per minute, or ask the"
                + " vendor for a higher limit. (request req-429)");
    assertThat(time.pauses()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void call_retryAfterLongerThanWhatIsLeft_failsAtOnceWithTheReason() {
    server.enqueue(refusal(429, "Throttling", "slow").setHeader("Retry-After", "40"));
    server.enqueue(refusal(429, "Throttling", "slow").setHeader("Retry-After", "40"));
    assertThatThrownBy(() -> client().call(Ask.of("a")))
        .isInstanceOf(RateLimitException.class)
        .hasMessageContaining(
            "the service asks to wait 40 s, longer than what is left of"
                + " RetryPolicy.maxRateLimitWait; send fewer requests");
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void call_noRetryAtAll_sendsOnceAndKeepsTheHint() {
    RequestOptions once = RequestOptions.builder().retry(RetryPolicy.NONE).build();
    time.random(0);
    answerAlways(refusal(429, "Throttling", "slow").setHeader("Retry-After", "0"));
    assertThatThrownBy(() -> client().call(Ask.of("a"), once))
        .isInstanceOf(RateLimitException.class)
        .hasMessageNotContaining("the service asks to wait");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void call_freeTierUsedUpOrArrears_isNotRetried() {
    server.enqueue(refusal(403, "AllocationQuota.FreeTierOnly", "exhausted"));
    server.enqueue(refusal(429, "PrepaidBillOverdue", "pay"));
    server.enqueue(refusal(400, "Arrearage", "pay"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> client().call(Ask.of("a"))).isInstanceOf(BillingException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void call_503WithACode_isRetriedThreeTimes() {
    answerAlways(refusal(503, "ModelUnavailable", "busy"));
    assertThatThrownBy(() -> client().call(Ask.of("a"))).isInstanceOf(ServerException.class);
    assertThat(server.getRequestCount()).isEqualTo(4);
    assertThat(time.pauses())
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void call_503WithoutACode_isNotRetried() {
    answerAlways(new MockResponse().setResponseCode(503).setBody("<html>busy</html>"));
    assertThatThrownBy(() -> client().call(Ask.of("a"))).isInstanceOf(ServerException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void call_500OrTimeoutOfTheModel_isNotRetried() {
    server.enqueue(refusal(500, "InternalError", "oops"));
    server.enqueue(refusal(500, "RequestTimeOut", "slow"));
    server.enqueue(refusal(504, "GatewayTimeoutError", "slow"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> client().call(Ask.of("a"))).isInstanceOf(ServerException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void get_passingFailures_areRetried() {
    server.enqueue(refusal(500, "InternalError", "oops"));
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    server.enqueue(new MockResponse().setResponseCode(502));
    server.enqueue(json("[]"));
    assertThat(client().raw().get("/models").value()).isEqualTo("[]");
    assertThat(server.getRequestCount()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void get_cutInTheBody_isRetried() {
    server.enqueue(
        json("[" + "1,".repeat(50_000) + "1]")
            .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
    server.enqueue(json("[]"));
    assertThat(client().raw().get("/models").value()).isEqualTo("[]");
    assertThat(time.pauses()).hasSize(1);
  }

  @Test
  void get_refusalThatDoesNotPass_isNotRetried() {
    server.enqueue(refusal(400, "InvalidParameter", "no"));
    assertThatThrownBy(() -> client().raw().get("/models")).hasMessageContaining("no");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void get_answerOverTheBound_isNotFetchedAgain() {
    answerAlways(json("\"" + "x".repeat(5000) + "\""));
    QiaoClient client = client(builder -> builder.responseLimit(1024));
    assertThatThrownBy(() -> client.raw().get("/models"))
        .isInstanceOf(dev.qiao.core.error.ResponseTooLargeException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void call_connectionRefused_isRetriedBecauseNothingWasSent() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    QiaoClient client = client(endpoint("http://127.0.0.1:" + port), unused -> {});
    ConnectionException failure =
        catchThrowableOfType(ConnectionException.class, () -> client.call(Ask.of("a")));
    assertThat(failure)
        .hasMessage(
            "no connection for test.ask at 127.0.0.1: ConnectException Failed to connect to"
                + " /127.0.0.1:"
                + port
                + ". Nothing was sent; check network, proxy and endpoint; the SDK has retried 3"
                + " times");
    assertThat(failure.mayHaveReachedService()).isFalse();
    assertThat(time.pauses()).hasSize(3);
  }

  @Test
  void call_interruptedInAPause_throwsWithTheFlagSet() {
    answerAlways(refusal(503, "ModelUnavailable", "busy"));
    QiaoClient client =
        client(
            builder ->
                builder.listener(
                    new dev.qiao.core.http.ExchangeListener() {
                      @Override
                      public void retrying(
                          Exchange exchange, int attempt, Duration pause, Throwable reason) {
                        Thread.currentThread().interrupt();
                      }
                    }));
    assertThatThrownBy(() -> client.call(Ask.of("a")))
        .isInstanceOf(CallInterruptedException.class)
        .hasMessage("interrupted while waiting to retry test.ask")
        .hasCauseInstanceOf(ServerException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void close_duringAPause_endsItAtOnce() {
    answerAlways(refusal(429, "Throttling", "slow").setHeader("Retry-After", "30"));
    QiaoClient[] client = new QiaoClient[1];
    client[0] =
        client(
            builder ->
                builder
                    .time(dev.qiao.core.internal.time.Time.SYSTEM)
                    .listener(
                        new dev.qiao.core.http.ExchangeListener() {
                          @Override
                          public void retrying(
                              Exchange exchange, int attempt, Duration pause, Throwable reason) {
                            client[0].close();
                          }
                        }));
    long begin = System.nanoTime();
    assertThatThrownBy(() -> client[0].call(Ask.of("a")))
        .isInstanceOf(ClientClosedException.class)
        .hasMessage("the client is closed; make a new QiaoClient");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void call_policyOfTheRequest_winsOverTheClients() {
    answerAlways(refusal(503, "ModelUnavailable", "busy"));
    RequestOptions twice =
        RequestOptions.builder()
            .retry(
                RetryPolicy.DEFAULT
                    .withRetries(1)
                    .withDelays(Duration.ofMillis(10), Duration.ofMillis(10)))
            .build();
    assertThatThrownBy(() -> client().call(Ask.of("a"), twice)).isInstanceOf(ServerException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(time.pauses()).isEqualTo(List.of(Duration.ofMillis(5)));
  }

  private void answerAlways(MockResponse answer) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer.clone();
          }
        });
  }
}
