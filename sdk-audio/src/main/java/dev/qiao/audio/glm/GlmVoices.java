package dev.qiao.audio.glm;

import dev.qiao.audio.Voice;

/** Voices of GLM. Cloned ones work as well: {@code Voice.of(name)}. */
public final class GlmVoices {
  /** Tongtong. The default. */
  public static final Voice TONGTONG = Voice.of("tongtong");

  /** Chuichui. */
  public static final Voice CHUICHUI = Voice.of("chuichui");

  /** Xiaochen. */
  public static final Voice XIAOCHEN = Voice.of("xiaochen");

  /** Jam. */
  public static final Voice JAM = Voice.of("jam");

  /** Kazi. */
  public static final Voice KAZI = Voice.of("kazi");

  /** Douji. */
  public static final Voice DOUJI = Voice.of("douji");

  /** Luodo. */
  public static final Voice LUODO = Voice.of("luodo");

  private GlmVoices() {}
}
