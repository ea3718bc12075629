package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.ApiKey;
import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskListener;
import dev.qiao.core.task.TaskOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** User code and users' executors that hang, throw or drop work: no wait depends on them. */
@Timeout(60)
class HostileCallbacksTest extends TaskTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  private final CountDownLatch release = new CountDownLatch(1);
  private final TaskListener<Made> hanging = snapshot -> hang();
  private final List<ExecutorService> executors = new ArrayList<>();

  @AfterEach
  void letGo() {
    release.countDown();
    executors.forEach(ExecutorService::shutdownNow);
  }

  private void hang() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private QiaoClient with(Executor executor) {
    return live(builder -> builder.callbackExecutor(executor));
  }

  private ExecutorService oneThread() {
    ExecutorService made = Executors.newSingleThreadExecutor();
    executors.add(made);
    return made;
  }

  /** A bounded executor whose caller waits for room. */
  private Executor blocking() {
    ThreadPoolExecutor made =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            (work, pool) -> {
              try {
                // Threads of the SDK wait here: they must end with the test.
                while (!pool.isShutdown()
                    && !pool.getQueue().offer(work, 10, TimeUnit.MILLISECONDS)) {}
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    executors.add(made);
    return made;
  }

  @Test
  void executorInTheCallingThread_hangingListener_awaitReturnsAtItsDeadline_othersGoOn() {
    assertHangingListenerHoldsUpNobody(with(Runnable::run));
  }

  @Test
  void boundedBlockingExecutor_hangingListeners_awaitReturnsAtItsDeadline_othersGoOn() {
    QiaoClient client = with(blocking());
    List<CompletableFuture<Made>> crowd = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      crowd.add(client.tasks().resume(ref("crowd-" + i), Made.class).awaitAsync(QUICK, hanging));
    }
    assertHangingListenerHoldsUpNobody(client);
    assertThat(crowd).hasSize(5);
  }

  private void assertHangingListenerHoldsUpNobody(QiaoClient client) {
    script("other", running(), running(), done("other"));
    TaskHandle<Made> task = client.tasks().resume(ref("endless"), Made.class);
    long begin = System.nanoTime();
    assertThatThrownBy(() -> task.await(QUICK.withTimeout(SHORT), hanging))
        .isInstanceOf(TaskTimeoutException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    assertThat(client.tasks().resume(ref("other"), Made.class).await().file().name())
        .isEqualTo("other.mp4");
    begin = System.nanoTime();
    client.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void executorThatThrowsSomethingElseOnce_theFutureStillCompletes() throws Exception {
    script("t-1", running(), running(), done("t-1"));
    AtomicInteger calls = new AtomicInteger();
    ExecutorService pool = oneThread();
    QiaoClient client =
        with(
            work -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not initialized");
              }
              pool.execute(work);
            });
    CountDownLatch seen = new CountDownLatch(3);
    CompletableFuture<Made> future =
        client.submit(Make.of("a")).awaitAsync(QUICK, snapshot -> seen.countDown());
    assertThat(future.get(5, TimeUnit.SECONDS).file().name()).isEqualTo("t-1.mp4");
    assertThat(seen.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void executorThatDropsItsWork_theFutureCompletesAfterAMoment() throws Exception {
    script("t-1", done("t-1"));
    CompletableFuture<Made> future = with(work -> {}).submit(Make.of("a")).awaitAsync(QUICK);
    assertThat(future.get(20, TimeUnit.SECONDS).file().name()).isEqualTo("t-1.mp4");
  }

  @Test
  void executorThatDropsItsWork_theFutureCompletesThoughTheClientCloses() {
    QiaoClient client = with(work -> {});
    CompletableFuture<Made> future = client.submit(Make.of("a")).awaitAsync(QUICK);
    client.close();
    assertThatThrownBy(() -> future.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TaskWaitException.class);
  }

  @Test
  void executorBlockedByACallback_theFuturesOfOtherTasksCompleteAfterAMoment() throws Exception {
    script("t-1", done("t-1"));
    script("t-2", done("t-2"));
    QiaoClient client = with(oneThread());
    CountDownLatch blocked = new CountDownLatch(1);
    var unused =
        client
            .submit(Make.of("a"))
            .awaitAsync(QUICK)
            .thenAccept(
                made -> {
                  blocked.countDown();
                  hang();
                });
    assertThat(blocked.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(client.submit(Make.of("b")).awaitAsync(QUICK).get(20, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void defaultExecutor_hasAThreadForEveryCallbackThatBlocks() throws Exception {
    QiaoClient client = live();
    CountDownLatch blocked = new CountDownLatch(8);
    for (int i = 0; i < 8; i++) {
      script("b-" + i, done("b-" + i));
      var unused =
          client
              .tasks()
              .resume(ref("b-" + i), Made.class)
              .awaitAsync(QUICK)
              .thenAccept(
                  made -> {
                    blocked.countDown();
                    hang();
                  });
    }
    assertThat(blocked.await(10, TimeUnit.SECONDS)).as("eight callbacks block at a time").isTrue();
  }

  @Test
  void awaitAllAndAsTheyEnd_insideAOneThreadCallbackExecutor_end() throws Exception {
    script("t-1", done("t-1"));
    script("t-2", running(), done("t-2"));
    script("t-3", running(), done("t-3"));
    QiaoClient client = with(oneThread());
    List<TaskHandle<Made>> others =
        List.of(
            client.tasks().resume(ref("t-2"), Made.class),
            client.tasks().resume(ref("t-3"), Made.class));
    List<TaskOutcome<Made>> taken = new ArrayList<>();
    CompletableFuture<Integer> future =
        client
            .tasks()
            .resume(ref("t-1"), Made.class)
            .awaitAsync(QUICK)
            .thenApply(
                made -> {
                  client.tasks().forEachCompleted(others, QUICK, taken::add);
                  return client.tasks().awaitAll(others, QUICK).size();
                });
    assertThat(future.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(taken).hasSize(2).allMatch(TaskOutcome.Succeeded.class::isInstance);
  }

  @Test
  void limitedSubmissions_doNotWaitForTheUsersExecutor() throws Exception {
    for (int i = 1; i <= 3; i++) {
      script("t-" + i, done("t-" + i));
    }
    Make limited = new Make(TestOperations.LIMITED, "a", null);
    QiaoClient client =
        live(
            builder ->
                builder
                    .callbackExecutor(work -> {})
                    .limitSubmissions(
                        Map.of(TestOperations.LIMITED, new SubmissionLimit(1000, 1))));
    for (int i = 0; i < 3; i++) {
      client.submit(limited);
    }
    assertThat(posts).hasSize(3);
  }

  @Test
  void futureThatTimedOut_orWasCompletedByItsOwner_stopsThePolls() throws Exception {
    QiaoClient client = live();
    CompletableFuture<Made> timed =
        client
            .tasks()
            .resume(ref("timed"), Made.class)
            .awaitAsync(QUICK)
            .orTimeout(50, TimeUnit.MILLISECONDS);
    CompletableFuture<Made> completed =
        client.tasks().resume(ref("completed"), Made.class).awaitAsync(QUICK);
    completed.complete(null);
    assertThatThrownBy(() -> timed.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TimeoutException.class);
    assertNotPolledAnyMore(client, "timed");
    assertNotPolledAnyMore(client, "completed");
  }

  @Test
  void interruptedAwaitAll_stopsThePolls() {
    QiaoClient client = live();
    Thread.currentThread().interrupt();
    List<TaskOutcome<Made>> outcomes =
        client.tasks().awaitAll(List.of(client.tasks().resume(ref("left"), Made.class)), QUICK);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcomes.get(0)).isInstanceOf(TaskOutcome.Failed.class);
    assertNotPolledAnyMore(client, "left");
  }

  /** Another task of the client is polled often; this one at most by the poll under way. */
  private void assertNotPolledAnyMore(QiaoClient client, String id) {
    int before = polls(id);
    String other = "after-" + id;
    script(other, running(), running(), running(), running(), running(), done(other));
    client.tasks().resume(ref(other), Made.class).await();
    assertThat(polls(id)).isLessThanOrEqualTo(before + 1);
  }

  @Test
  void keyProviderWithErrors_givesEveryPlaceBack_andOneFailureEndsNoWait() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    QiaoClient client =
        live(
            builder ->
                builder.apiKeys(
                    () -> {
                      if (broken.get()) {
                        throw new NoClassDefFoundError("vault/Client");
                      }
                      return ApiKey.of(KEY);
                    }));
    List<CompletableFuture<Made>> crowd = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      crowd.add(client.tasks().resume(ref("k-" + i), Made.class).awaitAsync(QUICK));
    }
    for (CompletableFuture<Made> one : crowd) {
      assertThatThrownBy(() -> one.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(TaskWaitException.class);
    }
    broken.set(false);
    script("good", running(), done("good"));
    assertThat(client.tasks().resume(ref("good"), Made.class).await()).isNotNull();

    AtomicInteger calls = new AtomicInteger();
    QiaoClient flickering =
        live(
            builder ->
                builder.apiKeys(
                    () -> {
                      if (calls.incrementAndGet() % 2 == 1) {
                        throw new IllegalStateException("the vault is sealed for a moment");
                      }
                      return ApiKey.of(KEY);
                    }));
    script("flicker", running(), running(), done("flicker"));
    assertThat(flickering.tasks().resume(ref("flicker"), Made.class).await()).isNotNull();
  }
}
