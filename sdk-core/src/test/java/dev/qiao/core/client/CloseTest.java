package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What close() ends, and what is left after it. */
class CloseTest extends SocketTest {
  private static final PollOptions QUICK =
      PollOptions.DEFAULT.withInitialDelay(Duration.ofMillis(1));
  private static final String TASK =
      "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}}";

  @Test
  void anyVerb_afterClose_saysSo(@TempDir Path folder) {
    server.enqueue(json(TASK));
    QiaoClient client = client();
    TaskHandle<?> task = client.submit(Make.of("a"));
    client.close();
    client.close();
    for (ThrowingCallable verb :
        List.<ThrowingCallable>of(
            () -> client.call(Ask.of("a")),
            () -> client.stream(Ask.of("a")),
            () -> client.submit(Make.of("a")),
            () -> client.raw().get("/x"),
            () -> task.snapshot(),
            () -> task.cancel(),
            () -> client.files().download(ResultFile.of("http://h/x"), folder.resolve("x")))) {
      assertThatThrownBy(verb)
          .isInstanceOf(ClientClosedException.class)
          .hasMessageStartingWith("the client is closed; make a new QiaoClient");
    }
    assertThatThrownBy(task::await)
        .isInstanceOf(TaskWaitException.class)
        .hasMessage(
            "the wait for task t-1 (test.make) ended early: the client was closed. The task"
                + " continues at the service; reference: "
                + task.ref());
    assertThatThrownBy(task::snapshot)
        .satisfies(e -> assertThat(((SdkException) e).taskRef()).isEqualTo(task.ref()));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void close_whileACallWaitsForItsAnswer_endsIt() throws Exception {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    QiaoClient client = client();
    FutureTask<?> call = start(() -> client.call(Ask.of("a")));
    taken();
    client.close();
    assertEndsWith(call, ClientClosedException.class);
  }

  @Test
  void close_whileMediaIsReadForItsChecksum_endsTheCall() throws Exception {
    QiaoClient client = client();
    CountDownLatch begun = new CountDownLatch(1);
    MediaSource endless =
        MediaSource.of(
            () ->
                new InputStream() {
                  @Override
                  public int read() {
                    return 0;
                  }

                  @Override
                  public int read(byte[] bytes, int offset, int length) {
                    begun.countDown();
                    return length;
                  }
                },
            "endless.mp4",
            -1);
    FutureTask<?> call = new FutureTask<>(() -> client.call(Ask.about(endless)));
    Thread thread = new Thread(call, "test-worker");
    thread.setDaemon(true);
    thread.start();
    begun.await();
    client.close();
    assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(ClientClosedException.class);
  }

  @Test
  void close_whileACallReadsItsAnswer_endsIt() throws Exception {
    try (RawServer stalling =
        RawServer.stallingAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"text\":")) {
      CountDownLatch headCame = new CountDownLatch(1);
      QiaoClient client =
          client(
              endpoint(stalling.root()),
              builder ->
                  builder.interceptor(
                      chain -> {
                        var answer = chain.proceed(chain.request());
                        headCame.countDown();
                        return answer;
                      }));
      FutureTask<?> call = start(() -> client.call(Ask.of("a")));
      assertThat(headCame.await(5, TimeUnit.SECONDS)).isTrue();
      client.close();
      assertEndsWith(call, ClientClosedException.class);
    }
  }

  @Test
  void close_whileAStreamIsRead_endsTheRead() throws Exception {
    try (RawServer stalling =
        RawServer.stallingAfter(RawServer.SSE_HEAD + "data:{\"text\":\"a\"}\n\n")) {
      QiaoClient client = client(endpoint(stalling.root()), unused -> {});
      var stream = client.stream(Ask.of("a"));
      var pieces = stream.iterator();
      assertThat(pieces.next().text()).isEqualTo("a");
      FutureTask<?> read = start(pieces::hasNext);
      client.close();
      ClientClosedException failure = assertEndsWith(read, ClientClosedException.class);
      assertThat(failure).hasMessage("the client was closed during test.ask.stream at 127.0.0.1");
    }
  }

