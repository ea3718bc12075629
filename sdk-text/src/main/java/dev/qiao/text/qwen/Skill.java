package dev.qiao.text.qwen;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A skill of qwen-doc-turbo, in streams only.
 *
 * @param type {@code ppt}
 * @param mode {@code general} (the default, needs a template) or {@code creative}
 * @param templateId {@code news_01}, {@code summary_01}, {@code internet_01} or {@code thesis_01}
 * @param additional fields beside these
 */
public record Skill(
    @Nullable String type,
    @Nullable String mode,
    @Nullable String templateId,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public Skill {
    additional = Additional.Copy.of(additional, Skill.class);
  }

  /** Writes slides by a template: {@code general} mode. */
  public static Skill ppt(String templateId) {
    return new Skill(
        "ppt", "general", Objects.requireNonNull(templateId, "templateId is null"), Map.of());
  }

  /** Writes slides without a template: {@code creative} mode. */
  public static Skill creativePpt() {
    return new Skill("ppt", "creative", null, Map.of());
  }
}
