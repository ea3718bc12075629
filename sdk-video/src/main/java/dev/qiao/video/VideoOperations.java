package dev.qiao.video;

import dev.qiao.core.Endpoint.Surface;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
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
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The operations of this module, one row each. */
public final class VideoOperations implements OperationTable {
  private static final Duration WAIT = Duration.ofMinutes(30);
  private static final Duration POLL_EVERY = Duration.ofSeconds(15);

  private static final List<Operation<?, ?>> WAN =
      List.of(
          task(
              "wan.text-to-video.create",
              "/services/aigc/video-generation/video-synthesis",
              WanTextToVideoRequest.class));

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

  private static final List<Operation<?, ?>> OPERATIONS =
      Stream.of(WAN, PORTRAITS).<Operation<?, ?>>flatMap(List::stream).toList();

  /** For {@link java.util.ServiceLoader}. */
  public VideoOperations() {}

  @Override
  public String artifact() {
    return "sdk-video";
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
    return Operation.task(
        id,
        Vendor.DASHSCOPE,
        Surface.NATIVE,
        path,
        requestType,
        VideoResult.class,
        WAIT,
        POLL_EVERY);
  }

  private static <Q extends Request.Call<R>, R> Operation<Q, R> call(
      String id, String path, Class<Q> requestType, Class<R> resultType) {
    return Operation.call(id, Vendor.DASHSCOPE, Surface.NATIVE, path, requestType, resultType);
  }
}
