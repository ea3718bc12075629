package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.ApiKey;
import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;

/** How a wait goes on, and that it always ends. */
class TaskWaitTest extends TaskTest {
  @Test
  void await_serverAnswers503Forever_stopsAtDeadlineWithBoundedRequests() {
    script("t-1", new MockResponse().setResponseCode(503));
    PollOptions options =
        PollOptions.within(Duration.ofSeconds(1))
            .withInitialDelay(Duration.ofMillis(50))
            .withMaxDelay(Duration.ofMillis(200));
    TaskHandle<Made> task = submitted();
    long begin = System.nanoTime();
    TaskTimeoutException failure =
        catchThrowableOfType(TaskTimeoutException.class, () -> task.await(options));
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(failure)
        .hasMessage(
            "task t-1 (test.make) was not polled successfully after 1 s. It continues at the"
                + " service: keep this reference and call client.tasks().resume(ref, type).await(),"
                + " or raise PollOptions.timeout. Reference: "
                + task.ref());
    assertThat(failure.lastFailure()).isInstanceOf(ServerException.class);
    assertThat(failure.limit()).isEqualTo(Duration.ofSeconds(1));
    assertThat(failure.taskRef()).isEqualTo(task.ref());
    assertThat(polls("t-1")).isBetween(3, 12);
    assertThat(took).isBetween(Duration.ofMillis(950), Duration.ofSeconds(4));
  }

  @Test
  void await_stillRunningAtTheDeadline_namesTheState() {
    script("t-1", running());
    TaskHandle<Made> task = submitted();
    assertThatThrownBy(() -> task.await(QUICK.withTimeout(Duration.ofMillis(100))))
        .isInstanceOf(TaskTimeoutException.class)
        .hasMessageStartingWith("task t-1 (test.make) was RUNNING after ")
        .hasRootCauseInstanceOf(TaskTimeoutException.class);
  }

