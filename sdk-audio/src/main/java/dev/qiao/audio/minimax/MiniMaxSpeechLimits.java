package dev.qiao.audio.minimax;

import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documented limits of MiniMax's speech. */
final class MiniMaxSpeechLimits {
  private static final Limit HUNDRED = Limit.range(-100, 100);

  private MiniMaxSpeechLimits() {}

  static void check(Violations violations, MiniMaxSpeechRequest request) {
    violations
        .check("text", request.text(), Limit.maxCharacters(9999))
        .check(
            "subtitle_type",
            request.subtitleType(),
            Limit.oneOf("sentence", "word", "word_streaming"))
        .check("output_format", request.outputFormat(), Limit.oneOf("hex", "url"));
    voice(violations, request.voiceSetting());
    audio(violations, request.audioSetting());
    modify(violations, request.voiceModify());
    weights(violations, request.timbreWeights());
    boolean streamed = Boolean.TRUE.equals(request.stream());
    if (streamed && "url".equals(request.outputFormat())) {
      violations.add("output_format", "hex in a stream", "url", "leave it out, or do not stream");
    }
    if (streamed && Boolean.TRUE.equals(request.aigcWatermark())) {
      violations.warn("aigc_watermark", "does nothing in a stream; leave it out");
    }
  }

  private static void voice(Violations violations, @Nullable VoiceSetting voice) {
    if (voice != null) {
      violations
          .check("voice_setting.speed", voice.speed(), Limit.range(0.5, 2))
          .check("voice_setting.vol", voice.vol(), Limit.range(0, false, 10, true))
          .check("voice_setting.pitch", voice.pitch(), Limit.range(-12, 12))
          .check("voice_setting.emotion", voice.emotion());
    }
  }

  private static void audio(Violations violations, @Nullable AudioSetting audio) {
    if (audio != null) {
      violations
          .check(
              "audio_setting.sample_rate",
              audio.sampleRate(),
              Limit.oneOf(8000, 16000, 22050, 24000, 32000, 44100))
          .check(
              "audio_setting.bitrate", audio.bitrate(), Limit.oneOf(32000, 64000, 128000, 256000))
          .check(
              "audio_setting.format",
              audio.format(),
              Limit.oneOf("mp3", "pcm", "flac", "wav", "pcmu_raw", "pcmu_wav", "opus"))
          .check("audio_setting.channel", audio.channel(), Limit.oneOf(1, 2));
    }
  }

  private static void modify(Violations violations, @Nullable VoiceModify modify) {
    if (modify != null) {
      violations
          .check("voice_modify.pitch", modify.pitch(), HUNDRED)
          .check("voice_modify.intensity", modify.intensity(), HUNDRED)
          .check("voice_modify.timbre", modify.timbre(), HUNDRED)
          .check(
              "voice_modify.sound_effects",
              modify.soundEffects(),
              Limit.oneOf("spacious_echo", "auditorium_echo", "lofi_telephone", "robotic"));
    }
  }

  private static void weights(Violations violations, @Nullable List<TimbreWeight> weights) {
    if (weights == null) {
      return;
    }
    if (weights.size() > 4) {
      violations.add("timbre_weights", "at most 4", weights.size() + " voices", "mix fewer");
    }
    for (int i = 0; i < weights.size(); i++) {
      violations.check(
          "timbre_weights[" + i + "].weight", weights.get(i).weight(), Limit.range(1, 100));
    }
  }
}
