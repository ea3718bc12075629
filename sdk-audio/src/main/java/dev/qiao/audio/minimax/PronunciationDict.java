package dev.qiao.audio.minimax;

import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to pronounce certain words.
 *
 * @param tone each a word and how it sounds, such as {@code omg/oh my god}
 * @param additional fields beside these
 */
public record PronunciationDict(
    @Nullable List<String> tone, @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public PronunciationDict {
    tone = Additional.Copy.listOrNull(tone, "tone");
    additional = Additional.Copy.of(additional, PronunciationDict.class);
  }

  /** Returns a dictionary of entries such as {@code 燕少飞/(yan4)(shao3)(fei1)}. */
  public static PronunciationDict of(String... tone) {
    return new PronunciationDict(Additional.Copy.list(tone, "tone"), Map.of());
  }
}
