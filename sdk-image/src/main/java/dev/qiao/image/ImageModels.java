package dev.qiao.image;

import dev.qiao.core.Model;

/** The image models this version knows. Any other name works as well: {@code Model.of(name)}. */
public final class ImageModels {
  /** Generation and editing, at once or as a task; the best at text inside images. */
  public static final Model QWEN_IMAGE_3_0_PRO = Model.of("qwen-image-3.0-pro");

  /** Generation and editing, at once or as a task. */
  public static final Model QWEN_IMAGE_3_0 = Model.of("qwen-image-3.0");

  /** Generation and editing, at once; equal to the snapshot of 2026-04-22. */
  public static final Model QWEN_IMAGE_2_0_PRO = Model.of("qwen-image-2.0-pro");

  /** A snapshot of {@link #QWEN_IMAGE_2_0_PRO}. */
  public static final Model QWEN_IMAGE_2_0_PRO_2026_04_22 =
      Model.of("qwen-image-2.0-pro-2026-04-22");

  /** An older snapshot of {@link #QWEN_IMAGE_2_0_PRO}. */
  public static final Model QWEN_IMAGE_2_0_PRO_2026_03_03 =
      Model.of("qwen-image-2.0-pro-2026-03-03");

  /** Generation and editing, at once, faster. */
  public static final Model QWEN_IMAGE_2_0 = Model.of("qwen-image-2.0");

  /** A snapshot of {@link #QWEN_IMAGE_2_0}. */
  public static final Model QWEN_IMAGE_2_0_2026_03_03 = Model.of("qwen-image-2.0-2026-03-03");

  /** Text to image, at once, in five sizes, for posters with much text. */
  public static final Model QWEN_IMAGE_MAX = Model.of("qwen-image-max");

  /** A snapshot of {@link #QWEN_IMAGE_MAX}. */
  public static final Model QWEN_IMAGE_MAX_2025_12_30 = Model.of("qwen-image-max-2025-12-30");

  /** Text to image, at once or as a task, in five sizes. */
  public static final Model QWEN_IMAGE_PLUS = Model.of("qwen-image-plus");

  /** A snapshot of {@link #QWEN_IMAGE_PLUS}. */
  public static final Model QWEN_IMAGE_PLUS_2026_01_09 = Model.of("qwen-image-plus-2026-01-09");

  /** Text to image, at once or as a task, in five sizes. */
  public static final Model QWEN_IMAGE = Model.of("qwen-image");

  /** Editing, at once, several images. */
  public static final Model QWEN_IMAGE_EDIT_MAX = Model.of("qwen-image-edit-max");

  /** A snapshot of {@link #QWEN_IMAGE_EDIT_MAX}. */
  public static final Model QWEN_IMAGE_EDIT_MAX_2026_01_16 =
      Model.of("qwen-image-edit-max-2026-01-16");

  /** Editing, at once, several images, cheaper. */
  public static final Model QWEN_IMAGE_EDIT_PLUS = Model.of("qwen-image-edit-plus");

  /** A snapshot of {@link #QWEN_IMAGE_EDIT_PLUS}. */
  public static final Model QWEN_IMAGE_EDIT_PLUS_2025_12_15 =
      Model.of("qwen-image-edit-plus-2025-12-15");

  /** The older snapshot of {@link #QWEN_IMAGE_EDIT_PLUS}. */
  public static final Model QWEN_IMAGE_EDIT_PLUS_2025_10_30 =
      Model.of("qwen-image-edit-plus-2025-10-30");

  /** Editing, at once, one result in the model's own size. */
  public static final Model QWEN_IMAGE_EDIT = Model.of("qwen-image-edit");

  /** Translates the text inside an image. */
  public static final Model QWEN_MT_IMAGE = Model.of("qwen-mt-image");

  /** Text to image, one image at once, small and fast. */
  public static final Model Z_IMAGE_TURBO = Model.of("z-image-turbo");

  /** Generation, editing and sequences, up to 4K, at once or as a task. */
  public static final Model WAN2_7_IMAGE_PRO = Model.of("wan2.7-image-pro");

  /** Generation, editing and sequences, at once or as a task, faster. */
  public static final Model WAN2_7_IMAGE = Model.of("wan2.7-image");

  /** Editing, and text with images in it, at once, streamed or as a task. */
  public static final Model WAN2_6_IMAGE = Model.of("wan2.6-image");

  /** Text to image, realistic, at once or as a task. */
  public static final Model WAN2_6_T2I = Model.of("wan2.6-t2i");

  /** Text to image, realistic. */
  public static final Model WAN2_5_T2I_PREVIEW = Model.of("wan2.5-t2i-preview");

  /** Editing of up to three images as the prompt says. */
  public static final Model WAN2_5_I2I_PREVIEW = Model.of("wan2.5-i2i-preview");

  /** Text to image, each side of 512 to 1440 pixels, fast. */
  public static final Model WAN2_2_T2I_FLASH = Model.of("wan2.2-t2i-flash");

  /** Text to image, each side of 512 to 1440 pixels, with more detail. */
  public static final Model WAN2_2_T2I_PLUS = Model.of("wan2.2-t2i-plus");

  /** Text to image, fast, older. */
  public static final Model WANX2_1_T2I_TURBO = Model.of("wanx2.1-t2i-turbo");

  /** Text to image, with more detail, older. */
  public static final Model WANX2_1_T2I_PLUS = Model.of("wanx2.1-t2i-plus");

  /** Editing in ten functions. */
  public static final Model WANX2_1_IMAGEEDIT = Model.of("wanx2.1-imageedit");

  /** Text to image, cheap. */
  public static final Model WANX2_0_T2I_TURBO = Model.of("wanx2.0-t2i-turbo");

  /** Text to image in ten styles, the first of them all. */
  public static final Model WANX_V1 = Model.of("wanx-v1");

  /** Paints a sketch. */
  public static final Model WANX_SKETCH_TO_IMAGE_LITE = Model.of("wanx-sketch-to-image-lite");

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
