package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Piece;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.stream.EventStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** A stream that is never closed gives its connection back once it is collected. */
class AbandonedStreamTest extends SocketTest {
  private static WeakReference<EventStream<Piece>> abandoned(QiaoClient client) {
    EventStream<Piece> stream = client.stream(Ask.of("a"));
    assertThat(stream.iterator().next().text()).isEqualTo("a");
    return new WeakReference<>(stream);
  }

  private record StreamEnd(CountDownLatch ended) implements ExchangeListener {
    @Override
    public void streamEnded(Exchange exchange, long events, Duration took, Throwable reason) {
      ended.countDown();
    }
  }

  @Test
  void abandonedStream_isClosed_andNamedInTheLog() throws Exception {
    try (RawServer stalling =
        RawServer.stallingAfter(RawServer.SSE_HEAD + "data:{\"text\":\"a\"}\n\n")) {
      OkHttpClient own = new OkHttpClient();
      Logs logs = Logs.fromNow();
      CountDownLatch ended = new CountDownLatch(1);
      QiaoClient client =
          client(
              endpoint(stalling.root()),
              builder -> builder.httpClient(own).listener(new StreamEnd(ended)));
      WeakReference<EventStream<Piece>> stream = abandoned(client);
      assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
      for (int i = 0; i < 100 && ended.getCount() > 0; i++) {
        System.gc();
        boolean unused = ended.await(100, TimeUnit.MILLISECONDS);
      }
      assertThat(stream.get()).isNull();
      assertThat(ended.getCount()).isZero();
      assertThat(own.connectionPool().connectionCount()).isZero();
      assertThat(logs.text())
          .contains(
              "a stream (Ask) was never closed and is closed now that it was collected: read it"
                  + " inside try-with-resources, and cancel subscriptions");
    }
  }

  /** What one subscriber left: it took a value and neither asked for more nor canceled. */
  private static WeakReference<Flow.Subscription> abandonedSubscription(QiaoClient client)
      throws Exception {
    CompletableFuture<Piece> first = new CompletableFuture<>();
    AtomicReference<Flow.Subscription> given = new AtomicReference<>();
    client
        .publisher(Ask.of("a"))
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                given.set(subscription);
                subscription.request(1);
              }

              @Override
              public void onNext(Piece piece) {
                first.complete(piece);
              }

              @Override
              public void onError(Throwable failure) {
                first.completeExceptionally(failure);
              }

              @Override
              public void onComplete() {
                first.cancel(false);
              }
            });
    assertThat(first.get(10, TimeUnit.SECONDS).text()).isEqualTo("a");
    return new WeakReference<>(given.get());
  }

  @Test
  void abandonedSubscription_isClosed() throws Exception {
    try (RawServer stalling =
        RawServer.stallingAfter(RawServer.SSE_HEAD + "data:{\"text\":\"a\"}\n\n")) {
      OkHttpClient own = new OkHttpClient();
      CountDownLatch ended = new CountDownLatch(1);
      QiaoClient client =
          client(
              endpoint(stalling.root()),
              builder -> builder.httpClient(own).listener(new StreamEnd(ended)));
      WeakReference<Flow.Subscription> subscription = abandonedSubscription(client);
      assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
      for (int i = 0; i < 100 && ended.getCount() > 0; i++) {
        System.gc();
        boolean unused = ended.await(100, TimeUnit.MILLISECONDS);
      }
      assertThat(subscription.get()).isNull();
      assertThat(ended.getCount()).isZero();
      assertThat(own.connectionPool().connectionCount()).isZero();
    }
  }
}
