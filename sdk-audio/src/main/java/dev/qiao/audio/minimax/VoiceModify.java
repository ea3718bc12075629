package dev.qiao.audio.minimax;

import dev.qiao.core.internal.json.Additional;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the voice.
 *
 * @param pitch deeper or brighter: -100 to 100
 * @param intensity stronger or softer: -100 to 100
 * @param timbre fuller or crisper: -100 to 100
 * @param soundEffects an effect on the whole speech
 * @param additional fields beside these
 */
public record VoiceModify(
    @Nullable Integer pitch,
    @Nullable Integer intensity,
    @Nullable Integer timbre,
    @Nullable SoundEffect soundEffects,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public VoiceModify {
    additional = Additional.Copy.of(additional, VoiceModify.class);
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

    private @Nullable Integer pitch;
    private @Nullable Integer intensity;
    private @Nullable Integer timbre;
    private @Nullable SoundEffect soundEffects;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder() {}

    private Builder(VoiceModify from) {
      pitch = from.pitch;
      intensity = from.intensity;
      timbre = from.timbre;
      soundEffects = from.soundEffects;
      additional.putAll(from.additional);
    }

    /** Deeper or brighter: -100 to 100. */
    public Builder pitch(@Nullable Integer value) {
      pitch = value;
      return this;
    }

    /** Stronger or softer: -100 to 100. */
    public Builder intensity(@Nullable Integer value) {
      intensity = value;
      return this;
    }

    /** Fuller or crisper: -100 to 100. */
    public Builder timbre(@Nullable Integer value) {
      timbre = value;
      return this;
    }

    /** An effect on the whole speech. */
    public Builder soundEffects(@Nullable SoundEffect value) {
      soundEffects = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public VoiceModify build() {
      return new VoiceModify(pitch, intensity, timbre, soundEffects, additional);
    }

    // derived: end
  }
}
