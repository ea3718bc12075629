package dev.qiao.audio.cosyvoice;

import dev.qiao.audio.AudioFormat;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documented limits of CosyVoice and Sambert, whichever wire they come over. */
final class CosyVoiceLimits {
  static final Limit FACTOR = Limit.range(0.5, 2);
  static final Limit VOLUME = Limit.range(0, 100);

  private static final Limit LANGUAGES =
      Limit.oneOf("zh", "en", "fr", "de", "ja", "ko", "ru", "pt", "th", "id", "vi", "it", "ms");

  private static final int DEFAULT_SAMPLE_RATE = 22050;

  /** One page says 100; the vendor's own SDK says 128, and no page says more. */
  private static final int MAX_INSTRUCTION_LENGTH = 128;

  private CosyVoiceLimits() {}

  /** The headers of a request that asks for a review of content, or not. */
  static Map<String, String> headers(@Nullable String dataInspection) {
    return dataInspection == null ? Map.of() : Map.of("X-DashScope-DataInspection", dataInspection);
  }

  static AudioFormat format(@Nullable CosyVoiceOptions options) {
    AudioFormat asked = options == null ? null : options.format();
    return asked == null ? AudioFormat.MP3 : asked;
  }

  static int sampleRate(@Nullable CosyVoiceOptions options) {
    Integer asked = options == null ? null : options.sampleRate();
    return asked == null || asked == 0 ? DEFAULT_SAMPLE_RATE : asked;
  }

  static void check(
      Violations violations, String at, @Nullable CosyVoiceOptions options, Limit sampleRates) {
    if (options == null) {
      return;
    }
    violations
        .check(at + "voice", options.voice())
        .check(at + "format", options.format(), Limit.oneOf("pcm", "wav", "mp3", "opus"))
        .check(at + "format", options.format())
        .check(at + "sample_rate", options.sampleRate(), sampleRates)
        .check(at + "volume", options.volume(), VOLUME)
        .check(at + "rate", options.rate(), FACTOR)
        .check(at + "pitch", options.pitch(), FACTOR)
        .check(at + "bit_rate", options.bitRate(), Limit.range(6, 510))
        .check(at + "bit_rate", options.bitRate())
        .check(at + "seed", options.seed(), Limit.range(0, 65535))
        .check(at + "seed", options.seed())
        .check(at + "hot_fix", options.hotFix());
    if (options.bitRate() != null && !AudioFormat.OPUS.equals(options.format())) {
      violations.warn(at + "bit_rate", "applies to opus only; leave it out or ask for opus");
    }
    List<String> languages = options.languageHints();
    if (languages != null && !languages.isEmpty()) {
      violations.check(at + "language_hints[0]", languages.get(0), LANGUAGES);
      if (languages.size() > 1) {
        violations.warn(at + "language_hints", "only its first language counts; give one");
      }
    }
    if (Boolean.TRUE.equals(options.enableAigcTag()) && AudioFormat.PCM.equals(options.format())) {
      violations.warn(at + "enable_aigc_tag", "does nothing to pcm; ask for wav, mp3 or opus");
    }
    String instruction = options.instruction();
    if (instruction != null && weight(instruction) > MAX_INSTRUCTION_LENGTH) {
      violations.add(
          at + "instruction",
          "at most " + MAX_INSTRUCTION_LENGTH + " characters, a Han character counting two",
          weight(instruction) + " characters",
          "shorten it");
    }
  }

  /** How long a text is where a Han character counts two. */
  private static long weight(String text) {
    return text.codePoints()
        .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 2 : 1)
        .asLongStream()
        .sum();
  }
}
