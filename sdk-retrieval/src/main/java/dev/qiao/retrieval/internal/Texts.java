package dev.qiao.retrieval.internal;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelCatalog;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the texts that a request brings, before anything is sent. */
public final class Texts {
  /** What the limits of a model call the number of its texts. */
  public static final String NUMBER = "number of texts";

  private Texts() {}

  /** Dimensions that a page lists; the model may get another before this list does. */
  public static Limit dimensions(int... known) {
    return Limit.warned(
        Limit.oneOf(Arrays.stream(known).boxed().toArray()), "the page lists no other");
  }

  /**
   * Refuses no text, blank ones, and more than the model takes.
   *
   * @param max how many the model takes; null if it is not documented
   * @param fix what to do with more
   */
  public static void check(
      Violations violations,
      String field,
      List<String> texts,
      Model model,
      @Nullable Integer max,
      String fix) {
    violations.require(field, texts, "give at least one text");
    for (int i = 0; i < texts.size(); i++) {
      // A name for each would be garbage for nearly all.
      if (texts.get(i).isBlank()) {
        violations.require(field + "[" + i + "]", texts.get(i), "leave out what has no text");
      }
    }
    if (max != null && texts.size() > max) {
      violations.add(field, "at most " + max + " texts for " + model, texts.size() + " texts", fix);
    }
  }

  /** The same of texts to embed. */
  public static void checkInputs(
      Violations violations, String field, List<String> texts, Model model, @Nullable Integer max) {
    check(
        violations,
        field,
        texts,
        model,
        max,
        "EmbeddingService.embedAll(..) takes any number, with a batchSize of at most that");
  }

  /** The same of documents to rank. */
  public static void checkDocuments(
      Violations violations, List<String> documents, Model model, @Nullable Integer max) {
    check(
        violations,
        "documents",
        documents,
        model,
        max,
        "rank fewer: the best that a search by embeddings finds");
  }

  /** How many texts a model takes in one request; null if it is not documented. */
  public static @Nullable Integer max(ModelCatalog models, Model model) {
    ModelLimits limits = models.find(model).orElse(null);
    for (Limit limit : limits == null ? List.<Limit>of() : limits.limits(NUMBER)) {
      if (limit instanceof Limit.Range range) {
        return (int) range.max();
      }
    }
    return null;
  }
}
