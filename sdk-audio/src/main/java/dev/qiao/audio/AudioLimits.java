package dev.qiao.audio;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The documented limits of single models. Rules between fields are at the requests. */
final class AudioLimits {
  private static final String QWEN = "https://help.aliyun.com/zh/model-studio/qwen-tts-api";
  private static final String COSYVOICE =
      "https://help.aliyun.com/zh/model-studio/cosyvoice-client-events";
  private static final String SAMBERT =
      "https://help.aliyun.com/zh/model-studio/sambert-websocket-api";
  private static final String MINIMAX =
      "https://platform.minimaxi.com/docs/api-reference/speech-t2a-http";
  private static final String GLM =
      "https://docs.bigmodel.cn/cn/guide/models/sound-and-video/glm-tts";

  private static final String HTTP = "input.";
  private static final String SOCKET = "payload.parameters.";

  private static final Limit FACTOR = Limit.range(0.5, 2);
  private static final Limit PERCENT = Limit.range(0, 100);
  private static final Limit LOUDNESS = Limit.range(0, false, 10, true);
  private static final Limit MODIFIED = Limit.range(-100, 100);
  private static final Limit SAMPLE_RATES = Limit.oneOf(8000, 16000, 22050, 24000, 44100, 48000);

  private static final List<String> LANGUAGES_OF_HTTP =
      List.of("zh", "en", "fr", "de", "ja", "ko", "ru", "pt", "th", "id", "vi");
  private static final List<String> LANGUAGES_OF_SOCKETS =
      List.of("zh", "en", "fr", "de", "ja", "ko", "ru", "pt", "th", "id", "vi", "it", "ms");

  /** The models whose audio may carry a hidden mark. */
  private static final Set<Model> MARKED =
      Set.of(
          AudioModels.COSYVOICE_V3_FLASH, AudioModels.COSYVOICE_V3_PLUS, AudioModels.COSYVOICE_V2);

  private AudioLimits() {}

  static List<ModelLimits> all() {
    List<ModelLimits> all = new ArrayList<>();
    qwen(all);
    cosyVoice(all);
    sambert(all);
    miniMax(all);
    glm(all);
    return all;
  }

  private static void qwen(List<ModelLimits> all) {
    Limit deaf =
        Limit.warned(
            Limit.absent("ask an instruct model such as qwen3-tts-instruct-flash"),
            "it does nothing there");
    for (Model model : AudioOperations.QWEN_TTS.models()) {
      ModelLimits.Builder limits = ModelLimits.builder(model, QWEN);
      // The texts of the older ones are counted in tokens, which only the service can.
      if (!model.name().startsWith("qwen-tts")) {
        limits.limit("input.text", Limit.maxCharacters(600));
      }
      if (!model.name().contains("-instruct-")) {
        limits.limit("input.instructions", deaf).limit("input.optimize_instructions", deaf);
      }
      all.add(limits.build());
    }
  }

  private static void cosyVoice(List<ModelLimits> all) {
    for (Model model : AudioOperations.COSYVOICE_WEBSOCKET.models()) {
      ModelLimits.Builder limits = ModelLimits.builder(model, COSYVOICE);
      if (AudioOperations.COSYVOICE_HTTP_TTS.models().contains(model)) {
        limits
            .limit(HTTP + "sample_rate", SAMPLE_RATES)
            .limit(HTTP + "language_hints[]", Limit.known(LANGUAGES_OF_HTTP));
        cosyVoice(limits, HTTP, model);
      }
      limits
          .limit(SOCKET + "sample_rate", Limit.range(8000, 48000))
          .limit(
              SOCKET + "sample_rate",
              Limit.warned(SAMPLE_RATES, "one page lists these, another says 8000 to 48000"))
          .limit(SOCKET + "language_hints[]", Limit.known(LANGUAGES_OF_SOCKETS));
      cosyVoice(limits, SOCKET, model);
      all.add(limits.build());
    }
  }

