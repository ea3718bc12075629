package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.RecordedTask;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoVendorsTest {
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/a.png");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  @TempDir Path folder;

  private static List<String> play(Vendor vendor, VideoRequest... requests) {
    try (FakeModelServer server = FakeModelServer.start(vendor).pollsPerState(0, 0);
        QiaoClient client = server.client()) {
      for (VideoRequest request : requests) {
        new VideoService(client).submit(request).await();
      }
      return server.tasks().stream().map(RecordedTask::model).toList();
    }
  }

  @Test
  void hailuoVideo_savesWhatWasMade() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      HailuoVideo.play(client, folder.resolve("book.mp4"), out);
    }
    assertThat(folder.resolve("book.mp4")).hasBinaryContent(SampleMedia.clipMp4());
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("saved book.mp4, 320 pixels wide");
  }

  @Test
  void hailuoRequests_areTaken() throws IOException {
    Path photo = Files.write(folder.resolve("photo.png"), SampleMedia.portraitPng());
    assertThat(
            play(
                Vendor.MINIMAX,
                HailuoVideo.betweenTwoPictures(PICTURE, PICTURE),
                HailuoVideo.person(photo),
                HailuoVideo.calledBack("A cat.")))
        .containsExactly("MiniMax-Hailuo-02", "S2V-01", "MiniMax-Hailuo-2.3");
  }

  @Test
  void callback_echoesThenAsksForTheTaskItIsAbout() {
    List<String> answers = new ArrayList<>();
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX).pollsPerState(0, 0);
        QiaoClient client = server.client()) {
      TaskHandle<VideoResult> task = new VideoService(client).submit(HailuoVideo.text());
      assertThat(HailuoVideo.callback(client, task.ref(), "{\"challenge\":\"11aa\"}", answers::add))
          .isEqualTo("nothing new");
      String event = "{\"task_id\":\"" + task.ref().taskId() + "\",\"status\":\"success\"}";
      assertThat(HailuoVideo.callback(client, task.ref(), event, answers::add))
          .isEqualTo("Success");
    }
    assertThat(answers).containsExactly("{\"challenge\":\"11aa\"}", "{\"status\":\"success\"}");
  }

  @Test
  void cogVideo_savesVideoAndCover() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      CogVideo.play(client, folder, out);
    }
    assertThat(folder.resolve("ball.mp4")).hasBinaryContent(SampleMedia.clipMp4());
    assertThat(folder.resolve("ball.png")).isNotEmptyFile();
    assertThat(play(Vendor.ZHIPU, CogVideo.references(PICTURE, PICTURE)))
        .containsExactly("vidu2-reference");
    assertThat(play(Vendor.GATEWAY, CogVideo.throughAGateway(PICTURE, PICTURE)))
        .containsExactly("wan2.7-i2v");
  }

  @Test
  void makeA3dModel_savesModelAndPicture() throws IOException {
    try (Stage stage = Stage.offline(out, folder, Duration.ZERO, false)) {
      assertThat(new MakeA3dModel().play(stage)).isEqualTo("1 model, text-to-3d");
      assertThat(
              new VideoService(stage.client())
                  .submit(MakeA3dModel.frontAndBack(PICTURE, PICTURE))
                  .await()
                  .files())
          .hasSize(2);
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.toString().replaceFirst(".*\\.", "")))
          .containsExactlyInAnyOrder("glb", "webp");
    }
  }
}