  @Test
  void close_whileAFileIsDownloaded_endsIt(@TempDir Path folder) throws Exception {
    try (RawServer stalling =
        RawServer.stallingAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")) {
      CountDownLatch came = new CountDownLatch(1);
      QiaoClient client = client();
      FutureTask<?> download =
          start(
              () ->
                  client
                      .files()
                      .download(
                          ResultFile.of(stalling.root() + "/v.mp4"),
                          folder.resolve("v.mp4"),
                          dev.qiao.core.file.DownloadOptions.DEFAULT.withProgress(
                              unused -> came.countDown())));
      assertThat(came.await(5, TimeUnit.SECONDS)).isTrue();
      client.close();
      assertEndsWith(download, ClientClosedException.class);
      assertThat(folder.resolve("v.mp4")).doesNotExist();
    }
  }

  @Test
  void close_whileAPollIsUnderWay_endsEveryWaitWithItsTask() throws Exception {
    QiaoClient client = client(builder -> builder.time(Time.SYSTEM));
    server.enqueue(json(TASK));
    TaskHandle<?> task = client.submit(Make.of("a"));
    taken();
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    FutureTask<?> await = start(() -> task.await(QUICK));
    taken();
    CompletableFuture<?> future = task.awaitAsync(PollOptions.DEFAULT);
    client.close();
    TaskWaitException failure = assertEndsWith(await, TaskWaitException.class);
    assertThat(failure.taskRef()).isEqualTo(task.ref());
    assertThat(failure)
        .hasMessageContaining("ended early: the client was closed.")
        .hasRootCauseInstanceOf(ClientClosedException.class);
    assertThatThrownBy(() -> future.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TaskWaitException.class);
  }

  @Test
  void close_afterCallsStreamsAndTasks_leavesNoSdkThread() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    QiaoClient client = client(builder -> builder.time(Time.SYSTEM));
    server.enqueue(json("{}"));
    client.call(Ask.of("a"));
    server.enqueue(sse("data:[DONE]\n\n"));
    client.stream(Ask.of("a")).collect();
    server.enqueue(json(TASK));
    server.enqueue(json(TASK));
    server.enqueue(
        json(
            "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"SUCCEEDED\","
                + "\"video_url\":\"http://x/y\"}}"));
    client.submit(Make.of("a")).await(QUICK);
    server.enqueue(json(TASK));
    var waiting = client.submit(Make.of("a")).awaitAsync(PollOptions.within(Duration.ofMinutes(5)));
    assertThat(waiting).isNotDone();
    Set<Thread> ours = new HashSet<>(Thread.getAllStackTraces().keySet());
    ours.removeAll(before);
    ours.removeIf(thread -> thread.getName().matches("(MockWebServer|ForkJoinPool|Common).*"));
    assertThat(ours.stream().map(Thread::getName)).anyMatch(name -> name.startsWith("qiao-poller"));
    assertThat(ours).allMatch(Thread::isDaemon);
    client.close();
    // OkHttp's own two daemons belong to every client of the process and end by themselves.
    ours.removeIf(thread -> thread.getName().matches("OkHttp TaskRunner|Okio Watchdog"));
    for (Thread thread : ours) {
      thread.join(5000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void close_openStream_givesItsConnectionBack() throws Exception {
    OkHttpClient own = new OkHttpClient();
    try (RawServer stalling =
        RawServer.stallingAfter(RawServer.SSE_HEAD + "data:{\"text\":\"a\"}\n\n")) {
      QiaoClient client = client(endpoint(stalling.root()), builder -> builder.httpClient(own));
      for (int i = 0; i < 3; i++) {
        try (var stream = client.stream(Ask.of("a"))) {
          assertThat(stream.iterator().next().text()).isEqualTo("a");
        }
      }
      var unread = client.stream(Ask.of("a"));
      client.close();
      unread.close();
      assertThat(own.connectionPool().connectionCount()).isZero();
    }
  }

  @Test
  void close_fromAListener_isHarmless() {
    QiaoClient[] client = new QiaoClient[1];
    client[0] =
        client(
            builder ->
                builder.listener(
                    new ExchangeListener() {
                      @Override
                      public void started(Exchange exchange) {
                        client[0].close();
                      }
                    }));
    assertThatThrownBy(() -> client[0].call(Ask.of("a"))).isInstanceOf(ClientClosedException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  private static <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "test-worker");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static <T extends Throwable> T assertEndsWith(FutureTask<?> work, Class<T> type)
      throws IOException, InterruptedException, java.util.concurrent.TimeoutException {
    try {
      Object result = work.get(5, TimeUnit.SECONDS);
      throw new AssertionError("it gave " + result);
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(type);
      return type.cast(e.getCause());
    }
  }
}
