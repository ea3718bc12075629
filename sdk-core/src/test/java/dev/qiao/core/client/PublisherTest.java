package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Piece;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.StreamTruncatedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;

/** Streams as publishers: demand, cancel, failures. */
class PublisherTest extends SocketTest {
  private static final String A = "data:{\"text\":\"a\"}\n\n";
  private static final String B = "data:{\"text\":\"b\"}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  @Test
  void publisher_withoutDemand_makesNoCall() throws Exception {
    server.enqueue(sse(A + DONE));
    Recorder recorder = new Recorder();
    client().publisher(Ask.of("a")).subscribe(recorder);

    assertThat(server.takeRequest(50, TimeUnit.MILLISECONDS)).isNull();

    recorder.subscription.request(Long.MAX_VALUE);
    recorder.ended.get(20, TimeUnit.SECONDS);
    assertThat(recorder.texts).containsExactly("a");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void request_one_deliversOneAndNoMore() throws Exception {
    server.enqueue(sse(A + B + DONE));
    Recorder recorder = new Recorder();
    client().publisher(Ask.of("a")).subscribe(recorder);

    recorder.subscription.request(1);
    assertThat(recorder.first.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(recorder.ended).isNotDone();
    assertThat(recorder.texts).containsExactly("a");

    recorder.subscription.request(5);
    recorder.ended.get(20, TimeUnit.SECONDS);
    assertThat(recorder.texts).containsExactly("a", "b");
  }

  @Test
  void subscribe_twice_isToldThatASecondCallWouldCost() {
    server.enqueue(sse(A + DONE));
    Flow.Publisher<Piece> publisher = client().publisher(Ask.of("a"));
    publisher.subscribe(new Recorder());
    Recorder second = new Recorder();
    publisher.subscribe(second);

    assertThat(second.ended)
        .failsWithin(java.time.Duration.ofSeconds(20))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage("a stream has one subscriber: a second one would be a second paid call");
  }

  @Test
  void refusal_isToldAsTheExceptionAPlainCallThrows() {
    server.enqueue(refusal(401, "InvalidApiKey", "Invalid API-key provided."));
    Recorder recorder = new Recorder();
    client().publisher(Ask.of("a")).subscribe(recorder);
    recorder.subscription.request(1);

    assertThat(recorder.ended)
        .failsWithin(java.time.Duration.ofSeconds(20))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void truncatedStream_isToldAfterWhatCame() {
    server.enqueue(sse(A));
    Recorder recorder = new Recorder();
    client().publisher(Ask.of("a")).subscribe(recorder);
    recorder.subscription.request(Long.MAX_VALUE);

    assertThat(recorder.ended)
        .failsWithin(java.time.Duration.ofSeconds(20))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(StreamTruncatedException.class);
    assertThat(recorder.texts).containsExactly("a");
  }

  @Test
  void cancel_whileTheServerIsSilent_endsTheCallWithoutASignal() throws Exception {
    // The throttle counts the request's bytes too, so the first event must be longer than it.
    String first = "data:{\"text\":\"" + "a".repeat(1000) + "\"}\n\n";
    MockResponse silent = sse(first + B).throttleBody(first.length(), 3, TimeUnit.SECONDS);
    server.enqueue(silent);
    CountDownLatch streamEnded = new CountDownLatch(1);
    Recorder recorder = new Recorder();
    client(builder -> builder.listener(new StreamEnd(streamEnded)))
        .publisher(Ask.of("a"))
        .subscribe(recorder);
    recorder.subscription.request(Long.MAX_VALUE);
    assertThat(recorder.first.await(20, TimeUnit.SECONDS)).isTrue();

    recorder.subscription.cancel();

    assertThat(streamEnded.await(2, TimeUnit.SECONDS)).isTrue();
    assertThat(recorder.ended).isNotDone();
    assertThat(recorder.texts).hasSize(1);
  }

  @Test
  void onNext_thatThrows_endsTheCallAtOnce() throws Exception {
    try (RawServer stalling = RawServer.stallingAfter(RawServer.SSE_HEAD + A)) {
      okhttp3.OkHttpClient own = new okhttp3.OkHttpClient();
      CountDownLatch streamEnded = new CountDownLatch(1);
      Recorder recorder =
          new Recorder() {
            @Override
            public void onNext(Piece piece) {
              super.onNext(piece);
              throw new IllegalStateException("a fault of the subscriber");
            }
          };
      client(
              endpoint(stalling.root()),
              builder -> builder.httpClient(own).listener(new StreamEnd(streamEnded)))
          .publisher(Ask.of("a"))
          .subscribe(recorder);
      recorder.subscription.request(Long.MAX_VALUE);
      assertThat(streamEnded.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(own.connectionPool().connectionCount()).isZero();
      assertThat(recorder.texts).containsExactly("a");
      assertThat(recorder.ended).isNotDone();
    }
  }

  @Test
  void onSubscribe_thatThrows_makesNoCall() {
    Recorder recorder =
        new Recorder() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            given.request(5);
            throw new IllegalStateException("a fault of the subscriber");
          }
        };
    client().publisher(Ask.of("a")).subscribe(recorder);
    assertThat(server.getRequestCount()).isZero();
    assertThat(recorder.ended).isNotDone();
  }

  @Test
  void cancelOrBadDemand_whileTheHeadIsAwaited_endsTheCall() throws Exception {
    for (boolean cancel : new boolean[] {true, false}) {
      server.enqueue(
          new MockResponse().setSocketPolicy(okhttp3.mockwebserver.SocketPolicy.NO_RESPONSE));
      CountDownLatch failed = new CountDownLatch(1);
      Recorder recorder = new Recorder();
      client(
              builder ->
                  builder.listener(
                      new dev.qiao.core.http.ExchangeListener() {
                        @Override
                        public void failed(
                            Exchange exchange, Throwable reason, java.time.Duration took) {
                          failed.countDown();
                        }
                      }))
          .publisher(Ask.of("a"))
          .subscribe(recorder);
      recorder.subscription.request(1);
      taken();
      if (cancel) {
        recorder.subscription.cancel();
      } else {
        recorder.subscription.request(0);
      }
      assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
      if (!cancel) {
        assertThat(recorder.ended)
            .failsWithin(java.time.Duration.ofSeconds(10))
            .withThrowableThat()
            .havingCause()
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  private record StreamEnd(CountDownLatch latch) implements dev.qiao.core.http.ExchangeListener {
    @Override
    public void streamEnded(
        Exchange exchange, long events, java.time.Duration took, Throwable reason) {
      latch.countDown();
    }
  }

  /** Writes down every signal. */
  static class Recorder implements Flow.Subscriber<Piece> {
    final List<String> texts = new CopyOnWriteArrayList<>();
    final CountDownLatch first = new CountDownLatch(1);
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    volatile Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(Piece piece) {
      texts.add(piece.text());
      first.countDown();
    }

    @Override
    public void onError(Throwable failure) {
      ended.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      ended.complete(null);
    }
  }
}
