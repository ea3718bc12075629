package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.retrieval.BulkEmbedding;
import dev.qiao.retrieval.Embedding;
import dev.qiao.retrieval.EmbeddingItem;
import dev.qiao.retrieval.EmbeddingService;
import dev.qiao.retrieval.RerankService;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FakeModels
class RetrievalTest {

  @Test
  void aFolderIsEmbeddedSearchedAndCited_alsoWithoutTheTour(@TempDir Path folder) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Stage stage =
        Stage.offline(
            new PrintStream(printed, true, StandardCharsets.UTF_8), folder, Duration.ZERO, false)) {
      FakeModelServer server = Objects.requireNonNull(stage.server());
      assertThat(new SearchYourFiles().play(stage)).isEqualTo("5 embeddings");

      assertThat(server.requests("/chat/completions").get(0).body())
          .contains("[1] The ferry to the island leaves at nine.");
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "found in ferry.txt: The ferry to the island leaves at nine.",
            "says: At nine [1]. (sources: ferry");
  }

  @Test
  void theSnippetsOfTheGuideWork(FakeModelServer server, QiaoClient client, @TempDir Path folder)
      throws Exception {
    EmbeddingService embeddings = new EmbeddingService(client);
    assertThat(Retrieval.similarity(embeddings, "a cat sleeps", "the cat is sleeping"))
        .isGreaterThan(Retrieval.similarity(embeddings, "a cat sleeps", "bread is baked"));
    EmbeddingItem both = Retrieval.denseAndSparse(embeddings, "low water");
    assertThat(both.embedding()).isNotNull();
    assertThat(both.sparse()).isNotNull();
    Map<String, Embedding> index = new HashMap<>();
    BulkEmbedding all = Retrieval.fill(embeddings, List.of("one", "two", ""), index);
    assertThat(index).containsOnlyKeys("one", "two");
    assertThat(all.progress().failed()).isEqualTo(1);
    Path photo = Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    assertThat(Retrieval.product(embeddings, "lamp", photo).dimensions()).isEqualTo(2560);
    assertThat(Retrieval.linesOfAFile(embeddings, folder)).hasSize(1);
    assertThat(
            Retrieval.pictures(
                    new RerankService(client),
                    "a ferry",
                    List.of(
                        MediaSource.of("https://example.com/bread.png"),
                        MediaSource.of("https://example.com/ferry.png")))
                .results()
                .get(0)
                .index())
        .isEqualTo(1);
  }
}
