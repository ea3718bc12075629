package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.task.FileTaskStore;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStore;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import dev.qiao.testkit.RecordedTask;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyVideosTest {
  private final FakeModelServer server = FakeModelServer.start();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @TempDir Path folder;

  @AfterEach
  void close() {
    server.close();
  }

  private PrintStream out() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  private static WanTextToVideoRequest film(String prompt) {
    return WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, prompt).build();
  }

  @Test
  void make_savesWhatWasMade_andSaysWhatWasNot() throws Exception {
    server.nextTaskFails("DataInspectionFailed", "no cats, please");
    try (FileTaskStore store = FileTaskStore.open(folder.resolve("tasks"));
        QiaoClient client = ManyVideos.client(server.clientBuilder(), store)) {
      ManyVideos.make(client, List.of("A cat.", "A dog.", "A bird."), folder, out());
      assertThat(store.all()).isEmpty();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("0 tasks found again")
        .contains("no video: task ")
        .contains("failed with DataInspectionFailed: no cats, please. Hint: ");
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".mp4"))).hasSize(2);
    }
  }

  @Test
  void make_afterAKill_findsWhatWasPaidFor() {
    Path journal = folder.resolve("tasks");
    try (FileTaskStore store = FileTaskStore.open(journal);
        QiaoClient killed = ManyVideos.client(server.clientBuilder(), store)) {
      new VideoService(killed).submit(film("A cat."));
      new VideoService(killed).submit(film("A dog."));
    }
    try (FileTaskStore store = FileTaskStore.open(journal);
        QiaoClient client = ManyVideos.client(server.clientBuilder(), store)) {
      ManyVideos.make(client, List.of("A bird."), folder, out());
      assertThat(store.all()).isEmpty();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("2 tasks found again");
    assertThat(server.tasks()).extracting(RecordedTask::status).containsOnly("SUCCEEDED");
    assertThat(server.tasks()).hasSize(3);
  }

  @Test
  void allAtOnce_tellsEachEnd() {
    server.nextTaskFails("InternalError", "no");
    try (QiaoClient client = server.client()) {
      VideoService video = new VideoService(client);
      List<TaskHandle<VideoResult>> tasks =
          List.of(video.submit(film("A")), video.submit(film("B")));
      assertThat(ManyVideos.allAtOnce(client, tasks)).containsExactly("failed", "done");
    }
  }

  @Test
  void submitOrLook_answerThatNeverCame_findsTheTask() {
    server.nextRequest(Fault.stall().afterProcessing());
    Timeouts hasty = Timeouts.builder().total(Duration.ofMillis(300)).build();
    List<TaskRef> stored = new ArrayList<>();
    try (QiaoClient client = server.clientBuilder().timeouts(hasty).build()) {
      assertThat(ManyVideos.submitOrLook(client, film("A"), stored::add))
          .singleElement()
          .satisfies(entry -> assertThat(entry.taskId()).isEqualTo(server.tasks().get(0).id()));
      assertThat(stored).isEmpty();
      assertThat(ManyVideos.submitOrLook(client, film("B"), stored::add)).isEmpty();
      assertThat(stored).hasSize(1);
    }
  }

  @Test
  void callback_asksForTheTaskItIsAbout() {
    try (QiaoClient client = server.client()) {
      TaskRef ref = new VideoService(client).submit(film("A")).ref();
      String event =
          """
          {"type": "dashscope:System:AsyncTaskFinish", "source": "acs.dashscope",
           "data": {"task_id": "%s", "task_status": "SUCCEEDED", "region": "%s"}}
          """;
      assertThat(
              ManyVideos.callback(
                  client, List.of(ref), event.formatted(ref.taskId(), ref.region())))
          .isEqualTo("PENDING");
      assertThat(ManyVideos.callback(client, List.of(ref), event.formatted("other", ref.region())))
          .isEqualTo("not ours, or known before");
    }
  }

  @Test
  void databaseStore_keepsWhatTheContractAsks() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl("jdbc:h2:mem:tasks;DB_CLOSE_DELAY=-1");
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "create table qiao_task (ref varchar(600) primary key,"
              + " saved timestamp default current_timestamp)");
    }
    TaskStore store = new DatabaseTaskStore(database);
    try (QiaoClient client = ManyVideos.client(server.clientBuilder(), store)) {
      TaskHandle<VideoResult> task = new VideoService(client).submit(film("A"));
      assertThat(store.all()).containsExactly(task.ref());
      store.save(task.ref());
      assertThat(store.all()).hasSize(1);
      task.await();
      task.release();
      assertThat(store.all()).isEmpty();
      store.remove(task.ref());
    }
  }
}
