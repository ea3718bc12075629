package dev.qiao.retrieval.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelCatalog;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.retrieval.EmbeddingModels;
import dev.qiao.retrieval.RerankModels;
import dev.qiao.retrieval.internal.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is documented of DashScope's models for embeddings and reranking. */
final class QwenRetrievalLimits {
  private static final String TEXT =
      "https://help.aliyun.com/zh/model-studio/text-embedding-synchronous-api";
  private static final String MULTIMODAL =
      "https://help.aliyun.com/zh/model-studio/multimodal-embedding-api-reference";
  private static final String RANKING = "https://help.aliyun.com/zh/model-studio/text-rerank-api";

  private static final String DIMENSION = "parameters.dimension";
  private static final String FUSION = "parameters.enable_fusion";
  private static final String CONTENT = "input.contents[]";
  private static final long MEGABYTE = 1 << 20;
  private static final Limit NO_SET =
      Limit.absent("only tongyi-embedding-vision models take sets; give each picture by itself");
  private static final Limit IGNORED =
      Limit.warned(Limit.absent("leave it out"), "only another model reads it");

  static final Limit TEXT_TYPES = Limit.known(List.of("query", "document"));

  static final List<ModelLimits> ALL =
      List.of(
          text(EmbeddingModels.TEXT_EMBEDDING_V4, 10, 2048, 1536, 1024, 768, 512, 256, 128, 64)
              .build(),
          text(EmbeddingModels.TEXT_EMBEDDING_V3, 10, 1024, 768, 512, 256, 128, 64).build(),
          denseOnly(text(EmbeddingModels.TEXT_EMBEDDING_V2, 25, 1536)),
          denseOnly(text(EmbeddingModels.TEXT_EMBEDDING_V1, 25, 1536)),
          qwen(EmbeddingModels.QWEN3_VL_EMBEDDING, 2560, 2048, 1536, 1024, 768, 512, 256).build(),
          qwen(EmbeddingModels.QWEN2_5_VL_EMBEDDING, 2048, 1024, 768, 512).build(),
          snapshot(
              EmbeddingModels.TONGYI_EMBEDDING_VISION_PLUS_2026_03_06,
              1152,
              1024,
              512,
              256,
              128,
              64),
          snapshot(
              EmbeddingModels.TONGYI_EMBEDDING_VISION_FLASH_2026_03_06, 768, 512, 256, 128, 64),
          small(EmbeddingModels.TONGYI_EMBEDDING_VISION_PLUS, 1152)
              .limit("number of " + CONTENT + ".multi_images", Limit.range(1, 8))
              .build(),
          small(EmbeddingModels.TONGYI_EMBEDDING_VISION_FLASH, 768)
              .limit("number of " + CONTENT + ".multi_images", Limit.range(1, 8))
              .build(),
          oneImage(small(EmbeddingModels.MULTIMODAL_EMBEDDING_V1, 1024)).build(),
          ModelLimits.builder(RerankModels.QWEN3_RERANK, RANKING)
              .limit(Texts.NUMBER, Limit.range(1, 500))
              .build(),
          ModelLimits.builder(RerankModels.GTE_RERANK_V2, RANKING)
              .limit(Texts.NUMBER, Limit.range(0, 500))
              .limit("input.documents[].multi_images", NO_SET)
              .limit(
                  "parameters.instruct",
                  Limit.warned(
                      Limit.absent("leave it out"), "the page lists it for qwen3-vl-rerank only"))
              .limit("parameters.fps", IGNORED)
              .limit("input.documents[].image", Limit.absent("qwen3-vl-rerank takes pictures"))
              .limit("input.documents[].video", Limit.absent("qwen3-vl-rerank takes videos"))
              .build(),
          ModelLimits.builder(RerankModels.QWEN3_VL_RERANK, RANKING)
              .limit(Texts.NUMBER, Limit.range(0, 100))
              .limit("input.documents[].multi_images", NO_SET)
              .limit("input.documents[].image", MediaLimit.formats())
              .limit("input.query.video", Limit.absent("ask by a text or a picture"))
              .limit("number of images", Limit.range(0, 40))
              .limit("number of videos", Limit.range(0, 4))
              .build());

  /** The same by model; a snapshot has the limits of its alias. */
  private static final ModelCatalog MODELS =
      ModelCatalog.of(List.of(new QwenRetrievalOperations()));

  private QwenRetrievalLimits() {}

  /** How many texts a model takes in one request; null if it is not documented. */
  static @Nullable Integer maxTexts(Model model) {
    return Texts.max(MODELS, model);
  }

  private static ModelLimits.Builder text(Model model, int texts, int... dimensions) {
    return ModelLimits.builder(model, TEXT)
        .limit(Texts.NUMBER, Limit.range(1, texts))
        .limit("parameters.output_type", Limit.known(List.of("dense", "sparse", "dense&sparse")))
        .limit(DIMENSION, Texts.dimensions(dimensions));
  }

  private static ModelLimits denseOnly(ModelLimits.Builder model) {
    return model.limit("parameters.output_type", Limit.oneOf("dense")).build();
  }

  private static ModelLimits.Builder media(Model model, int image, int video, int... sizes) {
    return ModelLimits.builder(model, MULTIMODAL)
        .limit(DIMENSION, Texts.dimensions(sizes))
        .limit(CONTENT + ".image", MediaLimit.formats().maxBytes(image * MEGABYTE))
        .limit(CONTENT + ".video", MediaLimit.formats().maxBytes(video * MEGABYTE));
  }

  private static ModelLimits.Builder qwen(Model model, int... dimensions) {
    return oneImage(older(media(model, 5, 50, dimensions)));
  }

  private static ModelLimits.Builder oneImage(ModelLimits.Builder model) {
    return model.limit(CONTENT + ".multi_images", NO_SET);
  }

  private static ModelLimits snapshot(Model model, int... dimensions) {
    return withoutFusion(media(model, 10, 50, dimensions))
        .limit(CONTENT + ".image", Limit.advice(MediaLimit.formats().maxBytes(5 * MEGABYTE)))
        .limit("number of " + CONTENT + ".multi_images", Limit.range(1, 64))
        .limit("parameters.res_level", Limit.range(0, 3))
        .limit("parameters.max_video_frames", Limit.range(1, 64))
        .build();
  }

  private static ModelLimits.Builder small(Model model, int dimension) {
    return withoutFusion(older(media(model, 3, 10, dimension)));
  }

  private static ModelLimits.Builder older(ModelLimits.Builder model) {
    return model
        .limit("parameters.res_level", IGNORED)
        .limit("parameters.max_video_frames", IGNORED);
  }

  private static ModelLimits.Builder withoutFusion(ModelLimits.Builder model) {
    return model.limit(
        FUSION, Limit.warned(Limit.oneOf(false), "only qwen3-vl-embedding fuses when asked"));
  }
}
