package dev.qiao.examples;

import dev.qiao.core.file.MediaSource;
import dev.qiao.retrieval.BulkEmbedding;
import dev.qiao.retrieval.BulkOptions;
import dev.qiao.retrieval.EmbeddedText;
import dev.qiao.retrieval.Embedding;
import dev.qiao.retrieval.EmbeddingFile;
import dev.qiao.retrieval.EmbeddingItem;
import dev.qiao.retrieval.EmbeddingModels;
import dev.qiao.retrieval.EmbeddingService;
import dev.qiao.retrieval.RerankModels;
import dev.qiao.retrieval.RerankResult;
import dev.qiao.retrieval.RerankService;
import dev.qiao.retrieval.RetrievalContent;
import dev.qiao.retrieval.TextsRequest;
import dev.qiao.retrieval.qwen.MultimodalEmbeddingRequest;
import dev.qiao.retrieval.qwen.RerankRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingFileRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest.OutputType;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest.TextType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The snippets of the guide to embeddings and reranking. */
final class Retrieval {
  private Retrieval() {}

  static double similarity(EmbeddingService embeddings, String one, String other) {
    TextEmbeddingRequest request =
        TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4, one, other).build();
    List<Embedding> two = embeddings.embed(request).embeddings(); // in the order of the texts
    return two.get(0).cosine(two.get(1));
  }

  static EmbeddingItem denseAndSparse(EmbeddingService embeddings, String question) {
    TextEmbeddingRequest request =
        TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4, question)
            .textType(TextType.QUERY) // documents are embedded as DOCUMENT, the default
            .outputType(OutputType.DENSE_AND_SPARSE)
            .instruct("Given a question of a customer, find the passage that answers it.")
            .build();
    return embeddings.embed(request).items().get(0); // embedding() and sparse()
  }

  static BulkEmbedding fill(
      EmbeddingService embeddings, Iterable<String> texts, Map<String, Embedding> index) {
    TextsRequest settings =
        TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4).dimension(512).build();
    BulkOptions pace = BulkOptions.DEFAULTS.withMaxConcurrent(8).withRequestsPerMinute(1200);
    try (BulkEmbedding all = embeddings.embedAll(settings, texts, pace)) {
      for (EmbeddedText one : all) {
        if (one.failed()) {
          System.getLogger("index")
              .log(System.Logger.Level.WARNING, "text " + one.index(), one.failure());
        } else {
          index.put(one.text(), one.embedding());
        }
      }
      return all;
    }
  }

  static Embedding product(EmbeddingService embeddings, String name, Path photo) {
    MultimodalEmbeddingRequest request =
        MultimodalEmbeddingRequest.builder(
                EmbeddingModels.QWEN3_VL_EMBEDDING,
                RetrievalContent.text(name),
                RetrievalContent.image(MediaSource.of(photo)))
            .enableFusion(true) // one vector for both; without it one for each
            .build();
    return embeddings.embed(request).embedding();
  }

  static List<String> linesOfAFile(EmbeddingService embeddings, Path folder) throws IOException {
    EmbeddingFile result =
        embeddings
            .submit(
                TextEmbeddingFileRequest.builder(
                        EmbeddingModels.TEXT_EMBEDDING_ASYNC_V2,
                        MediaSource.of("https://example.com/lines.txt"))
                    .build())
            .await();
    Path zipped = result.file().saveTo(folder.resolve("vectors.txt.gz"));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(zipped)), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  static RerankResult pictures(RerankService rerank, String question, List<MediaSource> photos) {
    RetrievalContent[] documents =
        photos.stream().map(RetrievalContent::image).toArray(RetrievalContent[]::new);
    return rerank.rerank(
        RerankRequest.builder(
                RerankModels.QWEN3_VL_RERANK, RetrievalContent.of(question), documents)
            .topN(3)
            .build());
  }
}
