package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Reply;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls without a waiting thread of the caller: one future each, and the rest as in a call. */
@Timeout(60)
class AsyncCallTest extends SocketTest {
  private static final MockResponse OK = json("{\"text\":\"ok\"}");
  private static final RetryPolicy QUICK =
      RetryPolicy.DEFAULT.withDelays(Duration.ofMillis(1), Duration.ofMillis(2));

  @Test
  void callAsync_givesTheAnswerOnTheCallbackExecutor() throws Exception {
    server.enqueue(OK.clone());
    AtomicReference<String> thread = new AtomicReference<>();
    try (QiaoClient client =
        builder().callbackExecutor(task -> new Thread(task, "my-callbacks").start()).build()) {
      CompletableFuture<ApiResponse<Reply>> future = client.callAsync(Ask.of("a"));
      CompletableFuture<Void> seen =
          future.thenAccept(answer -> thread.set(Thread.currentThread().getName()));
      assertThat(future.get().value().text()).isEqualTo("ok");
      assertThat(future.get().status()).isEqualTo(200);
      seen.get();
    }
    assertThat(thread.get()).isIn("my-callbacks", Thread.currentThread().getName());
  }

  @Test
  void callAsync_aThousandAtOnce_takesFewThreads() throws Exception {
    AtomicInteger threads = new AtomicInteger();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            threads.accumulateAndGet(ownThreads(), Math::max);
            return OK.clone().setHeadersDelay(20, TimeUnit.MILLISECONDS);
          }
        });
    try (QiaoClient client = builder().build()) {
      List<CompletableFuture<ApiResponse<Reply>>> futures = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        futures.add(client.callAsync(Ask.of("a" + i)));
      }
      for (CompletableFuture<ApiResponse<Reply>> future : futures) {
        assertThat(future.get().value().text()).isEqualTo("ok");
      }
    }
    assertThat(server.getRequestCount()).isEqualTo(1000);
    assertThat(threads.get()).isBetween(2, 63);
  }

  @Test
  void callAsync_canceled_endsTheHttpCall() throws Exception {
    BlockingEvents events = new BlockingEvents();
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        QiaoClient client =
            builder()
                .endpoint(Endpoint.single(URI.create("http://localhost:" + socket.getLocalPort())))
                .listener(events)
                .build()) {
      CompletableFuture<ApiResponse<Reply>> future = client.callAsync(Ask.of("a"));
      try (Socket connection = socket.accept()) {
        InputStream in = connection.getInputStream();
        assertThat(in.read()).isPositive();

        assertThat(future.cancel(true)).isTrue();

        assertThat(endsSoon(in)).isTrue();
        assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
        assertThat(events.failure()).isInstanceOf(CallCanceledException.class);
      }
    }
  }

  @Test
  void callAsync_timedOutOrCompletedByItsOwner_endsTheHttpCall() throws Exception {
    assertEndsTheHttpCall(future -> future.orTimeout(1, TimeUnit.MILLISECONDS));
    assertEndsTheHttpCall(future -> future.complete(null));
    assertEndsTheHttpCall(future -> future.completeExceptionally(new IOException("enough")));
  }

  private void assertEndsTheHttpCall(Consumer<CompletableFuture<ApiResponse<Reply>>> end)
      throws Exception {
    BlockingEvents events = new BlockingEvents();
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        QiaoClient client =
            builder()
                .endpoint(Endpoint.single(URI.create("http://localhost:" + socket.getLocalPort())))
                .listener(events)
                .build()) {
      CompletableFuture<ApiResponse<Reply>> future = client.callAsync(Ask.of("a"));
      try (Socket connection = socket.accept()) {
        assertThat(connection.getInputStream().read()).isPositive();
        end.accept(future);
        assertThat(events.failure()).isInstanceOf(CallCanceledException.class);
      }
    }
  }

  @Test
  void callAsync_canceledWhileItsMediaIsUploaded_endsTheUpload_andSendsNothing() throws Exception {
    BlockingEvents events = new BlockingEvents();
    try (RawServer storage = RawServer.stallingAfter("");
        QiaoClient client = builder().listener(events).build()) {
      server.enqueue(policy(storage.root()));
      CompletableFuture<ApiResponse<Reply>> future =
          client.callAsync(Ask.about(MediaSource.of(new byte[] {1, 2, 3}, "a.png")));
      while (storage.heads().isEmpty()) {
        Thread.onSpinWait();
      }
      future.cancel(true);
      assertThat(events.failure()).isInstanceOf(CallInterruptedException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private static MockResponse policy(String host) {
    return json(
        "{\"data\":{\"policy\":\"cG9saWN5\",\"signature\":\"c2lnbg==\",\"upload_dir\":\"d/1\","
            + "\"upload_host\":\""
            + host
            + "\",\"oss_access_key_id\":\"EXAMPLEACCESSKEYID\","
            + "\"x_oss_object_acl\":\"private\",\"x_oss_forbid_overwrite\":\"true\"}}");
  }

  @Test
  void callAsync_canceledOrClosedWhileTheProviderOfKeysBlocks_interruptsIt() throws Exception {
    BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    CountDownLatch never = new CountDownLatch(1);
    Semaphore asked = new Semaphore(0);
    QiaoClient client =
        builder()
            .apiKeys(
                () -> {
                  asked.release();
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    ends.add("interrupted");
                    // What a provider that hides its interrupt does.
                    throw new IllegalStateException(e);
                  }
                  return ApiKey.of("sk-test");
                })
            .build();
    CompletableFuture<ApiResponse<Reply>> canceled = client.callAsync(Ask.of("a"));
    asked.acquire();
    canceled.cancel(true);
    assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("interrupted");

    CompletableFuture<ApiResponse<Reply>> closed = client.callAsync(Ask.of("b"));
    PublisherTest.Recorder recorder = new PublisherTest.Recorder();
    client.publisher(Ask.of("c")).subscribe(recorder);
    recorder.subscription.request(1);
    asked.acquire(2);
    client.close();
    assertThatThrownBy(() -> closed.get(10, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(ClientClosedException.class);
    assertThat(recorder.ended)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(ClientClosedException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void callAsync_canceledBeforeAThreadIsFree_sendsNothing() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            held.await();
            return OK.clone();
          }
        });
    try (QiaoClient client = builder().maxAsyncCalls(1).build()) {
      CompletableFuture<ApiResponse<Reply>> first = client.callAsync(Ask.of("a"));
      CompletableFuture<ApiResponse<Reply>> second = client.callAsync(Ask.of("b"));
      CompletableFuture<ApiResponse<Reply>> third = client.callAsync(Ask.of("c"));
      second.cancel(true);
      held.countDown();
      first.get();
      third.get();
    }
    // On virtual threads a thread is always free, so the second may have been sent.
    assertThat(server.getRequestCount()).isBetween(2, virtual() ? 3 : 2);
  }

  @Test
  void callAsync_canceledInThePauseBeforeARetry_isNotSentAgain() throws Exception {
    server.enqueue(refusal(429, "Throttling.RateQuota", "slow").setHeader("Retry-After", "30"));
    BlockingEvents events = new BlockingEvents();
    try (QiaoClient client = builder().listener(events).build()) {
      CompletableFuture<ApiResponse<Reply>> future = client.callAsync(Ask.of("a"));
      events.awaitRetry();
      future.cancel(true);
      assertThat(events.failure()).isInstanceOf(CallCanceledException.class);
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void callAsync_rateLimit_isRepeatedAsACallIs() throws Exception {
    server.enqueue(refusal(429, "Throttling.RateQuota", "slow"));
    server.enqueue(refusal(429, "Throttling.RateQuota", "slow"));
    server.enqueue(OK.clone());
    BlockingEvents events = new BlockingEvents();
    try (QiaoClient client = builder().retry(QUICK).listener(events).build()) {
      assertThat(client.callAsync(Ask.of("a")).get().value().text()).isEqualTo("ok");
    }
    assertThat(events.names).containsExactly("started", "retrying", "retrying", "answered");
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void callAsync_refused_completesWithTheExceptionOfACall() {
    MockResponse refusal = refusal(400, "InvalidParameter", "bad");
    server.enqueue(refusal.clone());
    server.enqueue(refusal.clone());
    try (QiaoClient client = builder().build()) {
      ApiException plain =
          catchThrowableOfType(BadRequestException.class, () -> client.call(Ask.of("a")));
      CompletableFuture<ApiResponse<Reply>> future = client.callAsync(Ask.of("a"));
      assertThatThrownBy(future::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(BadRequestException.class)
          .hasMessage(plain.getMessage());
      assertThat(future.handle((value, failure) -> failure).join())
          .isInstanceOf(BadRequestException.class);
    }
  }

  @Test
  void callAsync_requestThatCannotBeSent_failsTheFutureAndIsNotThrown() {
    BlockingEvents events = new BlockingEvents();
    try (QiaoClient client = builder().listener(events).build()) {
      CompletableFuture<ApiResponse<Reply>> future =
          client.callAsync(new Ask(TestOperations.LIMITED, "a", 99, null, null));
      assertThatThrownBy(future::get).cause().isInstanceOf(RequestValidationException.class);
    }
    assertThat(events.names).containsExactly("started", "failed");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void callAsync_honorsTheOptionsAndTheInterceptors() throws Exception {
    server.enqueue(OK.clone());
    List<String> threads = new ArrayList<>();
    try (QiaoClient client =
        builder()
            .interceptor(
                chain -> {
                  threads.add(Thread.currentThread().getName());
                  return chain.proceed(chain.request().withHeader("X-Mine", "1"));
                })
            .build()) {
      client
          .callAsync(
              Ask.of("a"),
              RequestOptions.builder()
                  .header("X-Options", "2")
                  .apiKey(ApiKey.of("sk-other"))
                  .build())
          .get();
    }
    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getHeader("X-Mine")).isEqualTo("1");
    assertThat(sent.getHeader("X-Options")).isEqualTo("2");
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer sk-other");
    assertThat(threads).singleElement().isNotEqualTo(Thread.currentThread().getName());
  }

  @Test
  void callAsync_aFunctionOfTheResponse_makesTheValueOrTheFailure() throws Exception {
    server.enqueue(OK.clone());
    server.enqueue(OK.clone());
    try (QiaoClient client = builder().build()) {
      assertThat(
              client
                  .callAsync(Ask.of("a"), RequestOptions.DEFAULTS, answer -> answer.value().text())
                  .get())
          .isEqualTo("ok");
      CompletableFuture<Object> broken =
          client.callAsync(
              Ask.of("a"),
              RequestOptions.DEFAULTS,
              answer -> {
                throw new IllegalStateException("mine");
              });
      assertThatThrownBy(broken::get).cause().isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void callAsync_whenTheClientCloses_everyFutureEnds() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);
          }
        });
    List<CompletableFuture<ApiResponse<Reply>>> futures = new ArrayList<>();
    QiaoClient client = builder().maxAsyncCalls(4).build();
    for (int i = 0; i < 20; i++) {
      futures.add(client.callAsync(Ask.of("a")));
    }
    client.close();
    futures.add(client.callAsync(Ask.of("late")));
    for (CompletableFuture<ApiResponse<Reply>> future : futures) {
      assertThatThrownBy(() -> future.get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(ClientClosedException.class);
    }
  }

  @Test
  void callAsync_whenTheClientClosesInThePauseBeforeARetry_theFutureEnds() throws Exception {
    server.enqueue(refusal(429, "Throttling.RateQuota", "slow").setHeader("Retry-After", "30"));
    BlockingEvents events = new BlockingEvents();
    QiaoClient client = builder().listener(events).build();
    CompletableFuture<ApiResponse<Reply>> future = client.callAsync(Ask.of("a"));
    events.awaitRetry();
    client.close();
    assertThatThrownBy(() -> future.get(20, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(ClientClosedException.class);
  }

  @Test
  void callAsync_executorThatTakesNothing_completesAllTheSame() throws Exception {
    server.enqueue(OK.clone());
    try (QiaoClient client =
        builder()
            .callbackExecutor(
                task -> {
                  throw new AssertionError("full");
                })
            .build()) {
      assertThat(client.callAsync(Ask.of("a")).get().value().text()).isEqualTo("ok");
    }
  }

  @Test
  void callAsync_uploadsAndAsksForTheKeyOnAThreadOfTheClient() throws Exception {
    server.enqueue(refusal(400, "InvalidParameter", "no policy"));
    List<String> threads = new ArrayList<>();
    try (QiaoClient client =
        builder()
            .apiKeys(
                () -> {
                  threads.add(Thread.currentThread().getName());
                  return ApiKey.of("sk-test");
                })
            .build()) {
      CompletableFuture<ApiResponse<Reply>> future =
          client.callAsync(Ask.about(MediaSource.of(new byte[] {1, 2, 3}, "a.png")));
      assertThatThrownBy(future::get).cause().isInstanceOf(BadRequestException.class);
    }
    assertThat(server.takeRequest().getPath()).contains("/uploads?action=getPolicy");
    assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread().getName());
  }

  private QiaoClient.Builder builder() {
    return QiaoClient.builder()
        .vendor(Vendor.DASHSCOPE)
        .endpoint(Endpoint.single(server.url("/api/v1").uri()))
        .apiKey("sk-test")
        .time(time);
  }

  private static boolean virtual() {
    return Runtime.version().feature() >= 24;
  }

  private static int ownThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("qiao-"))
            .count();
  }

  private static boolean endsSoon(InputStream in) {
    try {
      while (in.read() >= 0) {
        // The rest of the request.
      }
      return true;
    } catch (IOException e) {
      return true;
    }
  }

  /** What a listener hears, and a failure to wait for. */
  private static final class BlockingEvents implements ExchangeListener {
    final ConcurrentLinkedQueue<String> names = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private final CountDownLatch retry = new CountDownLatch(1);

    Throwable failure() throws Exception {
      return failed.get(20, TimeUnit.SECONDS);
    }

    void awaitRetry() throws InterruptedException {
      assertThat(retry.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void started(Exchange exchange) {
      names.add("started");
    }

    @Override
    public void retrying(Exchange exchange, int attempt, Duration pause, Throwable reason) {
      names.add("retrying");
      retry.countDown();
    }

    @Override
    public void answered(Exchange exchange, int status, String requestId, Duration took) {
      names.add("answered");
    }

    @Override
    public void failed(Exchange exchange, Throwable reason, Duration took) {
      names.add("failed");
      failed.complete(reason);
    }
  }

  @Test
  void executorThatDropsItsWork_theFutureEndsAfterAMoment_alsoAfterClose() throws Exception {
    CompletableFuture<ApiResponse<Reply>> waiting;
    try (QiaoClient client = builder().callbackExecutor(work -> {}).build()) {
      server.enqueue(new MockResponse().setBody("{\"text\":\"hi\"}"));
      CompletableFuture<ApiResponse<Reply>> answered = client.callAsync(Ask.of("a"));
      assertThat(answered.get(20, TimeUnit.SECONDS).value().text()).isEqualTo("hi");
      waiting = client.callAsync(Ask.of("b"));
    }
    assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ClientClosedException.class);
  }

  @Test
  void executorThatBlocks_theFutureEndsAfterAMoment() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Executor stuck =
        work -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    try (QiaoClient client = builder().callbackExecutor(stuck).build()) {
      server.enqueue(new MockResponse().setBody("{\"text\":\"hi\"}"));
      assertThat(client.callAsync(Ask.of("a")).get(20, TimeUnit.SECONDS).value().text())
          .isEqualTo("hi");
    } finally {
      end.countDown();
    }
  }
}
