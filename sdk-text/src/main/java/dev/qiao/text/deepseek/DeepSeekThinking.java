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
public record DeepSeekThinking(String type, @Additional Map<String, Object> additional) {
  /** It thinks. The default. */
  public static final DeepSeekThinking ENABLED = new DeepSeekThinking("enabled", Map.of());

  /** It answers at once. */
  public static final DeepSeekThinking DISABLED = new DeepSeekThinking("disabled", Map.of());

  /** Refuses null for a required component, and an additional field named like a component. */
  public DeepSeekThinking {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional, DeepSeekThinking.class);
  }
}
