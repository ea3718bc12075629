package dev.qiao.image;

import dev.qiao.core.Endpoint.Surface;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import dev.qiao.image.gateway.GatewayGlmImageRequest;
import dev.qiao.image.gateway.GatewayGlmImageTaskRequest;
import dev.qiao.image.gateway.GatewayMiniMaxImageRequest;
import dev.qiao.image.gateway.GatewayQwenImageRequest;
import dev.qiao.image.glm.GlmImageRequest;
import dev.qiao.image.minimax.MiniMaxImageRequest;
import dev.qiao.image.qwen.QwenCompatibleImageRequest;
import dev.qiao.image.qwen.QwenImage3Request;
import dev.qiao.image.qwen.QwenImageEditRequest;
import dev.qiao.image.qwen.QwenImageRequest;
import dev.qiao.image.qwen.QwenImageTaskRequest;
import dev.qiao.image.qwen.QwenImageTranslationRequest;
import dev.qiao.image.qwen.ZImageRequest;
import dev.qiao.image.tool.BackgroundGenerationRequest;
import dev.qiao.image.tool.ImageEraseCompletionRequest;
import dev.qiao.image.tool.ImageInstanceSegmentationRequest;
import dev.qiao.image.tool.ImageOutPaintingRequest;
import dev.qiao.image.tool.PortraitStyleRepaintRequest;
import dev.qiao.image.tool.PosterGenerationRequest;
import dev.qiao.image.tool.ShoeModelRequest;
import dev.qiao.image.tool.VirtualModelRequest;
import dev.qiao.image.tool.WanxXPaintingRequest;
import dev.qiao.image.wan.Wan25ImageEditRequest;
import dev.qiao.image.wan.Wan26TextToImageRequest;
import dev.qiao.image.wan.WanImageRequest;
import dev.qiao.image.wan.WanTextToImageRequest;
import dev.qiao.image.wan.WanxImageEditRequest;
import dev.qiao.image.wan.WanxSketchToImageRequest;
import dev.qiao.image.wan.WanxTextToImageRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The operations of this module, one row each. */
public final class ImageOperations implements OperationTable {
  private static final Duration WAIT = Duration.ofMinutes(10);
  private static final Duration POLL_EVERY = Duration.ofSeconds(3);

  /** Answers at once. */
  private static final String MULTIMODAL = "/services/aigc/multimodal-generation/generation";

  /** Takes the same body and answers with a task. */
  private static final String IMAGE_TASK = "/services/aigc/image-generation/generation";

  private static final String TEXT_TO_IMAGE = "/services/aigc/text2image/image-synthesis";
  private static final String IMAGE_TO_IMAGE = "/services/aigc/image2image/image-synthesis";

  private static final List<Operation<?, ?>> QWEN =
      List.of(
          call("qwen-image.generate", MULTIMODAL, QwenImageRequest.class),
          call("qwen-image.generate", MULTIMODAL, QwenImage3Request.class),
          task("qwen-image.generate.create-async", TEXT_TO_IMAGE, QwenImageTaskRequest.class),
          call("qwen-image.edit", MULTIMODAL, QwenImageEditRequest.class),
          task("qwen-image3.create-async", IMAGE_TASK, QwenImage3Request.class),
          Operation.call(
              "qwen-image3.openai-images",
              Vendor.DASHSCOPE,
              Surface.COMPATIBLE,
              "/images/generations",
              QwenCompatibleImageRequest.class,
              ImageResult.class),
          task("qwen-mt-image.create", IMAGE_TO_IMAGE, QwenImageTranslationRequest.class),
          call("z-image.generate", MULTIMODAL, ZImageRequest.class));

  private static final List<Operation<?, ?>> WAN =
      List.of(
          call("wan.image.generate", MULTIMODAL, WanImageRequest.class),
          Operation.stream(
              "wan.image.generate.stream",
              Vendor.DASHSCOPE,
              Surface.NATIVE,
              MULTIMODAL,
              WanImageRequest.class,
              ImageResult.class,
              ImageEvents::new),
          task("wan.image.create", IMAGE_TASK, WanImageRequest.class),
          call("wan26.text-to-image.generate", MULTIMODAL, Wan26TextToImageRequest.class),
          task("wan26.text-to-image.create", IMAGE_TASK, Wan26TextToImageRequest.class),
          task("wan.text-to-image.create", TEXT_TO_IMAGE, WanTextToImageRequest.class),
          task("wan25.image-edit.create", IMAGE_TO_IMAGE, Wan25ImageEditRequest.class),
          task("wanx21.image-edit.create", IMAGE_TO_IMAGE, WanxImageEditRequest.class),
          task("wanx1.text-to-image.create", TEXT_TO_IMAGE, WanxTextToImageRequest.class),
          task("wanx-sketch-to-image.create", IMAGE_TO_IMAGE, WanxSketchToImageRequest.class));

