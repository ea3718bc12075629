package dev.qiao.video;

import dev.qiao.core.Endpoint.Surface;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import dev.qiao.video.gateway.GatewayVideoRequest;
import dev.qiao.video.glm.CogVideoXRequest;
import dev.qiao.video.happyhorse.HappyHorseImageToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseReferenceToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseTextToVideoRequest;
import dev.qiao.video.happyhorse.HappyHorseVideoEditRequest;
import dev.qiao.video.minimax.HailuoRequest;
import dev.qiao.video.portrait.AnimateAnyoneDetectRequest;
import dev.qiao.video.portrait.AnimateAnyoneDetection;
import dev.qiao.video.portrait.AnimateAnyoneRequest;
import dev.qiao.video.portrait.AnimateAnyoneTemplate;
import dev.qiao.video.portrait.AnimateAnyoneTemplateRequest;
import dev.qiao.video.portrait.EmoDetectRequest;
import dev.qiao.video.portrait.EmoDetection;
import dev.qiao.video.portrait.EmoRequest;
import dev.qiao.video.portrait.EmojiDetectRequest;
import dev.qiao.video.portrait.EmojiDetection;
import dev.qiao.video.portrait.EmojiRequest;
import dev.qiao.video.portrait.LivePortraitDetectRequest;
import dev.qiao.video.portrait.LivePortraitDetection;
import dev.qiao.video.portrait.LivePortraitRequest;
import dev.qiao.video.portrait.VideoRetalkRequest;
import dev.qiao.video.portrait.VideoStyleTransformRequest;
import dev.qiao.video.portrait.WanSpeechToVideoDetectRequest;
import dev.qiao.video.portrait.WanSpeechToVideoDetection;
import dev.qiao.video.portrait.WanSpeechToVideoRequest;
import dev.qiao.video.tripo.TripoRequest;
import dev.qiao.video.tripo.TripoResult;
import dev.qiao.video.wan.Wan27ImageToVideoRequest;
import dev.qiao.video.wan.Wan27ReferenceToVideoRequest;
import dev.qiao.video.wan.Wan27TextToVideoRequest;
import dev.qiao.video.wan.Wan27VideoEditRequest;
import dev.qiao.video.wan.Wan30VideoRequest;
import dev.qiao.video.wan.WanAnimateMixRequest;
import dev.qiao.video.wan.WanAnimateMoveRequest;
import dev.qiao.video.wan.WanImageToVideoRequest;
import dev.qiao.video.wan.WanKeyframeEffectRequest;
import dev.qiao.video.wan.WanKeyframeToVideoRequest;
import dev.qiao.video.wan.WanReferenceToVideoRequest;
import dev.qiao.video.wan.WanTextToVideoRequest;
import dev.qiao.video.wan.WanVideoEditRequest;
import dev.qiao.video.wan.WanVideoEffectRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The operations of this module, one row each. */
public final class VideoOperations implements OperationTable {
  private static final Duration WAIT = Duration.ofMinutes(30);
  private static final Duration POLL_EVERY = Duration.ofSeconds(15);
  private static final Duration MINIMAX_POLL = Duration.ofSeconds(10);

  /** Neither Zhipu nor the gateway documents an interval. */
  private static final Duration UNKNOWN_POLL = Duration.ofSeconds(10);

  /** Assumed: the gateway's page names no path of a POST. Tasks are asked for there. */
  private static final String GATEWAY_VIDEO = "/videos/generations";

  private static final String VIDEO_GENERATION = "/services/aigc/video-generation/video-synthesis";
  private static final String IMAGE_TO_VIDEO = "/services/aigc/image2video/video-synthesis";

  private static final List<Operation<?, ?>> WAN =
      List.of(
          task("wan.text-to-video.create", VIDEO_GENERATION, WanTextToVideoRequest.class),
          task("wan.image-to-video.create", VIDEO_GENERATION, WanImageToVideoRequest.class),
          task("wan.keyframe-to-video.create", IMAGE_TO_VIDEO, WanKeyframeToVideoRequest.class),
          task("wan.video-effect.create", VIDEO_GENERATION, WanVideoEffectRequest.class),
          task("wan.video-effect.create", IMAGE_TO_VIDEO, WanKeyframeEffectRequest.class),
          task("wan.reference-to-video.create", VIDEO_GENERATION, WanReferenceToVideoRequest.class),
          task("wan.video-edit.create", VIDEO_GENERATION, WanVideoEditRequest.class),
          task("wan.animate-move.create", IMAGE_TO_VIDEO, WanAnimateMoveRequest.class),
          task("wan.animate-mix.create", IMAGE_TO_VIDEO, WanAnimateMixRequest.class),
          task("wan27.text-to-video.create", VIDEO_GENERATION, Wan27TextToVideoRequest.class),
          task("wan27.image-to-video.create", VIDEO_GENERATION, Wan27ImageToVideoRequest.class),
          task(
              "wan27.reference-to-video.create",
              VIDEO_GENERATION,
              Wan27ReferenceToVideoRequest.class),
          task("wan27.video-edit.create", VIDEO_GENERATION, Wan27VideoEditRequest.class),
          task("wan30.video.create", VIDEO_GENERATION, Wan30VideoRequest.class));

