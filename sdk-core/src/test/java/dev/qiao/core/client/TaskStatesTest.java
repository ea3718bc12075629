package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.PermissionException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskCanceledException;
import dev.qiao.core.error.TaskExpiredException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskSnapshot;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each state of a task becomes. */
class TaskStatesTest extends TaskTest {
  @ParameterizedTest
  @CsvSource({
    "PENDING, Pending, false",
    "RUNNING, Running, false",
    "SUSPENDED, Running, false",
    "PRE-PROCESSING, Running, false",
    "POST-PROCESSING, Running, false",
    "FAILED, Failed, true",
    "CANCELED, Canceled, true",
    "UNKNOWN, Expired, true",
    "COOKING, Unknown, false",
  })
  void snapshot_state_isItsType(String status, String type, boolean isFinal) {
    script("t-1", state("t-1", status, ""));
    TaskHandle<Made> task = submitted();
    TaskSnapshot<Made> snapshot = task.snapshot();
    assertThat(snapshot.getClass().getSimpleName()).isEqualTo(type);
    assertThat(snapshot.isFinal()).isEqualTo(isFinal);
    assertThat(snapshot.status().value()).isEqualTo(status);
    assertThat(snapshot.ref()).isEqualTo(task.ref());
  }

  @Test
  void snapshot_success_holdsTheResult() {
    script("t-1", done("t-1"));
    TaskHandle<Made> task = submitted();
    assertThat(task.snapshot())
        .isInstanceOfSatisfying(
            TaskSnapshot.Succeeded.class,
            done ->
                assertThat(((Made) done.result()).file())
                    .satisfies(
                        file -> {
                          assertThat(file.url()).isEqualTo("https://example.com/t-1.mp4?s=1");
                          assertThat(file.taskRef()).isEqualTo(task.ref());
                        }));
  }

  @Test
  void snapshot_metrics_giveProgress() {
    script(
        "t-1",
        state("t-1", "RUNNING", ",\"task_metrics\":{\"TOTAL\":4,\"SUCCEEDED\":1,\"FAILED\":1}"),
        state("t-1", "RUNNING", ""));
    TaskHandle<Made> task = submitted();
    assertThat(task.snapshot().progress()).isEqualTo(0.5);
    assertThat(task.snapshot().progress()).isNull();
  }

  @Test
  void submission_isWhatTheServiceSaidFirst() {
    TaskHandle<Made> task = submitted();
    assertThat(task.submission().taskId()).isEqualTo("t-1");
    assertThat(task.submission().requestId()).isEqualTo("req-t-1");
    assertThat(task).hasToString("TaskHandle[" + task.ref() + "]");
  }

  @Test
  void await_failed_throwsWithTheTasksOwnWords() {
    script(
        "t-1",
        state(
            "t-1",
            "FAILED",
            ",\"code\":\"InvalidParameter\",\"message\":\"The size is not match the allowed"
                + " size\""));
    TaskHandle<Made> task = submitted();
    TaskFailedException failure = catchThrowableOfType(TaskFailedException.class, task::await);
    assertThat(failure)
        .hasMessage(
            "task t-1 (test.make) failed with InvalidParameter: The size is not match the allowed"
                + " size. Hint: compare the named parameter with the operation's page; a new model"
                + " may take other values. (request req-t-1)");
    assertThat(failure.code()).isEqualTo("InvalidParameter");
    assertThat(failure.vendorMessage()).isEqualTo("The size is not match the allowed size");
    assertThat(failure.requestId()).isEqualTo("req-t-1");
    assertThat(failure.taskRef()).isEqualTo(task.ref());
    assertThat(failure.reason()).isInstanceOf(BadRequestException.class);
    assertThat(failure).hasRootCause(failure.reason());
    assertThat(polls("t-1")).isEqualTo(1);
  }

  @Test
  void await_failedByReview_saysSoInTheReason() {
    script("t-1", state("t-1", "FAILED", ",\"code\":\"DataInspectionFailed\",\"message\":\"no\""));
    assertThat(failed().reason()).isInstanceOf(ContentRejectedException.class);
  }

  @Test
  void await_failedByThrottling_isARateLimit() {
    script("t-1", state("t-1", "FAILED", ",\"code\":\"Throttling.RateQuota\",\"message\":\"x\""));
    assertThat(failed().reason()).isInstanceOf(RateLimitException.class);
  }

  @Test
  void await_failedWithManyLines_saysItInOne() {
    script("t-1", state("t-1", "FAILED", ",\"code\":\"X\",\"message\":\"one\\n  two\\n\""));
    assertThat(failed())
        .hasMessageStartingWith("task t-1 (test.make) failed with X: one two. Hint: ");
  }

  @Test
  void await_failedWithoutWords_isStillAFailure() {
    script("t-1", state("t-1", "FAILED", ""));
    TaskFailedException failure = failed();
    assertThat(failure.code()).isEmpty();
    assertThat(failure)
        .hasMessage(
            "task t-1 (test.make) failed. Hint: compare the named parameter with the operation's"
                + " page; a new model may take other values. (request req-t-1)");
  }

  @Test
  void await_canceled_throws() {
    script("t-1", state("t-1", "CANCELED", ""));
    assertThat(catchThrowableOfType(TaskCanceledException.class, () -> submitted().await()))
        .hasMessage("task t-1 (test.make) was canceled");
  }

  @Test
  void await_unknownAfterItsTime_isExpiredAtOnce() {
    script("t-1", state("t-1", "UNKNOWN", ""));
    assertExpired(live().tasks().resume(ref("t-1"), Made.class));
    assertThat(polls("t-1")).isEqualTo(1);
  }

