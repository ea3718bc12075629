package dev.qiao.retrieval;

import dev.qiao.core.Model;
import dev.qiao.retrieval.glm.GlmEmbeddingRequest;
import dev.qiao.retrieval.qwen.CompatibleEmbeddingRequest;
import dev.qiao.retrieval.qwen.MultimodalEmbeddingRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingFileRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;

/**
 * The embedding models this version knows. Any other name works as well: {@code Model.of(name)}.
 * Each constant names the requests that take it. Vectors of two models, or of two dimensions of one
 * model, cannot be compared.
 */
public final class EmbeddingModels {
  /**
   * Texts of more than a hundred languages, up to 8192 tokens; the one to begin with. Request:
   * {@link TextEmbeddingRequest} or {@link CompatibleEmbeddingRequest}.
   */
  public static final Model TEXT_EMBEDDING_V4 = Model.of("text-embedding-v4");

  /**
   * Texts up to 8192 tokens; for vectors that were made with it. Request: {@link
   * TextEmbeddingRequest} or {@link CompatibleEmbeddingRequest}.
   */
  public static final Model TEXT_EMBEDDING_V3 = Model.of("text-embedding-v3");

  /**
   * Texts up to 2048 tokens; for vectors that were made with it. Request: {@link
   * TextEmbeddingRequest} or {@link CompatibleEmbeddingRequest}.
   */
  public static final Model TEXT_EMBEDDING_V2 = Model.of("text-embedding-v2");

  /**
   * Texts up to 2048 tokens; for vectors that were made with it. Request: {@link
   * TextEmbeddingRequest} or {@link CompatibleEmbeddingRequest}.
   */
  public static final Model TEXT_EMBEDDING_V1 = Model.of("text-embedding-v1");

  /** All lines of a text file, as a task. Request: {@link TextEmbeddingFileRequest}. */
  public static final Model TEXT_EMBEDDING_ASYNC_V2 = Model.of("text-embedding-async-v2");

  /**
   * All lines of a text file, as a task; for vectors that were made with it. Request: {@link
   * TextEmbeddingFileRequest}.
   */
  public static final Model TEXT_EMBEDDING_ASYNC_V1 = Model.of("text-embedding-async-v1");

  /**
   * Texts, pictures and videos, each for itself or all in one vector; long texts. Request: {@link
   * MultimodalEmbeddingRequest}.
   */
  public static final Model QWEN3_VL_EMBEDDING = Model.of("qwen3-vl-embedding");

  /**
   * Texts, pictures and videos, always in one vector. Request: {@link MultimodalEmbeddingRequest}.
   */
  public static final Model QWEN2_5_VL_EMBEDDING = Model.of("qwen2.5-vl-embedding");

  /**
   * Texts, pictures, sets of pictures and videos, with fusion inside one content. Snapshot of
   * 2026-03-06. Request: {@link MultimodalEmbeddingRequest}.
   */
  public static final Model TONGYI_EMBEDDING_VISION_PLUS_2026_03_06 =
      Model.of("tongyi-embedding-vision-plus-2026-03-06");

  /**
   * The same, faster and cheaper. Snapshot of 2026-03-06. Request: {@link
   * MultimodalEmbeddingRequest}.
   */
  public static final Model TONGYI_EMBEDDING_VISION_FLASH_2026_03_06 =
      Model.of("tongyi-embedding-vision-flash-2026-03-06");

  /**
   * Texts, pictures, sets of up to 8 pictures and videos, each for itself. Request: {@link
   * MultimodalEmbeddingRequest}.
   */
  public static final Model TONGYI_EMBEDDING_VISION_PLUS = Model.of("tongyi-embedding-vision-plus");

  /** The same, faster and cheaper. Request: {@link MultimodalEmbeddingRequest}. */
  public static final Model TONGYI_EMBEDDING_VISION_FLASH =
      Model.of("tongyi-embedding-vision-flash");

  /**
   * Short texts, pictures and videos; for vectors that were made with it. Request: {@link
   * MultimodalEmbeddingRequest}.
   */
  public static final Model MULTIMODAL_EMBEDDING_V1 = Model.of("multimodal-embedding-v1");

  /** Zhipu: texts up to 3072 tokens, 64 in a request. Request: {@link GlmEmbeddingRequest}. */
  public static final Model EMBEDDING_3 = Model.of("embedding-3");

  /**
   * Zhipu: texts up to 512 tokens; for vectors that were made with it. Request: {@link
   * GlmEmbeddingRequest}.
   */
  public static final Model EMBEDDING_2 = Model.of("embedding-2");

  private EmbeddingModels() {}
}
