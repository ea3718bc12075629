package dev.qiao.retrieval.qwen;

import dev.qiao.core.Endpoint.Api;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.retrieval.EmbeddingFile;
import dev.qiao.retrieval.EmbeddingModels;
import dev.qiao.retrieval.EmbeddingResult;
import dev.qiao.retrieval.RerankModels;
import dev.qiao.retrieval.RerankResult;
import java.time.Duration;
import java.util.List;

/** DashScope's operations for embeddings and reranking, one row each. */
public final class QwenRetrievalOperations implements OperationTable {
  private static final String TEXT_EMBEDDING = "/services/embeddings/text-embedding/text-embedding";

  /** {@code embeddings.text}: see {@link TextEmbeddingRequest}. */
  public static final Operation<TextEmbeddingRequest, EmbeddingResult> EMBED_TEXTS =
      Operation.call(
              "embeddings.text",
              Vendor.DASHSCOPE,
              Api.NATIVE,
              TEXT_EMBEDDING,
              TextEmbeddingRequest.class,
              EmbeddingResult.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              EmbeddingModels.TEXT_EMBEDDING_V4,
              EmbeddingModels.TEXT_EMBEDDING_V3,
              EmbeddingModels.TEXT_EMBEDDING_V2,
              EmbeddingModels.TEXT_EMBEDDING_V1);

  /** {@code embeddings.openai}: see {@link CompatibleEmbeddingRequest}. */
  public static final Operation<CompatibleEmbeddingRequest, EmbeddingResult> EMBED_COMPATIBLE =
      Operation.call(
              "embeddings.openai",
              Vendor.DASHSCOPE,
              Api.COMPATIBLE,
              "/embeddings",
              CompatibleEmbeddingRequest.class,
              EmbeddingResult.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              EmbeddingModels.TEXT_EMBEDDING_V4,
              EmbeddingModels.TEXT_EMBEDDING_V3,
              EmbeddingModels.TEXT_EMBEDDING_V2,
              EmbeddingModels.TEXT_EMBEDDING_V1);

  /** {@code embeddings.text.create-async}: see {@link TextEmbeddingFileRequest}. */
  public static final Operation<TextEmbeddingFileRequest, EmbeddingFile> EMBED_FILE =
      Operation.task(
              "embeddings.text.create-async",
              Vendor.DASHSCOPE,
              Api.NATIVE,
              TEXT_EMBEDDING,
              TextEmbeddingFileRequest.class,
              EmbeddingFile.class,
              Duration.ofHours(2),
              Duration.ofSeconds(10))
          .inRegions(Region.CN_BEIJING)
          .forModels(
              EmbeddingModels.TEXT_EMBEDDING_ASYNC_V2, EmbeddingModels.TEXT_EMBEDDING_ASYNC_V1);

  /** {@code embeddings.multimodal}: see {@link MultimodalEmbeddingRequest}. */
  public static final Operation<MultimodalEmbeddingRequest, EmbeddingResult> EMBED_MULTIMODAL =
      Operation.call(
              "embeddings.multimodal",
              Vendor.DASHSCOPE,
              Api.NATIVE,
              "/services/embeddings/multimodal-embedding/multimodal-embedding",
              MultimodalEmbeddingRequest.class,
              EmbeddingResult.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(
              EmbeddingModels.QWEN3_VL_EMBEDDING,
              EmbeddingModels.QWEN2_5_VL_EMBEDDING,
              EmbeddingModels.TONGYI_EMBEDDING_VISION_PLUS_2026_03_06,
              EmbeddingModels.TONGYI_EMBEDDING_VISION_FLASH_2026_03_06,
              EmbeddingModels.TONGYI_EMBEDDING_VISION_PLUS,
              EmbeddingModels.TONGYI_EMBEDDING_VISION_FLASH,
              EmbeddingModels.MULTIMODAL_EMBEDDING_V1);

  /** {@code rerank.native}: see {@link RerankRequest}. */
  public static final Operation<RerankRequest, RerankResult> RERANK =
      Operation.call(
              "rerank.native",
              Vendor.DASHSCOPE,
              Api.NATIVE,
              "/services/rerank/text-rerank/text-rerank",
              RerankRequest.class,
              RerankResult.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(RerankModels.QWEN3_VL_RERANK, RerankModels.GTE_RERANK_V2);

  /** {@code rerank.compatible}: see {@link CompatibleRerankRequest}. */
  public static final Operation<CompatibleRerankRequest, RerankResult> RERANK_COMPATIBLE =
      Operation.call(
              "rerank.compatible",
              Vendor.DASHSCOPE,
              Api.COMPATIBLE_API,
              "/reranks",
              CompatibleRerankRequest.class,
              RerankResult.class)
          .inRegions(Region.CN_BEIJING, Region.AP_SOUTHEAST_1)
          .forModels(RerankModels.QWEN3_RERANK);

  /** For {@link java.util.ServiceLoader}. */
  public QwenRetrievalOperations() {}

  @Override
  public String artifact() {
    return "qiao-retrieval";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return Operation.rows(
        EMBED_TEXTS, EMBED_COMPATIBLE, EMBED_FILE, EMBED_MULTIMODAL, RERANK, RERANK_COMPATIBLE);
  }

  @Override
  public List<ModelLimits> models() {
    return QwenRetrievalLimits.ALL;
  }
}
