package dev.qiao.retrieval;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input.
 *
 * @param index the input's place in the request, from 0
 * @param embedding the dense vector; null if only a sparse one was asked for
 * @param sparse the sparse vector; null unless it was asked for
 * @param type what the input was, of a multimodal request: {@code text}, {@code image}, {@code
 *     video}, {@code multi_images}, {@code vl} for any of them (qwen3-vl-embedding), {@code fused}
 *     or {@code fusion} for all in one
 * @param object {@code embedding}, in the OpenAI dialect
 * @param additional fields this version does not know
 */
public record EmbeddingItem(
    int index,
    @Nullable Embedding embedding,
    @Nullable SparseEmbedding sparse,
    @Nullable String type,
    @Nullable String object,
    @Additional Map<String, Object> additional) {
  public EmbeddingItem {
    additional = Additional.Copy.of(additional);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
