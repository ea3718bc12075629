package dev.qiao.image;

import dev.qiao.core.Model;
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

/**
 * The image models this version knows. Any other name works as well: {@code Model.of(name)}. Each
 * constant names the requests that take it. A gateway has some of these models too; there, the
 * requests are {@link GatewayQwenImageRequest}, {@link GatewayMiniMaxImageRequest}, {@link
 * GatewayGlmImageRequest} and {@link GatewayGlmImageTaskRequest}.
 */
public final class ImageModels {
  /**
   * Makes and edits images; the best at text inside images. Request: {@link QwenImage3Request},
   * {@link QwenImageEditRequest} or {@link QwenCompatibleImageRequest}.
   */
  public static final Model QWEN_IMAGE_3_0_PRO = Model.of("qwen-image-3.0-pro");

  /**
   * Makes and edits images. Request: {@link QwenImage3Request} or {@link
   * QwenCompatibleImageRequest}.
   */
  public static final Model QWEN_IMAGE_3_0 = Model.of("qwen-image-3.0");

  /**
   * Makes images from a prompt, and edits images, at once. Equal to the snapshot of 2026-04-22.
   * Request: {@link QwenImageRequest} or {@link QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_2_0_PRO = Model.of("qwen-image-2.0-pro");

  /**
   * Makes images from a prompt, and edits images, at once. Snapshot of 2026-04-22. Request: {@link
   * QwenImageRequest} or {@link QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_2_0_PRO_2026_04_22 =
      Model.of("qwen-image-2.0-pro-2026-04-22");

  /**
   * Makes images from a prompt, and edits images, at once. Snapshot of 2026-03-03. Request: {@link
   * QwenImageRequest} or {@link QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_2_0_PRO_2026_03_03 =
      Model.of("qwen-image-2.0-pro-2026-03-03");

  /**
   * Makes images from a prompt, and edits images, at once and faster. Request: {@link
   * QwenImageRequest} or {@link QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_2_0 = Model.of("qwen-image-2.0");

  /**
   * Makes images from a prompt, and edits images, at once and faster. Snapshot of 2026-03-03.
   * Request: {@link QwenImageRequest} or {@link QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_2_0_2026_03_03 = Model.of("qwen-image-2.0-2026-03-03");

  /**
   * Makes images from a prompt, such as posters with much text, in five sizes, at once. Request:
   * {@link QwenImageRequest}.
   */
  public static final Model QWEN_IMAGE_MAX = Model.of("qwen-image-max");

  /**
   * Makes images from a prompt, such as posters with much text, in five sizes, at once. Snapshot of
   * 2025-12-30. Request: {@link QwenImageRequest}.
   */
  public static final Model QWEN_IMAGE_MAX_2025_12_30 = Model.of("qwen-image-max-2025-12-30");

  /**
   * Makes images from a prompt in five sizes, at once or as a task. Request: {@link
   * QwenImageRequest} or {@link QwenImageTaskRequest}.
   */
  public static final Model QWEN_IMAGE_PLUS = Model.of("qwen-image-plus");

  /**
   * Makes images from a prompt in five sizes, at once or as a task. Snapshot of 2026-01-09.
   * Request: {@link QwenImageRequest} or {@link QwenImageTaskRequest}.
   */
  public static final Model QWEN_IMAGE_PLUS_2026_01_09 = Model.of("qwen-image-plus-2026-01-09");

  /**
   * Makes images from a prompt in five sizes, at once or as a task. Request: {@link
   * QwenImageRequest} or {@link QwenImageTaskRequest}.
   */
  public static final Model QWEN_IMAGE = Model.of("qwen-image");

