package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Piece;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.PermissionException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.stream.EventStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;

/** Values from a stream, and every way it can end. */
class StreamTest extends SocketTest {
  private static final String A = "data:{\"text\":\"a\"}\n\n";
  private static final String B = "data: {\"text\":\"b\"}\n\n";
  private static final String DONE = "data: [DONE]\n\n";
  private static final String RATE_LIMIT =
      """
      event:error
      :HTTP_STATUS/429
      data:{"code":"Throttling.RateQuota","message":"slow down"}

      """;

  @Test
  void stream_values_comeInOrder() {
    server.enqueue(sse(": keep-alive\n\n" + A + B + DONE).setHeader("x-request-id", "r-1"));
    try (EventStream<Piece> stream = client().stream(Ask.of("a"))) {
      assertThat(stream.requestId()).isEqualTo("r-1");
      List<String> texts = new ArrayList<>();
      for (Piece piece : stream) {
        texts.add(piece.text());
      }
      assertThat(texts).containsExactly("a", "b");
    }
  }

  @Test
  void stream_asJavaStream_closesWithIt() {
    server.enqueue(sse(A + B + DONE));
    EventStream<Piece> stream = client().stream(Ask.of("a"));
    try (Stream<Piece> values = stream.stream()) {
      assertThat(values.map(Piece::text).toList()).containsExactly("a", "b");
    }
    assertThatThrownBy(stream::iterator)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a stream is read once; accumulated() has what was read, or request a new stream");
  }

