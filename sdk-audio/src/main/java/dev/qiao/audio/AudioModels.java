package dev.qiao.audio;

import dev.qiao.core.Model;

/** The speech models this version knows. Any other name works as well: {@code Model.of(name)}. */
public final class AudioModels {
  /** CosyVoice, fast. */
  public static final Model COSYVOICE_V3_FLASH = Model.of("cosyvoice-v3-flash");

  /** CosyVoice, strong. */
  public static final Model COSYVOICE_V3_PLUS = Model.of("cosyvoice-v3-plus");

  private AudioModels() {}
}