  @Test
  void await_statusIsNull_saysSo() {
    script("t-1", json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":null}}"));
    TaskHandle<Made> task = submitted();
    assertThatThrownBy(() -> task.await(QUICK.withTimeout(Duration.ofMillis(100))))
        .isInstanceOf(SdkException.class)
        .hasMessageContaining("task t-1 (test.make)")
        .hasMessageNotContaining("was  after");
  }

  @Test
  void await_pollThatStalls_endsAtTheDeadline() {
    script("t-1", new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    TaskHandle<Made> task = submitted();
    long begin = System.nanoTime();
    assertThatThrownBy(() -> task.await(QUICK.withTimeout(Duration.ofMillis(300))))
        .isInstanceOfSatisfying(
            TaskTimeoutException.class,
            e -> assertThat(e.lastFailure()).isInstanceOf(CallTimeoutException.class));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    assertThat(polls("t-1")).isEqualTo(1);
  }

  @Test
  void whenDone_lessThanAMillisecondLeft_stillEnds() throws Exception {
    script("t-1", new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    AtomicBoolean polled = new AtomicBoolean();
    QiaoClient client =
        client(
            builder ->
                builder.listener(
                    new ExchangeListener() {
                      @Override
                      public void failed(Exchange exchange, Throwable reason, Duration took) {
                        polled.set(true);
                        time.advance(Duration.ofSeconds(1));
                      }
                    }));
    TaskHandle<Made> task = client.submit(Make.of("a"));
    CompletableFuture<Made> future =
        task.awaitAsync(
            PollOptions.within(Duration.ofSeconds(5)).withInitialDelay(Duration.ofMillis(300)));
    time.advance(Duration.ofSeconds(5).minusNanos(500_000));
    assertThatThrownBy(() -> future.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TaskTimeoutException.class);
    assertThat(polled).isTrue();
  }

  @Test
  void await_passingFailures_neverEndTheWait() {
    script(
        "t-1",
        new MockResponse().setResponseCode(408),
        refusal(429, "Throttling.RateQuota", "slow"),
        refusal(500, "InternalError", "oops"),
        new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST),
        new MockResponse().setResponseCode(502).setBody("<html>"),
        new MockResponse().setBody("<html>please log in</html>"),
        running(),
        refusal(503, "ModelUnavailable", "busy"),
        done("t-1"));
    assertThat(submitted().await().parts()).isEqualTo(1);
  }

  @Test
  void await_refusedPoll_endsAtOnceWithTheTask() {
    script("t-1", refusal(401, "InvalidApiKey", "no"));
    TaskHandle<Made> task = submitted();
    AuthenticationException failure =
        catchThrowableOfType(AuthenticationException.class, task::await);
    assertThat(failure.taskRef()).isEqualTo(task.ref());
    assertThat(polls("t-1")).isEqualTo(1);
  }

  @Test
  void await_answerOverTheBound_endsAtOnce() {
    script("t-1", state("t-1", "RUNNING", ",\"x\":\"" + "x".repeat(5000) + "\""));
    TaskHandle<Made> task = live(builder -> builder.responseLimit(1024)).submit(Make.of("a"));
    SdkException failure = catchThrowableOfType(SdkException.class, task::await);
    assertThat(failure).isInstanceOf(dev.qiao.core.error.ResponseTooLargeException.class);
    assertThat(failure.taskRef()).isEqualTo(task.ref());
    assertThat(polls("t-1")).isEqualTo(1);
  }

  @Test
  void await_keyProviderThatThrows_endsTheWaitWithTheTask() {
    AtomicBoolean broken = new AtomicBoolean();
    QiaoClient client =
        live(
            builder ->
                builder.apiKeys(
                    () -> {
                      if (broken.get()) {
                        throw new IllegalStateException("vault is sealed");
                      }
                      return ApiKey.of(KEY);
                    }));
    TaskHandle<Made> task = client.submit(Make.of("a"));
    broken.set(true);
    TaskWaitException failure = catchThrowableOfType(TaskWaitException.class, task::await);
    assertThat(failure.reason()).isEqualTo(TaskWaitException.Reason.POLLS_FAILED);
    assertThat(failure.taskRef()).isEqualTo(task.ref());
    assertThat(failure)
        .hasMessageStartingWith(
            "the wait for task t-1 (test.make) ended early: the poll could not be made: the"
                + " ApiKeyProvider threw IllegalStateException; nothing was sent.")
        .hasMessageEndingWith("The task continues at the service; reference: " + task.ref());
  }

  @Test
  void await_ofTwoThreads_throwsEachItsOwnException_withItsOwnStack() throws Exception {
    script("t-1", state("t-1", "FAILED", ",\"code\":\"X\",\"message\":\"no\""));
    TaskHandle<Made> task = submitted();
    TaskFailedException here = catchThrowableOfType(TaskFailedException.class, task::await);
    AtomicReference<TaskFailedException> there = new AtomicReference<>();
    Thread other =
        new Thread(
            () -> there.set(catchThrowableOfType(TaskFailedException.class, task::await)),
            "test-other");
    other.start();
    other.join(10_000);
    assertThat(here).isNotSameAs(there.get());
    assertThat(here.getStackTrace())
        .extracting(StackTraceElement::getClassName)
        .contains(TaskWaitTest.class.getName());
    assertThat(here)
        .hasCauseInstanceOf(TaskFailedException.class)
        .hasMessage(here.getCause().getMessage());
    assertThat(here.taskRef()).isEqualTo(task.ref());
    assertThat(here.code()).isEqualTo("X");
  }

  @Test
  void await_interrupted_throwsWithTheFlagSetAndStopsPolling() throws Exception {
    CountDownLatch polling = new CountDownLatch(1);
    QiaoClient client =
        live(
            builder ->
                builder.listener(
                    new ExchangeListener() {
                      @Override
                      public void polled(dev.qiao.core.task.TaskSnapshot<?> snapshot) {
                        polling.countDown();
                      }
                    }));
    TaskHandle<Made> task = client.submit(Make.of("a"));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread waiter =
        new Thread(
            () -> {
              try {
                task.await();
              } catch (Throwable e) {
                flag.set(Thread.currentThread().isInterrupted());
                thrown.set(e);
              }
            },
            "test-waiter");
    waiter.start();
    assertThat(polling.await(5, TimeUnit.SECONDS)).isTrue();
    waiter.interrupt();
    waiter.join(5000);
    assertThat(thrown.get())
        .isInstanceOf(TaskWaitException.class)
        .hasMessage(
            "the wait for task t-1 (test.make) ended early: the waiting thread was interrupted. The"
                + " task continues at the service; reference: "
                + task.ref());
    assertThat(flag).isTrue();
    assertNotPolledAnyMore(client, "t-1");
  }

  /** Another task of the client is polled often; this one at most by the poll under way. */
  private void assertNotPolledAnyMore(QiaoClient client, String id) {
    int before = polls(id);
    script("other", running(), running(), running(), running(), running(), done("other"));
    client.tasks().resume(ref("other"), Made.class).await();
    assertThat(polls("other")).isEqualTo(6);
    assertThat(polls(id)).isLessThanOrEqualTo(before + 1);
  }

  @Test
  void whenDone_canceled_stopsThePollsNotTheTask() throws Exception {
    QiaoClient client = live();
    TaskHandle<Made> task = client.submit(Make.of("a"));
    CountDownLatch seen = new CountDownLatch(2);
    CompletableFuture<Made> future = task.awaitAsync(QUICK, snapshot -> seen.countDown());
    assertThat(seen.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(future.cancel(true)).isTrue();
    assertThat(future).isCancelled();
    assertNotPolledAnyMore(client, "t-1");
    assertThat(posts).as("no cancel was sent").hasSize(1);
  }

  @Test
  void whenDone_canceledWhileAPollIsUnderWay_cancelsThePoll() throws Exception {
    script("t-1", new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    CountDownLatch ended = new CountDownLatch(1);
    QiaoClient client =
        live(
            builder ->
                builder.listener(
                    new ExchangeListener() {
                      @Override
                      public void failed(Exchange exchange, Throwable reason, Duration took) {
                        ended.countDown();
                      }
                    }));
    CompletableFuture<Made> future = client.submit(Make.of("a")).awaitAsync();
    assertThat(server.takeRequest(5, TimeUnit.SECONDS)).isNotNull();
    assertThat(server.takeRequest(5, TimeUnit.SECONDS)).isNotNull();
    future.cancel(true);
    assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void cancel_asksTheService() {
    TaskHandle<Made> task = submitted();
    task.cancel();
    RecordedRequest sent = posts.get(1);
    assertThat(sent.getRequestLine()).isEqualTo("POST /api/v1/tasks/t-1/cancel HTTP/1.1");
    assertThat(sent.getBodySize()).isZero();
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(sent.getHeader("X-DashScope-Async")).isNull();
  }

  @Test
  void cancel_tooLate_saysWhy() {
    toCancel = refusal(400, "UnsupportedOperation", "Failed to cancel the task.");
    TaskHandle<Made> task = submitted();
    BadRequestException failure = catchThrowableOfType(BadRequestException.class, task::cancel);
    assertThat(failure)
        .hasMessage(
            "DashScope answered 400 UnsupportedOperation: Failed to cancel the task. Hint: the"
                + " state does not allow this; only a PENDING task can be canceled. (request"
                + " req-400)");
    assertThat(failure.taskRef()).isEqualTo(task.ref());
  }

  @Test
  void pollsAndCancel_ofATaskSubmittedWithAnotherKeyAndWorkspace_useThem() {
    script("t-1", running(), done("t-1"));
    QiaoClient client = live(builder -> builder.workspace("mine"));
    RequestOptions tenant =
        RequestOptions.builder().apiKey(ApiKey.of("tenant-key")).workspace("theirs").build();
    TaskHandle<Made> task = client.submit(Make.of("a"), tenant);
    task.snapshot();
    task.await();
    task.cancel();
    assertThat(task.ref().workspace()).isEqualTo("theirs");
    assertThat(gets).hasSize(2);
    for (RecordedRequest request : gets) {
      assertThat(request.getHeader("Authorization")).isEqualTo("Bearer tenant-key");
      assertThat(request.getHeader("X-DashScope-WorkSpace")).isEqualTo("theirs");
    }
    assertThat(posts.get(1).getHeader("Authorization")).isEqualTo("Bearer tenant-key");
    assertThat(posts.get(1).getHeader("X-DashScope-WorkSpace")).isEqualTo("theirs");
  }

  @Test
  void await_twiceAndByFutureAtOnce_allGetTheResult() throws Exception {
    script("t-1", running(), running(), done("t-1"));
    TaskHandle<Made> task = submitted();
    CompletableFuture<Made> future = task.awaitAsync();
    assertThat(task.await()).isEqualTo(task.await(QUICK));
    assertThat(future.get(5, TimeUnit.SECONDS).file().name()).isEqualTo("t-1.mp4");
  }

  @Test
  void snapshot_failure_carriesTheTask() {
    script("t-1", refusal(400, "InvalidParameter", "no"));
    TaskHandle<Made> task = submitted();
    assertThat(catchThrowableOfType(BadRequestException.class, task::snapshot).taskRef())
        .isEqualTo(task.ref());
  }
}
