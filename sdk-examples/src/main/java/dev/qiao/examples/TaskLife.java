package dev.qiao.examples;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A task from submission to file; the guide on tasks shows these methods. */
final class TaskLife {
  private TaskLife() {}

  static TaskHandle<VideoResult> submit(VideoService video, Consumer<String> database) {
    TaskHandle<VideoResult> task =
        video.submit(
            WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kitten runs.").build());
    database.accept(task.ref().toString()); // before anything else
    return task;
  }

  static VideoResult await(TaskHandle<VideoResult> task, PrintStream out) {
    return task.await(
        PollOptions.within(Duration.ofMinutes(10)), snapshot -> out.println(snapshot.status()));
  }

  static CompletableFuture<Path> later(
      TaskHandle<VideoResult> task, Path target, Executor downloads) {
    return task.awaitAsync()
        .thenApplyAsync(
            result -> {
              Path saved = result.video().saveTo(target);
              task.release(); // a kill before this line finds the task again
              return saved;
            },
            downloads);
  }

  static TaskHandle<VideoResult> resume(QiaoClient client, String stored) {
    TaskRef ref = TaskRef.parse(stored);
    return client.tasks().resume(ref, VideoResult.class);
  }

  static TaskHandle<VideoResult> find(QiaoClient client, String taskId) {
    return client.tasks().find(WanTextToVideoRequest.class, taskId);
  }

  static List<ResultFile> anyFiles(QiaoClient client, TaskRef ref) {
    TaskOutput output = client.tasks().resume(ref, TaskOutput.class).await();
    return output.files();
  }

  static String look(TaskHandle<VideoResult> task) {
    TaskSnapshot<VideoResult> now = task.snapshot();
    if (now instanceof TaskSnapshot.Succeeded<VideoResult> done) {
      return "done: " + done.result().video();
    }
    if (now instanceof TaskSnapshot.Failed<VideoResult> failed) {
      return "failed: " + failed.failure().hint();
    }
    return now.isFinal() ? "final: " + now.status() : "still " + now.status();
  }

  static boolean cancel(TaskHandle<VideoResult> task) {
    try {
      task.cancel();
      return true;
    } catch (BadRequestException e) {
      return false; // it runs already, or is final
    }
  }

  static String outcome(TaskHandle<VideoResult> task, Path target, Consumer<TaskRef> resumeLater) {
    try {
      Path saved = task.await().video().saveTo(target);
      task.release();
      return "saved " + saved.getFileName();
    } catch (TaskTimeoutException | TaskWaitException e) {
      resumeLater.accept(e.taskRef());
      return "it continues at the service";
    } catch (TaskFailedException e) {
      return e.code() + ": " + e.reason().hint();
    }
  }
}
