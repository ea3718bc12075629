package dev.qiao.text.deepseek;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;

/**
 * Whether DeepSeek thinks before it answers.
 *
 * @param type {@code enabled} or {@code disabled}
 * @param additional fields beside these
 */
public record Thinking(String type, @Additional Map<String, Object> additional) {
  /** It thinks. The default. */
  public static final Thinking ENABLED = new Thinking("enabled", Map.of());

  /** It answers at once. */
  public static final Thinking DISABLED = new Thinking("disabled", Map.of());

  /** Refuses null for a required component, and an additional field named like a component. */
  public Thinking {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional, Thinking.class);
  }
}
