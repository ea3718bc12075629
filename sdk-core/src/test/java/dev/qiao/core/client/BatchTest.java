package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.error.TaskExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many tasks, waited for at once. */
class BatchTest extends TaskTest {
  private List<TaskHandle<Made>> tasks(QiaoClient client, String... ids) {
    return Stream.of(ids).map(id -> client.tasks().resume(ref(id), Made.class)).toList();
  }

  @Test
  void awaitAll_givesFailuresBesideSuccesses_inTheOrderOfTheTasks() {
    script("a", running(), running(), done("a"));
    script("b", state("b", "FAILED", ",\"code\":\"InternalError\",\"message\":\"no\""));
    script("c", state("c", "UNKNOWN", ""));
    script("d", done("d"));
    List<TaskOutcome<Made>> outcomes =
        live().tasks().awaitAll(tasks(live(), "a", "b", "c", "d"), QUICK);
    assertThat(outcomes)
        .extracting(outcome -> outcome.ref().taskId())
        .containsExactly("a", "b", "c", "d");
    assertThat(outcomes.get(0).orThrow().file().name()).isEqualTo("a.mp4");
    assertThatThrownBy(() -> outcomes.get(1).orThrow()).isInstanceOf(TaskFailedException.class);
    assertThatThrownBy(() -> outcomes.get(2).orThrow()).isInstanceOf(TaskExpiredException.class);
    assertThat(outcomes.get(3)).isInstanceOf(TaskOutcome.Succeeded.class);
  }

  @Test
  void awaitAll_oneThatNeverEnds_isATimeoutAndHoldsUpNobody() {
    script("a", done("a"));
    List<TaskOutcome<Made>> outcomes =
        live()
            .tasks()
            .awaitAll(tasks(live(), "a", "endless"), QUICK.withTimeout(Duration.ofMillis(100)));
    assertThat(outcomes.get(0)).isInstanceOf(TaskOutcome.Succeeded.class);
    assertThatThrownBy(() -> outcomes.get(1).orThrow()).isInstanceOf(TaskTimeoutException.class);
  }

  @Test
  void awaitAll_nullBesideATask_isRefusedWithWordsBeforeAPoll() {
    List<TaskHandle<Made>> tasks = new ArrayList<>(tasks(live(), "endless"));
    tasks.add(null);
    assertThatThrownBy(() -> live().tasks().awaitAll(tasks))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a task of the batch is null");
    assertThatThrownBy(() -> live().tasks().awaitAll(null))
        .hasMessage("the tasks of the batch are null");
    assertThat(polls("endless")).isZero();
  }

  @Test
  void awaitAll_ofNothing_isNothing() {
    assertThat(live().tasks().awaitAll(List.<TaskHandle<Made>>of())).isEmpty();
  }

  @Test
  void asTheyEnd_handsOverEachAsItComes_onTheCallingThread() {
    script("slow", running(), running(), running(), running(), running(), done("slow"));
    script("quick", done("quick"));
    List<String> seen = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    live()
        .tasks()
        .forEachCompleted(
            tasks(live(), "slow", "quick"),
            QUICK,
            outcome -> {
              seen.add(outcome.ref().taskId());
              threads.add(Thread.currentThread());
            });
    assertThat(seen).containsExactly("quick", "slow");
    assertThat(threads).containsOnly(Thread.currentThread());
  }

  @Test
  void asTheyEnd_takerThatThrows_stopsThePolls() {
    script("quick", done("quick"));
    QiaoClient client = live();
    assertThatThrownBy(
            () ->
                client
                    .tasks()
                    .forEachCompleted(
                        tasks(client, "endless", "quick"),
                        QUICK,
                        outcome -> {
                          throw new IllegalStateException("disk full");
                        }))
        .hasMessage("disk full");
    int polls = polls("endless");
    // Another task is polled often enough for the first to have been.
    script(
        "later", running(), running(), running(), running(), running(), running(), done("later"));
    client.tasks().awaitAll(tasks(client, "later"), QUICK);
    assertThat(polls("endless") - polls).as("polls after the end").isLessThanOrEqualTo(1);
  }

  @Test
  void awaitAll_interrupted_endsWhatIsLeft_withTheFlagSet() {
    script("quick", done("quick"));
    QiaoClient client = live();
    Thread me = Thread.currentThread();
    List<TaskOutcome<Made>> outcomes = new ArrayList<>();
    client
        .tasks()
        .forEachCompleted(
            tasks(client, "endless", "quick"),
            QUICK,
            outcome -> {
              outcomes.add(outcome);
              if (outcomes.size() == 1) {
                me.interrupt();
              }
            });
    assertThat(Thread.interrupted()).as("the flag").isTrue();
    assertThat(outcomes.get(0).ref().taskId()).isEqualTo("quick");
    assertThatThrownBy(() -> outcomes.get(1).orThrow())
        .isInstanceOf(TaskWaitException.class)
        .hasMessageContaining("task endless (test.make) ended early: the waiting thread was");
  }
}
