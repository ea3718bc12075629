package dev.qiao.examples;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.video.Ratio;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoMedia;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.happyhorse.HappyHorseTextToVideoRequest;
import dev.qiao.video.wan.VideoEffect;
import dev.qiao.video.wan.Wan27ImageToVideoRequest;
import dev.qiao.video.wan.Wan27ReferenceToVideoRequest;
import dev.qiao.video.wan.Wan27TextToVideoRequest;
import dev.qiao.video.wan.Wan30VideoRequest;
import dev.qiao.video.wan.WanAnimateMixRequest;
import dev.qiao.video.wan.WanAnimateRequestBuilder;
import dev.qiao.video.wan.WanImageToVideoRequest;
import dev.qiao.video.wan.WanKeyframeEffectRequest;
import dev.qiao.video.wan.WanKeyframeToVideoRequest;
import dev.qiao.video.wan.WanReferenceToVideoRequest;
import dev.qiao.video.wan.WanVideoEditRequest;
import dev.qiao.video.wan.WanVideoEffectRequest;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Requests for videos of every kind; the guide on videos shows these methods. */
final class Videos {
  private Videos() {}

  static Path make(
      VideoService video, VideoRequest request, Consumer<String> database, Path target) {
    TaskHandle<VideoResult> task = video.submit(request);
    database.accept(task.ref().toString()); // before anything else: the task is already billed
    VideoResult result = task.await();
    return result.video().saveTo(target); // the link expires in a day
  }

  static VideoResult inOneCall(VideoService video, VideoRequest request, Path target) {
    return video.generateTo(target, request);
  }

  static VideoRequest text() {
    return Wan27TextToVideoRequest.builder(
            VideoModels.WAN2_7_T2V,
            "Shot 1 [0-3s] wide: rain on a street. Shot 2 [3-6s] close: a hand on a door.")
        .resolution(Resolution.P720)
        .ratio(Ratio.R9_16)
        .duration(6)
        .build();
  }

  static VideoRequest picture(MediaSource picture) {
    return WanImageToVideoRequest.builder(VideoModels.WAN2_6_I2V_FLASH, picture)
        .prompt("She turns round and laughs.")
        .resolution(Resolution.P720)
        .audio(false) // silent, and cheaper
        .build();
  }

  static VideoRequest keyframes(MediaSource first, MediaSource last) {
    return WanKeyframeToVideoRequest.builder(VideoModels.WAN2_2_KF2V_FLASH, first, last)
        .prompt("The camera rises.")
        .build();
  }

  static VideoRequest roles(MediaSource first, MediaSource last, MediaSource song) {
    return Wan27ImageToVideoRequest.builder(
            VideoModels.WAN2_7_I2V, VideoMedia.firstFrame(first), VideoMedia.lastFrame(last))
        .addMedia(VideoMedia.drivingAudio(song))
        .build();
  }

  static VideoRequest references(MediaSource dancer, MediaSource hat) {
    return WanReferenceToVideoRequest.builder(
            VideoModels.WAN2_6_R2V_FLASH, "character1 dances with character2 on.", dancer, hat)
        .build();
  }

  static VideoRequest voices(MediaSource girl, MediaSource voice, MediaSource boy) {
    return Wan27ReferenceToVideoRequest.builder(
            VideoModels.WAN2_7_R2V,
            "Image 1 tells Video 1 a joke.",
            VideoMedia.referenceImage(girl).withReferenceVoice(voice),
            VideoMedia.referenceVideo(boy))
        .build();
  }

  static VideoRequest effect(MediaSource person) {
    return WanVideoEffectRequest.builder(VideoModels.WANX2_1_I2V_TURBO, person, VideoEffect.FLYING)
        .build();
  }

  static VideoRequest effectOfKeyFrames(MediaSource person) {
    return WanKeyframeEffectRequest.builder(
            VideoModels.WANX2_1_KF2V_PLUS, person, VideoEffect.HANFU_1)
        .build();
  }

  static VideoRequest repaint(MediaSource clip) {
    return WanVideoEditRequest.videoRepainting(
            "A steampunk car in a candy factory.", clip, WanVideoEditRequest.ControlCondition.DEPTH)
        .promptExtend(false)
        .build();
  }

  static VideoRequest replaceThePerson(MediaSource person, MediaSource dance) {
    return WanAnimateMixRequest.builder(person, dance, WanAnimateRequestBuilder.Mode.STANDARD)
        .build();
  }

  static VideoRequest slides(MediaSource deck) {
    return Wan30VideoRequest.builder(VideoModels.WAN3_0_VIDEO)
        .prompt("An advertisement made from the slides.")
        .media(VideoMedia.file(deck))
        .ratio(Ratio.ADAPTIVE)
        .duration(Wan30VideoRequest.MODEL_CHOOSES)
        .build();
  }

  static VideoRequest happyHorse() {
    return HappyHorseTextToVideoRequest.builder(
            VideoModels.HAPPYHORSE_1_1_T2V, "A train crosses a bridge.")
        .resolution(Resolution.P720)
        .watermark(false) // the default is true
        .build();
  }
}
