package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.InterceptedResponse;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;

/** What listeners hear, in which order, and what interceptors can do. */
class ListenerTest extends SocketTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private final ExchangeListener recorder =
      new ExchangeListener() {
        @Override
        public void started(Exchange exchange) {
          heard.add(
              "started %d %s %s %s %s"
                  .formatted(
                      exchange.number(),
                      exchange.operation(),
                      exchange.method(),
                      exchange.host(),
                      exchange.path()));
        }

        @Override
        public void retrying(Exchange exchange, int attempt, Duration pause, Throwable reason) {
          heard.add(
              "retrying %d attempt %d in %d ms after %s"
                  .formatted(
                      exchange.number(),
                      attempt,
                      pause.toMillis(),
                      reason.getClass().getSimpleName()));
        }

        @Override
        public void answered(Exchange exchange, int status, String requestId, Duration took) {
          heard.add(
              "answered %d %d %s %d ms"
                  .formatted(exchange.number(), status, requestId, took.toMillis()));
        }

        @Override
        public void failed(Exchange exchange, Throwable reason, Duration took) {
          heard.add("failed %d %s".formatted(exchange.number(), reason.getClass().getSimpleName()));
        }

        @Override
        public void streamEnded(Exchange exchange, long events, Duration took, Throwable reason) {
          heard.add(
              "streamEnded %d %d %s"
                  .formatted(
                      exchange.number(),
                      events,
                      reason == null ? "whole" : reason.getClass().getSimpleName()));
        }

        @Override
        public void polled(TaskSnapshot<?> snapshot) {
          heard.add("polled " + snapshot.status());
        }

        @Override
        public void taskEnded(TaskRef task, TaskSnapshot<?> last, Throwable reason) {
          heard.add("taskEnded %s %s %s".formatted(task.taskId(), last.status(), reason == null));
        }
      };

  @Test
  void call_withRetries_isHeardInOrder() {
    server.enqueue(refusal(429, "Throttling", "slow"));
    server.enqueue(refusal(503, "ModelUnavailable", "busy"));
    server.enqueue(json("{}").setHeader("x-request-id", "r-1"));
    client(builder -> builder.listener(recorder)).call(Ask.of("a"));
    assertThat(heard)
        .containsExactly(
            "started 1 test.ask POST localhost /api/v1/services/ask",
            "retrying 1 attempt 1 in 500 ms after RateLimitException",
            "retrying 1 attempt 2 in 500 ms after ServerException",
            "answered 1 200 r-1 1000 ms");
  }

  @Test
  void call_refused_isHeardAsFailed() {
    server.enqueue(refusal(400, "InvalidParameter", "no"));
    QiaoClient client = client(builder -> builder.listener(recorder));
    assertThatThrownBy(() -> client.call(Ask.of("a"))).isInstanceOf(BadRequestException.class);
    assertThat(heard)
        .containsExactly(
            "started 1 test.ask POST localhost /api/v1/services/ask",
            "failed 1 BadRequestException");
  }

  @Test
  void call_whoseAnswerCannotBeRead_isHeardAsFailedOnly() {
    server.enqueue(json("[1]"));
    QiaoClient client = client(builder -> builder.listener(recorder));
    assertThatThrownBy(() -> client.call(Ask.of("a")))
        .isInstanceOf(dev.qiao.core.error.MalformedResponseException.class);
    server.enqueue(json("{\"output\":{}}"));
    assertThatThrownBy(() -> client.submit(Make.of("a")))
        .isInstanceOf(dev.qiao.core.error.MalformedResponseException.class);
    assertThat(heard)
        .containsExactly(
            "started 1 test.ask POST localhost /api/v1/services/ask",
            "failed 1 MalformedResponseException",
            "started 2 test.make POST localhost /api/v1/services/make",
            "failed 2 MalformedResponseException");
  }

  @Test
  void stream_wholeCutAndClosed_areHeardWithTheirEnd() {
    QiaoClient client = client(builder -> builder.listener(recorder));
    server.enqueue(sse("data:{\"text\":\"a\"}\n\ndata:[DONE]\n\n"));
    client.stream(Ask.of("a")).collect();
    server.enqueue(sse("data:{\"text\":\"a\"}\n\n"));
    assertThatThrownBy(() -> client.stream(Ask.of("a")).collect()).hasMessageContaining("end mark");
    server.enqueue(sse("data:{\"text\":\"a\"}\n\n"));
    client.stream(Ask.of("a")).close();
    assertThat(heard)
        .containsExactly(
            "started 1 test.ask.stream POST localhost /api/v1/services/ask",
            "answered 1 200 null 0 ms",
            "streamEnded 1 1 whole",
            "started 2 test.ask.stream POST localhost /api/v1/services/ask",
            "answered 2 200 null 0 ms",
            "streamEnded 2 1 StreamTruncatedException",
            "started 3 test.ask.stream POST localhost /api/v1/services/ask",
            "answered 3 200 null 0 ms",
            "streamEnded 3 0 CallCanceledException");
  }

  @Test
  void await_pollsAndEnd_areHeard() {
    server.enqueue(json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}}"));
    server.enqueue(json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"RUNNING\"}}"));
    server.enqueue(
        json(
            "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"SUCCEEDED\","
                + "\"video_url\":\"http://x/y\"}}"));
    client(
            builder ->
                builder
                    .listener(recorder)
                    .polling(
                        PollOptions.DEFAULT
                            .withInitialDelay(Duration.ofMillis(1))
                            .withMaxDelay(Duration.ofMillis(1)))
                    .time(dev.qiao.core.internal.time.Time.SYSTEM)
                    .pollsPerSecond(1000))
        .submit(Make.of("a"))
        .await();
    List<String> lines = heard.stream().map(line -> line.replaceAll(" \\d+ ms", "")).toList();
    assertThat(lines)
        .filteredOn(line -> line.startsWith("started") || line.startsWith("answered"))
        .containsExactly(
            "started 1 test.make POST localhost /api/v1/services/make",
            "answered 1 200 null",
            "started 2 task.get GET localhost /api/v1/tasks/t-1",
            "answered 2 200 null",
            "started 3 task.get GET localhost /api/v1/tasks/t-1",
            "answered 3 200 null");
    // What a task reports runs on the callbacks' thread; the next poll does not wait for it.
    assertThat(lines)
        .filteredOn(line -> line.startsWith("polled") || line.startsWith("task"))
        .containsExactly("polled RUNNING", "polled SUCCEEDED", "taskEnded t-1 SUCCEEDED true");
    assertThat(lines).hasSize(9);
  }

  @Test
  void listener_thatThrows_isLoggedAndTheCallGoesOn() {
    for (Throwable trouble :
        List.of(new IllegalStateException("mine"), new AssertionError("mine too"))) {
      server.enqueue(json("{\"text\":\"ok\"}"));
      Logs logs = Logs.fromNow();
      QiaoClient client =
          client(
              builder ->
                  builder
                      .listener(
                          new ExchangeListener() {
                            @Override
                            public void started(Exchange exchange) {
                              sneak(trouble);
                            }
                          })
                      .listener(recorder));
      assertThat(client.call(Ask.of("a")).value().text()).isEqualTo("ok");
      assertThat(logs.text())
          .contains("an ExchangeListener threw; the call continues")
          .contains(trouble.getMessage());
    }
    assertThat(heard).hasSize(4);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void sneak(Throwable trouble) throws T {
    throw (T) trouble;
  }

  @Test
  void interceptor_seesAndChangesEveryAttempt() throws InterruptedException {
    server.enqueue(refusal(503, "ModelUnavailable", "busy"));
    server.enqueue(json("{}"));
    QiaoClient client =
        client(
            builder ->
                builder
                    .interceptor(
                        chain -> {
                          heard.add("first " + chain.request());
                          InterceptedResponse answer =
                              chain.proceed(chain.request().withHeader("x-trace", "1"));
                          heard.add("first got " + answer.status());
                          return answer;
                        })
                    .interceptor(
                        chain -> {
                          heard.add("second " + chain.request().headers().get("x-trace"));
                          return chain.proceed(chain.request().withHeader("X-TRACE", "2"));
                        }));
    client.call(Ask.of("a"));
    RecordedRequest sent = taken();
    assertThat(sent.getHeaders().values("x-trace")).containsExactly("2");
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(heard.stream().map(line -> line.replaceAll(" \\[.*", "")))
        .containsExactly(
            "first POST localhost/api/v1/services/ask",
            "second 1",
            "first got 503",
            "first POST localhost/api/v1/services/ask",
            "second 1",
            "first got 200");
  }

  @Test
  void interceptor_canTurnARequestAway() {
    QiaoClient client =
        client(
            builder ->
                builder.interceptor(
                    chain -> {
                      throw new IOException("not today");
                    }));
    assertThatThrownBy(() -> client.call(Ask.of("a")))
        .isInstanceOf(dev.qiao.core.error.ConnectionException.class)
        .hasMessage(
            "no connection for test.ask at localhost: IOException not today. Nothing was sent;"
                + " check network, proxy and endpoint; the SDK has retried 3 times");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void interceptor_thatForgetsOrRepeatsProceed_isTold() {
    QiaoClient forgetful =
        client(
            builder ->
                builder.interceptor(chain -> new InterceptedResponse(200, java.util.Map.of())));
    assertThatThrownBy(() -> forgetful.call(Ask.of("a")))
        .hasMessageContaining("an interceptor returned without calling chain.proceed(..)");
    server.enqueue(json("{}"));
    QiaoClient greedy =
        client(
            builder ->
                builder.interceptor(
                    chain -> {
                      chain.proceed(chain.request());
                      return chain.proceed(chain.request());
                    }));
    assertThatThrownBy(() -> greedy.call(Ask.of("a")))
        .isInstanceOf(ConnectionException.class)
        .hasMessage(
            "test.ask at localhost failed: an interceptor threw IllegalStateException:"
                + " chain.proceed(..) may be called once. The service may have taken the request")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void interceptor_thatThrowsAnything_endsTheCallOnceWithItsReason() {
    for (Throwable trouble :
        List.of(
            new IllegalStateException("mine"), new AssertionError("mine"), new Exception("mine"))) {
      heard.clear();
      QiaoClient client =
          client(
              builder ->
                  builder
                      .listener(recorder)
                      .interceptor(
                          chain -> {
                            sneak(trouble);
                            throw new AssertionError();
                          }));
      String words =
          " at localhost failed: an interceptor threw "
              + trouble.getClass().getSimpleName()
              + ": mine. Nothing was sent";
      assertThatThrownBy(() -> client.call(Ask.of("a")))
          .isInstanceOf(ConnectionException.class)
          .hasMessage("test.ask" + words)
          .hasCause(trouble);
      assertThatThrownBy(() -> client.stream(Ask.of("a")))
          .isInstanceOf(ConnectionException.class)
          .hasMessage("test.ask.stream" + words)
          .hasCause(trouble);
      assertThat(heard)
          .containsExactly(
              "started 1 test.ask POST localhost /api/v1/services/ask",
              "failed 1 ConnectionException",
              "started 2 test.ask.stream POST localhost /api/v1/services/ask",
              "failed 2 ConnectionException");
    }
    assertThat(time.pauses()).isEmpty();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void interceptor_thatThrowsAfterTheAnswer_saysThatTheRequestMayHaveBeenTaken() {
    server.enqueue(json("{}"));
    QiaoClient client =
        client(
            builder ->
                builder.interceptor(
                    chain -> {
                      chain.proceed(chain.request());
                      throw new IllegalStateException("mine");
                    }));
    assertThatThrownBy(() -> client.call(Ask.of("a")))
        .isInstanceOfSatisfying(
            ConnectionException.class, e -> assertThat(e.mayHaveReachedService()).isTrue());
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void interceptorAndListener_thatCallTheClientAgain_changeNothing() {
    QiaoClient[] client = new QiaoClient[1];
    java.util.concurrent.atomic.AtomicBoolean inside =
        new java.util.concurrent.atomic.AtomicBoolean();
    for (int i = 0; i < 3; i++) {
      server.enqueue(json("{\"text\":\"ok\"}"));
    }
    client[0] =
        client(
            builder ->
                builder
                    .interceptor(
                        chain -> {
                          if (inside.compareAndSet(false, true)) {
                            client[0].call(Ask.of("inner"));
                          }
                          return chain.proceed(chain.request());
                        })
                    .listener(
                        new ExchangeListener() {
                          private boolean asked;

                          @Override
                          public void answered(
                              Exchange exchange, int status, String requestId, Duration took) {
                            if (!asked) {
                              asked = true;
                              client[0].call(Ask.of("from the listener"));
                            }
                          }
                        }));
    assertThat(client[0].call(Ask.of("a")).value().text()).isEqualTo("ok");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void requestOfAnInterceptor_printed_showsNoValue() {
    QiaoClient client =
        client(
            builder ->
                builder.interceptor(
                    chain -> {
                      heard.add(chain.request().toString());
                      return chain.proceed(chain.request());
                    }));
    server.enqueue(json("[]"));
    client.raw().get("/files?signature=secret");
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0))
        .startsWith("GET localhost/api/v1/files [")
        .contains("Authorization")
        .doesNotContain(KEY)
        .doesNotContain("secret");
  }
}
