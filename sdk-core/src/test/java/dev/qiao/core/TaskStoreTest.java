package dev.qiao.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.TestOperations.Made;
import dev.qiao.core.TestOperations.Make;
import dev.qiao.core.TestOperations.Reply;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskNotStoredException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a client saves the references of its tasks, and when it forgets them. */
class TaskStoreTest extends TaskTest {
  /** A store in memory that can be told to fail. */
  private static final class Memory implements TaskStore {
    private final List<TaskRef> refs = new ArrayList<>();
    private final CountDownLatch removed = new CountDownLatch(1);
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
      removed.countDown();
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
  void submit_savesTheReferenceBeforeItReturns_andAwaitForgetsIt() {
    script("t-1", running(), done("t-1"));
    TaskHandle<Made> task = submit();
    assertThat(store.all()).containsExactly(task.ref());
    task.await(QUICK);
    assertThat(store.all()).isEmpty();
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

  @Test
  void snapshot_ofTheEnd_forgetsToo() {
    script("t-1", running(), done("t-1"));
    TaskHandle<Made> task = submit();
    task.snapshot();
    assertThat(store.all()).hasSize(1);
    task.snapshot();
    assertThat(store.all()).isEmpty();
  }

  @Test
  void whenDone_forgetsAfterTheListenerHasTakenTheResult() throws Exception {
    script("t-1", done("t-1"));
    List<Integer> stored = new ArrayList<>();
    submit().whenDone(QUICK, snapshot -> stored.add(store.all().size())).get(5, TimeUnit.SECONDS);
    assertThat(store.removed.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(stored).containsExactly(1);
  }

  @Test
  void listenerThatThrowsAtTheEnd_keepsTheReference() {
    script("t-1", done("t-1"));
    submit()
        .await(
            QUICK,
            snapshot -> {
              throw new IllegalStateException("the file could not be saved");
            });
    assertThat(store.all()).hasSize(1);
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
                    .asTheyEnd(
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

  @Test
  void storeThatDoesNotForget_harmsNoResult() {
    script("t-1", done("t-1"));
    TaskHandle<Made> task = submit();
    store.broken = true;
    Logs logs = Logs.fromNow();
    assertThat(task.await(QUICK).file().name()).isEqualTo("t-1.mp4");
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
    assertThat(store.all()).containsExactly(ofAnotherOperation, elsewhere);
    assertThat(live().tasks().unfinished(Made.class)).as("without a store").isEmpty();
  }
}
