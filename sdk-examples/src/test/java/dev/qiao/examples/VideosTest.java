package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.RecordedTask;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.VideoService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideosTest {
  private static final MediaSource PICTURE =
      MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
  private static final MediaSource CLIP = MediaSource.of(SampleMedia.clipMp4(), "clip.mp4");
  private static final MediaSource SONG =
      MediaSource.of(SampleMedia.speechWav("A song of more than two seconds. ".repeat(2)), "a.wav");

  @TempDir Path folder;

  @Test
  void inOneCall_savesAVideo() {
    Path target = folder.resolve("one.mp4");
    try (FakeModelServer server = FakeModelServer.start().pollsPerState(0, 0);
        QiaoClient client = server.client()) {
      Videos.inOneCall(new VideoService(client), Videos.text(), target);
    }
    assertThat(target).hasBinaryContent(SampleMedia.clipMp4());
  }

  @Test
  void make_everyKindOfRequest_savesAVideo() {
    List<VideoRequest> requests =
        List.of(
            Videos.text(),
            Videos.picture(PICTURE),
            Videos.keyframes(PICTURE, PICTURE),
            Videos.roles(PICTURE, PICTURE, SONG),
            Videos.references(CLIP, PICTURE),
            Videos.voices(PICTURE, SONG, CLIP),
            Videos.effect(PICTURE),
            Videos.effectOfKeyFrames(PICTURE),
            Videos.repaint(CLIP),
            Videos.replaceThePerson(PICTURE, CLIP),
            Videos.slides(MediaSource.of("https://example.com/deck.pptx")),
            Videos.happyHorse());
    List<String> stored = new ArrayList<>();
    try (FakeModelServer server = FakeModelServer.start().pollsPerState(0, 0);
        QiaoClient client = server.client()) {
      VideoService video = new VideoService(client);
      for (VideoRequest request : requests) {
        Path target = folder.resolve(stored.size() + ".mp4");
        assertThat(Videos.make(video, request, stored::add, target))
            .hasBinaryContent(SampleMedia.clipMp4());
      }
      assertThat(stored).hasSameSizeAs(requests).doesNotHaveDuplicates();
      assertThat(server.tasks())
          .extracting(RecordedTask::status)
          .hasSameSizeAs(requests)
          .containsOnly("SUCCEEDED");
    }
  }

  @Test
  void editAVideo_offline_makesOneAndEditsIt() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Stage stage =
        Stage.offline(
            new PrintStream(printed, true, StandardCharsets.UTF_8), folder, Duration.ZERO, false)) {
      assertThat(new EditAVideo().play(stage))
          .isEqualTo("5.0 seconds of video, 832*480, 8.0 seconds of video, 720P");
    }
    assertThat(folder.resolve("clay.mp4")).hasBinaryContent(SampleMedia.clipMp4());
  }
}
