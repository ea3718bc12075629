package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Validation;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.CallTimeoutException.Phase;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A server that stalls in each phase, and the words for it. */
class PhaseTimeoutsTest extends SocketTest {
  private static final Duration SHORT = Duration.ofMillis(150);

  @Test
  void connect_queueOfTheServerIsFull_saysConnect() throws IOException {
    List<Socket> fillers = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 8; i++) {
        Socket filler = new Socket();
        fillers.add(filler);
        try {
          filler.connect(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()), 100);
        } catch (IOException e) {
          break; // the queue is full
        }
      }
      QiaoClient client =
          impatient("http://127.0.0.1:" + full.getLocalPort(), timeouts -> timeouts.connect(SHORT));
      assertTimeout(
          () -> client.call(Ask.of("a")),
          Phase.CONNECT,
          "test.ask at 127.0.0.1: no connection was made within 150 ms; the setting is"
              + " Timeouts.connect. Nothing was sent",
          false);
    } finally {
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void connect_serverStallsInTheTlsHandshake_saysConnect() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      QiaoClient client =
          impatient(
              "https://127.0.0.1:" + silent.getLocalPort(),
              timeouts -> timeouts.connect(SHORT).total(Duration.ofSeconds(3)));
      String words =
          " at 127.0.0.1: no connection was made within 150 ms; the setting is Timeouts.connect."
              + " Nothing was sent";
      long begin = System.nanoTime();
      assertTimeout(() -> client.call(Ask.of("a")), Phase.CONNECT, "test.ask" + words, false);
      assertTimeout(
          () -> client.stream(Ask.of("a")), Phase.CONNECT, "test.ask.stream" + words, false);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void connect_timeoutAtAnyMoment_endsTheCall() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress())) {
      String root = "https://127.0.0.1:" + silent.getLocalPort();
      OkHttpClient own = new OkHttpClient();
      for (int i = 0; i < 60; i++) {
        Timeouts timeouts =
            Timeouts.builder()
                .connect(Duration.ofMillis(1 + i % 4))
                .total(Duration.ofMillis(400))
                .build();
        boolean shared = i % 2 == 0;
        QiaoClient client =
            client(
                endpoint(root),
                builder -> {
                  builder.retry(RetryPolicy.NONE).timeouts(timeouts);
                  if (shared) {
                    builder.httpClient(own);
                  }
                });
        long begin = System.nanoTime();
        assertThatThrownBy(() -> client.call(Ask.of("a"))).isInstanceOf(CallTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      }
    }
  }

  @Test
  void connect_stallInTheHandshakeOfAUsersOkHttpClient_saysConnect() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Endpoint endpoint = endpoint("https://127.0.0.1:" + silent.getLocalPort());
      Timeouts timeouts = Timeouts.builder().connect(SHORT).total(Duration.ofSeconds(3)).build();
      OkHttpClient own = new OkHttpClient();
      QiaoClient client =
          client(
              endpoint,
              builder -> builder.retry(RetryPolicy.NONE).timeouts(timeouts).httpClient(own));
      assertTimeout(
          () -> client.call(Ask.of("a")),
          Phase.CONNECT,
          "test.ask at 127.0.0.1: no connection was made within 150 ms; the setting is"
              + " Timeouts.connect. Nothing was sent",
          false);
    }
  }

  @Test
  void write_serverTakesNothing_saysWrite() throws IOException {
    try (ServerSocket deaf = new ServerSocket()) {
      deaf.setReceiveBufferSize(4096);
      deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      QiaoClient client =
          impatient("http://127.0.0.1:" + deaf.getLocalPort(), timeouts -> timeouts.write(SHORT));
      RequestOptions off = RequestOptions.builder().validation(Validation.OFF).build();
      Ask large = Ask.of("x".repeat(32 * 1024 * 1024));
      assertTimeout(
          () -> client.call(large, off),
          Phase.WRITE,
          "test.ask at 127.0.0.1: the request was not taken within 150 ms; the setting is"
              + " Timeouts.write. The service may have taken the request",
          true);
      assertTimeout(
          () -> client.stream(large, off),
          Phase.WRITE,
          "test.ask.stream at 127.0.0.1: the request was not taken within 150 ms; the setting is"
              + " Timeouts.write. The service may have taken the request",
          true);
    }
  }

  @Test
  void total_noAnswer_saysTotal() {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    assertTotalIsSpent();
  }

  @Test
  void total_answerThatTrickles_saysTotal() {
    server.enqueue(
        json("\"" + "x".repeat(9000) + "\"").throttleBody(100, 60, TimeUnit.MILLISECONDS));
    assertTotalIsSpent();
  }

  private void assertTotalIsSpent() {
    QiaoClient client = impatient(timeouts -> timeouts.total(SHORT));
    assertTimeout(
        () -> client.call(Ask.of("a")),
        Phase.TOTAL,
        "test.ask at localhost: there was no complete answer within 150 ms; the setting is"
            + " Timeouts.total. The service may have taken the request",
        true);
  }

  @Test
  void firstEvent_noHead_saysFirstEvent() {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    QiaoClient client = impatient(timeouts -> timeouts.firstEvent(SHORT));
    assertTimeout(
        () -> client.stream(Ask.of("a")),
        Phase.FIRST_EVENT,
        "test.ask.stream at localhost: no first byte came within 150 ms; the setting is"
            + " Timeouts.firstEvent. The service may have taken the request",
        true);
  }

  @Test
  void firstEvent_headAndNoByte_saysFirstEvent() throws IOException {
    try (RawServer stalling = RawServer.stallingAfter(RawServer.SSE_HEAD)) {
      QiaoClient client = impatient(stalling.root(), timeouts -> timeouts.firstEvent(SHORT));
      assertTimeout(
          () -> client.stream(Ask.of("a")).collect(),
          Phase.FIRST_EVENT,
          "test.ask.stream at 127.0.0.1: no first byte came within 150 ms; the setting is"
              + " Timeouts.firstEvent. The service may have taken the request",
          true);
    }
  }

  @Test
  void idle_silenceAfterAnEvent_saysIdle() throws IOException {
    try (RawServer stalling =
        RawServer.stallingAfter(RawServer.SSE_HEAD + "data:{\"text\":\"a\"}\n\n")) {
      QiaoClient client = impatient(stalling.root(), timeouts -> timeouts.idle(SHORT));
      try (var stream = client.stream(Ask.of("a"))) {
        var pieces = stream.iterator();
        assertThat(pieces.next().text()).isEqualTo("a");
        assertTimeout(
            pieces::hasNext,
            Phase.IDLE,
            "test.ask.stream at 127.0.0.1: nothing came on the open stream within 150 ms; the"
                + " setting is Timeouts.idle. The service may have taken the request",
            true);
      }
    }
  }

  @Test
  void idle_keepAlives_resetIt() {
    server.enqueue(
        sse(":a\n\n".repeat(20) + "data:[DONE]\n\n").throttleBody(4, 20, TimeUnit.MILLISECONDS));
    QiaoClient client = impatient(timeouts -> timeouts.idle(Duration.ofMillis(300)));
    assertThat(client.stream(Ask.of("a")).collect()).isEmpty();
  }

  @Test
  void firstContent_keepAlivesAlone_cannotHoldARequestOpen() {
    server.enqueue(sse(":keep-alive\n\n".repeat(5000)).throttleBody(13, 5, TimeUnit.MILLISECONDS));
    QiaoClient client =
        client(
            builder ->
                builder
                    .time(dev.qiao.core.internal.time.Time.SYSTEM)
                    .timeouts(Timeouts.builder().firstContent(SHORT).build()));
    assertTimeout(
        () -> client.stream(Ask.of("a")).collect(),
        Phase.FIRST_CONTENT,
        "test.ask.stream at localhost: only keep-alives and no content came within 150 ms; the"
            + " setting is Timeouts.firstContent. The service may have taken the request",
        true);
  }

  @Test
  void stream_longerThanTotalAndFirstContent_goesOnOnceContentCame() {
    server.enqueue(
        sse("data:{\"text\":\"abcd\"}\n\n".repeat(20) + "data:[DONE]\n\n")
            .throttleBody(24, 20, TimeUnit.MILLISECONDS));
    QiaoClient client =
        client(
            builder ->
                builder
                    .time(dev.qiao.core.internal.time.Time.SYSTEM)
                    .timeouts(Timeouts.builder().total(SHORT).firstContent(SHORT).build()));
    assertThat(client.stream(Ask.of("a")).collect()).hasSize(20);
  }

  @Test
  void call_timeoutsOfAUsersOkHttpClient_neverCount() {
    OkHttpClient impatient =
        new OkHttpClient.Builder()
            .readTimeout(50, TimeUnit.MILLISECONDS)
            .callTimeout(50, TimeUnit.MILLISECONDS)
            .build();
    server.enqueue(json("{\"text\":\"ok\"}").setHeadersDelay(200, TimeUnit.MILLISECONDS));
    QiaoClient client = client(builder -> builder.httpClient(impatient));
    assertThat(client.call(Ask.of("a")).value().text()).isEqualTo("ok");
  }

  @Test
  void call_timeoutsOfTheRequest_winOverTheClients() {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    RequestOptions options =
        RequestOptions.builder().timeouts(Timeouts.builder().total(SHORT).build()).build();
    assertThat(
            catchThrowableOfType(
                    CallTimeoutException.class, () -> client().call(Ask.of("a"), options))
                .limit())
        .isEqualTo(SHORT);
  }

  private QiaoClient impatient(UnaryOperator<Timeouts.Builder> change) {
    return impatient("http://localhost:" + server.getPort(), change);
  }

  private QiaoClient impatient(String root, UnaryOperator<Timeouts.Builder> change) {
    return client(
        endpoint(root),
        builder ->
            builder.retry(RetryPolicy.NONE).timeouts(change.apply(Timeouts.builder()).build()));
  }

  private static void assertTimeout(
      ThrowingCallable action, Phase phase, String message, boolean mayHaveReachedService) {
    CallTimeoutException failure = catchThrowableOfType(CallTimeoutException.class, action);
    assertThat(failure).hasMessage(message);
    assertThat(failure.phase()).isEqualTo(phase);
    assertThat(failure.limit()).isEqualTo(SHORT);
    assertThat(failure.mayHaveReachedService()).isEqualTo(mayHaveReachedService);
  }
}
