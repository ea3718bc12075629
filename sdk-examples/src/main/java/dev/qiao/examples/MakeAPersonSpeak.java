package dev.qiao.examples;

import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.WanSpeechToVideoDetectRequest;
import dev.qiao.video.portrait.WanSpeechToVideoRequest;

/** A person who speaks: wan2.2-s2v, the successor of EMO. */
final class MakeAPersonSpeak implements Step {
  private static final String PERSON =
      "https://img.alicdn.com/imgextra/i3/O1CN011FObkp1T7Ttowoq4F_!!6000000002335-0-tps-1440-1797.jpg";

  public static void main(String[] args) {
    Step.run(new MakeAPersonSpeak());
  }

  @Override
  public String title() {
    return "A person who speaks";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    VideoResult result =
        video.generateTo(
            stage.file("speech.mp4"),
            WanSpeechToVideoDetectRequest.builder(stage.portrait(PERSON)).build(),
            passed ->
                WanSpeechToVideoRequest.builder(passed, stage.voice())
                    .resolution(WanSpeechToVideoRequest.Resolution.P480)
                    .build());
    return "1 picture checked, " + Billed.seconds(result);
  }
}
