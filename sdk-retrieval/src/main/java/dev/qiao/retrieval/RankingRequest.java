package dev.qiao.retrieval;

import dev.qiao.core.operation.CallRequest;

/** A request that ranks documents; see {@link RerankService#rerank}. */
public interface RankingRequest extends CallRequest<RerankResult> {
  /** How many documents it has. */
  int documentCount();
}
