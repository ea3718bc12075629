package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.stream.EventStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that may cost money reaches the server once. */
class PayOnceTest extends SocketTest {
  /** A request that may cost money, sent somehow. */
  record Paid(String name, Consumer<QiaoClient> send) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Paid> paid() {
    return List.of(
        new Paid("call", client -> client.call(Ask.of("a"))),
        new Paid("stream", client -> client.stream(Ask.of("a")).collect()),
        new Paid("submit", client -> client.submit(Make.of("a"))),
        new Paid("raw post", client -> client.raw().post("/x", "{}")));
  }

  @ParameterizedTest
  @MethodSource("paid")
  void connectionCutAfterTheBody_isNotRepeated(Paid paid) throws InterruptedException {
    QiaoClient client = warm();
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    ok();
    ConnectionException failure =
        catchThrowableOfType(ConnectionException.class, () -> paid.send().accept(client));
    assertThat(failure.mayHaveReachedService()).isTrue();
    assertThat(failure)
        .hasMessageMatching(
            "the connection broke during \\S+ at localhost: .*\\. The service may have taken the"
                + " request");
    assertOnlyOne();
  }

  @ParameterizedTest
  @MethodSource("paid")
  void status408_isNotRepeated(Paid paid) throws InterruptedException {
    QiaoClient client = warm();
    server.enqueue(new MockResponse().setResponseCode(408));
    ok();
    assertThatThrownBy(() -> paid.send().accept(client)).isInstanceOf(ServerException.class);
    assertOnlyOne();
  }

  @ParameterizedTest
  @MethodSource("paid")
  void status503WithRetryAfterZeroAndNoCode_isNotRepeated(Paid paid) throws InterruptedException {
    QiaoClient client = warm();
    server.enqueue(new MockResponse().setResponseCode(503).setHeader("Retry-After", "0"));
    ok();
    assertThatThrownBy(() -> paid.send().accept(client)).isInstanceOf(ServerException.class);
    assertOnlyOne();
  }

  @ParameterizedTest
  @MethodSource("paid")
  void status503WithACodeThatDoesNotMeanNotTaken_isNotRepeated(Paid paid)
      throws InterruptedException {
    QiaoClient client = warm();
    server.enqueue(json(503, "{\"code\":503,\"message\":\"upstream request timeout\"}"));
    ok();
    assertThatThrownBy(() -> paid.send().accept(client)).isInstanceOf(ServerException.class);
    assertOnlyOne();
  }

  @ParameterizedTest
  @MethodSource("paid")
  void redirect_isNotFollowed(Paid paid) throws InterruptedException {
    for (int status : new int[] {301, 302, 307, 308}) {
      QiaoClient client = warm();
      int before = server.getRequestCount();
      server.enqueue(
          new MockResponse()
              .setResponseCode(status)
              .setHeader("Location", server.url("/elsewhere").toString()));
      ApiException failure =
          catchThrowableOfType(BadRequestException.class, () -> paid.send().accept(client));
      assertThat(failure.status()).isEqualTo(status);
      assertThat(server.getRequestCount() - before).isEqualTo(1);
    }
  }

