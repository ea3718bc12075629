package dev.qiao.audio.minimax;

import dev.qiao.audio.Voice;

/**
 * Voices of MiniMax that its pages show. Any other name works as well: {@code Voice.of(name)}; see
 * <a href="https://platform.minimaxi.com/docs/faq/system-voice-id">the list of voices</a>.
 */
public final class MiniMaxVoices {
  /** A young man, Mandarin. */
  public static final Voice MALE_QN_QINGSE = Voice.of("male-qn-qingse");

  /** A graceful lady, English. */
  public static final Voice ENGLISH_GRACEFUL_LADY = Voice.of("English_Graceful_Lady");

  /** Boyan, as the gateway shows it. */
  public static final Voice BOYAN_NEW_HD = Voice.of("Boyan_new_hd");

  private MiniMaxVoices() {}
}
