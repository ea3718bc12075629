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
import dev.qiao.image.tool.BackgroundGenerationRequest;
import dev.qiao.image.tool.ImageEraseCompletionRequest;
import dev.qiao.image.tool.ImageInstanceSegmentationRequest;
import dev.qiao.image.tool.ImageOutPaintingRequest;
import dev.qiao.image.tool.PortraitStyleRepaintRequest;
import dev.qiao.image.tool.PosterGenerationRequest;
import dev.qiao.image.tool.ShoeModelRequest;
import dev.qiao.image.tool.VirtualModelRequest;
import dev.qiao.image.tool.WanxXPaintingRequest;
import dev.qiao.image.wan.WanTextToImageRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The operations of this module, one row each. */
public final class ImageOperations implements OperationTable {
  private static final Duration WAIT = Duration.ofMinutes(10);
  private static final Duration POLL_EVERY = Duration.ofSeconds(3);

  private static final List<Operation<?, ?>> WAN =
      List.of(
          task(
              "wan.text-to-image.create",
              "/services/aigc/text2image/image-synthesis",
              WanTextToImageRequest.class));

  private static final List<Operation<?, ?>> TOOLS =
      List.of(
          task(
              "portrait-style-repaint.create",
              "/services/aigc/image-generation/generation",
              PortraitStyleRepaintRequest.class),
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
          task(
              "poster-generation.create",
              "/services/aigc/text2image/image-synthesis",
              PosterGenerationRequest.class),
          task(
              "image-instance-segmentation.create",
              "/services/aigc/image2image/image-synthesis",
              ImageInstanceSegmentationRequest.class),
          task(
              "image-erase-completion.create",
              "/services/aigc/image2image/image-synthesis",
              ImageEraseCompletionRequest.class),
          task(
              "wanx-x-painting.create",
              "/services/aigc/image2image/image-synthesis",
              WanxXPaintingRequest.class));

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
      Stream.of(WAN, TOOLS, OTHER_VENDORS, GATEWAY).<Operation<?, ?>>flatMap(List::stream).toList();

  /** For {@link java.util.ServiceLoader}. */
  public ImageOperations() {}

  @Override
  public String artifact() {
    return "sdk-image";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return OPERATIONS;
  }

  @Override
  public List<ModelLimits> models() {
    return ImageLimits.all();
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
