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
public record Thinking(String type, @Additional Map<String, Object> additional) {
  /** It thinks as far as it sees fit. */
  public static final Thinking ADAPTIVE = new Thinking("adaptive", Map.of());

  /** It answers at once. */
  public static final Thinking DISABLED = new Thinking("disabled", Map.of());

  /** Refuses null for a required component, and an additional field named like a component. */
  public Thinking {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional, Thinking.class);
  }
}
