package dev.qiao.video;

import dev.qiao.core.Endpoint.Api;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
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

/** The operations of this module, one row each. */
public final class VideoOperations implements OperationTable {
  private static final Duration WAIT = Duration.ofMinutes(30);
  private static final Duration POLL_EVERY = Duration.ofSeconds(15);
  private static final Duration MINIMAX_POLL = Duration.ofSeconds(10);

  /** Neither Zhipu nor the gateway documents an interval. */
  private static final Duration UNKNOWN_POLL = Duration.ofSeconds(10);

  /** Assumed: the gateway's page names no path of a POST. Tasks are asked for there. */
  private static final String GATEWAY_VIDEO_PATH = "/videos/generations";

  private static final String VIDEO_GENERATION = "/services/aigc/video-generation/video-synthesis";
  private static final String IMAGE_TO_VIDEO = "/services/aigc/image2video/video-synthesis";

  /** {@code wan.text-to-video.create}: see {@link WanTextToVideoRequest}. */
  public static final Operation<WanTextToVideoRequest, VideoResult> WAN_TEXT_TO_VIDEO_CREATE =
      task("wan.text-to-video.create", VIDEO_GENERATION, WanTextToVideoRequest.class)
          .inRegions(
              Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.EU_CENTRAL_1)
          .forModels(
              VideoModels.WAN2_6_T2V,
              VideoModels.WAN2_6_T2V_US,
              VideoModels.WAN2_5_T2V_PREVIEW,
              VideoModels.WAN2_2_T2V_PLUS,
              VideoModels.WANX2_1_T2V_TURBO,
              VideoModels.WANX2_1_T2V_PLUS);

  /** {@code wan.image-to-video.create}: see {@link WanImageToVideoRequest}. */
  public static final Operation<WanImageToVideoRequest, VideoResult> WAN_IMAGE_TO_VIDEO_CREATE =
      task("wan.image-to-video.create", VIDEO_GENERATION, WanImageToVideoRequest.class)
          .inRegions(
              Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.EU_CENTRAL_1)
          .forModels(
              VideoModels.WAN2_6_I2V_FLASH,
              VideoModels.WAN2_6_I2V,
              VideoModels.WAN2_6_I2V_US,
              VideoModels.WAN2_5_I2V_PREVIEW,
              VideoModels.WAN2_2_I2V_FLASH,
              VideoModels.WAN2_2_I2V_PLUS,
              VideoModels.WANX2_1_I2V_PLUS,
              VideoModels.WANX2_1_I2V_TURBO);

  /** {@code wan.keyframe-to-video.create}: see {@link WanKeyframeToVideoRequest}. */
  public static final Operation<WanKeyframeToVideoRequest, VideoResult>
      WAN_KEYFRAME_TO_VIDEO_CREATE =
          task("wan.keyframe-to-video.create", IMAGE_TO_VIDEO, WanKeyframeToVideoRequest.class)
              .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
              .forModels(VideoModels.WAN2_2_KF2V_FLASH, VideoModels.WANX2_1_KF2V_PLUS);

  /** {@code wan.video-effect.create}: see {@link WanVideoEffectRequest}. */
  public static final Operation<WanVideoEffectRequest, VideoResult> WAN_VIDEO_EFFECT_CREATE =
      task("wan.video-effect.create", VIDEO_GENERATION, WanVideoEffectRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.WANX2_1_I2V_PLUS, VideoModels.WANX2_1_I2V_TURBO);

  /** {@code wan.video-effect.create}: see {@link WanKeyframeEffectRequest}. */
  public static final Operation<WanKeyframeEffectRequest, VideoResult>
      WAN_VIDEO_EFFECT_CREATE_KEYFRAMES =
          task("wan.video-effect.create", IMAGE_TO_VIDEO, WanKeyframeEffectRequest.class)
              .inRegions(Region.CN_BEIJING)
              .forModels(VideoModels.WANX2_1_KF2V_PLUS);

  /** {@code wan.reference-to-video.create}: see {@link WanReferenceToVideoRequest}. */
  public static final Operation<WanReferenceToVideoRequest, VideoResult>
      WAN_REFERENCE_TO_VIDEO_CREATE =
          task("wan.reference-to-video.create", VIDEO_GENERATION, WanReferenceToVideoRequest.class)
              .inRegions(
                  Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.EU_CENTRAL_1)
              .forModels(VideoModels.WAN2_6_R2V_FLASH, VideoModels.WAN2_6_R2V);