  /**
   * Edits and combines images, with the best quality; several results. Request: {@link
   * QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_EDIT_MAX = Model.of("qwen-image-edit-max");

  /**
   * Edits and combines images, with the best quality; several results. Snapshot of 2026-01-16.
   * Request: {@link QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_EDIT_MAX_2026_01_16 =
      Model.of("qwen-image-edit-max-2026-01-16");

  /** Edits and combines images, cheaper; several results. Request: {@link QwenImageEditRequest}. */
  public static final Model QWEN_IMAGE_EDIT_PLUS = Model.of("qwen-image-edit-plus");

  /**
   * Edits and combines images, cheaper; several results. Snapshot of 2025-12-15. Request: {@link
   * QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_EDIT_PLUS_2025_12_15 =
      Model.of("qwen-image-edit-plus-2025-12-15");

  /**
   * Edits and combines images, cheaper; several results. Snapshot of 2025-10-30. Request: {@link
   * QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_EDIT_PLUS_2025_10_30 =
      Model.of("qwen-image-edit-plus-2025-10-30");

  /**
   * Edits and combines images; one result, in the model's own size. Request: {@link
   * QwenImageEditRequest}.
   */
  public static final Model QWEN_IMAGE_EDIT = Model.of("qwen-image-edit");

  /** Translates the text inside an image. Request: {@link QwenImageTranslationRequest}. */
  public static final Model QWEN_MT_IMAGE = Model.of("qwen-mt-image");

  /** Makes one image from a prompt, small and fast. Request: {@link ZImageRequest}. */
  public static final Model Z_IMAGE_TURBO = Model.of("z-image-turbo");

  /**
   * Makes, edits and combines images, and makes sequences, up to 4K. Request: {@link
   * WanImageRequest}.
   */
  public static final Model WAN2_7_IMAGE_PRO = Model.of("wan2.7-image-pro");

  /**
   * Makes, edits and combines images, and makes sequences, faster. Request: {@link
   * WanImageRequest}.
   */
  public static final Model WAN2_7_IMAGE = Model.of("wan2.7-image");

  /**
   * Edits and combines images, and writes texts with images in them. Request: {@link
   * WanImageRequest}.
   */
  public static final Model WAN2_6_IMAGE = Model.of("wan2.6-image");

  /**
   * Makes realistic images from a prompt, at once or as a task. Request: {@link
   * Wan26TextToImageRequest}.
   */
  public static final Model WAN2_6_T2I = Model.of("wan2.6-t2i");

  /** Makes realistic images from a prompt, as a task. Request: {@link WanTextToImageRequest}. */
  public static final Model WAN2_5_T2I_PREVIEW = Model.of("wan2.5-t2i-preview");

  /** Edits up to three images as the prompt says. Request: {@link Wan25ImageEditRequest}. */
  public static final Model WAN2_5_I2I_PREVIEW = Model.of("wan2.5-i2i-preview");

  /**
   * Makes images from a prompt, 512 to 1440 pixels a side, fast. Request: {@link
   * WanTextToImageRequest}.
   */
  public static final Model WAN2_2_T2I_FLASH = Model.of("wan2.2-t2i-flash");

  /**
   * Makes images from a prompt, 512 to 1440 pixels a side, with more detail. Request: {@link
   * WanTextToImageRequest}.
   */
  public static final Model WAN2_2_T2I_PLUS = Model.of("wan2.2-t2i-plus");

  /** Makes images from a prompt, fast; older. Request: {@link WanTextToImageRequest}. */
  public static final Model WANX2_1_T2I_TURBO = Model.of("wanx2.1-t2i-turbo");

  /**
   * Makes images from a prompt, with more detail; older. Request: {@link WanTextToImageRequest}.
   */
  public static final Model WANX2_1_T2I_PLUS = Model.of("wanx2.1-t2i-plus");

  /**
   * Edits an image in one of ten ways, such as colorizing or removing a watermark. Request: {@link
   * WanxImageEditRequest}.
   */
  public static final Model WANX2_1_IMAGEEDIT = Model.of("wanx2.1-imageedit");

