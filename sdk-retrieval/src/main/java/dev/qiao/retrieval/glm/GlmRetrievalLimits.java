package dev.qiao.retrieval.glm;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelCatalog;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import dev.qiao.retrieval.EmbeddingModels;
import dev.qiao.retrieval.RerankModels;
import dev.qiao.retrieval.internal.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is documented of Zhipu's models for embeddings and reranking. */
final class GlmRetrievalLimits {
  private static final String PAGE = "https://docs.bigmodel.cn/api-reference";
  private static final String DIMENSION = "parameters.dimension";

  static final List<ModelLimits> ALL =
      List.of(
          ModelLimits.builder(EmbeddingModels.EMBEDDING_3, PAGE)
              .limit(Texts.NUMBER, Limit.range(1, 64))
              .limit(DIMENSION, Texts.dimensions(256, 512, 1024, 2048))
              .build(),
          ModelLimits.builder(EmbeddingModels.EMBEDDING_2, PAGE)
              .limit(DIMENSION, Texts.dimensions(1024))
              .build(),
          ModelLimits.builder(RerankModels.GLM_RERANK, PAGE)
              .limit(Texts.NUMBER, Limit.range(1, 128))
              .build());

  /** The same by model; a snapshot has the limits of its alias. */
  private static final ModelCatalog MODELS = ModelCatalog.of(List.of(new GlmRetrievalOperations()));

  private GlmRetrievalLimits() {}

  /** How many texts a model takes in one request; null if it is not documented. */
  static @Nullable Integer maxTexts(Model model) {
    return Texts.max(MODELS, model);
  }
}
