package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Region;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskCanceledException;
import dev.qiao.core.error.TaskExpiredException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskLifeTest {
  private final FakeModelServer server = FakeModelServer.start();
  private final QiaoClient client = server.client();
  private final VideoService video = new VideoService(client);
  private final List<String> stored = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private TaskHandle<VideoResult> submitted() {
    return TaskLife.submit(video, stored::add);
  }

  private static PrintStream into(ByteArrayOutputStream printed) {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  @Test
  void submit_storesOneLine() {
    TaskHandle<VideoResult> task = submitted();

    assertThat(stored).containsExactly(task.ref().toString());
    assertThat(stored.get(0))
        .startsWith("qiao-task:1:dashscope:cn-beijing::wan.text-to-video.create:");
    assertThat(TaskRef.parse(stored.get(0))).isEqualTo(task.ref());
  }

  @Test
  void await_showsEverySnapshot() {
    server.pollsPerState(1, 1);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    VideoResult result = TaskLife.await(submitted(), into(printed));

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("PENDING", "RUNNING", "SUCCEEDED");
    assertThat(result.video().taskRef()).hasToString(stored.get(0));
  }

  @Test
  void later_holdsNoThread() throws Exception {
    Path saved =
        TaskLife.later(submitted(), folder.resolve("a.mp4"), Runnable::run)
            .get(30, TimeUnit.SECONDS);

    assertThat(saved).hasBinaryContent(SampleMedia.clipMp4());
  }

  @Test
  void resume_worksWithAnotherClient() {
    submitted();
    try (QiaoClient other = server.client()) {
      TaskHandle<VideoResult> task = TaskLife.resume(other, stored.get(0));

      assertThat(task.submission()).isNull();
      assertThat(task.await().video().name()).endsWith(".mp4");
    }
  }

  @Test
  void resume_refusesAnotherRegionAndAnotherType() {
    submitted();
    TaskRef ref = TaskRef.parse(stored.get(0));
    try (QiaoClient singapore = QiaoClient.dashScope(Region.AP_SOUTHEAST_1, "sk-x")) {
      assertThatThrownBy(() -> TaskLife.resume(singapore, stored.get(0)))
          .isInstanceOf(RequestValidationException.class)
          .hasMessageContaining("cn-beijing");
    }
    assertThatThrownBy(() -> client.tasks().resume(ref, String.class))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("is VideoResult, not String");
  }

  @Test
  void anyFiles_needsNoType() {
    submitted();

    assertThat(TaskLife.anyFiles(client, TaskRef.parse(stored.get(0))))
        .singleElement()
        .satisfies(file -> assertThat(file.name()).endsWith(".mp4"));
  }

  @Test
  void look_asksOnce() {
    server.pollsPerState(1, 0);
    TaskHandle<VideoResult> task = submitted();

    assertThat(TaskLife.look(task)).isEqualTo("still PENDING");
    assertThat(TaskLife.look(task)).startsWith("done: ");

    server.pollsPerState(0, 0).nextTaskFails("DataInspectionFailed", "no");
    assertThat(TaskLife.look(submitted())).startsWith("failed: change the prompt");
  }

  @Test
  void cancel_worksWhileTheTaskIsQueued() {
    server.pollsPerState(100, 0);
    TaskHandle<VideoResult> queued = submitted();
    assertThat(TaskLife.cancel(queued)).isTrue();
    assertThatThrownBy(queued::await).isInstanceOf(TaskCanceledException.class);

    server.pollsPerState(0, 100);
    TaskHandle<VideoResult> running = submitted();
    assertThat(TaskLife.look(running)).isEqualTo("still RUNNING");
    assertThat(TaskLife.cancel(running)).isFalse();
  }

  @Test
  void outcome_savesTheFile() {
    assertThat(TaskLife.outcome(submitted(), folder.resolve("a.mp4"), ref -> {}))
        .isEqualTo("saved a.mp4");
  }

  @Test
  void outcome_saysWhyATaskFailed() {
    server.nextTaskFails("DataInspectionFailed", "no");

    assertThat(TaskLife.outcome(submitted(), folder.resolve("a.mp4"), ref -> {}))
        .startsWith("DataInspectionFailed: change the prompt");
  }

  @Test
  void outcome_keepsTheReferenceWhenTheThreadIsInterrupted() {
    TaskHandle<VideoResult> task = submitted();
    List<TaskRef> later = new ArrayList<>();

    Thread.currentThread().interrupt();
    String outcome = TaskLife.outcome(task, folder.resolve("a.mp4"), later::add);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isEqualTo("it continues at the service");
    assertThat(later).containsExactly(task.ref());
  }

  @Test
  void outcome_keepsTheReferenceWhenTheClientCloses() throws Exception {
    server.pollsPerState(100_000, 0);
    TaskHandle<VideoResult> task = submitted();
    List<TaskRef> later = new ArrayList<>();

    CompletableFuture<String> outcome =
        CompletableFuture.supplyAsync(
            () -> TaskLife.outcome(task, folder.resolve("a.mp4"), later::add));
    client.close();

    assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo("it continues at the service");
    assertThat(later).containsExactly(task.ref());
  }

  @Test
  void aDeadlineEndsTheWaitAndNotTheTask() {
    server.pollsPerState(100, 0);
    TaskHandle<VideoResult> task = submitted();

    assertThatThrownBy(() -> task.await(PollOptions.within(Duration.ofMillis(50))))
        .isInstanceOfSatisfying(
            TaskTimeoutException.class, e -> assertThat(e.taskRef()).isEqualTo(task.ref()));
    assertThat(TaskLife.look(task)).isEqualTo("still PENDING");
  }

  @Test
  void pollsGoOnAfterPassingFailures_othersCarryTheReference() {
    TaskHandle<VideoResult> task = submitted();
    server
        .nextRequestFails(500, "InternalError", "oops")
        .nextRequestFails(429, "Throttling", "slow");
    assertThat(task.await().video().name()).endsWith(".mp4");

    TaskHandle<VideoResult> other = submitted();
    server.nextRequestFails(401, "InvalidApiKey", "no");
    assertThatThrownBy(other::await)
        .isInstanceOf(AuthenticationException.class)
        .satisfies(e -> assertThat(((SdkException) e).taskRef()).isEqualTo(other.ref()));
  }

  @Test
  void aForgottenTaskIsExpired() {
    TaskHandle<VideoResult> task = submitted();
    server.passTime(Duration.ofHours(25));

    assertThatThrownBy(task::await).isInstanceOf(TaskExpiredException.class);
  }

  @Test
  void cancelingTheFutureStopsThePolls() {
    server.pollsPerState(100_000, 0);
    TaskHandle<VideoResult> task = submitted();

    assertThat(task.awaitAsync().cancel(false)).isTrue();
    assertThat(TaskLife.look(task)).isEqualTo("still PENDING");
  }
}
