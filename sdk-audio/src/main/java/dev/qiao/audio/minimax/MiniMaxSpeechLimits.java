package dev.qiao.audio.minimax;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.core.Model;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules between the fields of MiniMax's speech; the catalogue has those of single ones. */
final class MiniMaxSpeechLimits {
  private static final int MAX_VOICES = 4;

  /** The vendor advises a stream for more. */
  private static final int LONG_TEXT = 3000;

  private static final Set<Emotion> OF_2_6 = Set.of(Emotion.FLUENT, Emotion.WHISPER);
  private static final Set<String> NOT_OF_01_AND_02 = Set.of("Persian", "Filipino", "Tamil");

  /** The formats whose voice can be modified, and mp3, the default. */
  private static final Set<AudioFormat> MODIFIABLE =
      Set.of(AudioFormat.MP3, AudioFormat.WAV, AudioFormat.FLAC);

  private static final Limit LANGUAGES =
      Limit.known(
          List.of(
              "auto",
              "Chinese",
              "Chinese,Yue",
              "English",
              "Arabic",
              "Russian",
              "Spanish",
              "French",
              "Portuguese",
              "German",
              "Turkish",
              "Dutch",
              "Ukrainian",
              "Vietnamese",
              "Indonesian",
              "Japanese",
              "Italian",
              "Korean",
              "Thai",
              "Polish",
              "Romanian",
              "Greek",
              "Czech",
              "Finnish",
              "Hindi",
              "Bulgarian",
              "Danish",
              "Hebrew",
              "Malay",
              "Persian",
              "Slovak",
              "Swedish",
              "Croatian",
              "Filipino",
              "Hungarian",
              "Norwegian",
              "Slovenian",
              "Catalan",
              "Nynorsk",
              "Tamil",
              "Afrikaans"));

  private final Violations violations;
  private final MiniMaxSpeechRequest request;
  private final Model model;
  private final boolean streamed;

  private MiniMaxSpeechLimits(Violations violations, MiniMaxSpeechRequest request) {
    this.violations = violations;
    this.request = request;
    this.model = request.model();
    this.streamed = Boolean.TRUE.equals(request.stream());
  }

  static void check(Violations violations, MiniMaxSpeechRequest request) {
    MiniMaxSpeechLimits limits = new MiniMaxSpeechLimits(violations, request);
    limits.text();
    VoiceSetting voice = request.voiceSetting();
    limits.voices(voice, request.timbreWeights());
    if (voice != null) {
      limits.voice(voice);
    }
    if (request.audioSetting() != null) {
      limits.audio(request.audioSetting());
    }
    if (request.voiceModify() != null) {
      limits.modify(request.voiceModify());
    }
    limits.language(voice);
    limits.subtitles();
    limits.ofStreams();
  }

  private void text() {
    String text = request.text();
    violations.check("text", text);
    int length = text.codePointCount(0, text.length());
    if (!streamed && length > LONG_TEXT) {
      violations.warn(
          "text", "is " + length + " characters; the vendor advises to stream more than 3000");
    }
    violations.check("text_normalization_mode", request.textNormalizationMode());
    if (streamed && "quality".equals(request.textNormalizationMode())) {
      violations.warn("text_normalization_mode", "works as basic in a stream");
    }
  }

  /** One voice by its name, or a mixture with an empty name. */
  private void voices(@Nullable VoiceSetting voice, @Nullable List<TimbreWeight> weights) {
    boolean named = voice != null && voice.voiceId() != null && !voice.voiceId().value().isEmpty();
    boolean mixed = weights != null && !weights.isEmpty();
    boolean known = AudioOperations.MINIMAX_T2A.models().contains(model);
    if (!named && !mixed && known) {
      violations.add(
          "voice_setting.voice_id",
          "set for " + model,
          voice == null || voice.voiceId() == null ? null : "empty",
          "name a voice such as male-qn-qingse, or mix some with timbre_weights");
    }
    if (named && mixed) {
      violations.warn(
          "voice_setting.voice_id",
          "is set beside timbre_weights, which name the voices; leave it empty");
    }
    if (weights == null) {
      return;
    }
    if (known && weights.size() > MAX_VOICES) {
      violations.add("timbre_weights", "at most 4", weights.size() + " voices", "mix fewer");
    }
    for (int i = 0; i < weights.size(); i++) {
      violations.check(
          "timbre_weights[" + i + "].weight", weights.get(i).weight(), "timbre_weights[].weight");
    }
  }

