package dev.qiao.examples;

import dev.qiao.core.Size;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoAudioSetting;
import dev.qiao.video.VideoMedia;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.Wan27VideoEditRequest;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.nio.file.Path;

/** Makes a video and edits it. Not part of the tour: it makes two videos. */
final class EditAVideo implements Step {
  public static void main(String[] args) {
    Step.run(new EditAVideo());
  }

  @Override
  public String title() {
    return "A video that is edited";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    VideoResult kitten =
        video
            .submit(
                WanTextToVideoRequest.builder(
                        VideoModels.WAN2_2_T2V_PLUS, "A kitten runs in the moonlight.")
                    .size(Size.of(832, 480))
                    .build())
            .await();

    // A result's link is as good an address as any, for a day: nothing has to be uploaded.
    TaskHandle<VideoResult> task =
        video.submit(
            Wan27VideoEditRequest.builder(
                    VideoModels.WAN2_7_VIDEOEDIT,
                    VideoMedia.video(MediaSource.of(kitten.video().url())))
                .prompt("Turn the whole picture into clay.")
                .resolution(Resolution.P720)
                .audioSetting(VideoAudioSetting.ORIGIN)
                .build());
    stage.say("   task: %s", task.ref());
    VideoResult clay = task.await(PollOptions.DEFAULT, new ProgressBar(stage));
    Path saved = clay.video().saveTo(stage.file("clay.mp4"));
    stage.say("   saved %s from %s", saved.getFileName(), clay.video());
    return Billed.seconds(kitten) + ", " + Billed.seconds(clay);
  }
}
