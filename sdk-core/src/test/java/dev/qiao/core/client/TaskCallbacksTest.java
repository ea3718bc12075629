package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.TaskFailedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users' code that a wait calls. */
class TaskCallbacksTest extends TaskTest {
  @Test
  void listener_seesEverySnapshotInOrder_onTheCallbackExecutor() throws Exception {
    script(
        "t-1",
        state("t-1", "PENDING", ""),
        running(),
        running(),
        state("t-1", "NEW", ""),
        done("t-1"));
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    ExecutorService own =
        Executors.newFixedThreadPool(4, work -> new Thread(work, "test-callbacks"));
    try {
      CompletableFuture<String> last =
          live(builder -> builder.callbackExecutor(own))
              .submit(Make.of("a"))
              .awaitAsync(
                  QUICK,
                  snapshot -> seen.add(snapshot.status() + " " + Thread.currentThread().getName()))
              .thenApply(made -> made.file().name() + " " + Thread.currentThread().getName());
      assertThat(last.get(5, TimeUnit.SECONDS)).isEqualTo("t-1.mp4 test-callbacks");
    } finally {
      own.shutdown();
    }
    assertThat(seen)
        .containsExactly(
            "PENDING test-callbacks",
            "RUNNING test-callbacks",
            "RUNNING test-callbacks",
            "NEW test-callbacks",
            "SUCCEEDED test-callbacks");
  }

  @Test
  void listener_ofAwait_seesTheSnapshotsToo() throws Exception {
    script("t-1", running(), done("t-1"));
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(2);
    submitted()
        .await(
            QUICK,
            snapshot -> {
              seen.add(snapshot.status().value());
              all.countDown();
            });
    assertThat(all.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactly("RUNNING", "SUCCEEDED");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void listener_thatThrows_isLoggedAndTheFutureStillCompletes(boolean error) throws Exception {
    script("t-1", running(), running(), done("t-1"));
    Logs logs = Logs.fromNow();
    CompletableFuture<Made> future =
        submitted()
            .awaitAsync(
                QUICK,
                snapshot -> {
                  if (error) {
                    throw new AssertionError("mine");
                  }
                  throw new IllegalStateException("mine");
                });
    assertThat(future.get(5, TimeUnit.SECONDS).file().name()).isEqualTo("t-1.mp4");
    assertThat(logs.count("a callback of task t-1 threw; the wait continues")).isEqualTo(3);
  }

  @Test
  void callbackExecutor_thatRejects_losesNoResult() throws Exception {
    script("t-1", running(), done("t-1"));
    QiaoClient client =
        live(
            builder ->
                builder.callbackExecutor(
                    work -> {
                      throw new RejectedExecutionException("full");
                    }));
    CountDownLatch seen = new CountDownLatch(2);
    CompletableFuture<Made> future =
        client.submit(Make.of("a")).awaitAsync(QUICK, snapshot -> seen.countDown());
    assertThat(future.get(5, TimeUnit.SECONDS).file().name()).isEqualTo("t-1.mp4");
    assertThat(seen.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void listener_thatBlocks_stopsNoPollsOfOthers() throws Exception {
    script("t-1", running(), done("t-1"));
    script("t-2", running(), running(), done("t-2"));
    QiaoClient client = live();
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    CompletableFuture<Made> slow =
        client
            .submit(Make.of("a"))
            .awaitAsync(
                QUICK,
                snapshot -> {
                  blocked.countDown();
                  await(release);
                });
    assertThat(blocked.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(client.submit(Make.of("b")).await().file().name()).isEqualTo("t-2.mp4");
    assertThat(slow).isNotDone();
    release.countDown();
    assertThat(slow.get(5, TimeUnit.SECONDS).file().name()).isEqualTo("t-1.mp4");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whenDone_failedTask_completesExceptionallyWithTheSameException() {
    script("t-1", state("t-1", "FAILED", ",\"code\":\"X\",\"message\":\"no\""));
    CompletableFuture<Made> future = submitted().awaitAsync();
    assertThatThrownBy(() -> future.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TaskFailedException.class);
  }

  @Test
  void whenDone_codeBehindTheFutureThatThrows_harmsNothing() throws Exception {
    script("t-1", done("t-1"));
    CompletableFuture<Made> future = submitted().awaitAsync();
    CompletableFuture<Object> mine =
        future.thenApply(
            made -> {
              throw new IllegalStateException("mine");
            });
    assertThatThrownBy(() -> mine.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(future.get(5, TimeUnit.SECONDS).parts()).isEqualTo(1);
  }

  @Test
  void interceptorThatInterruptsOrCancelsPolls_endsNoWait() {
    script("t-1", running(), done("t-1"));
    script("t-2", running(), done("t-2"));
    AtomicInteger interrupts = new AtomicInteger();
    QiaoClient interrupting =
        live(
            builder ->
                builder.interceptor(
                    chain -> {
                      if (interrupts.getAndIncrement() % 2 == 1) {
                        Thread.currentThread().interrupt();
                      }
                      return chain.proceed(chain.request());
                    }));
    assertThat(interrupting.submit(Make.of("a")).await(QUICK)).isNotNull();
    assertThat(interrupts.get()).isGreaterThan(2);
    AtomicInteger cancels = new AtomicInteger();
    QiaoClient canceling =
        live(
            builder ->
                builder.httpClient(
                    new OkHttpClient.Builder()
                        .addInterceptor(
                            chain -> {
                              if (cancels.getAndIncrement() % 2 == 1) {
                                chain.call().cancel();
                              }
                              return chain.proceed(chain.request());
                            })
                        .build()));
    assertThat(canceling.submit(Make.of("a")).await(QUICK)).isNotNull();
    assertThat(cancels.get()).isGreaterThan(2);
  }
}
