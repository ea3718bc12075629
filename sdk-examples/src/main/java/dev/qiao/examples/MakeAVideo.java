package dev.qiao.examples;

import dev.qiao.core.Size;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.nio.file.Path;

/** Makes a video from a prompt, shows how the task goes on, and saves the file. */
final class MakeAVideo implements Step {
  public static void main(String[] args) {
    Step.run(new MakeAVideo());
  }

  @Override
  public String title() {
    return "A video from a prompt";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    TaskHandle<VideoResult> task =
        video.submit(
            WanTextToVideoRequest.builder(
                    VideoModels.WAN2_5_T2V_PREVIEW, "A kitten runs in the moonlight.")
                .size(Size.of(832, 480))
                .duration(5)
                .build());
    // Store this line first of all: with it any process finds the task, and the money, again.
    stage.say("   task: %s", task.ref());

    ProgressBar bar = new ProgressBar(stage);
    VideoResult result = task.await(PollOptions.DEFAULT, bar);
    Path saved = result.video().saveTo(stage.file("kitten.mp4"));
    stage.say("   saved %s from %s", saved.getFileName(), result.video());
    return Billed.seconds(result);
  }
}
