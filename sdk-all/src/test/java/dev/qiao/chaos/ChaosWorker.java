package dev.qiao.chaos;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.task.FileTaskStore;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskPage;
import dev.qiao.core.task.TaskQuery;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A user's program that makes many videos and may be killed at any moment: it writes down what it
 * begins, and after a start goes on with what it finds. It ends when every job is done.
 *
 * <p>Arguments: the two URLs, the key, the folder, the number of jobs.
 */
public final class ChaosWorker {
  private static final PollOptions POLLING =
      PollOptions.within(Duration.ofMinutes(3))
          .withInitialDelay(Duration.ofMillis(20))
          .withMaxDelay(Duration.ofMillis(200));

  /** The limiter then watches tasks, too, while the store must keep what it watches. */
  private static final int UNFINISHED = 200;

  private final QiaoClient client;
  private final FileTaskStore store;
  private final Ledger ledger;
  private final Path folder;
  private final Map<String, Integer> jobs = new ConcurrentHashMap<>();
  private final CountDownLatch left;

  private ChaosWorker(
      QiaoClient client, FileTaskStore store, Ledger ledger, Path folder, int jobs) {
    this.client = client;
    this.store = store;
    this.ledger = ledger;
    this.folder = folder;
    this.left = new CountDownLatch(jobs - ledger.over().size());
    this.jobs.putAll(ledger.tasks());
  }

  /** Works until everything is done. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[3]);
    int jobs = Integer.parseInt(arguments[4]);
    try (FileTaskStore store = FileTaskStore.open(folder.resolve("tasks.journal"));
        Ledger ledger = new Ledger(folder.resolve("ledger"));
        QiaoClient client =
            QiaoClient.builder()
                .vendor(Vendor.DASHSCOPE)
                .region(Region.CN_BEIJING)
                .endpoint(new Endpoint(URI.create(arguments[0]), URI.create(arguments[1]), null))
                .apiKey(arguments[2])
                .taskStore(store)
                .limitSubmissions(
                    Map.of(VideoModels.WAN2_6_T2V, new SubmissionLimit(5000, UNFINISHED / 2)))
                .polling(POLLING)
                .callbackExecutor(savers())
                .pollsPerSecond(400)
                .timeouts(
                    Timeouts.builder()
                        .total(Duration.ofMillis(800))
                        .idle(Duration.ofMillis(800))
                        .build())
                .retry(RetryPolicy.DEFAULT.withDelays(Duration.ofMillis(5), Duration.ofMillis(50)))
                .build()) {
      new ChaosWorker(client, store, ledger, folder, jobs).run(jobs);
    }
    requireNothingLeft();
  }

  private static Executor savers() {
    return Executors.newFixedThreadPool(
        8,
        work -> {
          Thread thread = new Thread(work, "chaos-saver");
          thread.setDaemon(true);
          return thread;
        });
  }

  private void run(int count) throws InterruptedException {
    for (TaskHandle<VideoResult> task : client.tasks().unfinished(VideoResult.class)) {
      adoptIfUnknown(task.ref());
      follow(task);
    }
    // Killed between the service's answer and the ledger: which of them was that?
    ledger.begun().stream().sorted().forEach(this::reconcile);
    VideoService videos = new VideoService(client);
    for (int job = 0; job < count; job++) {
      while (!ledger.isSubmitted(job)) {
        submit(videos, job);
      }
    }
    if (!left.await(150, TimeUnit.SECONDS)) {
      throw new IllegalStateException(left.getCount() + " jobs never ended");
    }
  }

  private void submit(VideoService videos, int job) {
    ledger.begin(job);
    TaskHandle<VideoResult> task;
    try {
      task =
          videos.submit(
              WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "job " + job).build());
    } catch (SdkException e) {
      // It may have been taken all the same: never submit it again without having looked.
      reconcile(job);
      return;
    }
    submitted(job, task);
  }

  private void submitted(int job, TaskHandle<VideoResult> task) {
    jobs.put(task.ref().taskId(), job);
    ledger.submitted(job, task.ref());
    follow(task);
  }

  /** Looks for the task of a job that was begun: jobs are begun one after the other. */
  private void reconcile(int job) {
    if (ledger.isSubmitted(job)) {
      return;
    }
    for (TaskPage.Entry entry : list()) {
      if (!jobs.containsKey(entry.taskId())) {
        TaskRef ref =
            new TaskRef(
                Vendor.DASHSCOPE,
                Region.CN_BEIJING,
                null,
                "wan.text-to-video.create",
                entry.taskId(),
                entry.submittedAt());
        store.save(ref);
        submitted(job, client.tasks().resume(ref, VideoResult.class));
        return;
      }
    }
  }

  private List<TaskPage.Entry> list() {
    List<TaskPage.Entry> all = new ArrayList<>();
    for (int page = 1; ; page++) {
      TaskPage found = askedUntilAnswered(page);
      all.addAll(found.data());
      if (found.data().size() < 100) {
        return all;
      }
    }
  }

  private TaskPage askedUntilAnswered(int page) {
    while (true) {
      try {
        return client.tasks().list(TaskQuery.builder().pageNo(page).pageSize(100).build());
      } catch (SdkException e) {
        // The service has a bad day; nothing is submitted before it has told.
      }
    }
  }

  /** A task in the store that the ledger does not know was killed between the two. */
  private void adoptIfUnknown(TaskRef ref) {
    if (!jobs.containsKey(ref.taskId())) {
      int job = ledger.begun().stream().min(Integer::compare).orElseThrow();
      jobs.put(ref.taskId(), job);
      ledger.submitted(job, ref);
    }
  }

  /** The result is saved before the reference is released, on the threads that save files. */
  private void follow(TaskHandle<VideoResult> task) {
    var unused =
        task.awaitAsync(
            PollOptions.DEFAULT,
            snapshot -> {
              if (snapshot.isFinal()) {
                take(snapshot);
                task.release();
              }
            });
  }

  private void take(TaskSnapshot<VideoResult> end) {
    int job = jobs.get(end.ref().taskId());
    if (ledger.over().contains(job)) {
      return; // killed after the last step and before the reference was forgotten
    }
    if (end instanceof TaskSnapshot.Succeeded<VideoResult> done) {
      String prompt = done.result().origPrompt();
      if (!("job " + job).equals(prompt)) {
        throw new IllegalStateException("job " + job + " got the result of " + prompt);
      }
      save(done.result(), job);
      ledger.over(job, "done");
    } else if (end instanceof TaskSnapshot.Failed<VideoResult>) {
      ledger.over(job, "failed");
    } else {
      throw new IllegalStateException("job " + job + " ended as " + end);
    }
    left.countDown();
  }

  private void save(VideoResult result, int job) {
    while (true) {
      try {
        result.video().saveTo(folder.resolve("job-" + job + ".mp4"));
        return;
      } catch (SdkException e) {
        // The storage has a bad day; the link lives for another.
      }
    }
  }

  private static void requireNothingLeft() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("qiao-")) {
        thread.join(5000);
        if (thread.isAlive()) {
          throw new IllegalStateException("left behind: " + thread);
        }
      }
    }
    System.exit(0);
  }
}
