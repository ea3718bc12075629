package dev.qiao.retrieval;

import dev.qiao.core.Model;
import dev.qiao.retrieval.glm.GlmRerankRequest;
import dev.qiao.retrieval.qwen.CompatibleRerankRequest;
import dev.qiao.retrieval.qwen.RerankRequest;

/**
 * The reranking models this version knows. Any other name works as well: {@code Model.of(name)}.
 * Each constant names the request that takes it.
 */
public final class RerankModels {
  /**
   * Sorts texts of more than a hundred languages, with an instruction; the one to begin with.
   * Request: {@link CompatibleRerankRequest}.
   */
  public static final Model QWEN3_RERANK = Model.of("qwen3-rerank");

  /** Sorts texts, pictures and videos by a text or a picture. Request: {@link RerankRequest}. */
  public static final Model QWEN3_VL_RERANK = Model.of("qwen3-vl-rerank");

  /** Sorts texts, at most 30,000 tokens in a request. Request: {@link RerankRequest}. */
  public static final Model GTE_RERANK_V2 = Model.of("gte-rerank-v2");

  /** Zhipu: sorts at most 128 texts. Request: {@link GlmRerankRequest}. */
  public static final Model GLM_RERANK = Model.of("rerank");

  private RerankModels() {}
}
