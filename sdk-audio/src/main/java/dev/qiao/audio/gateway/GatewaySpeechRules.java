package dev.qiao.audio.gateway;

import dev.qiao.audio.AudioModels;
import dev.qiao.audio.qwen.Language;
import dev.qiao.core.Model;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the gateway's page states of speech, GW-25 to GW-29, of the models that it names,
 * and what is known of those models at their vendors, which the gateway's page does not repeat.
 */
final class GatewaySpeechRules {
  private static final Limit LANGUAGES =
      Limit.known(List.of(Language.CHINESE, Language.ENGLISH, Language.AUTO));
  private static final Limit QWEN_TEXT =
      Limit.warned(Limit.maxCharacters(600), "the limit of qwen3-tts-flash at its vendor");
  private static final Limit MINIMAX_TEXT =
      Limit.warned(Limit.maxCharacters(9999), "the limit of speech-2.8-hd at its vendor");

  private final Violations violations;
  private final GatewaySpeechRequest request;
  private final Model model;

  private GatewaySpeechRules(Violations violations, GatewaySpeechRequest request) {
    this.violations = violations;
    this.request = request;
    this.model = request.model();
  }

  static boolean isQwen(Model model) {
    return model.equals(AudioModels.QWEN3_TTS_FLASH);
  }

  static void check(Violations violations, GatewaySpeechRequest request) {
    GatewaySpeechRules rules = new GatewaySpeechRules(violations, request);
    if (isQwen(request.model())) {
      rules.media();
      rules.text(QWEN_TEXT);
      rules.qwen();
    } else if (request.model().equals(AudioModels.SPEECH_2_8_HD)) {
      rules.media();
      rules.text(MINIMAX_TEXT);
      rules.miniMax();
    }
  }

  private void qwen() {
    ofAnother("voice_id", request.voiceId(), "it takes voice(..)");
    ofAnother("voice_setting", request.voiceSetting(), "it takes voice(..)");
    ofAnother("audio_setting", request.audioSetting(), "its audio is a WAV file");
    Language language = request.languageType();
    if (language != null && Language.DOCUMENTED.contains(language)) {
      if (!LANGUAGES.allows(language)) {
        violations.warn(
            "language_type",
            "is "
                + language
                + ", which no page of the gateway lists; the page of "
                + model
                + " does");
      }
    } else {
      violations.check("language_type", language, LANGUAGES);
    }
  }

  private void miniMax() {
    ofAnother("voice", request.voice(), "it takes voiceId(..)");
    ofAnother("language_type", request.languageType(), "it finds the language itself");
    if (request.voiceId() != null && request.voiceSetting() != null) {
      violations.warn(
          "voice_id", "is ignored beside voice_setting for " + model + " (GW-26); set one of them");
    }
  }

  private void ofAnother(String field, @Nullable Object value, String instead) {
    if (value != null) {
      violations.warn(field, "is not listed for " + model + "; " + instead);
    }
  }

  private void text(Limit limit) {
    for (int i = 0; i < request.messages().size(); i++) {
      violations.check("messages[" + i + "].content", request.messages().get(i).content(), limit);
    }
  }

  /** They have no setter, as no speech takes them. */
  private void media() {
    for (String field : List.of("images", "videos", "file_urls", "voices")) {
      violations.requireLeftOut(
          field,
          request.additional().get(field),
          " for " + model + " by rule GW-25",
          "leave it out");
    }
  }
}
