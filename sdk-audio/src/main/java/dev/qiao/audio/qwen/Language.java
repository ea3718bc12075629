package dev.qiao.audio.qwen;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;
import dev.qiao.core.operation.Limit;
import java.util.List;
import java.util.Locale;

/** The language of a text for Qwen. Open: any other word passes through. */
public final class Language extends OpenValue {
  /** The service finds out. The default. */
  public static final Language AUTO = new Language("Auto");

  /** Chinese. */
  public static final Language CHINESE = new Language("Chinese");

  /** English. */
  public static final Language ENGLISH = new Language("English");

  /** German. */
  public static final Language GERMAN = new Language("German");

  /** Italian. */
  public static final Language ITALIAN = new Language("Italian");

  /** Portuguese. */
  public static final Language PORTUGUESE = new Language("Portuguese");

  /** Spanish. */
  public static final Language SPANISH = new Language("Spanish");

  /** Japanese. */
  public static final Language JAPANESE = new Language("Japanese");

  /** Korean. */
  public static final Language KOREAN = new Language("Korean");

  /** French. */
  public static final Language FRENCH = new Language("French");

  /** Russian. */
  public static final Language RUSSIAN = new Language("Russian");

  /** The languages that the page of Qwen-TTS names. */
  public static final List<Language> DOCUMENTED =
      List.of(
          AUTO,
          CHINESE,
          ENGLISH,
          GERMAN,
          ITALIAN,
          PORTUGUESE,
          SPANISH,
          JAPANESE,
          KOREAN,
          FRENCH,
          RUSSIAN);

  /** The documented language that this one means or resembles, by its code or its name. */
  String nearest() {
    String name = Locale.forLanguageTag(value()).getDisplayLanguage(Locale.ENGLISH);
    return Limit.nearest(name.isEmpty() ? value() : name, DOCUMENTED).findFirst().orElseThrow();
  }

  private Language(String value) {
    super(value);
  }

  /** The language of that word. */
  @JsonCreator
  public static Language of(String value) {
    return new Language(value);
  }
}
