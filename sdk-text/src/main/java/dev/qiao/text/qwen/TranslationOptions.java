package dev.qiao.text.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a qwen-mt model translates.
 *
 * @param sourceLang the language of the text, by its English name, or {@code auto}
 * @param targetLang the language to translate into, by its English name
 * @param terms words with a fixed translation
 * @param tmList sentences with a translation to follow
 * @param domains the field and style of the text, a sentence in English
 * @param additional fields beside these
 */
public record TranslationOptions(
    @Nullable String sourceLang,
    @Nullable String targetLang,
    @Nullable List<Pair> terms,
    @Nullable List<Pair> tmList,
    @Nullable String domains,
    @Additional Map<String, Object> additional) {
  /** Models whose streams always repeat the whole text in every event. */
  private static final Set<String> WHOLE_TEXT_MODELS = Set.of("qwen-mt-plus", "qwen-mt-turbo");

  /** Refuses an additional field named like a component. */
  public TranslationOptions {
    terms = Additional.Copy.listOrNull(terms, "terms");
    tmList = Additional.Copy.listOrNull(tmList, "tmList");
    additional = Additional.Copy.of(additional, TranslationOptions.class);
  }

  /** Translates from any language into this one, by its English name. */
  public static TranslationOptions into(String targetLang) {
    return new TranslationOptions(
        "auto",
        Objects.requireNonNull(targetLang, "targetLang is null"),
        null,
        null,
        null,
        Map.of());
  }

  /** A copy for texts in this language, by its English name. */
  public TranslationOptions withSourceLang(String value) {
    return new TranslationOptions(value, targetLang, terms, tmList, domains, additional);
  }

  /** A copy with these words, whose translations are fixed, instead of others. */
  public TranslationOptions withTerms(Pair... values) {
    return new TranslationOptions(
        sourceLang, targetLang, List.of(values), tmList, domains, additional);
  }

  /** A copy with these sentences, whose translations are to be followed, instead of others. */
  public TranslationOptions withTmList(Pair... values) {
    return new TranslationOptions(
        sourceLang, targetLang, terms, List.of(values), domains, additional);
  }

  /** A copy for texts of this field and style, described in English. */
  public TranslationOptions withDomains(String value) {
    return new TranslationOptions(sourceLang, targetLang, terms, tmList, value, additional);
  }

  static boolean isWholeTextModel(Model model) {
    return WHOLE_TEXT_MODELS.contains(model.name());
  }

  /**
   * A word or sentence and its translation.
   *
   * @param source the word or sentence in the text
   * @param target its translation
   * @param additional fields beside these
   */
  public record Pair(
      @Nullable String source,
      @Nullable String target,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Pair {
      additional = Additional.Copy.of(additional, Pair.class);
    }

    /** A pair. */
    public static Pair of(String source, String target) {
      return new Pair(
          Objects.requireNonNull(source, "source is null"),
          Objects.requireNonNull(target, "target is null"),
          Map.of());
    }
  }
}