  @Test
  void iterator_askedTwice_isRefused() {
    server.enqueue(sse(A + DONE));
    EventStream<Piece> stream = client().stream(Ask.of("a"));
    assertThat(stream.collect()).hasSize(1);
    assertThatThrownBy(stream::collect)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "a stream is read once; accumulated() has what was read, or request a new stream");
  }

  @Test
  void next_pastTheEnd_hasNoElement() {
    server.enqueue(sse(A + DONE));
    Iterator<Piece> pieces = client().stream(Ask.of("a")).iterator();
    assertThat(pieces.next().text()).isEqualTo("a");
    assertThatThrownBy(pieces::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the stream has ended");
    assertThat(pieces.hasNext()).isFalse();
  }

  @Test
  void stream_endsWithItsLastContent_needsNoMark() {
    server.enqueue(sse(A + "data:{\"text\":\"z\",\"finish\":\"stop\"}\n\n"));
    assertThat(client().stream(Ask.of("a")).collect()).hasSize(2);
  }

  @Test
  void stream_whatComesAfterTheMark_isNotRead() {
    server.enqueue(sse(A + DONE + "data:{not json\n\n"));
    assertThat(client().stream(Ask.of("a")).collect()).hasSize(1);
  }

  @Test
  void stream_whole_leavesTheConnectionForTheNextCall() {
    OkHttpClient own = new OkHttpClient();
    QiaoClient client = client(builder -> builder.httpClient(own));
    for (int i = 0; i < 3; i++) {
      server.enqueue(sse(A + DONE));
      assertThat(client.stream(Ask.of("a")).collect()).hasSize(1);
    }
    assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
    assertThat(own.connectionPool().idleConnectionCount()).isEqualTo(1);
    own.connectionPool().evictAll();
  }

  @Test
  void next_errorEventAfterTwoChunks_throwsTypedError() {
    server.enqueue(
        sse(
            A
                + B
                + "id:3\nevent:error\n:HTTP_STATUS/400\ndata:{\"code\":\"DataInspectionFailed\","
                + "\"message\":\"Output data may contain inappropriate content.\","
                + "\"request_id\":\"s-1\"}\n\n"));
    Iterator<Piece> pieces = client().stream(Ask.of("a")).iterator();
    assertThat(pieces.next().text()).isEqualTo("a");
    assertThat(pieces.next().text()).isEqualTo("b");
    ContentRejectedException failure =
        catchThrowableOfType(ContentRejectedException.class, pieces::hasNext);
    assertThat(failure)
        .hasMessage(
            "DashScope answered 400 DataInspectionFailed: Output data may contain inappropriate"
                + " content. Hint: change the prompt or the media: the vendor's content review"
                + " refused it. (request s-1)");
    assertThat(failure.status()).isEqualTo(400);
    assertThat(server.getRequestCount()).as("never retried after content").isEqualTo(1);
  }

  @Test
  void next_errorEventFirst_isTypedByItsStatus() {
    server.enqueue(
        sse("event:error\n: HTTP_STATUS/403\ndata:{\"code\":\"Model.AccessDenied\"}\n\n"));
    assertThat(failureOf(PermissionException.class).status()).isEqualTo(403);
  }

  @Test
  void next_errorWithoutEventName_isTyped() {
    server.enqueue(
        sse(
            A
                + "id:2\nevent:result\n:HTTP_STATUS/500\n"
                + "data:{\"code\":\"InternalError\",\"message\":\"oops\"}\n\n"));
    ServerException failure = failureOf(ServerException.class);
    assertThat(failure.status()).isEqualTo(500);
    assertThat(failure.code()).isEqualTo("InternalError");
  }

  @Test
  void next_openAiErrorInTheStream_isTyped() {
    server.enqueue(
        sse(
            A
                + "data: {\"error\":{\"message\":\"no\",\"type\":\"x\","
                + "\"code\":\"data_inspection_failed\"}}\n\n"));
    assertThat(failureOf(ContentRejectedException.class).vendorMessage()).isEqualTo("no");
  }

  @Test
  void next_errorEventThatIsNoJson_isKeptAsText() {
    server.enqueue(sse("event:error\n:HTTP_STATUS/many\ndata:bad luck\n\n"));
    ApiException failure = failureOf(BadRequestException.class);
    assertThat(failure.status()).isEqualTo(200);
    assertThat(failure.body()).isEqualTo("bad luck");
    assertThat(failure)
        .hasMessage(
            "DashScope answered 200: (not JSON) bad luck. Hint: the SDK has no row for this status;"
                + " look at the exception's body().");
  }

  @Test
  void next_endWithoutMark_isTruncated() {
    server.enqueue(sse(A + B));
    StreamTruncatedException failure = failureOf(StreamTruncatedException.class);
    assertThat(failure)
        .hasMessage(
            "test.ask.stream: the stream ended without its end mark after 2 events; the answer is"
                + " not whole");
    assertThat(failure.events()).isEqualTo(2);
    assertThat(failure.received()).isNull();
    assertThat(failure.mayHaveReachedService()).isTrue();
  }

  @Test
  void next_emptyStream_isTruncated() {
    server.enqueue(sse(""));
    assertThat(failureOf(StreamTruncatedException.class).events()).isZero();
  }

  @Test
  void next_cutAfterAValue_isTruncatedWithItsCause() {
    server.enqueue(
        sse(A + B.repeat(50))
            .setHeader("Content-Length", 100_000)
            .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
    StreamTruncatedException failure = failureOf(StreamTruncatedException.class);
    assertThat(failure)
        .hasMessage(
            "test.ask.stream: the connection broke after 51 events; the answer is not whole")
        .hasCauseInstanceOf(java.io.IOException.class);
  }

  @Test
  void next_cutAtEveryByte_isAlwaysTypedAndNeverAWholeAnswer() throws Exception {
    byte[] whole = (A + B + DONE).getBytes(StandardCharsets.UTF_8);
    // Without the blank line behind it, the end mark is an end all the same.
    for (int length = 0; length < whole.length - "\n\n".length(); length++) {
      int cut = length;
      for (String head :
          List.of(
              "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: "
                  + whole.length
                  + "\r\n\r\n",
              RawServer.SSE_HEAD)) {
        try (RawServer cutting =
            new RawServer(
                (request, out) -> {
                  out.write(head.getBytes(StandardCharsets.UTF_8));
                  out.write(whole, 0, cut);
                })) {
          QiaoClient client = client(endpoint(cutting.root()), unused -> {});
          Throwable failure =
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> client.stream(Ask.of("a")).collect());
          assertThat(failure)
              .as("cut at byte %d", cut)
              .isInstanceOfAny(StreamTruncatedException.class, ConnectionException.class);
          assertThat(cutting.heads()).hasSize(1);
        }
      }
    }
  }

  @Test
  void next_malformedEvent_keepsTheEvent() {
    server.enqueue(sse(A + "data:{\"text\":\n\n"));
    MalformedResponseException failure = failureOf(MalformedResponseException.class);
    assertThat(failure)
        .hasMessageMatching(
            "test.ask.stream: event 2 of the stream is not the JSON this operation sends: [^\n]+");
    assertThat(failure.body()).isEqualTo("{\"text\":");
  }

  @Test
  void next_eventOverTheBound_isRefused() {
    server.enqueue(sse(A + "data:\"" + "x".repeat(5000) + "\"\n\n"));
    QiaoClient client = client(builder -> builder.eventLimit(2048));
    assertThatThrownBy(() -> client.stream(Ask.of("a")).collect())
        .isInstanceOf(ResponseTooLargeException.class)
        .hasMessageContaining("raise QiaoClient.builder().eventLimit(..)");
  }

  @Test
  void next_afterAFailure_failsAgainInsteadOfLookingWhole() {
    server.enqueue(sse(A));
    Iterator<Piece> pieces = client().stream(Ask.of("a")).iterator();
    pieces.next();
    StreamTruncatedException first =
        catchThrowableOfType(StreamTruncatedException.class, pieces::hasNext);
    assertThatThrownBy(pieces::hasNext).isSameAs(first);
  }

  @Test
  void stream_refusedBeforeItBegins_isRetriedLikeACall() {
    server.enqueue(refusal(429, "Throttling", "slow"));
    server.enqueue(sse(A + DONE));
    assertThat(client().stream(Ask.of("a")).collect()).hasSize(1);
    assertThat(time.pauses()).hasSize(1);
  }

  @Test
  void close_whileReadIsBlocked_cancelsCallWithin100ms() throws Exception {
    List<Long> took = new ArrayList<>();
    for (int round = 0; round < 7; round++) {
      CountDownLatch gone = new CountDownLatch(1);
      try (RawServer stalling =
          new RawServer(
              (head, out) -> {
                out.write((RawServer.SSE_HEAD + A).getBytes(StandardCharsets.UTF_8));
                out.flush();
                try {
                  while (gone.getCount() > 0) {
                    out.write(':');
                    out.flush();
                  }
                } finally {
                  gone.countDown();
                }
              })) {
        QiaoClient client = client(endpoint(stalling.root()), unused -> {});
        EventStream<Piece> stream = client.stream(Ask.of("a"));
        Iterator<Piece> pieces = stream.iterator();
        assertThat(pieces.next().text()).isEqualTo("a");
        CountDownLatch reading = new CountDownLatch(1);
        FutureTask<Boolean> read =
            new FutureTask<>(
                () -> {
                  reading.countDown();
                  return pieces.hasNext();
                });
        Thread reader = new Thread(read, "test-reader");
        reader.setDaemon(true);
        reader.start();
        assertThat(reading.await(5, TimeUnit.SECONDS)).isTrue();
        long begin = System.nanoTime();
        stream.close();
        assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(CallCanceledException.class);
        took.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        assertThat(gone.await(5, TimeUnit.SECONDS)).as("the server saw it").isTrue();
      }
    }
    took.sort(null);
    assertThat(took.get(took.size() / 2)).as("median of %s ms", took).isLessThan(100);
    assertThat(took.get(took.size() - 1)).as("slowest of %s ms", took).isLessThan(1000);
  }

  @Test
  void close_fromAnotherThread_givesTheConnectionBack() throws Exception {
    OkHttpClient own = new OkHttpClient();
    try (RawServer stalling = RawServer.stallingAfter(RawServer.SSE_HEAD + A)) {
      QiaoClient client = client(endpoint(stalling.root()), builder -> builder.httpClient(own));
      EventStream<Piece> stream = client.stream(Ask.of("a"));
      Iterator<Piece> pieces = stream.iterator();
      assertThat(pieces.next().text()).isEqualTo("a");
      FutureTask<Boolean> read = new FutureTask<>(pieces::hasNext);
      Thread reader = new Thread(read, "test-reader");
      reader.start();
      stream.close();
      assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(CallCanceledException.class);
      reader.join(5000);
      assertThat(own.connectionPool().connectionCount()).isZero();
    }
  }

  @Test
  void close_twice_isHarmless_andReadingAfterItSaysSo() {
    server.enqueue(sse(A + B + DONE));
    EventStream<Piece> stream = client().stream(Ask.of("a"));
    Iterator<Piece> pieces = stream.iterator();
    assertThat(pieces.next().text()).isEqualTo("a");
    stream.close();
    stream.close();
    assertThatThrownBy(pieces::hasNext)
        .isInstanceOf(CallCanceledException.class)
        .hasMessage("test.ask.stream was canceled: its stream was closed");
  }

  @Test
  void close_afterTheEnd_changesNothing() {
    server.enqueue(sse(A + DONE));
    EventStream<Piece> stream = client().stream(Ask.of("a"));
    Iterator<Piece> pieces = stream.iterator();
    pieces.next();
    assertThat(pieces.hasNext()).isFalse();
    stream.close();
    assertThat(pieces.hasNext()).isFalse();
  }

  @Test
  void stream_hundredAtOnce_eachGetsItsOwn() throws Exception {
    try (RawServer echo =
        new RawServer(
            (head, out) -> {
              String trace = head.replaceAll("(?s).*x-trace: (\\S+).*", "$1");
              out.write(
                  (RawServer.SSE_HEAD + "data:{\"text\":\"" + trace + "\"}\n\n" + DONE)
                      .getBytes(StandardCharsets.UTF_8));
            })) {
      QiaoClient client = client(endpoint(echo.root()), unused -> {});
      List<FutureTask<String>> all = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        RequestOptions options =
            RequestOptions.builder().header("x-trace", String.valueOf(i)).build();
        FutureTask<String> one =
            new FutureTask<>(() -> client.stream(Ask.of("a"), options).collect().get(0).text());
        all.add(one);
        new Thread(one, "test-" + i).start();
      }
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(String.valueOf(i));
      }
    }
    assertThat(time.pauses()).doesNotContain(Duration.ZERO);
  }

  private <T extends Throwable> T failureOf(Class<T> type) {
    return catchThrowableOfType(type, () -> client().stream(Ask.of("a")).collect());
  }

  @Test
  void next_rateLimitAsTheFirstEvent_beginsAnewAfterAPause() {
    server.enqueue(sse(RATE_LIMIT));
    server.enqueue(sse(A + DONE));
    try (EventStream<Piece> stream = client().stream(Ask.of("a"))) {
      assertThat(stream.collect()).extracting(Piece::text).containsExactly("a");
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(time.pauses()).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void next_rateLimitAfterContent_isThrownAndNothingIsRepeated() {
    server.enqueue(sse(A + RATE_LIMIT));
    server.enqueue(sse(A + DONE));
    Iterator<Piece> values = client().stream(Ask.of("a")).iterator();
    assertThat(values.next().text()).isEqualTo("a");
    assertThatThrownBy(values::hasNext).isInstanceOf(RateLimitException.class);
    assertThatThrownBy(values::hasNext).isInstanceOf(RateLimitException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void next_serverErrorAsTheFirstEvent_isNotRepeatedBecauseItMayCost() {
    server.enqueue(
        sse(
            """
            event:error
            :HTTP_STATUS/500
            data:{"code":"InternalError","message":"x"}

            """));
    server.enqueue(sse(A + DONE));
    Iterator<Piece> values = client().stream(Ask.of("a")).iterator();
    assertThatThrownBy(values::hasNext).isInstanceOf(ServerException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
