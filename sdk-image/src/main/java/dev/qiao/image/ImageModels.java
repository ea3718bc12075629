package dev.qiao.image;

import dev.qiao.core.Model;

/** The image models this version knows. Any other name works as well: {@code Model.of(name)}. */
public final class ImageModels {
  /** Text to image, realistic. */
  public static final Model WAN2_5_T2I_PREVIEW = Model.of("wan2.5-t2i-preview");

  /** Text to image, each side of 512 to 1440 pixels, fast. */
  public static final Model WAN2_2_T2I_FLASH = Model.of("wan2.2-t2i-flash");

  /** Text to image, each side of 512 to 1440 pixels, with more detail. */
  public static final Model WAN2_2_T2I_PLUS = Model.of("wan2.2-t2i-plus");

  /** Text to image, fast, older. */
  public static final Model WANX2_1_T2I_TURBO = Model.of("wanx2.1-t2i-turbo");

  /** Text to image, with more detail, older. */
  public static final Model WANX2_1_T2I_PLUS = Model.of("wanx2.1-t2i-plus");

  /** Text to image, cheap. */
  public static final Model WANX2_0_T2I_TURBO = Model.of("wanx2.0-t2i-turbo");

  /** Paints a portrait anew in a style. */
  public static final Model WANX_STYLE_REPAINT_V1 = Model.of("wanx-style-repaint-v1");

  /** Puts a product on a new background; a parameter chooses between its generations. */
  public static final Model WANX_BACKGROUND_GENERATION_V2 =
      Model.of("wanx-background-generation-v2");

  /** Paints what lies around a picture. */
  public static final Model IMAGE_OUT_PAINTING = Model.of("image-out-painting");

  /** Replaces person and background around a product, the first generation. Free trial only. */
  public static final Model WANX_VIRTUALMODEL = Model.of("wanx-virtualmodel");

  /** Replaces person and background, for mannequins as well. Free trial only. */
  public static final Model VIRTUALMODEL_V2 = Model.of("virtualmodel-v2");

  /** Puts shoes on the feet in a photo. Free trial only. */
  public static final Model SHOEMODEL_V1 = Model.of("shoemodel-v1");

  /** Makes posters with words. Free trial only. */
  public static final Model WANX_POSTER_GENERATION_V1 = Model.of("wanx-poster-generation-v1");

  /** Finds each person in a photo. Free trial only. */
  public static final Model IMAGE_INSTANCE_SEGMENTATION = Model.of("image-instance-segmentation");

  /** Takes people and things out of a picture. Free trial only. */
  public static final Model IMAGE_ERASE_COMPLETION = Model.of("image-erase-completion");

  /** Paints a part of a picture anew. Free trial only. */
  public static final Model WANX_X_PAINTING = Model.of("wanx-x-painting");

  /** MiniMax's images, also of a given person. */
  public static final Model IMAGE_01 = Model.of("image-01");

  /** MiniMax's images in drawn styles. */
  public static final Model IMAGE_01_LIVE = Model.of("image-01-live");

  /** Zhipu's images, good at text and posters; also as a task. */
  public static final Model GLM_IMAGE = Model.of("glm-image");

  /** Zhipu's images, a fixed version. */
  public static final Model COGVIEW_4_250304 = Model.of("cogview-4-250304");

  /** Zhipu's images. */
  public static final Model COGVIEW_4 = Model.of("cogview-4");

  /** Zhipu's images, free of charge. */
  public static final Model COGVIEW_3_FLASH = Model.of("cogview-3-flash");

  private ImageModels() {}
}