  private void voice(VoiceSetting voice) {
    violations
        .check("voice_setting.speed", voice.speed())
        .check("voice_setting.vol", voice.vol())
        .check("voice_setting.pitch", voice.pitch())
        .check("voice_setting.emotion", voice.emotion());
    Emotion emotion = voice.emotion();
    if (emotion != null
        && OF_2_6.contains(emotion)
        && AudioOperations.MINIMAX_T2A.models().contains(model)
        && !model.name().startsWith("speech-2.6-")) {
      violations.warn(
          "voice_setting.emotion",
          "is " + emotion + ", which only speech-2.6-hd and speech-2.6-turbo have");
    }
    if (request.textNormalizationMode() != null && voice.textNormalization() != null) {
      violations.warn(
          "voice_setting.text_normalization",
          "does nothing beside text_normalization_mode; leave it out");
    }
  }

  private void audio(AudioSetting audio) {
    violations
        .check("audio_setting.sample_rate", audio.sampleRate())
        .check("audio_setting.bitrate", audio.bitrate())
        .check("audio_setting.format", audio.format())
        .check("audio_setting.channel", audio.channel());
    AudioFormat format = audio.format();
    if (audio.bitrate() != null && format != null && !format.equals(AudioFormat.MP3)) {
      violations.warn("audio_setting.bitrate", "applies to mp3 only; leave it out or ask for mp3");
    }
  }

  private void modify(VoiceModify modify) {
    violations
        .check("voice_modify.pitch", modify.pitch())
        .check("voice_modify.intensity", modify.intensity())
        .check("voice_modify.timbre", modify.timbre())
        .check("voice_modify.sound_effects", modify.soundEffects());
    AudioSetting audio = request.audioSetting();
    AudioFormat format = audio == null ? null : audio.format();
    if (format != null && !MODIFIABLE.contains(format)) {
      violations.warn("voice_modify", "is documented for mp3, wav and flac, not for " + format);
    }
  }

  private void language(@Nullable VoiceSetting voice) {
    String language = request.languageBoost();
    violations.check("language_boost", language, LANGUAGES);
    if (language == null) {
      return;
    }
    if (NOT_OF_01_AND_02.contains(language)
        && (model.name().startsWith("speech-01-") || model.name().startsWith("speech-02-"))) {
      violations.warn(
          "language_boost", "is " + language + ", which " + model + " does not speak yet");
    }
    if (voice != null && Boolean.TRUE.equals(voice.latexRead()) && !language.equals("Chinese")) {
      violations.warn("language_boost", "is taken as Chinese beside voice_setting.latex_read");
    }
  }

  private void subtitles() {
    violations.check("subtitle_type", request.subtitleType());
    if (request.subtitleType() != null && !Boolean.TRUE.equals(request.subtitleEnable())) {
      violations.warn("subtitle_type", "does nothing without subtitle_enable");
    }
  }

  private void ofStreams() {
    violations.check("output_format", request.outputFormat());
    if (streamed && "url".equals(request.outputFormat())) {
      violations.warn("output_format", "does nothing in a stream, which is hex; leave it out");
    }
    if (streamed && Boolean.TRUE.equals(request.aigcWatermark())) {
      violations.warn("aigc_watermark", "does nothing in a stream; leave it out");
    }
    MiniMaxSpeechRequest.StreamOptions options = request.streamOptions();
    if (!streamed && options != null && options.excludeAggregatedAudio() != null) {
      violations.warn("stream_options.exclude_aggregated_audio", "does nothing without a stream");
    }
  }
}
