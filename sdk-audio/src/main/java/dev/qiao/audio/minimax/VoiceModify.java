package dev.qiao.audio.minimax;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the voice.
 *
 * @param pitch deeper or brighter: -100 to 100
 * @param intensity stronger or softer: -100 to 100
 * @param timbre fuller or crisper: -100 to 100
 * @param soundEffects spacious_echo, auditorium_echo, lofi_telephone or robotic
 * @param additional fields beside these
 */
public record VoiceModify(
    @Nullable Integer pitch,
    @Nullable Integer intensity,
    @Nullable Integer timbre,
    @Nullable String soundEffects,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public VoiceModify {
    additional = Additional.Copy.of(additional, VoiceModify.class);
  }
}