  private static void cosyVoice(ModelLimits.Builder limits, String at, Model model) {
    boolean oldest = model.equals(AudioModels.COSYVOICE_V1);
    limits
        .limit(
            at + "format",
            oldest ? Limit.oneOf("pcm", "wav", "mp3") : Limit.oneOf("pcm", "wav", "mp3", "opus"))
        .limit(at + "volume", PERCENT)
        .limit(at + "rate", FACTOR)
        .limit(at + "pitch", FACTOR)
        .limit(at + "bit_rate", Limit.range(6, 510))
        .limit(at + "seed", Limit.range(0, 65535))
        .limit(at + "instruction", Limit.maxCharacters(128))
        .limit(
            at + "instruction",
            Limit.warned(
                Limit.maxCharacters(100),
                "one page says 100, a Han character counting two; the vendor's SDK says 128"));
    if (oldest) {
      Limit newer = Limit.absent("leave it out, or ask cosyvoice-v2 or newer");
      limits.limit(at + "bit_rate", newer).limit(at + "seed", newer);
    }
    if (oldest || model.equals(AudioModels.COSYVOICE_V2)) {
      limits.limit(at + "hot_fix", Limit.absent("leave it out, or ask a model of the v3 family"));
    }
    if (!MARKED.contains(model)) {
      Limit unmarked =
          Limit.warned(
              Limit.absent("leave it out, or ask one of them"),
              "the page names cosyvoice-v3-flash, -v3-plus and -v2 only");
      for (String mark : List.of("enable_aigc_tag", "aigc_propagator", "aigc_propagate_id")) {
        limits.limit(at + mark, unmarked);
      }
    }
    if (!model.equals(AudioModels.COSYVOICE_V3_FLASH)) {
      limits.limit(
          at + "enable_markdown_filter",
          Limit.warned(
              Limit.absent("leave it out"), "the page names cloned voices of cosyvoice-v3-flash"));
    }
  }

  private static void sambert(List<ModelLimits> all) {
    for (Model model : AudioOperations.SAMBERT_WEBSOCKET.models()) {
      all.add(
          ModelLimits.builder(model, SAMBERT)
              .limit(SOCKET + "format", Limit.oneOf("wav", "pcm", "mp3"))
              .limit(SOCKET + "sample_rate", Limit.range(8000, 48000))
              .limit(
                  SOCKET + "sample_rate",
                  Limit.warned(
                      Limit.range(8000, 24000), "one page says 24000, samples go up to 48000"))
              .limit(SOCKET + "volume", PERCENT)
              .limit(SOCKET + "rate", FACTOR)
              .limit(SOCKET + "pitch", FACTOR)
              .build());
    }
  }

  private static void miniMax(List<ModelLimits> all) {
    Limit emotions =
        Limit.known(
            List.of(
                "happy",
                "sad",
                "angry",
                "fearful",
                "disgusted",
                "surprised",
                "calm",
                "fluent",
                "whisper"));
    for (Model model : AudioOperations.MINIMAX_T2A.models()) {
      all.add(
          ModelLimits.builder(model, MINIMAX)
              .limit("text", Limit.maxCharacters(9999))
              .limit("voice_setting.speed", FACTOR)
              .limit("voice_setting.vol", LOUDNESS)
              .limit("voice_setting.pitch", Limit.range(-12, 12))
              .limit("voice_setting.emotion", emotions)
              .limit(
                  "audio_setting.sample_rate", Limit.oneOf(8000, 16000, 22050, 24000, 32000, 44100))
              .limit("audio_setting.bitrate", Limit.oneOf(32000, 64000, 128000, 256000))
              .limit(
                  "audio_setting.format",
                  Limit.known(List.of("mp3", "pcm", "flac", "wav", "pcmu_raw", "pcmu_wav", "opus")))
              .limit("audio_setting.channel", Limit.oneOf(1, 2))
              .limit("voice_modify.pitch", MODIFIED)
              .limit("voice_modify.intensity", MODIFIED)
              .limit("voice_modify.timbre", MODIFIED)
              .limit(
                  "voice_modify.sound_effects",
                  Limit.known(
                      List.of("spacious_echo", "auditorium_echo", "lofi_telephone", "robotic")))
              .limit("timbre_weights[].weight", Limit.range(1, 100))
              .limit("subtitle_type", Limit.known(List.of("sentence", "word", "word_streaming")))
              .limit("output_format", Limit.known(List.of("hex", "url")))
              .limit("text_normalization_mode", Limit.known(List.of("basic", "quality")))
              .build());
    }
  }

  private static void glm(List<ModelLimits> all) {
    all.add(
        ModelLimits.builder(AudioModels.GLM_TTS, GLM)
            .limit("input", Limit.maxCharacters(1024))
            .limit("response_format", Limit.oneOf("pcm", "wav"))
            .limit("speed", FACTOR)
            .limit("volume", LOUDNESS)
            .limit("encode_format", Limit.oneOf("base64", "hex"))
            .build());
  }
}
