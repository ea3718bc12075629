package dev.qiao.audio.qwen;

import dev.qiao.audio.Voice;

/**
 * Voices of Qwen-TTS that its pages show; there are about fifty. Any other name works as well:
 * {@code Voice.of(name)}. Not every model has every voice; see <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-tts">the list of voices</a>.
 */
public final class QwenVoices {
  /** Cherry. */
  public static final Voice CHERRY = Voice.of("Cherry");

  /** Serena. */
  public static final Voice SERENA = Voice.of("Serena");

  /** Ethan. */
  public static final Voice ETHAN = Voice.of("Ethan");

  /** Chelsie. */
  public static final Voice CHELSIE = Voice.of("Chelsie");

  /** Jennifer. */
  public static final Voice JENNIFER = Voice.of("Jennifer");

  /** Ryan. */
  public static final Voice RYAN = Voice.of("Ryan");

  /** Katerina. */
  public static final Voice KATERINA = Voice.of("Katerina");

  /** Elias. */
  public static final Voice ELIAS = Voice.of("Elias");

  /** Nofish. */
  public static final Voice NOFISH = Voice.of("Nofish");

  /** Dylan. */
  public static final Voice DYLAN = Voice.of("Dylan");

  /** Jada. */
  public static final Voice JADA = Voice.of("Jada");

  /** Sunny. */
  public static final Voice SUNNY = Voice.of("Sunny");

  /** Eldric Sage. */
  public static final Voice ELDRIC_SAGE = Voice.of("Eldric Sage");

  private QwenVoices() {}
}
