package dev.qiao.examples;

import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.AnimateAnyoneDetectRequest;
import dev.qiao.video.portrait.AnimateAnyoneRequest;
import dev.qiao.video.portrait.AnimateAnyoneTemplate;
import dev.qiao.video.portrait.AnimateAnyoneTemplateRequest;

/** A person who dances like another: AnimateAnyone. Detect, make a motion template, generate. */
final class MakeAPersonDance implements Step {
  private static final String DANCER =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20251224/pkswoc/p883941.png";
  private static final String DANCE =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20241210/cwjmsz/1.mp4";

  public static void main(String[] args) {
    Step.run(new MakeAPersonDance());
  }

  @Override
  public String title() {
    return "A person who dances like another";
  }

  @Override
  public String play(Stage stage) {
    VideoService video = new VideoService(stage.client());
    VideoResult result =
        video.generateTo(
            stage.file("dance.mp4"),
            AnimateAnyoneDetectRequest.builder(stage.portrait(DANCER)).build(),
            passed -> AnimateAnyoneRequest.builder(passed, template(video, stage)).build());
    return "1 picture checked, 1 template, " + Billed.seconds(result);
  }

  /** Made once and kept, a template serves any number of pictures. */
  private static String template(VideoService video, Stage stage) {
    AnimateAnyoneTemplate template =
        video.submit(AnimateAnyoneTemplateRequest.builder(stage.clip(DANCE)).build()).await();
    stage.say("   template: %s", template.templateId());
    return template.templateId();
  }
}
