package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TaskCanceledException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.task.PollLimiter;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stores and poll limiters of a user that block or answer oddly: every wait keeps its deadline. */
@Timeout(60)
class HostileStoreTest extends TaskTest {
  private static final PollOptions SHORT = QUICK.withTimeout(Duration.ofMillis(600));

  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    release.countDown();
  }

  private void hang() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A store in memory; subclasses misbehave. */
  private static class Memory implements TaskStore {
    final List<TaskRef> refs = new CopyOnWriteArrayList<>();

    @Override
    public void save(TaskRef ref) {
      refs.add(ref);
    }

    @Override
    public void remove(TaskRef ref) {
      refs.remove(ref);
    }

    @Override
    public List<TaskRef> all() {
      return List.copyOf(refs);
    }
  }

  /** A store whose removals block until the test ends. */
  private final class Stuck extends Memory {
    final CountDownLatch toRemove;

    Stuck(int tasks) {
      toRemove = new CountDownLatch(tasks);
    }

    @Override
    public void remove(TaskRef ref) {
      hang();
      super.remove(ref);
      toRemove.countDown();
    }
  }

  private static Duration took(ThrowingCallable code) {
    long begin = System.nanoTime();
    try {
      code.call();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private List<TaskHandle<Made>> failing(QiaoClient client, int count) {
    List<TaskHandle<Made>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TaskHandle<Made> task = client.submit(Make.of("a"));
      script(task.ref().taskId(), state(task.ref().taskId(), "FAILED", ""));
      tasks.add(task);
    }
    return tasks;
  }

  @Test
  void removalThatBlocks_holdsNoWaitPastItsDeadline_andComesLater() throws Exception {
    Stuck store = new Stuck(20);
    QiaoClient client = live(builder -> builder.taskStore(store));
    List<TaskHandle<Made>> tasks = failing(client, 20);
    Duration most = Duration.ofSeconds(4);
    assertThat(
            took(
                () ->
                    assertThatThrownBy(() -> tasks.get(0).await(SHORT))
                        .isInstanceOf(TaskFailedException.class)))
        .isLessThan(most);
    assertThat(
            took(
                () ->
                    assertThat(client.tasks().awaitAll(tasks, SHORT))
                        .allMatch(TaskOutcome.Failed.class::isInstance)))
        .isLessThan(most);
    List<TaskOutcome<Made>> taken = new ArrayList<>();
    assertThat(took(() -> client.tasks().forEachCompleted(tasks, SHORT, taken::add)))
        .isLessThan(most);
    assertThat(taken).hasSize(20);
    assertThat(took(() -> tasks.get(0).snapshot())).isLessThan(most);
    CompletableFuture<Made> future = tasks.get(1).awaitAsync(SHORT);
    assertThatThrownBy(() -> future.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TaskFailedException.class);
    release.countDown();
    assertThat(store.toRemove.await(5, TimeUnit.SECONDS)).isTrue();
    // Several waits had the first tasks: the last of 20 removals may be one's second.
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!store.refs.isEmpty() && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    assertThat(store.refs).isEmpty();
    assertThat(failing(client, 1).get(0).snapshot().isFinal()).isTrue();
    assertThat(store.refs).as("it works again").isEmpty();
  }

  @Test
  void batchWhoseFirstRemovalBlocks_waitsForItOnce() {
    QiaoClient client = live(builder -> builder.taskStore(new Stuck(0)));
    List<TaskHandle<Made>> tasks = failing(client, 10);
    assertThat(took(() -> client.tasks().awaitAll(tasks, QUICK)))
        .isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void interruptedThread_doesNotWaitForARemoval_andKeepsItsFlag() {
    QiaoClient client = live(builder -> builder.taskStore(new Stuck(0)));
    List<TaskHandle<Made>> tasks = failing(client, 3);
    List<TaskOutcome<Made>> taken = new ArrayList<>();
    Thread caller = Thread.currentThread();
    Duration took =
        took(
            () ->
                client
                    .tasks()
                    .forEachCompleted(
                        tasks,
                        QUICK,
                        outcome -> {
                          taken.add(outcome);
                          caller.interrupt();
                        }));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(took).isLessThan(Duration.ofSeconds(4));
    assertThat(taken).hasSize(3);
  }

  @Test
  void saveThatBlocks_holdsItsOwnSubmissionOnly_andNoTaskIsHandedOutUnsaved() throws Exception {
    CountDownLatch saving = new CountDownLatch(1);
    Memory store =
        new Memory() {
          @Override
          public void save(TaskRef ref) {
            if (ref.taskId().equals("t-1")) {
              saving.countDown();
              hang();
            }
            super.save(ref);
          }
        };
    QiaoClient client = live(builder -> builder.taskStore(store));
    CompletableFuture<TaskHandle<Made>> first =
        CompletableFuture.supplyAsync(() -> client.submit(Make.of("a")));
    assertThat(saving.await(5, TimeUnit.SECONDS)).isTrue();
    script("t-2", done("t-2"));
    TaskHandle<Made> second = client.submit(Make.of("b"));
    assertThat(second.await(QUICK)).isNotNull();
    assertThat(store.refs).containsExactly(second.ref());
    assertThat(first).isNotDone();
    release.countDown();
    assertThat(store.refs).contains(first.get(5, TimeUnit.SECONDS).ref());
  }

  @Test
  void allThatGivesNullOrANull_isAnExceptionThatNamesTheStore() {
    for (List<TaskRef> wrong : Arrays.asList(null, Arrays.asList(ref("t-1"), null))) {
      Memory store =
          new Memory() {
            @Override
            public List<TaskRef> all() {
              return wrong;
            }
          };
      QiaoClient client = live(builder -> builder.taskStore(store));
      assertThatThrownBy(() -> client.tasks().unfinished(Made.class))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "all() of the task store "
                  + store.getClass().getName()
                  + " returned null, or a list with a null in it");
    }
  }

  private record Mine(String text) {}

  @Test
  void unfinished_ofATypeThatNoKnownOperationHas_saysSo() {
    QiaoClient client = live(builder -> builder.taskStore(new Memory()));
    assertThatThrownBy(() -> client.tasks().unfinished(Mine.class))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "no operation known here has results of type Mine: register a request type of your own"
                + " in an OperationTable, or ask for TaskOutput.class");
  }

  @Test
  void limiterWithAHugePauseOrThatBlocks_holdsNoSnapshotPastTheTotal_andNoWaitPastItsDeadline() {
    List<PollLimiter> limiters =
        List.of(
            () -> Duration.ofDays(1000),
            () -> Duration.ofSeconds(Long.MAX_VALUE),
            () -> {
              hang();
              return Duration.ZERO;
            });
    for (PollLimiter limiter : limiters) {
      QiaoClient client =
          live(
              builder ->
                  builder
                      .pollLimiter(limiter)
                      .timeouts(Timeouts.builder().total(Duration.ofMillis(500)).build()));
      TaskHandle<Made> task = client.tasks().resume(ref("t-1"), Made.class);
      assertThat(
              took(
                  () ->
                      assertThatThrownBy(task::snapshot)
                          .isInstanceOfSatisfying(
                              CallTimeoutException.class,
                              e -> assertThat(e.taskRef()).isEqualTo(task.ref()))
                          .hasMessage(
                              "the PollLimiter allows no poll within 500 ms; the setting is"
                                  + " Timeouts.total. Nothing was sent")))
          .isLessThan(Duration.ofSeconds(4));
      assertThat(
              took(
                  () ->
                      assertThatThrownBy(() -> task.await(SHORT))
                          .isInstanceOf(TaskTimeoutException.class)))
          .isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void limiterThatBlocks_endsAtAnInterrupt() {
    QiaoClient client =
        live(
            builder ->
                builder.pollLimiter(
                    () -> {
                      hang();
                      return Duration.ZERO;
                    }));
    TaskHandle<Made> task = client.tasks().resume(ref("t-1"), Made.class);
    for (Supplier<Object> wait : List.<Supplier<Object>>of(task::snapshot, task::await)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(wait::get)
          .isInstanceOfSatisfying(
              TaskWaitException.class,
              e -> assertThat(e.reason()).isEqualTo(TaskWaitException.Reason.INTERRUPTED));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void storeLimiterResumeCancelAndClose_workTogether() throws Exception {
    Memory store = new Memory();
    QiaoClient client =
        live(
            builder ->
                builder
                    .taskStore(store)
                    .limitSubmissions(
                        Map.of(TestOperations.LIMITED, new SubmissionLimit(1000, 1))));
    Make limited = new Make(TestOperations.LIMITED, "a", null);
    TaskHandle<Made> first = client.submit(limited);
    TaskHandle<Made> second = client.submit(limited);
    assertThat(client.tasks().unfinished(Made.class))
        .extracting(TaskHandle::ref)
        .containsExactly(first.ref(), second.ref());
    // Both places are taken. A cancel of a resumed handle frees one when a poll sees it.
    CompletableFuture<TaskHandle<Made>> third =
        CompletableFuture.supplyAsync(() -> client.submit(limited));
    assertThat(client.tasks().unfinished(Made.class).get(0).cancel()).isNotNull();
    script("t-1", state("t-1", "CANCELED", ""));
    assertThat(third.get(20, TimeUnit.SECONDS).ref().taskId()).isEqualTo("t-3");
    assertThatThrownBy(() -> first.await(QUICK)).isInstanceOf(TaskCanceledException.class);
    assertThat(store.refs).containsExactly(second.ref(), third.get().ref());
    // A fourth waits for a place; the close ends it, and nothing is released.
    CompletableFuture<TaskHandle<Made>> fourth =
        CompletableFuture.supplyAsync(() -> client.submit(limited));
    CompletableFuture<Made> wait = second.awaitAsync(QUICK);
    client.close();
    assertThatThrownBy(() -> fourth.get(20, TimeUnit.SECONDS))
        .hasMessageContaining("the client was closed before a task was submitted");
    assertThatThrownBy(() -> wait.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TaskWaitException.class);
    assertThat(store.refs).containsExactly(second.ref(), third.get().ref());
    assertThat(posts).hasSize(4);
  }
}
