package dev.qiao.audio.minimax;

import dev.qiao.audio.Voice;
import dev.qiao.core.internal.json.Additional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks and how.
 *
 * @param voiceId who speaks; an empty name where voices are mixed
 * @param speed how fast: 0.5 to 2. Default 1.
 * @param vol how loud: more than 0, at most 10. Default 1.
 * @param pitch how high: -12 to 12. Default 0.
 * @param emotion the mood. Without one the model chooses by the text.
 * @param textNormalization whether numbers and the like are read out as words. Default false.
 * @param latexRead whether LaTeX is read out. Default false.
 * @param additional fields beside these
 */
public record VoiceSetting(
    @Nullable Voice voiceId,
    @Nullable Double speed,
    @Nullable Double vol,
    @Nullable Integer pitch,
    @Nullable Emotion emotion,
    @Nullable Boolean textNormalization,
    @Nullable Boolean latexRead,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public VoiceSetting {
    additional = Additional.Copy.of(additional, VoiceSetting.class);
  }

  /** Speaks with a voice, unchanged. */
  public static VoiceSetting of(Voice voice) {
    return builder(voice).build();
  }

  /** Starts with a voice. */
  public static Builder builder(Voice voice) {
    return new Builder().voiceId(Objects.requireNonNull(voice, "voice is null"));
  }

  /** Starts from these. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects what is set; only that is sent. Not safe for use by several threads. */
  public static final class Builder {
    // derived from the components: begin

    private @Nullable Voice voiceId;
    private @Nullable Double speed;
    private @Nullable Double vol;
    private @Nullable Integer pitch;
    private @Nullable Emotion emotion;
    private @Nullable Boolean textNormalization;
    private @Nullable Boolean latexRead;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder() {}

    private Builder(VoiceSetting from) {
      voiceId = from.voiceId;
      speed = from.speed;
      vol = from.vol;
      pitch = from.pitch;
      emotion = from.emotion;
      textNormalization = from.textNormalization;
      latexRead = from.latexRead;
      additional.putAll(from.additional);
    }

    /** Who speaks; an empty name where voices are mixed. */
    public Builder voiceId(@Nullable Voice value) {
      voiceId = value;
      return this;
    }

    /** How fast: 0.5 to 2. Default 1. */
    public Builder speed(@Nullable Double value) {
      speed = value;
      return this;
    }

    /** How loud: more than 0, at most 10. Default 1. */
    public Builder vol(@Nullable Double value) {
      vol = value;
      return this;
    }

    /** How high: -12 to 12. Default 0. */
    public Builder pitch(@Nullable Integer value) {
      pitch = value;
      return this;
    }

    /** The mood. Without one the model chooses by the text. */
    public Builder emotion(@Nullable Emotion value) {
      emotion = value;
      return this;
    }

    /** Whether numbers and the like are read out as words. Default false. */
    public Builder textNormalization(@Nullable Boolean value) {
      textNormalization = value;
      return this;
    }

    /** Whether LaTeX is read out. Default false. */
    public Builder latexRead(@Nullable Boolean value) {
      latexRead = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public VoiceSetting build() {
      return new VoiceSetting(
          voiceId, speed, vol, pitch, emotion, textNormalization, latexRead, additional);
    }

    // derived: end
  }
}
