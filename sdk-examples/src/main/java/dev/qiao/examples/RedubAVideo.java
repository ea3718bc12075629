package dev.qiao.examples;

import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.VideoRetalkRequest;

/** A video whose lips follow another sound: VideoRetalk. */
final class RedubAVideo implements Step {
  private static final String TALK =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20250717/pvegot/input_video_01.mp4";
  private static final String VOICE =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20250717/aumwir/stella2-%E6%9C%89%E5%A3%B0%E4%B9%A67.wav";

  public static void main(String[] args) {
    Step.run(new RedubAVideo());
  }

  @Override
  public String title() {
    return "A video with another voice";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    VideoResult result =
        video.generateTo(
            stage.file("redubbed.mp4"),
            VideoRetalkRequest.builder(stage.clip(TALK), stage.voice(VOICE))
                .videoExtension(true)
                .build());
    return Billed.seconds(result);
  }
}
