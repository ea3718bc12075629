package dev.qiao.retrieval;

import dev.qiao.core.operation.CallRequest;
import org.jspecify.annotations.Nullable;

/** A request for embeddings that is answered at once; see {@link EmbeddingService#embed}. */
public interface EmbeddingRequest extends CallRequest<EmbeddingResult> {
  /**
   * How many embeddings a complete answer has; null if it is not known, as of a model that may put
   * several inputs into one.
   */
  @Nullable Integer expectedEmbeddings();
}
