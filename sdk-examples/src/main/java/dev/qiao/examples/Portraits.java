package dev.qiao.examples;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.AnimateAnyoneDetectRequest;
import dev.qiao.video.portrait.AnimateAnyoneDetection;
import dev.qiao.video.portrait.AnimateAnyoneRequest;
import dev.qiao.video.portrait.AnimateAnyoneTemplate;
import dev.qiao.video.portrait.AnimateAnyoneTemplateRequest;
import dev.qiao.video.portrait.EmojiRequest;
import dev.qiao.video.portrait.LivePortraitDetectRequest;
import dev.qiao.video.portrait.LivePortraitDetection;
import dev.qiao.video.portrait.LivePortraitRequest;
import dev.qiao.video.portrait.PortraitBox;
import dev.qiao.video.portrait.PortraitRejectedException;
import dev.qiao.video.portrait.VideoRetalkRequest;
import dev.qiao.video.portrait.WanSpeechToVideoDetectRequest;
import dev.qiao.video.portrait.WanSpeechToVideoRequest;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Pictures that come to life; the guide on portraits shows these methods. */
final class Portraits {
  private Portraits() {}

  static String twoSteps(
      VideoService video, Path photo, Path voice, Consumer<TaskHandle<VideoResult>> started) {
    LivePortraitDetection detection =
        video.detect(LivePortraitDetectRequest.builder(MediaSource.of(photo)).build());
    if (detection instanceof LivePortraitDetection.Rejected rejected) {
      return rejected.reason(); // what the service says, or the requirements for a picture
    }
    TaskHandle<VideoResult> task =
        video.submit(
            LivePortraitRequest.builder(detection.orThrow(), MediaSource.of(voice))
                .templateId(LivePortraitRequest.TemplateId.CALM)
                .build());
    started.accept(task);
    return "submitted";
  }

  static VideoResult oneCall(VideoService video, Path photo, Path voice, Path target) {
    return video.generateTo(
        target,
        WanSpeechToVideoDetectRequest.builder(MediaSource.of(photo)).build(),
        passed -> WanSpeechToVideoRequest.builder(passed, MediaSource.of(voice)).build());
  }

  static String rejection(VideoService video, Path photo, Path voice, Path target) {
    try {
      return "saved " + oneCall(video, photo, voice, target).video().name();
    } catch (PortraitRejectedException e) {
      return e.rejection().code() + " " + e.rejection().message();
    }
  }

  static VideoResult dance(VideoService video, Path photo, Path dance, Path target) {
    return video.generateTo(
        target,
        AnimateAnyoneDetectRequest.builder(MediaSource.of(photo)).build(),
        passed -> AnimateAnyoneRequest.builder(passed, template(video, dance)).build());
  }

  static String template(VideoService video, Path dance) {
    AnimateAnyoneTemplate template =
        video.submit(AnimateAnyoneTemplateRequest.builder(MediaSource.of(dance)).build()).await();
    return template.templateId(); // keep it: it works for every picture of this account
  }

  static AnimateAnyoneRequest withBackground(
      AnimateAnyoneDetection.Passed passed, String templateId) {
    return AnimateAnyoneRequest.builder(passed, templateId)
        .useRefImgBg(AnimateAnyoneDetection.BodyStyle.HALF.equals(passed.bodystyle()))
        .build();
  }

  static EmojiRequest stored(MediaSource photo, PortraitBox face, PortraitBox area) {
    return EmojiRequest.builder(photo, face, area, EmojiRequest.DrivenId.JINGDIAN_DEYI_1).build();
  }

  static VideoResult redub(VideoService video, Path talk, Path voice, Path target) {
    return video.generateTo(
        target, VideoRetalkRequest.builder(MediaSource.of(talk), MediaSource.of(voice)).build());
  }
}
