package dev.qiao.core.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a broken service, proxy or network puts on the wire. Each time a typed exception, no second
 * request that could cost money, and neither a connection nor a thread left behind.
 */
class FaultsTest extends SocketTest {
  private static final Class<? extends SdkException> NO_FAULT = null;
  private static final String PIECE = "data:{\"text\":\"a\"}\n\n";
  private static final String BOMB_KEEPER = "x".repeat(4 * 1024 * 1024);

  /**
   * An answer, and what a call and a stream make of it.
   *
   * @param stalls whether the server keeps the connection open after it instead of closing it
   * @param call null if the answer is none for a call
   */
  private record Fault(
      String name,
      String answer,
      boolean stalls,
      Class<? extends SdkException> call,
      Class<? extends SdkException> stream) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Fault cut(
      String name,
      String answer,
      Class<? extends SdkException> call,
      Class<? extends SdkException> stream) {
    return new Fault(name, answer, false, call, stream);
  }

  private static Fault stalled(
      String name,
      String answer,
      Class<? extends SdkException> call,
      Class<? extends SdkException> stream) {
    return new Fault(name, answer, true, call, stream);
  }

  static Stream<Fault> faults() throws IOException {
    Class<CallTimeoutException> timeout = CallTimeoutException.class;
    Class<ConnectionException> broken = ConnectionException.class;
    Class<MalformedResponseException> malformed = MalformedResponseException.class;
    Class<StreamTruncatedException> truncated = StreamTruncatedException.class;
    return Stream.of(
        stalled("stall before the head", "", timeout, timeout),
        stalled("stall in the head", "HTTP/1.1 200 OK\r\nContent-", timeout, timeout),
        stalled("stall after the head", head(200, "Content-Length: 99"), timeout, timeout),
        stalled("stall in the body", head(200, "Content-Length: 99") + "{\"te", timeout, timeout),
        stalled("stall after a piece", RawServer.SSE_HEAD + PIECE, NO_FAULT, timeout),
        stalled("stall in a refusal", head(400, "Content-Length: 99") + "{", timeout, timeout),
        cut("cut before the head", "", broken, broken),
        cut("cut in the head", "HTTP/1.1 200 OK\r\nContent-", broken, broken),
        cut("cut in the body", head(200, "Content-Length: 99") + "{\"te", broken, broken),
        cut("cut after a piece", RawServer.SSE_HEAD + PIECE, NO_FAULT, truncated),
        cut("cut in a chunk", head(200, CHUNKED) + "ff\r\n" + PIECE, broken, truncated),
        cut("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", broken, broken),
        cut("a chunk of no size", head(200, CHUNKED) + "zz\r\n{}", broken, broken),
        cut("a head without end", head(200, "X: " + "x".repeat(400_000)), broken, broken),
        cut("an empty answer", head(200, "Content-Length: 0"), malformed, truncated),
        cut("garbage", head(200, "Content-Length: 5") + "\0\1\2\377\376", malformed, malformed),
        cut("a garbage frame", RawServer.SSE_HEAD + "data:{{\377\0\n\n", malformed, malformed),
        cut(
            "garbage between frames",
            RawServer.SSE_HEAD + PIECE + "\0\1\2\nfoo\n\n" + PIECE,
            NO_FAULT,
            truncated),
        cut(
            "a page with 200",
            head(200, "Content-Type: text/html") + "<html>Log in</html>",
            malformed,
            malformed),
        cut(
            "a proxy's page",
            head(502, "Content-Type: text/html") + "<html>Bad gateway</html>",
            ServerException.class,
            ServerException.class),
        cut(
            "an error event in a 200",
            RawServer.SSE_HEAD
                + "event:error\n:HTTP_STATUS/400\n"
                + "data:{\"code\":\"DataInspectionFailed\",\"message\":\"no\"}\n\n",
            NO_FAULT,
            ContentRejectedException.class),
        cut(
            "an error after a piece",
            RawServer.SSE_HEAD
                + PIECE
                + "event:error\n:HTTP_STATUS/500\n"
                + "data:{\"code\":\"InternalError\",\"message\":\"no\"}\n\n",
            NO_FAULT,
            ServerException.class),
        cut(
            "an error of JSON in a 200",
            head(200, "Content-Type: application/json")
                + "{\"code\":\"DataInspectionFailed\",\"message\":\"no\"}",
            ContentRejectedException.class,
            ContentRejectedException.class),
        cut(
            "a body over the bound",
            head(200, "Content-Type: application/json") + "\"" + BOMB_KEEPER + "\"",
            ResponseTooLargeException.class,
            ResponseTooLargeException.class),
        cut(
            "an event over the bound",
            RawServer.SSE_HEAD + "data:" + BOMB_KEEPER,
            NO_FAULT,
            ResponseTooLargeException.class),
        bomb("a compressed bomb", "application/json", "\"" + BOMB_KEEPER.repeat(8) + "\""),
        bomb(
            "a compressed bomb of one event", "text/event-stream", "data:" + BOMB_KEEPER.repeat(8)),
        cut(
            "compression that is none",
            head(200, "Content-Encoding: gzip") + "{\"text\":\"a\"}",
            broken,
            broken));
  }

  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private static String head(int status, String header) {
    return "HTTP/1.1 " + status + " Said\r\n" + header + "\r\nConnection: close\r\n\r\n";
  }

