package dev.qiao.text.glm;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether Zhipu looks for words that it does not allow. From the vendor's own client; no page has
 * it.
 *
 * @param type which words: {@code ALL}
 * @param status {@code ENABLE}, the default, or {@code DISABLE}, which does nothing for an account
 *     without the right to it
 * @param additional fields beside these
 */
public record GlmSensitiveWordCheck(
    @Nullable String type, @Nullable String status, @Additional Map<String, Object> additional) {
  /** Words are not looked at. Does nothing for an account without the right to it. */
  public static final GlmSensitiveWordCheck DISABLED = of("ALL", "DISABLE");

  /** Which words are looked at, and whether. */
  public static GlmSensitiveWordCheck of(String type, String status) {
    return new GlmSensitiveWordCheck(
        Objects.requireNonNull(type, "type is null"),
        Objects.requireNonNull(status, "status is null"),
        Map.of());
  }

  /** Refuses an additional field named like a component. */
  public GlmSensitiveWordCheck {
    additional = Additional.Copy.of(additional, GlmSensitiveWordCheck.class);
  }
}
