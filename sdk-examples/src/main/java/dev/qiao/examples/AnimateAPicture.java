package dev.qiao.examples;

import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.VideoEffect;
import dev.qiao.video.wan.WanImageToVideoRequest;
import dev.qiao.video.wan.WanVideoEffectRequest;
import java.nio.file.Path;

/** Makes a picture move: once by a prompt, once by a ready-made effect. */
final class AnimateAPicture implements Step {
  public static void main(String[] args) {
    Step.run(new AnimateAPicture());
  }

  @Override
  public String title() {
    return "A picture that moves: a prompt, an effect";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    TaskHandle<VideoResult> byPrompt =
        video.submit(
            WanImageToVideoRequest.builder(VideoModels.WAN2_2_I2V_FLASH, stage.portrait())
                .prompt("She smiles and the wind plays with her hair.")
                .resolution(Resolution.P480)
                .build());
    // Only the effects of the first frame go into this request; their Javadoc names the models.
    TaskHandle<VideoResult> byEffect =
        video.submit(
            WanVideoEffectRequest.builder(
                    VideoModels.WANX2_1_I2V_TURBO, stage.portrait(), VideoEffect.FLYING)
                .resolution(Resolution.P480)
                .duration(3)
                .build());
    stage.say("   tasks: %s%n          %s", byPrompt.ref(), byEffect.ref());

    VideoResult smile = byPrompt.await(PollOptions.DEFAULT, new ProgressBar(stage));
    Path saved = smile.video().saveTo(stage.file("smile.mp4"));
    stage.say("   saved %s from %s", saved.getFileName(), smile.video());
    VideoResult flight = byEffect.await();
    Path flown = flight.video().saveTo(stage.file("flight.mp4"));
    stage.say("   saved %s from %s", flown.getFileName(), flight.video());
    return Billed.seconds(smile) + ", " + Billed.seconds(flight);
  }
}
