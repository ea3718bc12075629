package dev.qiao.examples;

import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.EmojiDetectRequest;
import dev.qiao.video.portrait.EmojiRequest;

/** A portrait with a ready-made expression: Emoji. */
final class MakeASticker implements Step {
  private static final String PORTRAIT =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20250912/uopnly/emoji-%E5%9B%BE%E5%83%8F%E6%A3%80%E6%B5%8B.png";

  public static void main(String[] args) {
    Step.run(new MakeASticker());
  }

  @Override
  public String title() {
    return "A portrait with a ready-made expression";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    VideoResult result =
        video.generateTo(
            stage.file("sticker.mp4"),
            EmojiDetectRequest.builder(stage.portrait(PORTRAIT)).build(),
            passed -> EmojiRequest.builder(passed, EmojiRequest.DrivenId.MENGWA_KAIXIN).build());
    return "1 picture checked, " + Billed.seconds(result);
  }
}
