package dev.qiao.text.minimax;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;

/**
 * Whether MiniMax-M3 thinks before it answers; its other models do not take it.
 *
 * @param type {@code adaptive} or {@code disabled}
 * @param additional fields beside these
 */
public record MiniMaxThinking(String type, @Additional Map<String, Object> additional) {
  /** It thinks as far as it sees fit. */
  public static final MiniMaxThinking ADAPTIVE = new MiniMaxThinking("adaptive", Map.of());

  /** It answers at once. */
  public static final MiniMaxThinking DISABLED = new MiniMaxThinking("disabled", Map.of());

  /** Refuses null for a required component, and an additional field named like a component. */
  public MiniMaxThinking {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional, MiniMaxThinking.class);
  }
}
