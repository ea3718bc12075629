package dev.qiao.audio;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import java.util.ArrayList;
import java.util.List;

/** The documented limits of single models. Those of a whole family are at its requests. */
final class AudioLimits {
  private static final String QWEN = "https://help.aliyun.com/zh/model-studio/qwen-tts-api";
  private static final String COSYVOICE =
      "https://help.aliyun.com/zh/model-studio/cosyvoice-client-events";
  private static final String MINIMAX =
      "https://platform.minimaxi.com/docs/api-reference/speech-t2a-http";

  private AudioLimits() {}

  static List<ModelLimits> all() {
    List<ModelLimits> all = new ArrayList<>();
    qwen(all);
    cosyVoice(all);
    miniMax(all);
    return all;
  }

  private static void qwen(List<ModelLimits> all) {
    Limit text = Limit.maxCharacters(600);
    Limit deaf =
        Limit.absent("leave it out, or ask an instruct model such as qwen3-tts-instruct-flash");
    for (Model model :
        List.of(
            AudioModels.QWEN3_TTS_FLASH,
            AudioModels.QWEN3_TTS_FLASH_2025_11_27,
            AudioModels.QWEN3_TTS_FLASH_2025_09_18)) {
      all.add(
          ModelLimits.builder(model, QWEN)
              .limit("input.text", text)
              .limit("input.instructions", deaf)
              .limit("input.optimize_instructions", deaf)
              .build());
    }
    for (Model model :
        List.of(
            AudioModels.QWEN3_TTS_INSTRUCT_FLASH,
            AudioModels.QWEN3_TTS_INSTRUCT_FLASH_2026_01_26)) {
      all.add(ModelLimits.builder(model, QWEN).limit("input.text", text).build());
    }
    // Their texts are counted in tokens, which only the service can.
    for (Model model :
        List.of(
            AudioModels.QWEN_TTS,
            AudioModels.QWEN_TTS_LATEST,
            AudioModels.QWEN_TTS_2025_05_22,
            AudioModels.QWEN_TTS_2025_04_10)) {
      all.add(
          ModelLimits.builder(model, QWEN)
              .limit("input.instructions", deaf)
              .limit("input.optimize_instructions", deaf)
              .build());
    }
  }

  private static void cosyVoice(List<ModelLimits> all) {
    Limit noSeed = Limit.absent("leave it out, or ask cosyvoice-v2 or newer");
    Limit noHotFix = Limit.absent("leave it out, or ask a model of the v3 family");
    all.add(
        ModelLimits.builder(AudioModels.COSYVOICE_V1, COSYVOICE)
            .limit("parameters.format", Limit.oneOf("pcm", "wav", "mp3"))
            .limit("parameters.bit_rate", noSeed)
            .limit("parameters.seed", noSeed)
            .limit("parameters.hot_fix", noHotFix)
            .build());
    all.add(
        ModelLimits.builder(AudioModels.COSYVOICE_V2, COSYVOICE)
            .limit("parameters.hot_fix", noHotFix)
            .limit("input.hot_fix", noHotFix)
            .build());
  }

  private static void miniMax(List<ModelLimits> all) {
    Limit emotions =
        Limit.oneOf("happy", "sad", "angry", "fearful", "disgusted", "surprised", "calm");
    for (Model model :
        List.of(
            AudioModels.SPEECH_2_8_HD,
            AudioModels.SPEECH_2_8_TURBO,
            AudioModels.SPEECH_02_HD,
            AudioModels.SPEECH_02_TURBO,
            AudioModels.SPEECH_01_HD,
            AudioModels.SPEECH_01_TURBO)) {
      all.add(ModelLimits.builder(model, MINIMAX).limit("voice_setting.emotion", emotions).build());
    }
    Limit more =
        Limit.oneOf(
            "happy",
            "sad",
            "angry",
            "fearful",
            "disgusted",
            "surprised",
            "calm",
            "fluent",
            "whisper");
    for (Model model : List.of(AudioModels.SPEECH_2_6_HD, AudioModels.SPEECH_2_6_TURBO)) {
      all.add(ModelLimits.builder(model, MINIMAX).limit("voice_setting.emotion", more).build());
    }
  }
}