  /** {@code wan.video-edit.create}: see {@link WanVideoEditRequest}. */
  public static final Operation<WanVideoEditRequest, VideoResult> WAN_VIDEO_EDIT_CREATE =
      task("wan.video-edit.create", VIDEO_GENERATION, WanVideoEditRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(VideoModels.WANX2_1_VACE_PLUS, VideoModels.WAN2_1_VACE_PLUS);

  /** {@code wan.animate-move.create}: see {@link WanAnimateMoveRequest}. */
  public static final Operation<WanAnimateMoveRequest, VideoResult> WAN_ANIMATE_MOVE_CREATE =
      task("wan.animate-move.create", IMAGE_TO_VIDEO, WanAnimateMoveRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(VideoModels.WAN2_2_ANIMATE_MOVE);

  /** {@code wan.animate-mix.create}: see {@link WanAnimateMixRequest}. */
  public static final Operation<WanAnimateMixRequest, VideoResult> WAN_ANIMATE_MIX_CREATE =
      task("wan.animate-mix.create", IMAGE_TO_VIDEO, WanAnimateMixRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(VideoModels.WAN2_2_ANIMATE_MIX);

  /** {@code wan27.text-to-video.create}: see {@link Wan27TextToVideoRequest}. */
  public static final Operation<Wan27TextToVideoRequest, VideoResult> WAN27_TEXT_TO_VIDEO_CREATE =
      task("wan27.text-to-video.create", VIDEO_GENERATION, Wan27TextToVideoRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              VideoModels.WAN2_7_T2V,
              VideoModels.WAN2_7_T2V_2026_04_25,
              VideoModels.WAN2_7_T2V_2026_06_12);

  /** {@code wan27.image-to-video.create}: see {@link Wan27ImageToVideoRequest}. */
  public static final Operation<Wan27ImageToVideoRequest, VideoResult> WAN27_IMAGE_TO_VIDEO_CREATE =
      task("wan27.image-to-video.create", VIDEO_GENERATION, Wan27ImageToVideoRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(VideoModels.WAN2_7_I2V, VideoModels.WAN2_7_I2V_2026_04_25);

  /** {@code wan27.reference-to-video.create}: see {@link Wan27ReferenceToVideoRequest}. */
  public static final Operation<Wan27ReferenceToVideoRequest, VideoResult>
      WAN27_REFERENCE_TO_VIDEO_CREATE =
          task(
                  "wan27.reference-to-video.create",
                  VIDEO_GENERATION,
                  Wan27ReferenceToVideoRequest.class)
              .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
              .forModels(VideoModels.WAN2_7_R2V, VideoModels.WAN2_7_R2V_2026_06_12);

  /** {@code wan27.video-edit.create}: see {@link Wan27VideoEditRequest}. */
  public static final Operation<Wan27VideoEditRequest, VideoResult> WAN27_VIDEO_EDIT_CREATE =
      task("wan27.video-edit.create", VIDEO_GENERATION, Wan27VideoEditRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(VideoModels.WAN2_7_VIDEOEDIT);

  /** {@code wan30.video.create}: see {@link Wan30VideoRequest}. */
  public static final Operation<Wan30VideoRequest, VideoResult> WAN30_VIDEO_CREATE =
      task("wan30.video.create", VIDEO_GENERATION, Wan30VideoRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.WAN3_0_VIDEO, VideoModels.WAN3_0_VIDEO_PRIME);

  /** {@code happyhorse.text-to-video.create}: see {@link HappyHorseTextToVideoRequest}. */
  public static final Operation<HappyHorseTextToVideoRequest, VideoResult>
      HAPPYHORSE_TEXT_TO_VIDEO_CREATE =
          task(
                  "happyhorse.text-to-video.create",
                  VIDEO_GENERATION,
                  HappyHorseTextToVideoRequest.class)
              .inRegions(
                  Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.EU_CENTRAL_1)
              .forModels(VideoModels.HAPPYHORSE_1_0_T2V, VideoModels.HAPPYHORSE_1_1_T2V);

  /** {@code happyhorse.image-to-video.create}: see {@link HappyHorseImageToVideoRequest}. */
  public static final Operation<HappyHorseImageToVideoRequest, VideoResult>
      HAPPYHORSE_IMAGE_TO_VIDEO_CREATE =
          task(
                  "happyhorse.image-to-video.create",
                  VIDEO_GENERATION,
                  HappyHorseImageToVideoRequest.class)
              .inRegions(
                  Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.EU_CENTRAL_1)
              .forModels(VideoModels.HAPPYHORSE_1_0_I2V, VideoModels.HAPPYHORSE_1_1_I2V);

  /**
   * {@code happyhorse.reference-to-video.create}: see {@link HappyHorseReferenceToVideoRequest}.
   */
  public static final Operation<HappyHorseReferenceToVideoRequest, VideoResult>
      HAPPYHORSE_REFERENCE_TO_VIDEO_CREATE =
          task(
                  "happyhorse.reference-to-video.create",
                  VIDEO_GENERATION,
                  HappyHorseReferenceToVideoRequest.class)
              .inRegions(
                  Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.EU_CENTRAL_1)
              .forModels(VideoModels.HAPPYHORSE_1_0_R2V);

  /** {@code happyhorse.video-edit.create}: see {@link HappyHorseVideoEditRequest}. */
  public static final Operation<HappyHorseVideoEditRequest, VideoResult>
      HAPPYHORSE_VIDEO_EDIT_CREATE =
          task("happyhorse.video-edit.create", VIDEO_GENERATION, HappyHorseVideoEditRequest.class)
              .inRegions(
                  Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.EU_CENTRAL_1)
              .forModels(VideoModels.HAPPYHORSE_1_0_VIDEO_EDIT);

  /** {@code emo.detect}: see {@link EmoDetectRequest}. */
  public static final Operation<EmoDetectRequest, EmoDetection> EMO_DETECT =
      call(
              "emo.detect",
              "/services/aigc/image2video/face-detect",
              EmoDetectRequest.class,
              EmoDetection.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.EMO_DETECT_V1);

  /** {@code emo.create}: see {@link EmoRequest}. */
  public static final Operation<EmoRequest, VideoResult> EMO_CREATE =
      task("emo.create", "/services/aigc/image2video/video-synthesis", EmoRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.EMO_V1);

  /** {@code liveportrait.detect}: see {@link LivePortraitDetectRequest}. */
  public static final Operation<LivePortraitDetectRequest, LivePortraitDetection>
      LIVEPORTRAIT_DETECT =
          call(
                  "liveportrait.detect",
                  "/services/aigc/image2video/face-detect",
                  LivePortraitDetectRequest.class,
                  LivePortraitDetection.class)
              .inRegions(Region.CN_BEIJING)
              .forModels(VideoModels.LIVEPORTRAIT_DETECT);

  /** {@code liveportrait.create}: see {@link LivePortraitRequest}. */
  public static final Operation<LivePortraitRequest, VideoResult> LIVEPORTRAIT_CREATE =
      task(
              "liveportrait.create",
              "/services/aigc/image2video/video-synthesis",
              LivePortraitRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.LIVEPORTRAIT);

  /** {@code emoji.detect}: see {@link EmojiDetectRequest}. */
  public static final Operation<EmojiDetectRequest, EmojiDetection> EMOJI_DETECT =
      call(
              "emoji.detect",
              "/services/aigc/image2video/face-detect",
              EmojiDetectRequest.class,
              EmojiDetection.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.EMOJI_DETECT_V1);

  /** {@code emoji.create}: see {@link EmojiRequest}. */
  public static final Operation<EmojiRequest, VideoResult> EMOJI_CREATE =
      task("emoji.create", "/services/aigc/image2video/video-synthesis", EmojiRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.EMOJI_V1);

  /** {@code animate-anyone.detect}: see {@link AnimateAnyoneDetectRequest}. */
  public static final Operation<AnimateAnyoneDetectRequest, AnimateAnyoneDetection>
      ANIMATE_ANYONE_DETECT =
          call(
                  "animate-anyone.detect",
                  "/services/aigc/image2video/aa-detect",
                  AnimateAnyoneDetectRequest.class,
                  AnimateAnyoneDetection.class)
              .inRegions(Region.CN_BEIJING)
              .forModels(VideoModels.ANIMATE_ANYONE_DETECT_GEN2);

  /** {@code animate-anyone.template.create}: see {@link AnimateAnyoneTemplateRequest}. */
  public static final Operation<AnimateAnyoneTemplateRequest, AnimateAnyoneTemplate>
      ANIMATE_ANYONE_TEMPLATE_CREATE =
          Operation.task(
                  "animate-anyone.template.create",
                  Vendor.DASHSCOPE,
                  Api.NATIVE,
                  "/services/aigc/image2video/aa-template-generation",
                  AnimateAnyoneTemplateRequest.class,
                  AnimateAnyoneTemplate.class,
                  WAIT,
                  POLL_EVERY)
              .inRegions(Region.CN_BEIJING)
              .forModels(VideoModels.ANIMATE_ANYONE_TEMPLATE_GEN2);

  /** {@code animate-anyone.create}: see {@link AnimateAnyoneRequest}. */
  public static final Operation<AnimateAnyoneRequest, VideoResult> ANIMATE_ANYONE_CREATE =
      task(
              "animate-anyone.create",
              "/services/aigc/image2video/video-synthesis",
              AnimateAnyoneRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.ANIMATE_ANYONE_GEN2);

  /** {@code wan.s2v.detect}: see {@link WanSpeechToVideoDetectRequest}. */
  public static final Operation<WanSpeechToVideoDetectRequest, WanSpeechToVideoDetection>
      WAN_S2V_DETECT =
          call(
                  "wan.s2v.detect",
                  "/services/aigc/image2video/face-detect",
                  WanSpeechToVideoDetectRequest.class,
                  WanSpeechToVideoDetection.class)
              .inRegions(Region.CN_BEIJING)
              .forModels(VideoModels.WAN2_2_S2V_DETECT);

  /** {@code wan.s2v.create}: see {@link WanSpeechToVideoRequest}. */
  public static final Operation<WanSpeechToVideoRequest, VideoResult> WAN_S2V_CREATE =
      task(
              "wan.s2v.create",
              "/services/aigc/image2video/video-synthesis",
              WanSpeechToVideoRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.WAN2_2_S2V);

  /** {@code video-retalk.create}: see {@link VideoRetalkRequest}. */
  public static final Operation<VideoRetalkRequest, VideoResult> VIDEO_RETALK_CREATE =
      task(
              "video-retalk.create",
              "/services/aigc/image2video/video-synthesis",
              VideoRetalkRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(VideoModels.VIDEORETALK);

  /** {@code video-style-transform.create}: see {@link VideoStyleTransformRequest}. */
  public static final Operation<VideoStyleTransformRequest, VideoResult>
      VIDEO_STYLE_TRANSFORM_CREATE =
          task(
                  "video-style-transform.create",
                  "/services/aigc/video-generation/video-synthesis",
                  VideoStyleTransformRequest.class)
              .inRegions(Region.CN_BEIJING)
              .forModels(VideoModels.VIDEO_STYLE_TRANSFORM);

  /** {@code minimax.video-generation.create}: see {@link HailuoRequest}. */
  public static final Operation<HailuoRequest, VideoResult> MINIMAX_VIDEO_GENERATION_CREATE =
      task(
              "minimax.video-generation.create",
              Vendor.MINIMAX,
              "/video_generation",
              HailuoRequest.class,
              MINIMAX_POLL)
          .forModels(
              VideoModels.MINIMAX_HAILUO_2_3,
              VideoModels.MINIMAX_HAILUO_2_3_FAST,
              VideoModels.MINIMAX_HAILUO_02,
              VideoModels.T2V_01_DIRECTOR,
              VideoModels.T2V_01,
              VideoModels.I2V_01_DIRECTOR,
              VideoModels.I2V_01_LIVE,
              VideoModels.I2V_01,
              VideoModels.S2V_01);

  /** {@code glm.video.create}: see {@link CogVideoXRequest}. */
  public static final Operation<CogVideoXRequest, VideoResult> GLM_VIDEO_CREATE =
      task(
              "glm.video.create",
              Vendor.ZHIPU,
              "/videos/generations",
              CogVideoXRequest.class,
              UNKNOWN_POLL)
          .forModels(
              VideoModels.COGVIDEOX_3,
              VideoModels.COGVIDEOX_2,
              VideoModels.COGVIDEOX_FLASH,
              VideoModels.VIDUQ1_TEXT,
              VideoModels.VIDUQ1_IMAGE,
              VideoModels.VIDUQ1_START_END,
              VideoModels.VIDU2_IMAGE,
              VideoModels.VIDU2_START_END,
              VideoModels.VIDU2_REFERENCE);

  /** {@code gateway.video}: see {@link GatewayVideoRequest}. */
  public static final Operation<GatewayVideoRequest, VideoResult> GATEWAY_VIDEO =
      gateway("gateway.video");

  /** {@code tripo.create}: see {@link TripoRequest}. */
  public static final Operation<TripoRequest, TripoResult> TRIPO_CREATE =
      Operation.task(
              "tripo.create",
              Vendor.DASHSCOPE,
              Api.NATIVE,
              "/services/aigc/video-generation/3d-generation",
              TripoRequest.class,
              TripoResult.class,
              WAIT,
              POLL_EVERY)
          .forModels(VideoModels.TRIPO_H3_1, VideoModels.TRIPO_P1_0);

  /** For {@link java.util.ServiceLoader}. */
  public VideoOperations() {}

  @Override
  public String artifact() {
    return "qiao-video";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return Operation.rows(
        WAN_TEXT_TO_VIDEO_CREATE,
        WAN_IMAGE_TO_VIDEO_CREATE,
        WAN_KEYFRAME_TO_VIDEO_CREATE,
        WAN_VIDEO_EFFECT_CREATE,
        WAN_VIDEO_EFFECT_CREATE_KEYFRAMES,
        WAN_REFERENCE_TO_VIDEO_CREATE,
        WAN_VIDEO_EDIT_CREATE,
        WAN_ANIMATE_MOVE_CREATE,
        WAN_ANIMATE_MIX_CREATE,
        WAN27_TEXT_TO_VIDEO_CREATE,
        WAN27_IMAGE_TO_VIDEO_CREATE,
        WAN27_REFERENCE_TO_VIDEO_CREATE,
        WAN27_VIDEO_EDIT_CREATE,
        WAN30_VIDEO_CREATE,
        HAPPYHORSE_TEXT_TO_VIDEO_CREATE,
        HAPPYHORSE_IMAGE_TO_VIDEO_CREATE,
        HAPPYHORSE_REFERENCE_TO_VIDEO_CREATE,
        HAPPYHORSE_VIDEO_EDIT_CREATE,
        EMO_DETECT,
        EMO_CREATE,
        LIVEPORTRAIT_DETECT,
        LIVEPORTRAIT_CREATE,
        EMOJI_DETECT,
        EMOJI_CREATE,
        ANIMATE_ANYONE_DETECT,
        ANIMATE_ANYONE_TEMPLATE_CREATE,
        ANIMATE_ANYONE_CREATE,
        WAN_S2V_DETECT,
        WAN_S2V_CREATE,
        VIDEO_RETALK_CREATE,
        VIDEO_STYLE_TRANSFORM_CREATE,
        MINIMAX_VIDEO_GENERATION_CREATE,
        GLM_VIDEO_CREATE,
        GATEWAY_VIDEO,
        TRIPO_CREATE,
        gateway("gateway.qwen.video"),
        gateway("gateway.minimax.video"),
        gateway("gateway.glm.video"));
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
        id, vendor, Api.NATIVE, path, requestType, VideoResult.class, WAIT, pollEvery);
  }

  private static Operation<GatewayVideoRequest, VideoResult> gateway(String id) {
    return task(id, Vendor.GATEWAY, GATEWAY_VIDEO_PATH, GatewayVideoRequest.class, UNKNOWN_POLL);
  }

  private static <Q extends CallRequest<R>, R> Operation<Q, R> call(
      String id, String path, Class<Q> requestType, Class<R> resultType) {
    return Operation.call(id, Vendor.DASHSCOPE, Api.NATIVE, path, requestType, resultType);
  }
}
