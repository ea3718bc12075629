package dev.qiao.retrieval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for the embeddings of texts, one for each. It is also what {@link
 * EmbeddingService#embedAll} takes for any number of texts, then without texts of its own.
 */
public interface TextsRequest extends EmbeddingRequest {
  /** The texts. */
  List<String> texts();

  /** A copy with other texts. */
  TextsRequest withTexts(List<String> texts);

  /** How many texts a request may have; null if it is not documented. */
  @Nullable Integer maxTexts();

  @Override
  default Integer expectedEmbeddings() {
    return texts().size();
  }
}
