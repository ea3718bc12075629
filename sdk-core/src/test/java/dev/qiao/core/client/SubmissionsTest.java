package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;

/** Submissions that are held back to a model's documented limits. */
class SubmissionsTest extends TaskTest {
  private static final Make LIMITED = new Make(TestOperations.LIMITED, "a", null);

  private QiaoClient limited(double perSecond, int running) {
    return live(
        builder ->
            builder.limitSubmissions(
                Map.of(TestOperations.LIMITED, new SubmissionLimit(perSecond, running))));
  }

  @Test
  void off_holdsNothingBack() {
    QiaoClient client = live();
    for (int i = 0; i < 20; i++) {
      client.submit(LIMITED);
    }
    assertThat(posts).hasSize(20);
  }

  @Test
  void modelWithoutALimit_isNotHeldBack() {
    QiaoClient client = live(QiaoClient.Builder::limitSubmissions);
    for (int i = 0; i < 20; i++) {
      client.submit(Make.of("a"));
    }
    assertThat(posts).hasSize(20);
  }

  @Test
  void perSecond_spacesSubmissions_asTheCatalogueSays() {
    QiaoClient client =
        client(
            builder ->
                builder.limitSubmissions(
                    Map.of(TestOperations.LIMITED, new SubmissionLimit(10, 100))));
    for (int i = 0; i < 4; i++) {
      client.submit(LIMITED);
    }
    assertThat(time.pauses())
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(100));
  }

  @Test
  void perMinute_spacesSubmissions_andLeavesRoomForAnyNumber() {
    QiaoClient client =
        client(
            builder ->
                builder.limitSubmissions(
                    Map.of(TestOperations.LIMITED, SubmissionLimit.perMinute(20))));
    for (int i = 0; i < 3; i++) {
      client.submit(LIMITED);
    }
    assertThat(posts).hasSize(3);
    assertThat(time.pauses()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
  }

  @Test
  void unfinishedTasks_areAsManyAsRunAndAsManyQueued_alsoWhenNobodyWaits() throws Exception {
    QiaoClient client = full();
    CountDownLatch third = new CountDownLatch(1);
    FutureTask<TaskHandle<Made>> waiting =
        new FutureTask<>(
            () -> {
              TaskHandle<Made> task = client.submit(LIMITED);
              third.countDown();
              return task;
            });
    start(waiting);
    assertThat(third.await(150, TimeUnit.MILLISECONDS)).as("there is no room").isFalse();
    assertThat(posts).hasSize(2);
    script("t-1", done("t-1"));
    assertThat(waiting.get(5, TimeUnit.SECONDS).ref().taskId()).isEqualTo("t-3");
  }

  @Test
  void placesComeFree_withAwaitAndAsTheyEnd() {
    QiaoClient client = limited(1000, 1);
    for (int i = 1; i <= 12; i++) {
      script("t-" + i, running(), i % 3 == 0 ? state("t-" + i, "FAILED", "") : done("t-" + i));
    }
    List<TaskHandle<Made>> tasks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      tasks.add(client.submit(LIMITED));
    }
    assertThat(client.tasks().awaitAll(tasks, QUICK)).hasSize(12);
  }

  @Test
  void answersWithATaskThatHasItsPlace_takeNoOther() {
    server.setDispatcher(
        new okhttp3.mockwebserver.Dispatcher() {
          @Override
          public okhttp3.mockwebserver.MockResponse dispatch(
              okhttp3.mockwebserver.RecordedRequest request) {
            return state("t-1", "RUNNING", "");
          }
        });
    // The clock hardly moves, so the references are equal.
    QiaoClient client =
        client(
            builder ->
                builder.limitSubmissions(
                    Map.of(TestOperations.LIMITED, new SubmissionLimit(1_000_000, 1))));
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (int i = 0; i < 5; i++) {
            assertThat(client.submit(LIMITED).ref().taskId()).isEqualTo("t-1");
          }
        });
  }

  @Test
  void submissionThatFails_givesItsPlaceBack() {
    QiaoClient client = limited(1000, 1);
    server.setDispatcher(
        new okhttp3.mockwebserver.Dispatcher() {
          @Override
          public okhttp3.mockwebserver.MockResponse dispatch(
              okhttp3.mockwebserver.RecordedRequest request) {
            return refusal(500, "InternalError", "no");
          }
        });
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> client.submit(LIMITED)).isInstanceOf(ServerException.class);
    }
  }

  @Test
  void salvagedTask_hasItsPlaceUntilItEnds() throws Exception {
    QiaoClient client = fullOfSalvagedTasks();
    FutureTask<TaskHandle<Made>> waiting = new FutureTask<>(() -> client.submit(LIMITED));
    start(waiting);
    assertThatThrownBy(() -> waiting.get(150, TimeUnit.MILLISECONDS))
        .as("there is no room")
        .isInstanceOf(TimeoutException.class);
    script("s-2", state("s-2", "FAILED", ""));
    assertThat(waiting.get(5, TimeUnit.SECONDS).ref().taskId()).isEqualTo("s-3");
  }

  @Test
  void salvagedTask_hasItsPlaceUntilItIsReleased() throws Exception {
    QiaoClient client = fullOfSalvagedTasks();
    FutureTask<TaskHandle<Made>> waiting = new FutureTask<>(() -> client.submit(LIMITED));
    client.tasks().resume(salvaged.get(0), Made.class).release();
    start(waiting);
    assertThat(waiting.get(5, TimeUnit.SECONDS).ref().taskId()).isEqualTo("s-3");
  }

  private final List<TaskRef> salvaged = new ArrayList<>();

  /** A client with as many unfinished tasks as it may have, none of which it has a handle of. */
  private QiaoClient fullOfSalvagedTasks() {
    AtomicInteger submissions = new AtomicInteger();
    var tasks = server.getDispatcher();
    server.setDispatcher(
        new okhttp3.mockwebserver.Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if ("GET".equals(request.getMethod())) {
              return tasks.dispatch(request);
            }
            int number = submissions.incrementAndGet();
            MockResponse answer = state("s-" + number, "PENDING", "");
            return number > 2
                ? answer
                : answer
                    .setResponseCode(number == 1 ? 200 : 500)
                    .setHeader("Content-Length", 1000)
                    .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);
          }
        });
    QiaoClient client = limited(1000, 1);
    for (int i = 0; i < 2; i++) {
      salvaged.add(
          catchThrowableOfType(SdkException.class, () -> client.submit(LIMITED)).taskRef());
    }
    assertThat(salvaged).extracting(TaskRef::taskId).containsExactly("s-1", "s-2");
    return client;
  }

  @Test
  void interrupt_endsTheWaitAndSendsNothing() throws Exception {
    QiaoClient client = full();
    FutureTask<Throwable> waiting =
        new FutureTask<>(
            () -> {
              Throwable failure = catchThrowable(() -> client.submit(LIMITED));
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
              return failure;
            });
    start(waiting).interrupt();
    assertThat(waiting.get(5, TimeUnit.SECONDS))
        .isInstanceOf(CallInterruptedException.class)
        .hasMessage("interrupted while waiting to submit a task of limited-1; nothing was sent");
    assertThat(posts).hasSize(2);
  }

  @Test
  void close_endsTheWait() throws Exception {
    QiaoClient client = full();
    FutureTask<Throwable> waiting =
        new FutureTask<>(() -> catchThrowable(() -> client.submit(LIMITED)));
    start(waiting);
    client.close();
    assertThat(waiting.get(5, TimeUnit.SECONDS)).isInstanceOf(ClientClosedException.class);
  }

  /** A client with as many unfinished tasks as it may have. */
  private QiaoClient full() {
    QiaoClient client = limited(1000, 1);
    client.submit(LIMITED);
    client.submit(LIMITED);
    return client;
  }

  @Test
  void limit_ofNothing_isRefused() {
    assertThatThrownBy(() -> new SubmissionLimit(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a submission limit has more than 0 submissions a second and at least 1 running task"
                + " (one submission a day to a million a second), not 0.0 and 1");
    assertThatThrownBy(() -> new SubmissionLimit(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "test-submitter");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
