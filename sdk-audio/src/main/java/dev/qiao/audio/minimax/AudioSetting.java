package dev.qiao.audio.minimax;

import dev.qiao.audio.AudioFormat;
import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the audio is encoded.
 *
 * @param sampleRate samples a second: 8000, 16000, 22050, 24000, 32000 or 44100. Default 32000.
 * @param bitrate bits a second of mp3: 32000, 64000, 128000 or 256000. Default 128000.
 * @param format how the audio is encoded: mp3, pcm, flac, wav, pcmu_raw, pcmu_wav or opus. Default
 *     mp3.
 * @param channel 1 or 2. Default 1.
 * @param forceCbr whether the bit rate never changes. Default false.
 * @param additional fields beside these
 */
public record AudioSetting(
    @Nullable Integer sampleRate,
    @Nullable Integer bitrate,
    @Nullable AudioFormat format,
    @Nullable Integer channel,
    @Nullable Boolean forceCbr,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public AudioSetting {
    additional = Additional.Copy.of(additional, AudioSetting.class);
  }

  /** Audio of a format. */
  public static AudioSetting of(AudioFormat format) {
    return new AudioSetting(
        null, null, Objects.requireNonNull(format, "format is null"), null, null, Map.of());
  }
}
