package dev.qiao.audio.cosyvoice;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioModels;
import dev.qiao.audio.Voice;
import dev.qiao.audio.internal.TextWeight;
import dev.qiao.core.Model;
import dev.qiao.core.operation.Violations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules between CosyVoice's fields, whichever wire they come over. */
final class CosyVoiceLimits {
  private static final int DEFAULT_SAMPLE_RATE = 22050;

  /** Where a Han character counts two; the catalogue has the limit where it counts one. */
  private static final int MAX_WEIGHT_OF_INSTRUCTION = 100;

  private static final Set<Model> WITHOUT_SYSTEM_VOICES =
      Set.of(AudioModels.COSYVOICE_V3_5_PLUS, AudioModels.COSYVOICE_V3_5_FLASH);

  private static final Set<Voice> SYSTEM_VOICES =
      Set.of(CosyVoices.LONGANYANG, CosyVoices.LONGXIAOCHUN, CosyVoices.LONGANHUAN_V3_6);

  /** What the names of the vendor's voices begin with; those of cloned ones begin with a model. */
  private static final Pattern LIKE_A_SYSTEM_VOICE = Pattern.compile("loo?ng[a-z]+(_v[\\d.]+)?");

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

  /**
   * Checks what both wires have in common.
   *
   * @param at where the options are on the wire, with a dot behind it
   */
  static void check(
      Violations violations, Model model, String at, @Nullable CosyVoiceOptions options) {
    if (options == null) {
      return;
    }
    violations
        .check(at + "format", options.format())
        .check(at + "volume", options.volume())
        .check(at + "rate", options.rate())
        .check(at + "pitch", options.pitch())
        .check(at + "bit_rate", options.bitRate())
        .check(at + "seed", options.seed())
        .check(at + "instruction", options.instruction())
        .check(at + "hot_fix", isEmpty(options.hotFix()) ? null : options.hotFix())
        .check(at + "enable_aigc_tag", ifTrue(options.enableAigcTag()))
        .check(at + "aigc_propagator", options.aigcPropagator())
        .check(at + "aigc_propagate_id", options.aigcPropagateId())
        .check(at + "enable_markdown_filter", ifTrue(options.enableMarkdownFilter()));
    voice(violations, model, at, options.voice());
    withoutEffect(violations, at, options);
    List<String> languages = options.languageHints();
    if (languages != null && !languages.isEmpty()) {
      violations.check(at + "language_hints[0]", languages.get(0), at + "language_hints[]");
      if (languages.size() > 1) {
        violations.warn(at + "language_hints", "only its first language counts; give one");
      }
    }
    String instruction = options.instruction();
    if (instruction != null
        && instruction.codePointCount(0, instruction.length()) <= MAX_WEIGHT_OF_INSTRUCTION
        && TextWeight.of(instruction) > MAX_WEIGHT_OF_INSTRUCTION) {
      violations.warn(
          at + "instruction",
          "is "
              + TextWeight.of(instruction)
              + " characters where a Han character counts two, as one page counts it: that page"
              + " allows 100, the vendor's SDK 128 (shorten it)");
    }
  }

  private static void voice(Violations violations, Model model, String at, @Nullable Voice voice) {
    if (voice == null || !WITHOUT_SYSTEM_VOICES.contains(model)) {
      return;
    }
    if (SYSTEM_VOICES.contains(voice)) {
      violations.add(
          at + "voice",
          "a cloned or designed voice for " + model,
          voice,
          "make one for this model, or ask cosyvoice-v3-flash, which has the vendor's voices");
    } else if (LIKE_A_SYSTEM_VOICE.matcher(voice.value()).matches()) {
      violations.warn(
          at + "voice",
          "is "
              + voice
              + ", which looks like one of the vendor's voices, and "
              + model
              + " has none: it takes cloned and designed ones");
    }
  }

  private static void withoutEffect(Violations violations, String at, CosyVoiceOptions options) {
    if (options.bitRate() != null && !AudioFormat.OPUS.equals(options.format())) {
      violations.warn(at + "bit_rate", "applies to opus only; leave it out or ask for opus");
    }
    boolean marked = Boolean.TRUE.equals(options.enableAigcTag());
    if (marked && AudioFormat.PCM.equals(options.format())) {
      violations.warn(at + "enable_aigc_tag", "does nothing to pcm; ask for wav, mp3 or opus");
    }
    if (!marked && isSet(options.aigcPropagator())) {
      violations.warn(at + "aigc_propagator", "does nothing without " + at + "enable_aigc_tag");
    }
    if (!marked && isSet(options.aigcPropagateId())) {
      violations.warn(at + "aigc_propagate_id", "does nothing without " + at + "enable_aigc_tag");
    }
  }

  /** False is the default, and as good as left out. */
  private static @Nullable Boolean ifTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value) ? value : null;
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private static boolean isEmpty(@Nullable HotFix fix) {
    return fix == null
        || (isEmpty(fix.pronunciation()) && isEmpty(fix.replace()) && fix.additional().isEmpty());
  }

  private static boolean isEmpty(@Nullable List<?> list) {
    return list == null || list.isEmpty();
  }
}
