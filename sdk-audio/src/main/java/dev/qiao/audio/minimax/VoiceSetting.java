package dev.qiao.audio.minimax;

import dev.qiao.audio.Voice;
import dev.qiao.core.internal.json.Additional;
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

  /** A voice as it is. */
  public static VoiceSetting of(Voice voice) {
    return new VoiceSetting(
        Objects.requireNonNull(voice, "voice is null"),
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of());
  }
}
