package dev.qiao.audio.cosyvoice;

import dev.qiao.audio.Voice;

/**
 * Voices of CosyVoice that its pages show. Any other name works as well: {@code Voice.of(name)}. A
 * voice belongs to one model; see <a
 * href="https://help.aliyun.com/zh/model-studio/cosyvoice-voice-list">the list of voices</a>.
 */
public final class CosyVoices {
  /** Longanyang, of v3-flash and v3-plus. */
  public static final Voice LONGANYANG = Voice.of("longanyang");

  /** Longxiaochun, of v1. */
  public static final Voice LONGXIAOCHUN = Voice.of("longxiaochun");

  /** Longanhuan, of Qwen-Audio. */
  public static final Voice LONGANHUAN_V3_6 = Voice.of("longanhuan_v3.6");

  private CosyVoices() {}
}