  @Test
  void await_youngTaskUnknown_isAskedForThreeTimes() {
    script("t-1", state("t-1", "UNKNOWN", ""));
    assertExpired(submitted());
    assertThat(polls("t-1")).isEqualTo(3);
  }

  private static void assertExpired(TaskHandle<Made> task) {
    TaskExpiredException failure = catchThrowableOfType(TaskExpiredException.class, task::await);
    assertThat(failure)
        .hasMessage(
            "task t-1 (test.make) is unknown to DashScope in region cn-beijing: tasks can be"
                + " queried for 24 hours, in their own region and by their own account only; its"
                + " reference has the time "
                + task.ref().submittedAt());
    assertThat(failure.taskRef()).isEqualTo(task.ref());
  }

  /** DashScope answers queries for tasks that it does not know with a 200. */
  @Test
  void await_404_isAnotherFailure_whichPasses() {
    script("t-1", json(404, "{\"code\":\"ModelNotFound\",\"message\":\"no\"}"));
    TaskHandle<Made> task = submitted();
    NotFoundException failure = unreadable(task, NotFoundException.class);
    assertThat(failure.taskRef()).isEqualTo(task.ref());
    assertThat(polls("t-1")).isEqualTo(5);
  }

  @Test
  void await_pagesOfAProxy_passUntilThereAreTooMany() {
    MockResponse page = new MockResponse().setResponseCode(403).setBody("<html>blocked");
    script("t-1", page, page, running(), page, page, page, page, done("t-1"));
    assertThat(submitted().await(QUICK)).isNotNull();
    script("t-2", page);
    TaskHandle<Made> task = live().tasks().resume(ref("t-2"), Made.class);
    assertThat(unreadable(task, PermissionException.class)).hasMessageContaining("blocked");
    assertThat(polls("t-2")).isEqualTo(5);
  }

  @Test
  void await_answerAboutAnotherTask_isNeverTheResult() {
    script("t-1", done("t-2"), running(), done("t-1"));
    assertThat(submitted().await(QUICK).file().name()).isEqualTo("t-1.mp4");
    script("t-3", done("t-2"));
    TaskHandle<Made> task = live().tasks().resume(ref("t-3"), Made.class);
    assertThat(unreadable(task, MalformedResponseException.class))
        .hasMessageContaining("it is about task t-2, not task t-3");
    assertThatThrownBy(task::snapshot).isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void keyInTheWordsOfAFailedTask_isTakenOut_andInAResultItStays() {
    script("t-1", state("t-1", "FAILED", ",\"code\":\"X\",\"message\":\"key " + KEY + "\""));
    TaskFailedException failure = failed();
    assertThat(failure.vendorMessage()).isEqualTo("key ***");
    assertThat(failure).hasMessageNotContaining(KEY);
    script("k-1", state("k-1", "SUCCEEDED", ",\"video_url\":\"https://example.com/" + KEY + "\""));
    TaskHandle<Made> task = live().tasks().resume(ref("k-1"), Made.class);
    assertThat(task.await(QUICK).file().name()).isEqualTo(KEY);
    assertThat(task.snapshot()).isInstanceOf(TaskSnapshot.Succeeded.class);
  }

  @Test
  void await_stateNobodyKnows_countsAsRunningAndIsLoggedOnce() {
    script(
        "t-1",
        state("t-1", "COOKING", ""),
        state("t-1", "COOKING", ""),
        state("t-1", "COOKING", ""),
        done("t-1"));
    Logs logs = Logs.fromNow();
    assertThat(submitted().await().file().name()).isEqualTo("t-1.mp4");
    assertThat(
            logs.count(
                "task t-1 is in state \"COOKING\", which this version does not know; it counts as"
                    + " running"))
        .isEqualTo(1);
    assertThat(polls("t-1")).isEqualTo(4);
  }

  @Test
  void await_success_isTheResult() {
    script("t-1", state("t-1", "PENDING", ""), running(), running(), done("t-1"));
    assertThat(submitted().await().file().url()).isEqualTo("https://example.com/t-1.mp4?s=1");
    assertThat(polls("t-1")).isEqualTo(4);
  }

  @Test
  void await_successThatCannotBeRead_failsSoonWithTheAnswer() {
    script("t-1", state("t-1", "SUCCEEDED", ",\"picture\":\"p\""));
    TaskHandle<Made> task = submitted();
    MalformedResponseException failure = unreadable(task, MalformedResponseException.class);
    assertThat(failure)
        .hasMessageStartingWith("task.get: the answer is not the JSON of a Made: ")
        .hasMessageContaining("it has no output.video_url");
    assertThat(failure.body()).contains("\"picture\":\"p\"");
    assertThat(failure.taskRef()).isEqualTo(task.ref());
    assertThat(polls("t-1")).isLessThan(10);
  }

  /** What ended a wait because the polls were answered by something else. */
  private static <E extends SdkException> E unreadable(TaskHandle<Made> task, Class<E> cause) {
    TaskWaitException ended =
        catchThrowableOfType(TaskWaitException.class, () -> task.await(QUICK));
    assertThat(ended.reason()).isEqualTo(TaskWaitException.Reason.ANSWER_UNREADABLE);
    assertThat(ended)
        .hasMessageContaining("5 polls in a row had answers that do not describe this task");
    assertThat(ended.taskRef()).isEqualTo(task.ref());
    return cause.cast(ended.getCause().getCause());
  }

  private TaskFailedException failed() {
    return catchThrowableOfType(TaskFailedException.class, () -> submitted().await());
  }
}
