package dev.qiao.chaos;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.FileTaskStore;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import dev.qiao.core.task.TaskRef;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.gateway.GatewayVideoRequest;
import dev.qiao.video.glm.CogVideoXRequest;
import dev.qiao.video.minimax.HailuoRequest;
import dev.qiao.video.wan.WanImageToVideoRequest;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A user's program that makes videos with models of every vendor, one store for all: after a start
 * it goes on with what it finds, submits what is missing, and saves each video as it ends.
 *
 * <p>Arguments: the folder, the number of jobs, and for each vendor {@code ID=URL,URL,KEY}.
 */
public final class MixedBatchWorker {
  private static final PollOptions POLLING =
      PollOptions.within(Duration.ofMinutes(3))
          .withInitialDelay(Duration.ofMillis(20))
          .withMaxDelay(Duration.ofMillis(200));

  private MixedBatchWorker() {}

  /** Works until everything is done. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int jobs = Integer.parseInt(arguments[1]);
    Map<Vendor, QiaoClient> clients = new EnumMap<>(Vendor.class);
    try (FileTaskStore store = FileTaskStore.open(folder.resolve("tasks.journal"));
        Ledger ledger = new Ledger(folder.resolve("ledger"))) {
      for (String argument : List.of(arguments).subList(2, arguments.length)) {
        QiaoClient client = client(argument, store);
        clients.put(client.options().vendor(), client);
      }
      work(clients, ledger, folder, jobs);
    } finally {
      clients.values().forEach(QiaoClient::close);
    }
  }

  private static QiaoClient client(String argument, FileTaskStore store) {
    String[] words = argument.split("[=,]", -1);
    return QiaoClient.builder()
        .vendor(Vendor.valueOf(words[0]))
        .endpoint(new Endpoint(URI.create(words[1]), URI.create(words[2]), null))
        .apiKey(words[3])
        .taskStore(store)
        .polling(POLLING)
        .pollsPerSecond(400)
        .build();
  }

  private static void work(Map<Vendor, QiaoClient> clients, Ledger ledger, Path folder, int jobs) {
    List<TaskHandle<VideoResult>> batch = new ArrayList<>();
    clients.values().forEach(client -> batch.addAll(client.tasks().unfinished(VideoResult.class)));
    for (TaskHandle<VideoResult> task : batch) {
      if (!ledger.tasks().containsKey(name(task.ref()))) {
        // Killed between store and ledger: jobs are begun one after the other, so it is that one.
        ledger.submitted(ledger.begun().get(0), name(task.ref()));
      }
    }
    for (int job = 0; job < jobs; job++) {
      if (!ledger.isSubmitted(job)) {
        VideoRequest request = request(job);
        ledger.begin(job);
        TaskHandle<VideoResult> task =
            new VideoService(clients.get(request.vendor())).submit(request);
        ledger.submitted(job, name(task.ref()));
        batch.add(task);
      }
    }
    clients
        .get(Vendor.DASHSCOPE)
        .tasks()
        .forEachCompleted(batch, POLLING, outcome -> save(outcome, ledger, folder));
  }

  private static void save(TaskOutcome<VideoResult> outcome, Ledger ledger, Path folder) {
    int job = ledger.tasks().get(name(outcome.ref()));
    if (ledger.over().contains(job)) {
      return; // killed after the last step and before the reference was forgotten
    }
    if (outcome instanceof TaskOutcome.Succeeded<VideoResult> done) {
      done.result().video().saveTo(folder.resolve("job-" + job + ".mp4"));
      ledger.over(job, "done");
    } else {
      ledger.over(job, "failed");
    }
  }

  private static String name(TaskRef ref) {
    return ref.vendor() + ":" + ref.taskId();
  }

  private static VideoRequest request(int job) {
    String prompt = "job " + job;
    return switch (job % 7) {
      case 0 -> WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, prompt).build();
      case 1 ->
          WanImageToVideoRequest.builder(
                  VideoModels.WAN2_6_I2V_FLASH, MediaSource.of("https://example.com/a.png"))
              .prompt(prompt)
              .build();
      case 2 -> HailuoRequest.builder(VideoModels.MINIMAX_HAILUO_2_3, prompt).build();
      case 3 -> CogVideoXRequest.builder(VideoModels.COGVIDEOX_3, prompt).build();
      case 4 -> GatewayVideoRequest.builder(VideoModels.WAN2_7_T2V, prompt).build();
      case 5 -> GatewayVideoRequest.builder(VideoModels.MINIMAX_HAILUO_2_3_FAST, prompt).build();
      default -> GatewayVideoRequest.builder(VideoModels.COGVIDEOX_3, prompt).build();
    };
  }
}
