package dev.qiao.examples;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.task.FileTaskStore;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskFinishEvent;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import dev.qiao.core.task.TaskPage;
import dev.qiao.core.task.TaskQuery;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStore;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes many videos and may be killed at any moment: start it again, and it finds the tasks that it
 * has paid for. The guide on tasks shows these methods.
 */
final class ManyVideos {
  private ManyVideos() {}

  /** With DASHSCOPE_API_KEY it calls DashScope, which is billed; without, a fake server. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(args.length == 0 ? "many-videos" : args[0]);
    List<String> prompts = List.of("A kitten runs.", "A kitten sleeps.", "A kitten dreams.");
    try (FileTaskStore store = FileTaskStore.open(folder.resolve("tasks.journal"))) {
      if (System.getenv("DASHSCOPE_API_KEY") != null) {
        QiaoClient.Builder builder = QiaoClient.builder().vendor(Vendor.DASHSCOPE);
        try (QiaoClient client = client(builder.fromEnvironment(), store)) {
          make(client, prompts, folder, out);
        }
        return;
      }
      try (FakeModelServer server = FakeModelServer.start();
          QiaoClient client = client(server.clientBuilder(), store)) {
        make(client, prompts, folder, out);
      }
    }
  }

  static QiaoClient client(QiaoClient.Builder builder, TaskStore store) {
    return builder.taskStore(store).limitSubmissions().build();
  }

  static void make(QiaoClient client, List<String> prompts, Path folder, PrintStream out) {
    VideoService video = new VideoService(client);
    List<TaskHandle<VideoResult>> tasks =
        new ArrayList<>(client.tasks().unfinished(VideoResult.class)); // from before a kill
    out.println(tasks.size() + " tasks found again");
    for (String prompt : prompts) {
      tasks.add(
          video.submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, prompt).build()));
    }
    client
        .tasks()
        .forEachCompleted(
            tasks,
            PollOptions.within(Duration.ofHours(6)),
            outcome -> out.println(save(outcome, folder)));
  }

  static String save(TaskOutcome<VideoResult> outcome, Path folder) {
    if (outcome instanceof TaskOutcome.Succeeded<VideoResult> done) {
      Path target = folder.resolve(done.ref().taskId() + ".mp4");
      return "saved " + done.result().video().saveTo(target).getFileName();
    }
    SdkException failure = ((TaskOutcome.Failed<VideoResult>) outcome).failure();
    return "no video: " + failure.getMessage();
  }

  static List<String> allAtOnce(QiaoClient client, List<TaskHandle<VideoResult>> tasks) {
    List<TaskOutcome<VideoResult>> outcomes = client.tasks().awaitAll(tasks);
    return outcomes.stream()
        .map(outcome -> outcome instanceof TaskOutcome.Succeeded ? "done" : "failed")
        .toList();
  }

  static List<TaskPage.Entry> submitOrLook(
      QiaoClient client, WanTextToVideoRequest request, Consumer<TaskRef> stored) {
    Instant before = Instant.now().minusSeconds(60); // clocks differ
    try {
      stored.accept(new VideoService(client).submit(request).ref());
      return List.of();
    } catch (TransportException e) {
      if (!e.mayHaveReachedService()) {
        throw e; // nothing was sent
      }
      TaskQuery query = TaskQuery.builder().startTime(before).modelName(request.model()).build();
      return client.tasks().list(query).data(); // is it among them?
    }
  }

  static String callback(QiaoClient client, List<TaskRef> waiting, String body) {
    TaskFinishEvent event = TaskFinishEvent.parse(body);
    for (TaskRef ref : waiting) {
      if (event.isAbout(ref)) {
        return client.tasks().resume(ref, VideoResult.class).snapshot().status().value();
      }
    }
    return "not ours, or known before";
  }
}
