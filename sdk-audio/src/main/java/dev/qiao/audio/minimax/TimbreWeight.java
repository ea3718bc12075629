package dev.qiao.audio.minimax;

import dev.qiao.audio.Voice;
import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A voice in a mixture.
 *
 * @param voiceId the voice
 * @param weight its part: 1 to 100
 * @param additional fields beside these
 */
public record TimbreWeight(
    @Nullable Voice voiceId, @Nullable Integer weight, @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public TimbreWeight {
    additional = Additional.Copy.of(additional, TimbreWeight.class);
  }

  /** A voice with its part. */
  public static TimbreWeight of(Voice voice, int weight) {
    return new TimbreWeight(Objects.requireNonNull(voice, "voice is null"), weight, Map.of());
  }
}
