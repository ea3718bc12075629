package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.task.TaskRef;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.EmoDetection;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesInAndOutTest {
  private final FakeModelServer server = FakeModelServer.start().pollsPerState(0, 0);
  private final QiaoClient client = server.client();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  @TempDir Path folder;
  private Path portrait;

  @BeforeEach
  void writePortrait() throws IOException {
    portrait = Files.write(folder.resolve("portrait"), SampleMedia.portraitPng());
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private ResultFile video() {
    return new VideoService(client)
        .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kitten runs.").build())
        .await()
        .video();
  }

  private long uploads() {
    return server.requests().stream().filter(call -> call.path().endsWith("/uploads")).count();
  }

  @Test
  void sources_areLocalOrAddresses() {
    assertThat(
            FilesInAndOut.sources(
                portrait, new byte[1], () -> new ByteArrayInputStream(new byte[1])))
        .extracting(MediaSource::isLocal)
        .containsExactly(true, true, true, false, false);
  }

  @Test
  void send_uploadsByItself() {
    assertThat(FilesInAndOut.send(new VideoService(client), portrait))
        .isInstanceOf(EmoDetection.Passed.class);
    assertThat(uploads()).isEqualTo(1);
  }

  @Test
  void uploadFirst_tellsHowFarItIs_andSparesTheSecond() {
    Model model = Model.of("wan2.6-i2v");
    MediaSource media = FilesInAndOut.uploadFirst(client, portrait, model, out);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .last()
        .isEqualTo(SampleMedia.portraitPng().length + " bytes sent");
    client.files().upload(media, model);
    assertThat(uploads()).isEqualTo(1);
  }

  @Test
  void inlineAndLook_goByContent() {
    assertThat(FilesInAndOut.inline(portrait).url()).startsWith("data:image/png;base64,");
    assertThat(FilesInAndOut.look(portrait))
        .matches("PNG, \\d+ x \\d+, " + SampleMedia.portraitPng().length);
  }

  @Test
  void save_goesOnAfterABrokenConnection() {
    ResultFile video = video();
    server.breakNextDownloadAfter(5000);
    assertThat(FilesInAndOut.save(video, folder.resolve("a.mp4"), out))
        .hasBinaryContent(SampleMedia.clipMp4());
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .last()
        .isEqualTo(SampleMedia.clipMp4().length + " bytes saved");
  }

  @Test
  void saveAll_returnsWhatIsMissing() {
    ResultFile good = video();
    ResultFile bad = ResultFile.of(good.url().replace("Signature=", "Signature=x"));
    Path into = folder.resolve("videos");
    assertThat(FilesInAndOut.saveAll(client, List.of(good, bad), into)).containsExactly(bad);
    assertThat(into.resolve(good.name())).hasBinaryContent(SampleMedia.clipMp4());
  }

  @Test
  void outcome_tellsTooLateFromDone() {
    ResultFile video = video();
    List<TaskRef> again = new ArrayList<>();
    assertThat(FilesInAndOut.outcome(video, folder.resolve("a.mp4"), again::add))
        .isEqualTo("saved a.mp4");
    server.passTime(Duration.ofHours(25));
    assertThat(FilesInAndOut.outcome(video, folder.resolve("b.mp4"), again::add))
        .isEqualTo("too late");
    assertThat(again).containsExactly(video.taskRef());
    assertThat(FilesInAndOut.outcome(video, folder, again::add))
        .isEqualTo("the next try continues where this one ended");
  }
}