  /** Makes images from a prompt, cheaply; older. Request: {@link WanTextToImageRequest}. */
  public static final Model WANX2_0_T2I_TURBO = Model.of("wanx2.0-t2i-turbo");

  /**
   * Makes images from a prompt in one of ten styles; the oldest. Request: {@link
   * WanxTextToImageRequest}.
   */
  public static final Model WANX_V1 = Model.of("wanx-v1");

  /** Paints a picture from a sketch. Request: {@link WanxSketchToImageRequest}. */
  public static final Model WANX_SKETCH_TO_IMAGE_LITE = Model.of("wanx-sketch-to-image-lite");

  /** Repaints a portrait in a style. Request: {@link PortraitStyleRepaintRequest}. */
  public static final Model WANX_STYLE_REPAINT_V1 = Model.of("wanx-style-repaint-v1");

  /**
   * Puts a product on a new background; a parameter chooses the generation of the model. Request:
   * {@link BackgroundGenerationRequest}.
   */
  public static final Model WANX_BACKGROUND_GENERATION_V2 =
      Model.of("wanx-background-generation-v2");

  /** Extends a picture beyond its edges. Request: {@link ImageOutPaintingRequest}. */
  public static final Model IMAGE_OUT_PAINTING = Model.of("image-out-painting");

  /**
   * Replaces the person and the background around a product; first generation, free trial only.
   * Request: {@link VirtualModelRequest}.
   */
  public static final Model WANX_VIRTUALMODEL = Model.of("wanx-virtualmodel");

  /**
   * Replaces the person, or a mannequin, and the background around a product; free trial only.
   * Request: {@link VirtualModelRequest}.
   */
  public static final Model VIRTUALMODEL_V2 = Model.of("virtualmodel-v2");

  /** Puts shoes on the feet in a photo; free trial only. Request: {@link ShoeModelRequest}. */
  public static final Model SHOEMODEL_V1 = Model.of("shoemodel-v1");

  /** Makes posters with text; free trial only. Request: {@link PosterGenerationRequest}. */
  public static final Model WANX_POSTER_GENERATION_V1 = Model.of("wanx-poster-generation-v1");

  /**
   * Finds each person in a photo; free trial only. Request: {@link
   * ImageInstanceSegmentationRequest}.
   */
  public static final Model IMAGE_INSTANCE_SEGMENTATION = Model.of("image-instance-segmentation");

  /**
   * Removes people and things from a picture; free trial only. Request: {@link
   * ImageEraseCompletionRequest}.
   */
  public static final Model IMAGE_ERASE_COMPLETION = Model.of("image-erase-completion");

  /** Repaints a part of a picture; free trial only. Request: {@link WanxXPaintingRequest}. */
  public static final Model WANX_X_PAINTING = Model.of("wanx-x-painting");

  /**
   * MiniMax: makes images from a prompt, also of a person whom a picture shows. Request: {@link
   * MiniMaxImageRequest}.
   */
  public static final Model IMAGE_01 = Model.of("image-01");

  /** MiniMax: makes images in drawn styles. Request: {@link MiniMaxImageRequest}. */
  public static final Model IMAGE_01_LIVE = Model.of("image-01-live");

  /**
   * Zhipu: makes images, good at text and posters, at once or as a task. Request: {@link
   * GlmImageRequest}.
   */
  public static final Model GLM_IMAGE = Model.of("glm-image");

  /**
   * Zhipu: makes images from a prompt; a fixed version of {@link #COGVIEW_4}. Request: {@link
   * GlmImageRequest}.
   */
  public static final Model COGVIEW_4_250304 = Model.of("cogview-4-250304");

  /** Zhipu: makes images from a prompt. Request: {@link GlmImageRequest}. */
  public static final Model COGVIEW_4 = Model.of("cogview-4");

  /** Zhipu: makes images from a prompt, free of charge. Request: {@link GlmImageRequest}. */
  public static final Model COGVIEW_3_FLASH = Model.of("cogview-3-flash");

  private ImageModels() {}
}
