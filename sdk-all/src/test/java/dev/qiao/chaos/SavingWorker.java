package dev.qiao.chaos;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.task.FileTaskStore;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * A user's program that makes one video and saves it in one of the ways that the guide shows. It
 * submits only when the store has no task.
 *
 * <p>Arguments: the two URLs, the key, the folder, the way.
 */
public final class SavingWorker {
  private static final PollOptions POLLING =
      PollOptions.within(Duration.ofMinutes(1)).withInitialDelay(Duration.ofMillis(20));

  private SavingWorker() {}

  /** Works until the video is saved. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[3]);
    Path video = folder.resolve("video.mp4");
    try (FileTaskStore store = FileTaskStore.open(folder.resolve("tasks.journal"));
        QiaoClient client =
            QiaoClient.builder()
                .vendor(Vendor.DASHSCOPE)
                .endpoint(new Endpoint(URI.create(arguments[0]), URI.create(arguments[1]), null))
                .apiKey(arguments[2])
                .taskStore(store)
                .polling(POLLING)
                .limitSubmissions()
                .build()) {
      List<TaskHandle<VideoResult>> found = client.tasks().unfinished(VideoResult.class);
      TaskHandle<VideoResult> task =
          found.isEmpty()
              ? new VideoService(client)
                  .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "a").build())
              : found.get(0);
      switch (arguments[4]) {
        case "await" -> {
          save(task.await(), folder, video);
          task.release();
        }
        case "awaitAsync" ->
            task.awaitAsync()
                .thenApplyAsync(
                    result -> {
                      save(result, folder, video);
                      task.release();
                      return video;
                    },
                    ForkJoinPool.commonPool())
                .get();
        default ->
            client
                .tasks()
                .forEachCompleted(
                    List.of(task), POLLING, end -> save(end.orThrow(), folder, video));
      }
      if (!store.all().isEmpty()) {
        throw new IllegalStateException("still stored: " + store.all());
      }
    }
  }

  private static void save(VideoResult result, Path folder, Path video) {
    try {
      Files.writeString(
          folder.resolve("ledger"),
          "saving it\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    result.video().saveTo(video);
  }
}
