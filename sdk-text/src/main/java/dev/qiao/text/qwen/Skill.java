package dev.qiao.text.qwen;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
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
}
