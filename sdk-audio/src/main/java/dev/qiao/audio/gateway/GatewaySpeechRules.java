package dev.qiao.audio.gateway;

import dev.qiao.audio.AudioModels;
import dev.qiao.audio.qwen.Language;
import dev.qiao.core.Model;
import dev.qiao.core.operation.Violations;
import java.util.Collection;
import java.util.List;

/**
 * The rules that the gateway's page states of speech, GW-25 to GW-29, of the models that it names.
 */
final class GatewaySpeechRules {
  private static final List<Language> LANGUAGES =
      List.of(Language.CHINESE, Language.ENGLISH, Language.AUTO);

  private GatewaySpeechRules() {}

  static boolean isQwen(Model model) {
    return model.equals(AudioModels.QWEN3_TTS_FLASH);
  }

  static void check(Violations violations, GatewaySpeechRequest request) {
    Model model = request.model();
    boolean miniMax = model.equals(AudioModels.SPEECH_2_8_HD);
    if (isQwen(model) || miniMax) {
      media(violations, request);
    }
    if (miniMax && request.voiceId() != null && request.voiceSetting() != null) {
      violations.warn(
          "voice_id", "is ignored beside voice_setting for " + model + " (GW-26); set one of them");
    }
    Language language = request.languageType();
    if (isQwen(model) && language != null && !LANGUAGES.contains(language)) {
      violations.add(
          "language_type",
          "one of Chinese, English, Auto for " + model + " by rule GW-29",
          language,
          "choose one of them or leave it out");
    }
  }

  /** They have no setter, as no speech takes them. */
  private static void media(Violations violations, GatewaySpeechRequest request) {
    for (String field : List.of("images", "videos", "file_urls", "voices")) {
      Object value = request.additional().get(field);
      if (value != null) {
        violations.add(
            field,
            "left out for " + request.model() + " by rule GW-25",
            value instanceof Collection<?> several ? several.size() + " addresses" : value,
            "leave it out");
      }
    }
  }
}
