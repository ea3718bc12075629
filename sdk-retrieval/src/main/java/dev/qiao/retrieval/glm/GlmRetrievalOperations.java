package dev.qiao.retrieval.glm;

import dev.qiao.core.Endpoint.Api;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.retrieval.EmbeddingModels;
import dev.qiao.retrieval.EmbeddingResult;
import dev.qiao.retrieval.RerankModels;
import dev.qiao.retrieval.RerankResult;
import java.util.List;

/** Zhipu's operations for embeddings and reranking, one row each. */
public final class GlmRetrievalOperations implements OperationTable {
  /** {@code glm.embeddings}: see {@link GlmEmbeddingRequest}. */
  public static final Operation<GlmEmbeddingRequest, EmbeddingResult> GLM_EMBED =
      Operation.call(
              "glm.embeddings",
              Vendor.ZHIPU,
              Api.NATIVE,
              "/embeddings",
              GlmEmbeddingRequest.class,
              EmbeddingResult.class)
          .inRegions(Region.CHINA)
          .forModels(EmbeddingModels.EMBEDDING_3, EmbeddingModels.EMBEDDING_2);

  /** {@code glm.rerank}: see {@link GlmRerankRequest}. */
  public static final Operation<GlmRerankRequest, RerankResult> GLM_RERANK =
      Operation.call(
              "glm.rerank",
              Vendor.ZHIPU,
              Api.NATIVE,
              "/rerank",
              GlmRerankRequest.class,
              RerankResult.class)
          .inRegions(Region.CHINA)
          .forModels(RerankModels.GLM_RERANK);

  /** For {@link java.util.ServiceLoader}. */
  public GlmRetrievalOperations() {}

  @Override
  public String artifact() {
    return "qiao-retrieval";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return Operation.rows(GLM_EMBED, GLM_RERANK);
  }

  @Override
  public List<ModelLimits> models() {
    return GlmRetrievalLimits.ALL;
  }
}