  private static Fault bomb(String name, String type, String body) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(
        head(200, "Content-Type: " + type + "\r\nContent-Encoding: gzip").getBytes(ISO_8859_1));
    try (GZIPOutputStream gzip = new GZIPOutputStream(answer)) {
      gzip.write(body.getBytes(ISO_8859_1));
    }
    Class<ResponseTooLargeException> refused = ResponseTooLargeException.class;
    return new Fault(name, answer.toString(ISO_8859_1), false, refused, refused);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFault_isTyped_askedOnce_andLeavesNothing(Fault fault) throws Exception {
    if (fault.call != null) {
      check(fault, fault.call, client -> client.call(Ask.of("a")));
    }
    check(fault, fault.stream, client -> client.stream(Ask.of("a")).collect());
  }

  private interface Use {
    void of(QiaoClient client);
  }

  private void check(Fault fault, Class<? extends SdkException> type, Use use) throws Exception {
    try (RawServer faulty =
        fault.stalls
            ? RawServer.stallingAfter(fault.answer)
            : new RawServer((request, out) -> out.write(fault.answer.getBytes(ISO_8859_1)))) {
      OkHttpClient own = new OkHttpClient();
      QiaoClient client = impatient(faulty.root(), own, fault.stalls);
      Throwable failure = catchThrowable(() -> use.of(client));
      assertThat(failure).isInstanceOf(type);
      assertThat(((SdkException) failure).getMessage()).isNotBlank().doesNotContain(KEY);
      assertThat(faulty.heads()).hasSizeLessThanOrEqualTo(1);
      assertNothingLeft(client, own);
    }
  }

  /** Impatient where nothing will come; a busy machine must not make a stall of another fault. */
  private QiaoClient impatient(String root, OkHttpClient own, boolean stalls) {
    Duration silence = stalls ? Duration.ofMillis(150) : Duration.ofSeconds(20);
    return client(
        endpoint(root),
        builder ->
            builder
                .httpClient(own)
                .responseLimit(1024 * 1024)
                .eventLimit(1024 * 1024)
                .timeouts(
                    Timeouts.builder()
                        .total(silence.multipliedBy(10))
                        .firstEvent(silence)
                        .idle(silence)
                        .build()));
  }

  private static void assertNothingLeft(QiaoClient client, OkHttpClient own) throws Exception {
    ConnectionPool pool = own.connectionPool();
    assertThat(pool.connectionCount() - pool.idleConnectionCount())
        .as("connections in use")
        .isZero();
    client.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("qiao-")) {
        thread.join(TimeUnit.SECONDS.toMillis(5));
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  /** Sixty megabytes of these would be more than a gigabyte of nodes. */
  @Test
  void answerOfVeryManyNodes_isRefusedBeforeItIsParsed() throws Exception {
    byte[] body = ("[" + "[],".repeat(2_500_000) + "{}]").getBytes(ISO_8859_1);
    byte[] head = head(200, "Content-Length: " + body.length).getBytes(ISO_8859_1);
    try (RawServer faulty =
        new RawServer(
            (request, out) -> {
              out.write(head);
              out.write(body);
            })) {
      QiaoClient client =
          client(endpoint(faulty.root()), builder -> builder.retry(RetryPolicy.NONE));
      for (ThrowingCallable use :
          List.<ThrowingCallable>of(
              () -> client.call(Ask.of("a")),
              () -> client.tasks().find(TestOperations.Make.class, "t-1").snapshot())) {
        assertThat(catchThrowable(use))
            .isInstanceOf(ResponseTooLargeException.class)
            .hasMessage("the answer has 2500002 arrays and objects; at most 2000000 are read");
      }
    }
  }

  @Test
  void aStormOfRefusals_isBounded_whateverItSaysAboutTheWait() throws Exception {
    for (String wait : List.of("", "Retry-After: 1\r\n", "Retry-After: 0\r\n")) {
      String answer =
          head(429, wait + "Content-Type: application/json")
              + "{\"code\":\"Throttling.RateQuota\",\"message\":\"slow down\"}";
      try (RawServer storm =
          new RawServer((request, out) -> out.write(answer.getBytes(ISO_8859_1)))) {
        OkHttpClient own = new OkHttpClient();
        QiaoClient client =
            client(
                endpoint(storm.root()),
                builder -> builder.httpClient(own).retry(RetryPolicy.DEFAULT));
        for (ThrowingCallable use :
            List.<ThrowingCallable>of(
                () -> client.call(Ask.of("a")), () -> client.stream(Ask.of("a")).collect())) {
          int before = storm.heads().size();
          assertThat(catchThrowable(use)).isInstanceOf(RateLimitException.class);
          assertThat(storm.heads().size() - before).as("attempts, %s", wait).isBetween(2, 70);
        }
        assertNothingLeft(client, own);
      }
    }
  }
}