  @Test
  void get_redirect_isNotFollowedWithTheKey() {
    server.enqueue(
        new MockResponse()
            .setResponseCode(302)
            .setHeader("Location", server.url("/elsewhere").toString()));
    assertThatThrownBy(() -> client().raw().get("/x")).isInstanceOf(BadRequestException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void submit_readTimeoutAfterBodySent_isNotRetried() throws InterruptedException {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    QiaoClient client =
        client(
            builder -> builder.timeouts(Timeouts.builder().total(Duration.ofMillis(200)).build()));
    CallTimeoutException failure =
        catchThrowableOfType(CallTimeoutException.class, () -> client.submit(Make.of("a")));
    assertThat(failure)
        .hasMessage(
            "test.make at localhost: there was no complete answer within 200 ms; the setting is"
                + " Timeouts.total. The service may have taken the request");
    assertThat(failure.mayHaveReachedService()).isTrue();
    assertThat(failure.phase()).isEqualTo(CallTimeoutException.Phase.TOTAL);
    assertThat(failure.limit()).isEqualTo(Duration.ofMillis(200));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void submit_cutInTheAnswer_isNotRetried() {
    server.enqueue(
        json("{\"output\":{\"task_id\":\"" + "t".repeat(2000) + "\"}}")
            .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
    ConnectionException failure =
        catchThrowableOfType(ConnectionException.class, () -> client().submit(Make.of("a")));
    assertThat(failure.mayHaveReachedService()).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void submit_answerWithoutTaskId_isMalformedAndKeepsTheBody() {
    server.enqueue(json("{\"output\":{}}"));
    MalformedResponseException failure =
        catchThrowableOfType(MalformedResponseException.class, () -> client().submit(Make.of("a")));
    assertThat(failure)
        .hasMessage(
            "test.make: the answer is not the JSON of a TaskRef: it has no task id; a task may"
                + " exist and be billed: look for it before you submit again");
    assertThat(failure.body()).isEqualTo("{\"output\":{}}");
    assertThat(failure.mayHaveReachedService()).isTrue();
  }

  @Test
  void submit_answerWithAnIdThatCannotStandInAPath_keepsTheId() {
    for (String id : List.of("a/b", "..", "x y", "é")) {
      String body = "{\"output\":{\"task_id\":\"" + id + "\"}}";
      server.enqueue(json(body));
      MalformedResponseException failure =
          catchThrowableOfType(
              MalformedResponseException.class, () -> client().submit(Make.of("a")));
      assertThat(failure)
          .hasMessageStartingWith("test.make: the answer is not the JSON of a TaskRef: ");
      assertThat(failure.body()).isEqualTo(body);
    }
  }

  @Test
  void submit_vendorWhoseTasksCannotBePolled_isRefusedBeforeItCosts() {
    QiaoClient client = client(builder -> builder.vendor(Vendor.DEEPSEEK).region(Region.CHINA));
    server.enqueue(json("{\"task_id\":\"1\"}"));
    assertThatThrownBy(
            () ->
                client.submit(new TestOperations.VendorMake(Vendor.DEEPSEEK, TestOperations.MODEL)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("DeepSeek has no tasks");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void rateLimitWithTheIdThatTheVendorGivesTasks_isNotRepeated() {
    for (int status : List.of(429, 200)) {
      QiaoClient client = client(builder -> builder.vendor(Vendor.ZHIPU).region(Region.CHINA));
      server.enqueue(
          json(status, "{\"id\": \"Z-1\",\"error\":{\"code\":\"1302\",\"message\":\"slow\"}}"));
      int before = server.getRequestCount();
      assertThatThrownBy(
              () ->
                  client.submit(new TestOperations.VendorMake(Vendor.ZHIPU, TestOperations.MODEL)))
          .isInstanceOf(RateLimitException.class);
      assertThat(server.getRequestCount()).as("status %s", status).isEqualTo(before + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("paid")
  void rateLimitThatShowsWork_isNotRepeated(Paid paid) throws InterruptedException {
    for (String work :
        List.of(
            "\"output\":{\"task_id\":\"t-1\"}",
            "\"choices\":[{\"message\":{\"content\":\"Hel\"}}]",
            "\"task_id\": 4711",
            "\"task_status\":\"PENDING\"",
            "\"id\":\"t\",\"status\":\"queued\"",
            "\"data\":[{\"url\":\"https://files.example/a.png\"}]",
            "\"data\":{\"audio\":\"4944\"}",
            "\"usage\":{\"total_tokens\":12}",
            "\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"c\"}]}}]")) {
      for (int status : List.of(429, 200)) {
        QiaoClient client = client();
        server.enqueue(
            json(
                status, "{" + work + ",\"error\":{\"code\":\"Throttling\",\"message\":\"slow\"}}"));
        int before = server.getRequestCount();
        assertThatThrownBy(() -> paid.send().accept(client))
            .as(status + work)
            .isInstanceOf(RateLimitException.class)
            .hasMessageContaining(
                "it is unknown whether the service took the request, which is therefore not"
                    + " repeated");
        assertThat(server.getRequestCount()).as(work).isEqualTo(before + 1);
      }
    }
    assertThat(time.pauses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":\"Throttling\",\"message\":\"slow\",\"output\":{},\"choices\":null}",
        "{\"task_id\":\"\",\"base_resp\":{\"status_code\":1002,\"status_msg\":\"rate limit\"}}",
        "{\"error\":{\"type\":\"rate_limit_error\",\"code\":429,\"message\":\"slow\"},\"content\":[]}",
        "{\"code\":429,\"message\":\"slow\",\"usage\":{\"total_tokens\":0}}"
      })
  void rateLimitThatSaysNotTaken_isRepeated(String body) {
    for (Paid paid : paid()) {
      server.enqueue(json(200, body));
      server.enqueue(json(429, body));
      server.enqueue(
          paid.name().equals("stream") ? sse("data:{\"text\":\"a\",\"finish\":\"stop\"}\n\n") : ok);
      int before = server.getRequestCount();
      paid.send().accept(client());
      assertThat(server.getRequestCount()).as(paid.name()).isEqualTo(before + 3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 502, 504})
  void rateLimitUnderAProxysStatus_isNotRepeated(int status) {
    server.enqueue(refusal(status, "Throttling", "slow"));
    assertThatThrownBy(() -> client().submit(Make.of("a"))).isInstanceOf(ApiException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void rateLimitInAStream_isRepeatedBeforeTheAnswerBeginsOnly() {
    String limit = "event:error\ndata:{\"code\":\"Throttling\",\"message\":\"slow\"}\n\n";
    String end = "data:{\"text\":\"a\",\"finish\":\"stop\"}\n\n";
    server.enqueue(sse(": alive\n\n" + limit));
    server.enqueue(sse(limit));
    server.enqueue(sse(end));
    assertThat(client().stream(Ask.of("a")).stream()).hasSize(1);
    assertThat(server.getRequestCount()).isEqualTo(3);

    server.enqueue(sse("data:{\"text\":\"\"}\n\n" + limit));
    EventStream<?> begun = client().stream(Ask.of("a"));
    for (int asked = 0; asked < 3; asked++) {
      assertThatThrownBy(() -> begun.stream().toList()).isInstanceOf(RuntimeException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(4);

    server.enqueue(sse(limit.replace("\"slow\"", "\"slow\",\"output\":{\"text\":\"Hel\"}")));
    assertThatThrownBy(() -> client().stream(Ask.of("a")).stream().toList())
        .isInstanceOf(RateLimitException.class);
    assertThat(server.getRequestCount()).isEqualTo(5);
  }

  @Test
  void refusalThatNamesATask_givesItsReference() {
    for (int status : List.of(429, 500, 503)) {
      server.enqueue(
          json(
              status,
              "{\"code\":\"ModelUnavailable\",\"message\":\"no\",\"output\":{\"task_id\":\"t-9\"}}"));
      ApiException failure =
          catchThrowableOfType(ApiException.class, () -> client().submit(Make.of("a")));
      assertThat(failure).hasMessageEndingWith("; the task exists: its id is t-9, see taskRef()");
      assertThat(failure.taskRef().taskId()).isEqualTo("t-9");
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  /** A client with a pooled connection, where OkHttp is keenest to repeat. */
  private QiaoClient warm() throws InterruptedException {
    QiaoClient client = client();
    server.enqueue(json("[]"));
    assertThat(client.raw().get("/warm").value()).isEqualTo("[]");
    taken();
    return client;
  }

  private final MockResponse ok = json("{\"output\":{\"task_id\":\"t-1\"},\"text\":\"a\"}");

  /** What a repetition would get. */
  private void ok() {
    server.enqueue(ok);
  }

  private void assertOnlyOne() {
    assertThat(server.getRequestCount()).as("requests, the warming one included").isEqualTo(2);
    assertThat(time.pauses()).isEmpty();
  }
}