  private static final List<Operation<?, ?>> TOOLS =
      List.of(
          task("portrait-style-repaint.create", IMAGE_TASK, PortraitStyleRepaintRequest.class),
          task(
              "background-generation.create",
              "/services/aigc/background-generation/generation/",
              BackgroundGenerationRequest.class),
          task(
              "image-out-painting.create",
              "/services/aigc/image2image/out-painting",
              ImageOutPaintingRequest.class),
          task(
              "virtual-model.create",
              "/services/aigc/virtualmodel/generation",
              VirtualModelRequest.class),
          task(
              "shoe-model.create",
              "/services/aigc/virtualmodel/generation",
              ShoeModelRequest.class),
          task("poster-generation.create", TEXT_TO_IMAGE, PosterGenerationRequest.class),
          task(
              "image-instance-segmentation.create",
              IMAGE_TO_IMAGE,
              ImageInstanceSegmentationRequest.class),
          task("image-erase-completion.create", IMAGE_TO_IMAGE, ImageEraseCompletionRequest.class),
          task("wanx-x-painting.create", IMAGE_TO_IMAGE, WanxXPaintingRequest.class));

  private static final List<Operation<?, ?>> OTHER_VENDORS =
      List.of(
          call(
              "minimax.image-generation",
              Vendor.MINIMAX,
              "/image_generation",
              MiniMaxImageRequest.class),
          call("glm.image.create", Vendor.ZHIPU, "/images/generations", GlmImageRequest.class),
          task(
              "glm.image.create-async",
              Vendor.ZHIPU,
              "/async/images/generations",
              GlmImageRequest.class));

  /** Assumed: the gateway's page names no path of a POST. */
  private static final String GATEWAY_IMAGES = "/images/generations";

  /** Of two rows with one id the first says how long a resumed task is waited for: the task. */
  private static final List<Operation<?, ?>> GATEWAY =
      List.of(
          call("gateway.qwen.image", Vendor.GATEWAY, GATEWAY_IMAGES, GatewayQwenImageRequest.class),
          call(
              "gateway.minimax.image",
              Vendor.GATEWAY,
              GATEWAY_IMAGES,
              GatewayMiniMaxImageRequest.class),
          task(
              "gateway.glm.image",
              Vendor.GATEWAY,
              GATEWAY_IMAGES,
              GatewayGlmImageTaskRequest.class),
          call("gateway.glm.image", Vendor.GATEWAY, GATEWAY_IMAGES, GatewayGlmImageRequest.class));

  private static final List<Operation<?, ?>> OPERATIONS =
      Stream.of(QWEN, WAN, TOOLS, OTHER_VENDORS, GATEWAY)
          .<Operation<?, ?>>flatMap(List::stream)
          .toList();

  /** For {@link java.util.ServiceLoader}. */
  public ImageOperations() {}

  @Override
  public String artifact() {
    return "qiao-image";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return OPERATIONS;
  }

  @Override
  public List<ModelLimits> models() {
    return ImageLimits.all();
  }

  private static <Q extends Request.Call<ImageResult>> Operation<Q, ImageResult> call(
      String id, String path, Class<Q> requestType) {
    return call(id, Vendor.DASHSCOPE, path, requestType);
  }

  private static <Q extends Request.Task<ImageResult>> Operation<Q, ImageResult> task(
      String id, String path, Class<Q> requestType) {
    return task(id, Vendor.DASHSCOPE, path, requestType);
  }

  private static <Q extends Request.Call<ImageResult>> Operation<Q, ImageResult> call(
      String id, Vendor vendor, String path, Class<Q> requestType) {
    return Operation.call(id, vendor, Surface.NATIVE, path, requestType, ImageResult.class);
  }

  private static <Q extends Request.Task<ImageResult>> Operation<Q, ImageResult> task(
      String id, Vendor vendor, String path, Class<Q> requestType) {
    return Operation.task(
        id, vendor, Surface.NATIVE, path, requestType, ImageResult.class, WAIT, POLL_EVERY);
  }
}
