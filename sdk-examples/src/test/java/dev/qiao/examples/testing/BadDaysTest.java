package dev.qiao.examples.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskStatus;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.Fault;
import dev.qiao.testkit.RecordedCallback;
import dev.qiao.testkit.RecordedTask;
import dev.qiao.testkit.RecordedUpload;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time, bad luck and callbacks. Guide: docs/guide/test-your-own-code.md shows these methods. */
@FakeModels
class BadDaysTest {
  @TempDir Path folder;

  @Test
  void neverOrdersOneFilmTwice(FakeModelServer server, QiaoClient client) {
    server.faults(
        call -> call.path().endsWith("/video-synthesis") ? Fault.reset().afterProcessing() : null);

    assertThatThrownBy(() -> new FilmStudio(client).film("wind", folder.resolve("film.mp4")))
        .isInstanceOf(TransportException.class);

    assertThat(server.tasks()).extracting(RecordedTask::model).containsExactly("wan2.6-t2v");
  }

  @Test
  void livesWithBadLuck(FakeModelServer server, QiaoClient client) {
    Random luck = new Random(7);
    server.faults(
        call -> {
          boolean bad = call.path().contains("/tasks/") && luck.nextInt(4) == 0;
          return bad ? Fault.status(500, "InternalError", "An internal error.") : null;
        });

    assertThat(new FilmStudio(client).film("wind", folder.resolve("film.mp4"))).isPresent();
  }

  @Test
  void doesNotKeepAFilmThatBroke(FakeModelServer server, QiaoClient client) {
    server.nextDownload(Fault.status(404, "NoSuchKey", "The specified key does not exist."));

    assertThatThrownBy(() -> new FilmStudio(client).film("wind", folder.resolve("film.mp4")))
        .isInstanceOf(DownloadException.class);
    assertThat(folder.resolve("film.mp4")).doesNotExist();
  }

  @Test
  void showsWhereAFilmStands(FakeModelServer server, QiaoClient client) {
    server.timePerState(Duration.ofMinutes(1), Duration.ofMinutes(5));
    TaskHandle<VideoResult> film = order(client);

    assertThat(film.snapshot().status()).isEqualTo(TaskStatus.PENDING);
    server.passTime(Duration.ofMinutes(2));
    assertThat(film.snapshot().status()).isEqualTo(TaskStatus.RUNNING);
    server.passTime(Duration.ofMinutes(5));
    assertThat(film.snapshot().status()).isEqualTo(TaskStatus.SUCCEEDED);
    server.passTime(Duration.ofHours(25));
    assertThat(film.snapshot().status()).isEqualTo(TaskStatus.UNKNOWN);
  }

  @Test
  void hearsOfAFilmThatIsDone(FakeModelServer server, QiaoClient client) throws Exception {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    HttpServer inbox = inbox(events);
    try {
      URI address = URI.create("http://127.0.0.1:" + inbox.getAddress().getPort() + "/films");
      server.timePerState(Duration.ofMinutes(1), Duration.ofMinutes(5)).callbacksTo(address);
      server.deliveriesPerEvent(2);
      TaskHandle<VideoResult> film = order(client);
      server.passTime(Duration.ofMinutes(6));

      assertThat(events.poll(10, TimeUnit.SECONDS)).contains(film.ref().taskId());
      assertThat(events.poll(10, TimeUnit.SECONDS)).contains(film.ref().taskId());
      assertThat(server.callbacks().get(0).json("/data/task_status")).isEqualTo("SUCCEEDED");
      assertThat(server.callbacks()).first().satisfies(RecordedCallback::isTaken);
    } finally {
      inbox.stop(0);
    }
  }

  @Test
  void sendsWhatWasAskedFor(FakeModelServer server, QiaoClient client) {
    order(client);
    client
        .files()
        .upload(MediaSource.of(SampleMedia.portraitPng(), "me.png"), Model.of("emo-detect-v1"));

    assertThat(server.requests("/video-synthesis"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.header("X-DashScope-Async")).isEqualTo("enable");
              assertThat(call.json("/model")).isEqualTo("wan2.6-t2v");
              assertThat(call.json("/parameters/duration")).isEqualTo(10);
            });
    assertThat(server.uploads()).extracting(RecordedUpload::name).containsExactly("me.png");
    assertThat(server.uploads().get(0).bytes()).isEqualTo(SampleMedia.portraitPng());
  }

  @Test
  @FakeModels(vendor = Vendor.MINIMAX)
  void asksAnotherVendor(FakeModelServer server, QiaoClient client) {
    client
        .raw()
        .post("/video_generation", "{\"model\":\"MiniMax-Hailuo-2.3\",\"prompt\":\"A kite.\"}");

    assertThat(server.tasks()).extracting(RecordedTask::status).containsExactly("PENDING");
  }

  private static TaskHandle<VideoResult> order(QiaoClient client) {
    return new VideoService(client)
        .submit(
            WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kite.").duration(10).build());
  }

  /** The part of an application that takes events: it answers 200 and keeps them. */
  private static HttpServer inbox(BlockingQueue<String> events) throws IOException {
    HttpServer inbox =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    inbox.createContext(
        "/films",
        exchange -> {
          events.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    inbox.start();
    return inbox;
  }
}