  private static final List<Operation<?, ?>> HAPPY_HORSE =
      List.of(
          task(
              "happyhorse.text-to-video.create",
              VIDEO_GENERATION,
              HappyHorseTextToVideoRequest.class),
          task(
              "happyhorse.image-to-video.create",
              VIDEO_GENERATION,
              HappyHorseImageToVideoRequest.class),
          task(
              "happyhorse.reference-to-video.create",
              VIDEO_GENERATION,
              HappyHorseReferenceToVideoRequest.class),
          task("happyhorse.video-edit.create", VIDEO_GENERATION, HappyHorseVideoEditRequest.class));

  private static final List<Operation<?, ?>> PORTRAITS =
      List.of(
          call(
              "emo.detect",
              "/services/aigc/image2video/face-detect",
              EmoDetectRequest.class,
              EmoDetection.class),
          task("emo.create", "/services/aigc/image2video/video-synthesis", EmoRequest.class),
          call(
              "liveportrait.detect",
              "/services/aigc/image2video/face-detect",
              LivePortraitDetectRequest.class,
              LivePortraitDetection.class),
          task(
              "liveportrait.create",
              "/services/aigc/image2video/video-synthesis",
              LivePortraitRequest.class),
          call(
              "emoji.detect",
              "/services/aigc/image2video/face-detect",
              EmojiDetectRequest.class,
              EmojiDetection.class),
          task("emoji.create", "/services/aigc/image2video/video-synthesis", EmojiRequest.class),
          call(
              "animate-anyone.detect",
              "/services/aigc/image2video/aa-detect",
              AnimateAnyoneDetectRequest.class,
              AnimateAnyoneDetection.class),
          Operation.task(
              "animate-anyone.template.create",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              "/services/aigc/image2video/aa-template-generation",
              AnimateAnyoneTemplateRequest.class,
              AnimateAnyoneTemplate.class,
              WAIT,
              POLL_EVERY),
          task(
              "animate-anyone.create",
              "/services/aigc/image2video/video-synthesis",
              AnimateAnyoneRequest.class),
          call(
              "wan.s2v.detect",
              "/services/aigc/image2video/face-detect",
              WanSpeechToVideoDetectRequest.class,
              WanSpeechToVideoDetection.class),
          task(
              "wan.s2v.create",
              "/services/aigc/image2video/video-synthesis",
              WanSpeechToVideoRequest.class),
          task(
              "video-retalk.create",
              "/services/aigc/image2video/video-synthesis",
              VideoRetalkRequest.class),
          task(
              "video-style-transform.create",
              "/services/aigc/video-generation/video-synthesis",
              VideoStyleTransformRequest.class));

  private static final List<Operation<?, ?>> OTHER_VENDORS =
      List.of(
          task(
              "minimax.video-generation.create",
              Vendor.MINIMAX,
              "/video_generation",
              HailuoRequest.class,
              MINIMAX_POLL),
          task(
              "glm.video.create",
              Vendor.ZHIPU,
              "/videos/generations",
              CogVideoXRequest.class,
              UNKNOWN_POLL),
          // One wire whatever the model; the client takes the first row. The others are the
          // chapters of the gateway's page.
          gateway("gateway.video"),
          gateway("gateway.qwen.video"),
          gateway("gateway.minimax.video"),
          gateway("gateway.glm.video"));

  private static final List<Operation<?, ?>> THREE_D =
      List.of(
          Operation.task(
              "tripo.create",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              "/services/aigc/video-generation/3d-generation",
              TripoRequest.class,
              TripoResult.class,
              WAIT,
              POLL_EVERY));

  private static final List<Operation<?, ?>> OPERATIONS =
      Stream.of(WAN, HAPPY_HORSE, PORTRAITS, OTHER_VENDORS, THREE_D)
          .<Operation<?, ?>>flatMap(List::stream)
          .toList();

  /** For {@link java.util.ServiceLoader}. */
  public VideoOperations() {}

  @Override
  public String artifact() {
    return "qiao-video";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return OPERATIONS;
  }

  @Override
  public List<ModelLimits> models() {
    return VideoLimits.all();
  }

  private static <Q extends VideoRequest> Operation<Q, VideoResult> task(
      String id, String path, Class<Q> requestType) {
    return task(id, Vendor.DASHSCOPE, path, requestType, POLL_EVERY);
  }

  private static <Q extends VideoRequest> Operation<Q, VideoResult> task(
      String id, Vendor vendor, String path, Class<Q> requestType, Duration pollEvery) {
    return Operation.task(
        id, vendor, Surface.NATIVE, path, requestType, VideoResult.class, WAIT, pollEvery);
  }

  private static Operation<GatewayVideoRequest, VideoResult> gateway(String id) {
    return task(id, Vendor.GATEWAY, GATEWAY_VIDEO, GatewayVideoRequest.class, UNKNOWN_POLL);
  }

  private static <Q extends Request.Call<R>, R> Operation<Q, R> call(
      String id, String path, Class<Q> requestType, Class<R> resultType) {
    return Operation.call(id, Vendor.DASHSCOPE, Surface.NATIVE, path, requestType, resultType);
  }
}
