package dev.qiao.text.glm;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether GLM thinks before it answers.
 *
 * @param type {@code enabled}, the default, or {@code disabled}
 * @param clearThinking whether what it thought in earlier turns is forgotten. Default true; if
 *     false, that reasoning must be sent back unchanged, as {@code addAnswer} does
 * @param additional fields beside these
 */
public record GlmThinking(
    String type, @Nullable Boolean clearThinking, @Additional Map<String, Object> additional) {
  /** It thinks: always on 5.x and 4.7, as it sees fit on 4.6 and 4.5. The default. */
  public static final GlmThinking ENABLED = new GlmThinking("enabled", null, Map.of());

  /** It answers at once. */
  public static final GlmThinking DISABLED = new GlmThinking("disabled", null, Map.of());

  /** It thinks, and knows what it thought in earlier turns. */
  public static final GlmThinking KEEP_ALL = new GlmThinking("enabled", false, Map.of());

  /** Refuses null for a required component, and an additional field named like a component. */
  public GlmThinking {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional, GlmThinking.class);
  }
}
