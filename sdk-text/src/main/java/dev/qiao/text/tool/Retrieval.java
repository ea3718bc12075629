package dev.qiao.text.tool;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A knowledge base at Zhipu that GLM answers from. Source: <a
 * href="https://docs.bigmodel.cn/api-reference">chat completions</a>.
 *
 * @param knowledgeId the base
 * @param promptTemplate how question and finds become a prompt, with <code>{{knowledge}}</code> and
 *     <code>{{question}}</code> in it
 * @param additional fields beside these
 */
public record Retrieval(
    String knowledgeId,
    @Nullable String promptTemplate,
    @Additional Map<String, Object> additional) {
  /** Refuses null for a required component, and an additional field named like a component. */
  public Retrieval {
    Objects.requireNonNull(knowledgeId, "knowledgeId");
    additional = Additional.Copy.of(additional, Retrieval.class);
  }

  /** Returns a knowledge base with the service's template. */
  public static Retrieval from(String knowledgeId) {
    return from(knowledgeId, null);
  }

  /** Returns a knowledge base with a template of your own, or null for the service's. */
  public static Retrieval from(String knowledgeId, @Nullable String promptTemplate) {
    return new Retrieval(knowledgeId, promptTemplate, Map.of());
  }
}
