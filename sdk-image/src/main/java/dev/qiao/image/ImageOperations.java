package dev.qiao.image;

import dev.qiao.core.Endpoint.Api;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.TaskRequest;
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

  /** Assumed: the gateway's page names no path of a POST. */
  private static final String GATEWAY_IMAGES = "/images/generations";

  /** {@code qwen-image.generate}: see {@link QwenImageRequest}. */
  public static final Operation<QwenImageRequest, ImageResult> QWEN_IMAGE_GENERATE =
      call("qwen-image.generate", MULTIMODAL, QwenImageRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              ImageModels.QWEN_IMAGE_2_0_PRO,
              ImageModels.QWEN_IMAGE_2_0_PRO_2026_04_22,
              ImageModels.QWEN_IMAGE_2_0_PRO_2026_03_03,
              ImageModels.QWEN_IMAGE_2_0,
              ImageModels.QWEN_IMAGE_2_0_2026_03_03,
              ImageModels.QWEN_IMAGE_MAX,
              ImageModels.QWEN_IMAGE_MAX_2025_12_30,
              ImageModels.QWEN_IMAGE_PLUS,
              ImageModels.QWEN_IMAGE_PLUS_2026_01_09,
              ImageModels.QWEN_IMAGE);

  /** {@code qwen-image.generate}: see {@link QwenImage3Request}. */
  public static final Operation<QwenImage3Request, ImageResult> QWEN_IMAGE_GENERATE_3 =
      call("qwen-image.generate", MULTIMODAL, QwenImage3Request.class)
          .and(task("qwen-image3.create-async", IMAGE_TASK, QwenImage3Request.class))
          .forModels(ImageModels.QWEN_IMAGE_3_0_PRO, ImageModels.QWEN_IMAGE_3_0);

  /** {@code qwen-image.generate.create-async}: see {@link QwenImageTaskRequest}. */
  public static final Operation<QwenImageTaskRequest, ImageResult>
      QWEN_IMAGE_GENERATE_CREATE_ASYNC =
          task("qwen-image.generate.create-async", TEXT_TO_IMAGE, QwenImageTaskRequest.class)
              .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
              .forModels(
                  ImageModels.QWEN_IMAGE_PLUS,
                  ImageModels.QWEN_IMAGE_PLUS_2026_01_09,
                  ImageModels.QWEN_IMAGE);

  /** {@code qwen-image.edit}: see {@link QwenImageEditRequest}. */
  public static final Operation<QwenImageEditRequest, ImageResult> QWEN_IMAGE_EDIT =
      call("qwen-image.edit", MULTIMODAL, QwenImageEditRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              ImageModels.QWEN_IMAGE_3_0_PRO,
              ImageModels.QWEN_IMAGE_2_0_PRO,
              ImageModels.QWEN_IMAGE_2_0_PRO_2026_04_22,
              ImageModels.QWEN_IMAGE_2_0_PRO_2026_03_03,
              ImageModels.QWEN_IMAGE_2_0,
              ImageModels.QWEN_IMAGE_2_0_2026_03_03,
              ImageModels.QWEN_IMAGE_EDIT_MAX,
              ImageModels.QWEN_IMAGE_EDIT_MAX_2026_01_16,
              ImageModels.QWEN_IMAGE_EDIT_PLUS,
              ImageModels.QWEN_IMAGE_EDIT_PLUS_2025_12_15,
              ImageModels.QWEN_IMAGE_EDIT_PLUS_2025_10_30,
              ImageModels.QWEN_IMAGE_EDIT);

  /** {@code qwen-image3.openai-images}: see {@link QwenCompatibleImageRequest}. */
  public static final Operation<QwenCompatibleImageRequest, ImageResult> QWEN_IMAGE3_OPENAI_IMAGES =
      call(
              "qwen-image3.openai-images",
              Vendor.DASHSCOPE,
              Api.COMPATIBLE,
              "/images/generations",
              QwenCompatibleImageRequest.class)
          .forModels(ImageModels.QWEN_IMAGE_3_0_PRO, ImageModels.QWEN_IMAGE_3_0);

  /** {@code qwen-mt-image.create}: see {@link QwenImageTranslationRequest}. */
  public static final Operation<QwenImageTranslationRequest, ImageResult> QWEN_MT_IMAGE_CREATE =
      task("qwen-mt-image.create", IMAGE_TO_IMAGE, QwenImageTranslationRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(ImageModels.QWEN_MT_IMAGE);

  /** {@code z-image.generate}: see {@link ZImageRequest}. */
  public static final Operation<ZImageRequest, ImageResult> Z_IMAGE_GENERATE =
      call("z-image.generate", MULTIMODAL, ZImageRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(ImageModels.Z_IMAGE_TURBO);

  /** {@code wan.image.generate}: see {@link WanImageRequest}. */
  public static final Operation<WanImageRequest, ImageResult> WAN_IMAGE_GENERATE =
      call("wan.image.generate", MULTIMODAL, WanImageRequest.class)
          .and(
              Operation.stream(
                  "wan.image.generate.stream",
                  Vendor.DASHSCOPE,
                  Api.NATIVE,
                  MULTIMODAL,
                  WanImageRequest.class,
                  ImageResult.class,
                  ImageEvents::new))
          .and(task("wan.image.create", IMAGE_TASK, WanImageRequest.class))
          .inRegions(
              Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.EU_CENTRAL_1)
          .forModels(
              ImageModels.WAN2_7_IMAGE_PRO, ImageModels.WAN2_7_IMAGE, ImageModels.WAN2_6_IMAGE);

  /** {@code wan26.text-to-image.generate}: see {@link Wan26TextToImageRequest}. */
  public static final Operation<Wan26TextToImageRequest, ImageResult> WAN26_TEXT_TO_IMAGE_GENERATE =
      call("wan26.text-to-image.generate", MULTIMODAL, Wan26TextToImageRequest.class)
          .and(task("wan26.text-to-image.create", IMAGE_TASK, Wan26TextToImageRequest.class))
          .inRegions(
              Region.CN_BEIJING, Region.AP_SOUTHEAST_1, Region.US_EAST_1, Region.EU_CENTRAL_1)
          .forModels(ImageModels.WAN2_6_T2I);

  /** {@code wan.text-to-image.create}: see {@link WanTextToImageRequest}. */
  public static final Operation<WanTextToImageRequest, ImageResult> WAN_TEXT_TO_IMAGE_CREATE =
      task("wan.text-to-image.create", TEXT_TO_IMAGE, WanTextToImageRequest.class)
          .and(call("wan.text-to-image.generate", TEXT_TO_IMAGE, WanTextToImageRequest.class))
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              ImageModels.WAN2_5_T2I_PREVIEW,
              ImageModels.WAN2_2_T2I_FLASH,
              ImageModels.WAN2_2_T2I_PLUS,
              ImageModels.WANX2_1_T2I_TURBO,
              ImageModels.WANX2_1_T2I_PLUS,
              ImageModels.WANX2_0_T2I_TURBO);

  /** {@code wan25.image-edit.create}: see {@link Wan25ImageEditRequest}. */
  public static final Operation<Wan25ImageEditRequest, ImageResult> WAN25_IMAGE_EDIT_CREATE =
      task("wan25.image-edit.create", IMAGE_TO_IMAGE, Wan25ImageEditRequest.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(ImageModels.WAN2_5_I2I_PREVIEW);

  /** {@code wanx21.image-edit.create}: see {@link WanxImageEditRequest}. */
  public static final Operation<WanxImageEditRequest, ImageResult> WANX21_IMAGE_EDIT_CREATE =
      task("wanx21.image-edit.create", IMAGE_TO_IMAGE, WanxImageEditRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(ImageModels.WANX2_1_IMAGEEDIT);

  /** {@code wanx1.text-to-image.create}: see {@link WanxTextToImageRequest}. */
  public static final Operation<WanxTextToImageRequest, ImageResult> WANX1_TEXT_TO_IMAGE_CREATE =
      task("wanx1.text-to-image.create", TEXT_TO_IMAGE, WanxTextToImageRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(ImageModels.WANX_V1);

  /** {@code wanx-sketch-to-image.create}: see {@link WanxSketchToImageRequest}. */
  public static final Operation<WanxSketchToImageRequest, ImageResult> WANX_SKETCH_TO_IMAGE_CREATE =
      task("wanx-sketch-to-image.create", IMAGE_TO_IMAGE, WanxSketchToImageRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(ImageModels.WANX_SKETCH_TO_IMAGE_LITE);

  /** {@code portrait-style-repaint.create}: see {@link PortraitStyleRepaintRequest}. */
  public static final Operation<PortraitStyleRepaintRequest, ImageResult>
      PORTRAIT_STYLE_REPAINT_CREATE =
          task("portrait-style-repaint.create", IMAGE_TASK, PortraitStyleRepaintRequest.class)
              .inRegions(Region.CN_BEIJING)
              .forModels(ImageModels.WANX_STYLE_REPAINT_V1);

  /** {@code background-generation.create}: see {@link BackgroundGenerationRequest}. */
  public static final Operation<BackgroundGenerationRequest, ImageResult>
      BACKGROUND_GENERATION_CREATE =
          task(
                  "background-generation.create",
                  "/services/aigc/background-generation/generation/",
                  BackgroundGenerationRequest.class)
              .inRegions(Region.CN_BEIJING)
              .forModels(ImageModels.WANX_BACKGROUND_GENERATION_V2);

  /** {@code image-out-painting.create}: see {@link ImageOutPaintingRequest}. */
  public static final Operation<ImageOutPaintingRequest, ImageResult> IMAGE_OUT_PAINTING_CREATE =
      task(
              "image-out-painting.create",
              "/services/aigc/image2image/out-painting",
              ImageOutPaintingRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(ImageModels.IMAGE_OUT_PAINTING);

  /** {@code virtual-model.create}: see {@link VirtualModelRequest}. */
  public static final Operation<VirtualModelRequest, ImageResult> VIRTUAL_MODEL_CREATE =
      task(
              "virtual-model.create",
              "/services/aigc/virtualmodel/generation",
              VirtualModelRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(ImageModels.WANX_VIRTUALMODEL, ImageModels.VIRTUALMODEL_V2);

  /** {@code shoe-model.create}: see {@link ShoeModelRequest}. */
  public static final Operation<ShoeModelRequest, ImageResult> SHOE_MODEL_CREATE =
      task("shoe-model.create", "/services/aigc/virtualmodel/generation", ShoeModelRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(ImageModels.SHOEMODEL_V1);

  /** {@code poster-generation.create}: see {@link PosterGenerationRequest}. */
  public static final Operation<PosterGenerationRequest, ImageResult> POSTER_GENERATION_CREATE =
      task("poster-generation.create", TEXT_TO_IMAGE, PosterGenerationRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(ImageModels.WANX_POSTER_GENERATION_V1);

  /** {@code image-instance-segmentation.create}: see {@link ImageInstanceSegmentationRequest}. */
  public static final Operation<ImageInstanceSegmentationRequest, ImageResult>
      IMAGE_INSTANCE_SEGMENTATION_CREATE =
          task(
                  "image-instance-segmentation.create",
                  IMAGE_TO_IMAGE,
                  ImageInstanceSegmentationRequest.class)
              .inRegions(Region.CN_BEIJING)
              .forModels(ImageModels.IMAGE_INSTANCE_SEGMENTATION);

  /** {@code image-erase-completion.create}: see {@link ImageEraseCompletionRequest}. */
  public static final Operation<ImageEraseCompletionRequest, ImageResult>
      IMAGE_ERASE_COMPLETION_CREATE =
          task("image-erase-completion.create", IMAGE_TO_IMAGE, ImageEraseCompletionRequest.class)
              .inRegions(Region.CN_BEIJING)
              .forModels(ImageModels.IMAGE_ERASE_COMPLETION);

  /** {@code wanx-x-painting.create}: see {@link WanxXPaintingRequest}. */
  public static final Operation<WanxXPaintingRequest, ImageResult> WANX_X_PAINTING_CREATE =
      task("wanx-x-painting.create", IMAGE_TO_IMAGE, WanxXPaintingRequest.class)
          .inRegions(Region.CN_BEIJING)
          .forModels(ImageModels.WANX_X_PAINTING);

  /** {@code minimax.image-generation}: see {@link MiniMaxImageRequest}. */
  public static final Operation<MiniMaxImageRequest, ImageResult> MINIMAX_IMAGE_GENERATION =
      call(
              "minimax.image-generation",
              Vendor.MINIMAX,
              "/image_generation",
              MiniMaxImageRequest.class)
          .forModels(ImageModels.IMAGE_01, ImageModels.IMAGE_01_LIVE);

  /** {@code glm.image.create}: see {@link GlmImageRequest}. */
  public static final Operation<GlmImageRequest, ImageResult> GLM_IMAGE_CREATE =
      call("glm.image.create", Vendor.ZHIPU, "/images/generations", GlmImageRequest.class)
          .and(
              task(
                  "glm.image.create-async",
                  Vendor.ZHIPU,
                  "/async/images/generations",
                  GlmImageRequest.class))
          .forModels(
              ImageModels.GLM_IMAGE,
              ImageModels.COGVIEW_4_250304,
              ImageModels.COGVIEW_4,
              ImageModels.COGVIEW_3_FLASH);

  /** {@code gateway.qwen.image}: see {@link GatewayQwenImageRequest}. */
  public static final Operation<GatewayQwenImageRequest, ImageResult> GATEWAY_QWEN_IMAGE =
      call("gateway.qwen.image", Vendor.GATEWAY, GATEWAY_IMAGES, GatewayQwenImageRequest.class);

  /** {@code gateway.minimax.image}: see {@link GatewayMiniMaxImageRequest}. */
  public static final Operation<GatewayMiniMaxImageRequest, ImageResult> GATEWAY_MINIMAX_IMAGE =
      call(
          "gateway.minimax.image",
          Vendor.GATEWAY,
          GATEWAY_IMAGES,
          GatewayMiniMaxImageRequest.class);

  /** {@code gateway.glm.image}: see {@link GatewayGlmImageTaskRequest}. */
  public static final Operation<GatewayGlmImageTaskRequest, ImageResult> GATEWAY_GLM_IMAGE =
      task("gateway.glm.image", Vendor.GATEWAY, GATEWAY_IMAGES, GatewayGlmImageTaskRequest.class);

  /** {@code gateway.glm.image}: see {@link GatewayGlmImageRequest}. */
  public static final Operation<GatewayGlmImageRequest, ImageResult> GATEWAY_GLM_IMAGE_CALL =
      call("gateway.glm.image", Vendor.GATEWAY, GATEWAY_IMAGES, GatewayGlmImageRequest.class);

  /** For {@link java.util.ServiceLoader}. */
  public ImageOperations() {}

  @Override
  public String artifact() {
    return "qiao-image";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return Operation.rows(
        QWEN_IMAGE_GENERATE,
        QWEN_IMAGE_GENERATE_3,
        QWEN_IMAGE_GENERATE_CREATE_ASYNC,
        QWEN_IMAGE_EDIT,
        QWEN_IMAGE3_OPENAI_IMAGES,
        QWEN_MT_IMAGE_CREATE,
        Z_IMAGE_GENERATE,
        WAN_IMAGE_GENERATE,
        WAN26_TEXT_TO_IMAGE_GENERATE,
        WAN_TEXT_TO_IMAGE_CREATE,
        WAN25_IMAGE_EDIT_CREATE,
        WANX21_IMAGE_EDIT_CREATE,
        WANX1_TEXT_TO_IMAGE_CREATE,
        WANX_SKETCH_TO_IMAGE_CREATE,
        PORTRAIT_STYLE_REPAINT_CREATE,
        BACKGROUND_GENERATION_CREATE,
        IMAGE_OUT_PAINTING_CREATE,
        VIRTUAL_MODEL_CREATE,
        SHOE_MODEL_CREATE,
        POSTER_GENERATION_CREATE,
        IMAGE_INSTANCE_SEGMENTATION_CREATE,
        IMAGE_ERASE_COMPLETION_CREATE,
        WANX_X_PAINTING_CREATE,
        MINIMAX_IMAGE_GENERATION,
        GLM_IMAGE_CREATE,
        GATEWAY_QWEN_IMAGE,
        GATEWAY_MINIMAX_IMAGE,
        GATEWAY_GLM_IMAGE,
        GATEWAY_GLM_IMAGE_CALL);
  }

  @Override
  public List<ModelLimits> models() {
    return ImageLimits.all();
  }

  private static <Q extends CallRequest<ImageResult>> Operation<Q, ImageResult> call(
      String id, String path, Class<Q> requestType) {
    return call(id, Vendor.DASHSCOPE, path, requestType);
  }

  private static <Q extends TaskRequest<ImageResult>> Operation<Q, ImageResult> task(
      String id, String path, Class<Q> requestType) {
    return task(id, Vendor.DASHSCOPE, path, requestType);
  }

  private static <Q extends CallRequest<ImageResult>> Operation<Q, ImageResult> call(
      String id, Vendor vendor, String path, Class<Q> requestType) {
    return call(id, vendor, Api.NATIVE, path, requestType);
  }

  private static <Q extends CallRequest<ImageResult>> Operation<Q, ImageResult> call(
      String id, Vendor vendor, Api api, String path, Class<Q> requestType) {
    return Operation.call(id, vendor, api, path, requestType, ImageResult.class)
        .collecting((requestId, files) -> new ImageCollector(vendor, files));
  }

  private static <Q extends TaskRequest<ImageResult>> Operation<Q, ImageResult> task(
      String id, Vendor vendor, String path, Class<Q> requestType) {
    return Operation.task(
        id, vendor, Api.NATIVE, path, requestType, ImageResult.class, WAIT, POLL_EVERY);
  }
}
