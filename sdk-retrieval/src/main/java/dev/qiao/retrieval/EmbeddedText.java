package dev.qiao.retrieval;

import org.jspecify.annotations.Nullable;

/**
 * What became of one text of an {@link EmbeddingService#embedAll}: an embedding or a failure.
 *
 * @param index the text's place among all texts, from 0
 * @param text the text; empty if the caller gave null, which is a failure
 * @param item its vectors; null if it failed
 * @param failure why it has none; null if it has
 */
public record EmbeddedText(
    long index, String text, @Nullable EmbeddingItem item, @Nullable RuntimeException failure) {
  /** Whether it has no embedding. */
  public boolean failed() {
    return failure != null;
  }

  /**
   * Its dense vector.
   *
   * @throws RuntimeException the failure, if it failed
   * @throws IllegalStateException if only sparse vectors were asked for
   */
  public Embedding embedding() {
    if (failure != null) {
      throw failure;
    }
    if (item == null || item.embedding() == null) {
      throw new IllegalStateException("text " + index + " has only a sparse embedding, in item()");
    }
    return item.embedding();
  }
}
