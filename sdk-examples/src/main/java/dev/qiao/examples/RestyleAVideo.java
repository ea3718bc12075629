package dev.qiao.examples;

import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.VideoStyleTransformRequest;

/** A video redrawn as an ink painting: video style transform. */
final class RestyleAVideo implements Step {
  private static final String SCENE =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20250704/viwndw/%E5%8E%9F%E8%A7%86%E9%A2%91.mp4";

  public static void main(String[] args) {
    Step.run(new RestyleAVideo());
  }

  @Override
  public String title() {
    return "A redrawn video";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    VideoResult result =
        video.generateTo(
            stage.file("ink.mp4"),
            VideoStyleTransformRequest.builder(stage.clip(SCENE))
                .style(VideoStyleTransformRequest.Style.CHINESE_INK)
                .minLen(540)
                .build());
    return Billed.seconds(result);
  }
}
