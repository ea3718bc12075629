package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An interrupt ends a wait in each phase: handshake, turn, poll, upload, interceptor, pause. */
class InterruptPhasesTest extends SocketTest {
  /** Takes connections, counts down for each, and neither reads nor writes. */
  private static final class Mute implements AutoCloseable {
    final CountDownLatch taken = new CountDownLatch(1);
    final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    Mute() throws IOException {
      Thread accepting =
          new Thread(
              () -> {
                try {
                  while (true) {
                    open.add(socket.accept());
                    taken.countDown();
                  }
                } catch (IOException e) {
                  // The test is over.
                }
              });
      accepting.setDaemon(true);
      accepting.start();
    }

    String root(String scheme) {
      return scheme + "://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      socket.close();
      for (Socket one : open) {
        one.close();
      }
    }
  }

  private static <E extends SdkException> E interrupted(
      Class<E> type, ThrowingCallable use, CountDownLatch begun) throws Exception {
    boolean[] flag = {false};
    FutureTask<Throwable> work =
        new FutureTask<>(
            () -> {
              Throwable failure = catchThrowable(use);
              flag[0] = Thread.currentThread().isInterrupted();
              return failure;
            });
    Thread thread = new Thread(work, "test-worker");
    thread.setDaemon(true);
    thread.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    Throwable failure = work.get(10, TimeUnit.SECONDS);
    assertThat(failure).isInstanceOf(type);
    assertThat(flag[0]).as("the interrupt is kept").isTrue();
    return type.cast(failure);
  }

  @Test
  void handshakeOfTls_thatStalls_endsAndNothingWasSent() throws Exception {
    for (boolean own : new boolean[] {true, false}) {
      try (Mute mute = new Mute()) {
        QiaoClient client =
            client(
                endpoint(mute.root("https")),
                builder -> {
                  if (!own) {
                    builder.httpClient(new OkHttpClient());
                  }
                });
        for (ThrowingCallable use :
            List.<ThrowingCallable>of(
                () -> client.call(Ask.of("a")),
                () -> client.stream(Ask.of("a")),
                () -> client.submit(Make.of("a")),
                () -> client.tasks().find(Make.class, "t-1").snapshot())) {
          CallInterruptedException failure =
              interrupted(CallInterruptedException.class, use, mute.taken);
          assertThat(failure).hasMessageEndingWith("was interrupted. Nothing was sent");
          assertThat(failure.mayHaveReachedService()).isFalse();
        }
      }
    }
  }

  @Test
  void snapshot_thatIsNotAnswered_endsAndNamesItsTask() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer silent =
        new RawServer(
            (head, out) -> {
              begun.countDown();
              over.await();
            })) {
      QiaoClient client = client(endpoint(silent.root()), unused -> {});
      CallInterruptedException failure =
          interrupted(
              CallInterruptedException.class,
              () -> client.tasks().find(Make.class, "t-1").snapshot(),
              begun);
      assertThat(failure.taskRef()).isNotNull();
      assertThat(failure.taskRef().taskId()).isEqualTo("t-1");
      over.countDown();
    }
  }

  @Test
  void turnOfASnapshot_thatIsFarAway_ends() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    QiaoClient client =
        client(
            builder ->
                builder
                    .time(Time.SYSTEM)
                    .pollLimiter(
                        () -> {
                          asked.countDown();
                          // Within Timeouts.total: beyond it, the snapshot is refused at once.
                          return Duration.ofMinutes(5);
                        }));
    TaskWaitException failure =
        interrupted(
            TaskWaitException.class,
            () -> client.tasks().find(Make.class, "t-1").snapshot(),
            asked);
    assertThat(failure.reason()).isEqualTo(TaskWaitException.Reason.INTERRUPTED);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void waits_forAPollThatIsNotAnswered_end() throws Exception {
    for (boolean all : new boolean[] {true, false}) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch over = new CountDownLatch(1);
      try (RawServer silent =
          new RawServer(
              (head, out) -> {
                begun.countDown();
                over.await();
              })) {
        QiaoClient client = client(endpoint(silent.root()), builder -> builder.time(Time.SYSTEM));
        TaskHandle<TestOperations.Made> task = client.tasks().find(Make.class, "t-1");
        TaskWaitException failure =
            interrupted(
                TaskWaitException.class,
                () -> {
                  if (all) {
                    throw ((TaskOutcome.Failed<TestOperations.Made>)
                            client.tasks().awaitAll(List.of(task)).get(0))
                        .failure();
                  }
                  task.await();
                },
                begun);
        assertThat(failure.reason()).isEqualTo(TaskWaitException.Reason.INTERRUPTED);
        over.countDown();
      }
    }
  }

  /** The policy is not answered; the storage does not read; it reads and does not answer. */
  @Test
  void upload_endsInEachOfItsPhases() throws Exception {
    MediaSource large = MediaSource.of(new byte[20_000_000], "v.mp4");
    MediaSource small = MediaSource.of(new byte[10], "v.mp4");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch sent = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (Mute mute = new Mute();
        RawServer silent =
            new RawServer(
                (head, out) -> {
                  sent.countDown();
                  over.await();
                });
        RawServer noPolicy =
            new RawServer(
                (head, out) -> {
                  asked.countDown();
                  over.await();
                })) {
      QiaoClient first = client(endpoint(noPolicy.root()), unused -> {});
      interrupted(
          CallInterruptedException.class,
          () -> first.files().upload(small, TestOperations.MODEL),
          asked);
      QiaoClient second = client();
      servePolicies(mute.root("http"));
      interrupted(
          CallInterruptedException.class,
          () -> second.files().upload(large, TestOperations.MODEL),
          mute.taken);
      QiaoClient third = client();
      servePolicies(silent.root());
      interrupted(
          CallInterruptedException.class,
          () -> third.files().upload(small, TestOperations.MODEL),
          sent);
      over.countDown();
    }
  }

  private void servePolicies(String host) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return json(
                "{\"data\":{\"policy\":\"cG9saWN5\",\"signature\":\"c2lnbg==\",\"upload_dir\":\"d\","
                    + "\"upload_host\":\""
                    + host
                    + "\",\"expire_in_seconds\":300,\"max_file_size_mb\":100,"
                    + "\"capacity_limit_mb\":999,\"oss_access_key_id\":\"ID\","
                    + "\"x_oss_object_acl\":\"private\",\"x_oss_forbid_overwrite\":\"true\"}}");
          }
        });
  }

  @Test
  void interceptor_thatSleeps_ends() throws Exception {
    CountDownLatch asleep = new CountDownLatch(1);
    QiaoClient client =
        client(
            builder ->
                builder.interceptor(
                    chain -> {
                      asleep.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return chain.proceed(chain.request());
                    }));
    interrupted(CallInterruptedException.class, () -> client.call(Ask.of("a")), asleep);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void pauseBeforeARetry_ends() throws Exception {
    server.enqueue(refusal(429, "Throttling.RateQuota", "slow down").setHeader("Retry-After", 50));
    CountDownLatch pausing = new CountDownLatch(1);
    QiaoClient client =
        client(
            builder ->
                builder
                    .time(Time.SYSTEM)
                    .listener(
                        new dev.qiao.core.http.ExchangeListener() {
                          @Override
                          public void retrying(
                              Exchange exchange, int count, Duration pause, Throwable reason) {
                            pausing.countDown();
                          }
                        }));
    interrupted(CallInterruptedException.class, () -> client.call(Ask.of("a")), pausing);
  }
}
