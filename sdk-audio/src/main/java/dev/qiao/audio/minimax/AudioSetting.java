package dev.qiao.audio.minimax;

import dev.qiao.audio.AudioFormat;
import dev.qiao.core.internal.json.Additional;
import java.util.LinkedHashMap;
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
    return builder().format(Objects.requireNonNull(format, "format is null")).build();
  }

  /** Starts with the defaults of the service. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from these. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects what is set; only that is sent. Not safe for use by several threads. */
  public static final class Builder {
    // derived from the components: begin

    private @Nullable Integer sampleRate;
    private @Nullable Integer bitrate;
    private @Nullable AudioFormat format;
    private @Nullable Integer channel;
    private @Nullable Boolean forceCbr;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder() {}

    private Builder(AudioSetting from) {
      sampleRate = from.sampleRate;
      bitrate = from.bitrate;
      format = from.format;
      channel = from.channel;
      forceCbr = from.forceCbr;
      additional.putAll(from.additional);
    }

    /** Samples a second: 8000, 16000, 22050, 24000, 32000 or 44100. Default 32000. */
    public Builder sampleRate(@Nullable Integer value) {
      sampleRate = value;
      return this;
    }

    /** Bits a second of mp3: 32000, 64000, 128000 or 256000. Default 128000. */
    public Builder bitrate(@Nullable Integer value) {
      bitrate = value;
      return this;
    }

    /** How the audio is encoded: mp3, pcm, flac, wav, pcmu_raw, pcmu_wav or opus. Default mp3. */
    public Builder format(@Nullable AudioFormat value) {
      format = value;
      return this;
    }

    /** 1 or 2. Default 1. */
    public Builder channel(@Nullable Integer value) {
      channel = value;
      return this;
    }

    /** Whether the bit rate never changes. Default false. */
    public Builder forceCbr(@Nullable Boolean value) {
      forceCbr = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public AudioSetting build() {
      return new AudioSetting(sampleRate, bitrate, format, channel, forceCbr, additional);
    }

    // derived: end
  }
}
