package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.RecordedTask;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.AnimateAnyoneDetection;
import dev.qiao.video.portrait.PortraitBox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FakeModels
class PortraitsTest {
  @TempDir Path folder;
  private Path photo;
  private Path voice;
  private Path clip;

  @BeforeEach
  void writeMedia() throws IOException {
    photo = Files.write(folder.resolve("me.png"), SampleMedia.portraitPng());
    voice =
        Files.write(
            folder.resolve("voice.wav"),
            SampleMedia.speechWav("Hello, I am a portrait that talks."));
    clip = Files.write(folder.resolve("clip.mp4"), SampleMedia.clipMp4());
  }

  @Test
  void twoSteps_submitsWhatPassedAndTellsWhyNot(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    List<TaskHandle<VideoResult>> tasks = new ArrayList<>();
    server.rejectNextPortrait("", "No human face detected.");
    assertThat(Portraits.twoSteps(video, photo, voice, tasks::add))
        .isEqualTo("No human face detected.");
    assertThat(tasks).isEmpty();

    assertThat(Portraits.twoSteps(video, photo, voice, tasks::add)).isEqualTo("submitted");
    assertThat(tasks.get(0).await().video().name()).endsWith(".mp4");
  }

  @Test
  void oneCall_savesOrStops(FakeModelServer server, QiaoClient client) {
    VideoService video = new VideoService(client);
    Path target = folder.resolve("speech.mp4");
    server.rejectNextPortrait("InvalidFile.Value", "The value of the image is invalid");
    assertThat(Portraits.rejection(video, photo, voice, target))
        .isEqualTo("InvalidFile.Value The value of the image is invalid");
    assertThat(server.tasks()).isEmpty();

    Portraits.oneCall(video, photo, voice, target);
    assertThat(target).hasBinaryContent(SampleMedia.clipMp4());
  }

  @Test
  void dance_makesTheTemplateOnTheWay(FakeModelServer server, QiaoClient client) {
    Path target = folder.resolve("dance.mp4");
    Portraits.dance(new VideoService(client), photo, clip, target);

    assertThat(server.tasks())
        .extracting(RecordedTask::model)
        .containsExactly("animate-anyone-template-gen2", "animate-anyone-gen2");
    assertThat(target).hasBinaryContent(SampleMedia.clipMp4());
  }

  @Test
  void withBackground_keepsThatOfThePictureForAHalfBody() {
    AnimateAnyoneDetection.Passed half =
        new AnimateAnyoneDetection.Passed(
            MediaSource.of(photo), AnimateAnyoneDetection.BodyStyle.HALF, 1, "r1", Map.of());
    assertThat(Portraits.withBackground(half, "AACT.kept").parameters().useRefImgBg()).isTrue();
  }

  @Test
  void stored_andRedub_work(QiaoClient client) {
    VideoService video = new VideoService(client);
    PortraitBox face = PortraitBox.of(138, 190, 373, 443);
    PortraitBox area = PortraitBox.of(0, 60, 512, 572);
    assertThat(
            video
                .submit(Portraits.stored(MediaSource.of(photo), face, area))
                .await()
                .usage()
                .seconds())
        .isEqualTo(3.0);

    Path target = folder.resolve("redubbed.mp4");
    Portraits.redub(video, clip, voice, target);
    assertThat(target).hasBinaryContent(SampleMedia.clipMp4());
  }

  @Test
  void everyExample_playsOffline() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    List<String> used = new ArrayList<>();
    try (Stage stage = Stage.offline(out, folder, Duration.ZERO, false)) {
      for (Step step :
          List.of(
              new MakeANewsreader(),
              new MakeASticker(),
              new MakeAPersonDance(),
              new MakeAPersonSpeak(),
              new RedubAVideo(),
              new RestyleAVideo())) {
        used.add(step.title() + ": " + step.play(stage));
      }
    }
    assertThat(used)
        .containsExactly(
            "A portrait that reads the news: 1 picture checked, 3.0 seconds of video, standard",
            "A portrait with a ready-made expression: 1 picture checked, 3.0 seconds of video,"
                + " standard",
            "A person who dances like another: 1 picture checked, 1 template, 3.0 seconds of"
                + " video, standard",
            "A person who speaks: 1 picture checked, 3.0 seconds of video, 320*180",
            "A video with another voice: 3.0 seconds of video, 320*180",
            "A redrawn video: 3.0 seconds of video, 540P");
    for (String name :
        List.of("news.mp4", "sticker.mp4", "dance.mp4", "speech.mp4", "redubbed.mp4", "ink.mp4")) {
      assertThat(folder.resolve(name)).hasBinaryContent(SampleMedia.clipMp4());
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("template: AACT.");
  }
}
