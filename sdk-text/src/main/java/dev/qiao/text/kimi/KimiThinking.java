package dev.qiao.text.kimi;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kimi thinks before it answers, and what of earlier thinking it keeps.
 *
 * @param type {@code enabled} or {@code disabled}
 * @param keep {@code all} to keep what was thought in earlier turns; kimi-k2.6
 * @param additional fields beside these
 */
public record KimiThinking(
    String type, @Nullable String keep, @Additional Map<String, Object> additional) {
  /** It thinks. The default. */
  public static final KimiThinking ENABLED = new KimiThinking("enabled", null, Map.of());

  /** It answers at once; not taken by kimi-k2.7-code. */
  public static final KimiThinking DISABLED = new KimiThinking("disabled", null, Map.of());

  /** It thinks, and knows what it thought in earlier turns, whose reasoning must be sent back. */
  public static final KimiThinking KEEP_ALL = new KimiThinking("enabled", "all", Map.of());

  /** Refuses null for a required component, and an additional field named like a component. */
  public KimiThinking {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional, KimiThinking.class);
  }
}
