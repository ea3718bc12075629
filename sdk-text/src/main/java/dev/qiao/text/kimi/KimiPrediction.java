package dev.qiao.text.kimi;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an answer will be but for a few changes, such as a file that is edited: it then comes
 * sooner.
 *
 * @param type {@code content}
 * @param content the text
 * @param additional fields beside these
 */
public record KimiPrediction(
    String type, @Nullable String content, @Additional Map<String, Object> additional) {
  /** Refuses null for a required component, and an additional field named like a component. */
  public KimiPrediction {
    Objects.requireNonNull(type, "type");
    additional = Additional.Copy.of(additional, KimiPrediction.class);
  }

  /** This text. */
  public static KimiPrediction of(String content) {
    return new KimiPrediction(
        "content", Objects.requireNonNull(content, "content is null"), Map.of());
  }
}
