package dev.qiao.retrieval;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embeddings of a request's inputs, in the order of the inputs, in whatever order they came.
 *
 * @param items one for each input; a fused request has one for all of them
 * @param usage what is billed; null if the service does not return it
 * @param model the model that made them; null in the native dialect
 * @param object {@code list}, in the OpenAI dialect
 * @param id the id of the answer, in the OpenAI dialect
 * @param requestId the id of the request, for a support ticket
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = EmbeddingResultReader.class)
public record EmbeddingResult(
    List<EmbeddingItem> items,
    @Nullable RetrievalUsage usage,
    @Nullable String model,
    @Nullable String object,
    @Nullable String id,
    @Nullable String requestId,
    @Additional Map<String, Object> additional)
    implements Metered {
  public EmbeddingResult {
    items = List.copyOf(items);
    additional = Additional.Copy.of(additional);
  }

  /** The dense vectors, one for each input; empty if only sparse ones were asked for. */
  public List<Embedding> embeddings() {
    List<Embedding> dense = new ArrayList<>();
    for (EmbeddingItem one : items) {
      Embedding embedding = one.embedding();
      if (embedding != null) {
        dense.add(embedding);
      }
    }
    return Collections.unmodifiableList(dense);
  }

  /**
   * The dense vector of a request with one input, or of a fused one.
   *
   * @throws IllegalStateException if there are several, or none because only sparse ones were asked
   *     for
   */
  public Embedding embedding() {
    List<Embedding> all = embeddings();
    if (all.size() != 1) {
      throw new IllegalStateException(
          all.isEmpty()
              ? "the answer has only sparse embeddings, in items()"
              : "the answer has " + all.size() + " embeddings: use embeddings()");
    }
    return all.get(0);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  @Override
  public Map<String, Number> amounts() {
    return Metered.of(usage);
  }
}
