package dev.qiao.examples;

import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.EmoDetectRequest;
import dev.qiao.video.portrait.EmoDetection;
import dev.qiao.video.portrait.EmoRequest;
import java.nio.file.Path;

/** Asks whether a portrait can be animated, and if so makes it talk. Detect, then generate. */
final class MakeAPortraitTalk implements Step {
  public static void main(String[] args) {
    Step.run(new MakeAPortraitTalk());
  }

  @Override
  public String title() {
    return "A portrait that talks: detect, then generate";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    EmoDetection detection =
        video.detect(
            EmoDetectRequest.builder(stage.portrait())
                .ratio(EmoDetectRequest.Ratio.PORTRAIT)
                .build());
    if (detection instanceof EmoDetection.Rejected rejected) {
      stage.say("   the portrait was refused: %s", rejected.reason());
      return "1 picture checked";
    }
    // Only a detection that passed can be animated; the type says so.
    EmoDetection.Passed passed = (EmoDetection.Passed) detection;
    stage.say("   a face was found at %s", passed.faceBbox());

    TaskHandle<VideoResult> task =
        video.submit(
            EmoRequest.builder(passed, stage.voice())
                .styleLevel(EmoRequest.StyleLevel.ACTIVE)
                .build());
    stage.say("   task: %s", task.ref());
    VideoResult result = task.await(PollOptions.DEFAULT, new ProgressBar(stage));
    Path saved = result.video().saveTo(stage.file("portrait.mp4"));
    stage.say("   saved %s from %s", saved.getFileName(), result.video());
    return "1 picture checked, " + Billed.seconds(result);
  }
}
