package dev.qiao.examples;

import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.LivePortraitDetectRequest;
import dev.qiao.video.portrait.LivePortraitRequest;

/** A portrait that reads the news: LivePortrait, up to three minutes. */
final class MakeANewsreader implements Step {
  private static final String PORTRAIT =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20250911/ynhjrg/p874909.png";
  private static final String VOICE =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20251226/fwnqyq/liveportrait_boy.mp3";

  public static void main(String[] args) {
    Step.run(new MakeANewsreader());
  }

  @Override
  public String title() {
    return "A portrait that reads the news";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    VideoResult result =
        video.generateTo(
            stage.file("news.mp4"),
            LivePortraitDetectRequest.builder(stage.portrait(PORTRAIT)).build(),
            passed ->
                LivePortraitRequest.builder(passed, stage.voice(VOICE))
                    .templateId(LivePortraitRequest.TemplateId.CALM)
                    .build());
    return "1 picture checked, " + Billed.seconds(result);
  }
}
