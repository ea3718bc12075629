package dev.qiao.audio.cosyvoice;

import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to pronounce or replace certain words.
 *
 * @param pronunciation each a word and its pinyin
 * @param replace each a word and what is spoken instead
 * @param additional fields beside these
 */
public record HotFix(
    @Nullable List<Map<String, String>> pronunciation,
    @Nullable List<Map<String, String>> replace,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public HotFix {
    pronunciation = Additional.Copy.listOrNull(pronunciation, "pronunciation");
    replace = Additional.Copy.listOrNull(replace, "replace");
    additional = Additional.Copy.of(additional, HotFix.class);
  }

  /** Pronounces words by their pinyin. */
  public static HotFix pronunciation(Map<String, String> pinyinOfWords) {
    return new HotFix(each(pinyinOfWords), null, Map.of());
  }

  /** Speaks other words instead. */
  public static HotFix replace(Map<String, String> replacements) {
    return new HotFix(null, each(replacements), Map.of());
  }

  /** Pronounces words by their pinyin, and speaks other words instead of some. */
  public static HotFix of(Map<String, String> pinyinOfWords, Map<String, String> replacements) {
    return new HotFix(each(pinyinOfWords), each(replacements), Map.of());
  }

  private static List<Map<String, String>> each(Map<String, String> words) {
    return Objects.requireNonNull(words, "the map of words is null").entrySet().stream()
        .map(
            word ->
                Map.of(
                    Objects.requireNonNull(word.getKey(), "a word is null"),
                    Objects.requireNonNull(word.getValue(), "what to say for a word is null")))
        .toList();
  }
}
