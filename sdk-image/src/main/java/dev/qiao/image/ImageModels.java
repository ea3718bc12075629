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

  private ImageModels() {}
}
