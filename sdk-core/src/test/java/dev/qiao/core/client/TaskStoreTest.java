package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Region;
import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.client.TestOperations.Reply;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskNotStoredException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a client saves the references of its tasks, and when it forgets them. */
class TaskStoreTest extends TaskTest {
  /** A store in memory that can be made to fail. */
  private static final class Memory implements TaskStore {
    private final List<TaskRef> refs = new ArrayList<>();
    private volatile boolean broken;

    @Override
    public synchronized void save(TaskRef ref) {
      check();
      refs.add(ref);
    }

    @Override
    public synchronized void remove(TaskRef ref) {
      check();
      refs.remove(ref);
    }

    @Override
    public synchronized List<TaskRef> all() {
      return List.copyOf(refs);
    }

    private void check() {
      if (broken) {
        throw new IllegalStateException("the disk is full");
      }
    }
  }

  private final Memory store = new Memory();
  private QiaoClient client;

  private TaskHandle<Made> submit() {
    client = live(builder -> builder.taskStore(store));
    return client.submit(Make.of("a"));
  }

  @Test
  void submit_savesTheReferenceBeforeItReturns_andOnlyReleaseDropsIt() {
    script("t-1", running(), done("t-1"));
    TaskHandle<Made> task = submit();
    assertThat(store.all()).containsExactly(task.ref());
    task.await(QUICK);
    assertThat(store.all()).as("the file is not saved yet").containsExactly(task.ref());
    task.release();
    task.release();
    assertThat(store.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELED", "SUCCEEDED", "RUNNING"})
  void snapshot_dropsTheReferenceOnlyOfATaskThatFailedOrWasCanceled(String state) {
    script("t-1", state("t-1", state, ",\"video_url\":\"https://example.com/v.mp4\""));
    TaskHandle<Made> task = submit();
    assertThat(task.snapshot().status().value()).isEqualTo(state);
    assertThat(store.all().isEmpty()).isEqualTo(state.matches("FAILED|CANCELED"));
  }

  @Test
  void noKindOfWait_dropsTheReferenceOfAResult() throws Exception {
    script("t-1", done("t-1"));
    TaskHandle<Made> task = submit();
    task.await(QUICK);
    task.awaitAsync(QUICK, snapshot -> {}).get(5, TimeUnit.SECONDS);
    task.snapshot();
    client.tasks().awaitAll(List.of(task), QUICK);
    assertThat(store.all()).containsExactly(task.ref());
    client.tasks().release(task.ref());
    assertThat(store.all()).isEmpty();
  }

  @Test
  void limitedSubmissions_dropNoReference_thoughTheirPlacesComeFree() {
    for (int i = 1; i <= 3; i++) {
      script("t-" + i, done("t-" + i));
    }
    client =
        live(
            builder ->
                builder
                    .taskStore(store)
                    .limitSubmissions(
                        Map.of(TestOperations.LIMITED, new SubmissionLimit(1000, 1))));
    for (int i = 0; i < 3; i++) {
      client.submit(new Make(TestOperations.LIMITED, "a", null));
    }
    assertThat(store.all()).extracting(TaskRef::taskId).containsExactly("t-1", "t-2", "t-3");
  }

  @Test
  void taskThatFailed_isForgotten_andOneThatGoesOnIsNot() {
    script("t-1", state("t-1", "FAILED", ""));
    TaskHandle<Made> failed = submit();
    assertThatThrownBy(() -> failed.await(QUICK)).isInstanceOf(TaskFailedException.class);
    assertThat(store.all()).isEmpty();
    TaskHandle<Made> endless = client.submit(Make.of("b"));
    assertThatThrownBy(() -> endless.await(QUICK.withTimeout(Duration.ofMillis(50))))
        .isInstanceOf(TaskTimeoutException.class);
    client.close();
    assertThat(store.all()).containsExactly(endless.ref());
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELED"})
  void whenDone_taskWithoutAResult_isReleasedBeforeTheFutureCompletes(String state) {
    script("t-1", state("t-1", state, ""));
    CompletableFuture<Integer> stored =
        submit().awaitAsync(QUICK).handle((made, failure) -> store.all().size());
    assertThat(stored.orTimeout(5, TimeUnit.SECONDS).join()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNKNOWN", "a proxy's page", "a 404 of the service"})
  void taskThatOneAnswerDoesNotKnow_goesOn(String answer) {
    script("t-1", missing(answer), running(), done("t-1"));
    assertThat(submit().await(QUICK).file().name()).isEqualTo("t-1.mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNKNOWN", "a proxy's page", "a 404 of the service"})
  void youngTaskThatNoAnswerKnows_endsTheWaitAndStaysInTheStore(String answer) throws Exception {
    script("t-1", missing(answer));
    TaskHandle<Made> task = submit();
    assertThatThrownBy(() -> task.await(QUICK)).isInstanceOf(SdkException.class);
    assertThatThrownBy(() -> task.awaitAsync(QUICK).get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(SdkException.class);
    assertThat(client.tasks().awaitAll(List.of(task), QUICK).get(0))
        .isInstanceOf(TaskOutcome.Failed.class);
    client.tasks().forEachCompleted(List.of(task), QUICK, outcome -> {});
    assertThat(store.all()).containsExactly(task.ref());
  }

  private static MockResponse missing(String answer) {
    return switch (answer) {
      case "UNKNOWN" -> state("t-1", "UNKNOWN", "");
      case "a proxy's page" ->
          new MockResponse().setResponseCode(404).setBody("<html>nothing here");
      default -> json(404, "{\"code\":\"NotFound\",\"message\":\"no such path\"}");
    };
  }

  @Test
  void taskThatTheServiceNoLongerKeeps_isReleased() {
    script("old", state("old", "UNKNOWN", ""));
    store.save(ref("old"));
    client = live(builder -> builder.taskStore(store));
    assertThatThrownBy(() -> client.tasks().unfinished(Made.class).get(0).await(QUICK))
        .isInstanceOf(TaskExpiredException.class);
    assertThat(store.all()).isEmpty();
  }

  @Test
  void asTheyEnd_forgetsAfterTheTaker_andKeepsWhatItCouldNotTake() {
    script("t-1", done("t-1"));
    script("t-2", running(), running(), running(), done("t-2"));
    TaskHandle<Made> first = submit();
    TaskHandle<Made> second = client.submit(Make.of("b"));
    List<Integer> stored = new ArrayList<>();
    assertThatThrownBy(
            () ->
                client
                    .tasks()
                    .forEachCompleted(
                        List.of(first, second),
                        QUICK,
                        outcome -> {
                          stored.add(store.all().size());
                          if (outcome.ref().equals(second.ref())) {
                            throw new IllegalStateException("killed, say");
                          }
                        }))
        .hasMessage("killed, say");
    assertThat(stored).containsExactly(2, 1);
    assertThat(store.all()).containsExactly(second.ref());
  }

  @Test
  void storeThatDoesNotTakeAReference_isTold_withTheReference() {
    store.broken = true;
    TaskNotStoredException failure =
        catchThrowableOfType(TaskNotStoredException.class, this::submit);
    assertThat(failure.taskRef().taskId()).isEqualTo("t-1");
    assertThat(failure)
        .hasMessage(
            "task t-1 (test.make) was submitted, but its reference could not be stored:"
                + " java.lang.IllegalStateException: the disk is full. Keep it yourself: "
                + failure.taskRef());
    assertThat(posts).as("submitted once").hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void storeThatThrowsAnything_isReportedWithTheReference(Throwable thrown) {
    TaskNotStoredException failure =
        catchThrowableOfType(
            TaskNotStoredException.class,
            () -> live(builder -> builder.taskStore(throwing(thrown))).submit(Make.of("a")));
    assertThat(failure.taskRef().taskId()).isEqualTo("t-1");
    assertThat(failure).hasCause(thrown);
    assertThat(Thread.interrupted()).isEqualTo(thrown instanceof InterruptedException);
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void storeThatThrowsAnythingOnRemoval_harmsNoOutcome(Throwable thrown) {
    script("t-1", state("t-1", "FAILED", ""));
    QiaoClient quiet = live(builder -> builder.taskStore(new RemovalThrows(thrown)));
    TaskHandle<Made> task = quiet.submit(Make.of("a"));
    assertThatThrownBy(() -> task.await(QUICK)).isInstanceOf(TaskFailedException.class);
    task.release();
  }

  static List<Throwable> throwables() {
    return List.of(
        new SQLException("no connection"),
        new NoClassDefFoundError("org/h2/Driver"),
        new StackOverflowError(),
        new InterruptedException("gave up"));
  }

  /** As Kotlin and Lombok do it. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static TaskStore throwing(Throwable thrown) {
    return new RemovalThrows(thrown) {
      @Override
      public void save(TaskRef ref) {
        TaskStoreTest.<RuntimeException>sneak(thrown);
      }
    };
  }

  /** A store whose removals fail. */
  private static class RemovalThrows implements TaskStore {
    private final Throwable thrown;

    RemovalThrows(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public void save(TaskRef ref) {}

    @Override
    public void remove(TaskRef ref) {
      TaskStoreTest.<RuntimeException>sneak(thrown);
    }

    @Override
    public List<TaskRef> all() {
      return List.of();
    }
  }

  @Test
  void storeThatDoesNotForget_harmsNoResult() {
    script("t-1", done("t-1"));
    TaskHandle<Made> task = submit();
    store.broken = true;
    Logs logs = Logs.fromNow();
    assertThat(task.await(QUICK).file().name()).isEqualTo("t-1.mp4");
    task.release();
    assertThat(logs.count("the task store did not remove")).isPositive();
  }

  @Test
  void unfinished_findsTheClientsOwnTasksOfAType() {
    TaskRef mine = ref("m-1");
    TaskRef ofAnotherOperation =
        new TaskRef(mine.vendor(), mine.region(), null, "new.model.create", "m-2", FakeTime.START);
    TaskRef elsewhere =
        new TaskRef(mine.vendor(), Region.AP_SOUTHEAST_1, null, "test.make", "m-3", FakeTime.START);
    List.of(mine, ofAnotherOperation, elsewhere).forEach(store::save);
    script("m-1", done("m-1"));
    client = live(builder -> builder.taskStore(store));
    assertThat(client.tasks().unfinished(Made.class))
        .extracting(TaskHandle::ref)
        .containsExactly(mine);
    assertThat(client.tasks().unfinished(TaskOutput.class))
        .extracting(TaskHandle::ref)
        .containsExactly(mine, ofAnotherOperation);
    assertThat(client.tasks().unfinished(Reply.class)).isEmpty();
    assertThat(client.tasks().unfinished(Made.class).get(0).await(QUICK).file().name())
        .isEqualTo("m-1.mp4");
    assertThat(live().tasks().unfinished(Made.class)).as("without a store").isEmpty();
  }
}
