package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.ApiKey;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.SubmissionLimit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What throws inside a call leaves nothing behind: no connection, no place, no wait, no secret. */
@Timeout(30)
class UserCodeThatThrowsTest extends SocketTest {
  private static final Make LIMITED = new Make(TestOperations.LIMITED, "a", null);

  private final ConnectionPool pool = new ConnectionPool();
  private final OkHttpClient shared = new OkHttpClient.Builder().connectionPool(pool).build();
  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final AtomicInteger submissions = new AtomicInteger();

  enum Where {
    PROVIDER,
    BEFORE,
    AFTER
  }

  @BeforeEach
  void serve() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = String.valueOf(request.getPath());
            if (path.contains("/uploads")) {
              return json(
                  "{\"data\":{\"policy\":\"p\",\"signature\":\"s\",\"upload_dir\":\"d\","
                      + "\"upload_host\":\""
                      + server.url("/store")
                      + "\",\"expire_in_seconds\":300,\"max_file_size_mb\":100,"
                      + "\"oss_access_key_id\":\"i\",\"x_oss_object_acl\":\"private\","
                      + "\"x_oss_forbid_overwrite\":\"true\"}}");
            }
            if (path.contains("/tasks/")) {
              return json("{\"output\":{\"task_status\":\"SUCCEEDED\",\"text\":\"a\"}}");
            }
            if (path.contains("/make")) {
              return json("{\"output\":{\"task_id\":\"t-" + submissions.incrementAndGet() + "\"}}");
            }
            if ("text/event-stream".equals(request.getHeader("Accept"))) {
              return sse("data:{\"text\":\"a\"}\n\ndata:[DONE]\n\n");
            }
            return json("{\"text\":\"" + "a".repeat(100_000) + "\"}");
          }
        });
  }

  private static List<Supplier<Throwable>> failures() {
    return List.of(
        () -> new IllegalStateException("with " + KEY),
        () -> new AssertionError("with " + KEY),
        () -> new StackOverflowError("with " + KEY),
        () -> new NoClassDefFoundError("with " + KEY),
        () -> new java.io.IOException("with " + KEY),
        () -> new Exception("with " + KEY));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E sneaky(Throwable e) throws E {
    throw (E) e;
  }

  private QiaoClient client(Where where, Supplier<Throwable> failure) {
    return client(
        builder ->
            builder
                .httpClient(shared)
                .retry(RetryPolicy.NONE)
                .polling(new PollOptions(null, Duration.ofMillis(1), Duration.ofMillis(1)))
                .pollsPerSecond(1000)
                .limitSubmissions(Map.of(TestOperations.LIMITED, new SubmissionLimit(1_000_000, 1)))
                .apiKeys(
                    () -> {
                      if (where == Where.PROVIDER && broken.get()) {
                        throw UserCodeThatThrowsTest.<RuntimeException>sneaky(failure.get());
                      }
                      return ApiKey.of(KEY);
                    })
                .interceptor(
                    chain -> {
                      if (where == Where.BEFORE && broken.get()) {
                        throw UserCodeThatThrowsTest.<RuntimeException>sneaky(failure.get());
                      }
                      var answer = chain.proceed(chain.request());
                      // A task whose submission failed after its answer has a place until it ends.
                      boolean poll = chain.request().uri().getPath().contains("/tasks/");
                      if (where == Where.AFTER && broken.get() && !poll) {
                        throw UserCodeThatThrowsTest.<RuntimeException>sneaky(failure.get());
                      }
                      return answer;
                    }));
  }

  /** Polls of tasks that have a place may still be under way. */
  private void assertNothingIsHeld() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (pool.idleConnectionCount() != pool.connectionCount() && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    assertThat(pool.idleConnectionCount()).isEqualTo(pool.connectionCount());
  }

  /** An Error of a provider is documented to reach the caller as it is. */
  private static void assertNoSecret(Where where, Throwable failure) {
    assertThat(failure).isNotNull();
    Throwable own = failure;
    while (own.getCause() != null) {
      // Jackson says of a StackOverflowError, in which an upload ended, that a value is recursive.
      own = own.getCause();
    }
    if (where == Where.PROVIDER && own instanceof Error) {
      return;
    }
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void whatThrows_leavesNothing(Where where) {
    for (Supplier<Throwable> failure : failures()) {
      broken.set(true);
      QiaoClient client = client(where, failure);
      List<Throwable> thrown = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        thrown.add(catchThrowable(() -> client.call(Ask.of("a"))));
        thrown.add(catchThrowable(() -> client.submit(LIMITED)));
        thrown.add(
            catchThrowable(
                () -> {
                  try (EventStream<?> stream = client.stream(Ask.of("a"))) {
                    assertThat(stream.collect()).isNotNull();
                  }
                }));
        thrown.add(
            catchThrowable(
                () -> client.call(Ask.about(MediaSource.of(new byte[] {1, 2, 3}, "a.png")))));
        thrown.add(catchThrowable(() -> client.callAsync(Ask.of("a")).get(5, TimeUnit.SECONDS)));
      }
      thrown.forEach(e -> assertNoSecret(where, e));
      assertNothingIsHeld();
      broken.set(false);
      // Places of the limiter, waits for the same upload, threads and connections are free again.
      assertThat(client.submit(LIMITED).ref()).isNotNull();
      assertThat(client.submit(LIMITED).ref()).isNotNull();
      assertThat(
              client.call(Ask.about(MediaSource.of(new byte[] {1, 2, 3}, "a.png"))).value().text())
          .isNotNull();
      assertNothingIsHeld();
      client.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void uploadThatAnotherThreadWaitsFor_isMadeByThatThread(Where where) throws Exception {
    for (Supplier<Throwable> failure : failures()) {
      CountDownLatch looked = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      AtomicInteger calls = new AtomicInteger();
      QiaoClient client =
          client(
              builder ->
                  builder
                      .retry(RetryPolicy.NONE)
                      .interceptor(
                          chain -> {
                            boolean first =
                                chain.request().uri().getPath().contains("/uploads")
                                    && calls.getAndIncrement() == 0;
                            if (first && where != Where.AFTER) {
                              stop(looked, go);
                              throw UserCodeThatThrowsTest.<RuntimeException>sneaky(failure.get());
                            }
                            var answer = chain.proceed(chain.request());
                            if (first) {
                              stop(looked, go);
                              throw UserCodeThatThrowsTest.<RuntimeException>sneaky(failure.get());
                            }
                            return answer;
                          }));
      Ask ask = Ask.about(MediaSource.of(new byte[] {4, 5, 6}, "a.png"));
      FutureTask<Throwable> one = new FutureTask<>(() -> catchThrowable(() -> client.call(ask)));
      new Thread(one, "first").start();
      assertThat(looked.await(5, TimeUnit.SECONDS)).isTrue();
      FutureTask<Throwable> two = new FutureTask<>(() -> catchThrowable(() -> client.call(ask)));
      Thread second = new Thread(two, "second");
      second.start();
      while (second.getState() != Thread.State.WAITING && second.isAlive()) {
        Thread.onSpinWait();
      }
      go.countDown();
      assertThat(one.get(5, TimeUnit.SECONDS)).isNotNull();
      Throwable other = two.get(5, TimeUnit.SECONDS);
      if (other != null) {
        // It failed as the first did, in an exception of its own.
        assertNoSecret(where, other);
        assertThat(other).isInstanceOf(dev.qiao.core.error.SdkException.class);
      }
      assertThat(catchThrowable(() -> client.call(ask))).isNull();
    }
  }

  private static void stop(CountDownLatch looked, CountDownLatch go) {
    looked.countDown();
    try {
      assertThat(go.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void errorOfAProviderInsideAnUpload_isTheBusinessOfItsThreadOnly() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger keys = new AtomicInteger();
    QiaoClient client =
        client(
            builder ->
                builder.apiKeys(
                    () -> {
                      // The second key is the one of the policy.
                      if (keys.incrementAndGet() == 2) {
                        stop(looked, go);
                        throw new AssertionError("mine");
                      }
                      return ApiKey.of(KEY);
                    }));
    Ask ask = Ask.about(MediaSource.of(new byte[] {7, 8, 9}, "a.png"));
    FutureTask<Throwable> one = new FutureTask<>(() -> catchThrowable(() -> client.call(ask)));
    new Thread(one, "first").start();
    assertThat(looked.await(5, TimeUnit.SECONDS)).isTrue();
    FutureTask<Throwable> two = new FutureTask<>(() -> catchThrowable(() -> client.call(ask)));
    Thread second = new Thread(two, "second");
    second.start();
    while (second.getState() != Thread.State.WAITING && second.isAlive()) {
      Thread.onSpinWait();
    }
    go.countDown();
    assertThat(one.get(5, TimeUnit.SECONDS)).isInstanceOf(AssertionError.class).hasMessage("mine");
    assertThat(two.get(5, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void interceptorOfADownload_leavesNoConnectionAndNoFile(@TempDir Path folder) {
    for (Supplier<Throwable> failure : failures()) {
      for (Where where : List.of(Where.BEFORE, Where.AFTER)) {
        QiaoClient client = client(where, failure);
        // A file is fetched without a key: what must not be shown is known from calls.
        broken.set(false);
        assertThat(client.call(Ask.of("a")).value()).isNotNull();
        broken.set(true);
        Throwable thrown =
            catchThrowable(
                () ->
                    client
                        .files()
                        .download(
                            dev.qiao.core.file.ResultFile.of(server.url("/a.mp4").toString()),
                            folder.resolve("a.mp4")));
        assertNoSecret(where, thrown);
        assertThat(thrown).isInstanceOf(dev.qiao.core.error.SdkException.class);
        assertThat(folder).isEmptyDirectory();
        assertNothingIsHeld();
        client.close();
      }
    }
  }
}
