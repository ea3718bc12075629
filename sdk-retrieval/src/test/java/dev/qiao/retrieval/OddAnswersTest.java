package dev.qiao.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.retrieval.qwen.CompatibleRerankRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that no page shows. A vector is whole and belongs to its text, or there is an error. */
class OddAnswersTest {
  private final MockWebServer server = new MockWebServer();
  private QiaoClient client;

  @BeforeEach
  void start() throws Exception {
    server.start();
    client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .apiKey("sk-test")
            .endpoint(
                Endpoint.of(server.url("/api/v1").uri(), server.url("/compatible-mode/v1").uri()))
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.shutdown();
  }

  private EmbeddingResult embed(String embeddings, String... texts) {
    server.enqueue(
        new MockResponse()
            .setHeader("Content-Type", "application/json")
            .setBody("{\"output\":{\"embeddings\":" + embeddings + "},\"request_id\":\"r-1\"}"));
    return new EmbeddingService(client)
        .embed(TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4, texts).build());
  }

  @Test
  void vectorsAreInTheOrderOfTheTexts_inWhateverOrderTheyCome() {
    EmbeddingResult result =
        embed(
            "[{\"text_index\":2,\"embedding\":[3]},{\"text_index\":0,\"embedding\":[1]},"
                + "{\"embedding\":[2],\"text_index\":\"1\"}]",
            "a",
            "b",
            "c");
    assertThat(result.embeddings())
        .containsExactly(Embedding.of(1), Embedding.of(2), Embedding.of(3));
    assertThat(result.items()).extracting(EmbeddingItem::index).containsExactly(0, 1, 2);
  }

  @Test
  void withoutAnyIndexTheOrderIsThatOfTheAnswer() {
    assertThat(embed("[{\"embedding\":[1]},{\"embedding\":[2]}]", "a", "b").embeddings())
        .containsExactly(Embedding.of(1), Embedding.of(2));
  }

  @Test
  void numbersMayBeWrittenAsIntegersAndTexts() {
    assertThat(embed("[{\"embedding\":[1, \"2.5\", -0.0, 1e-60, \" 3 \"]}]", "a").embedding())
        .isEqualTo(Embedding.of(1, 2.5f, -0f, 0, 3));
  }

  @Test
  void sideFieldsOfAnotherKindAreAdditional() {
    EmbeddingResult result =
        embed(
            "[{\"text_index\":0,\"embedding\":[1],\"type\":{\"x\":1},\"sparse_embedding\":\"x\","
                + "\"new\":[1]}]",
            "a");
    assertThat(result.embedding()).isEqualTo(Embedding.of(1));
    assertThat(result.items().get(0).additional())
        .containsOnlyKeys("type", "sparse_embedding", "new");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[{\"embedding\":[1,null]}] | output.embeddings[0].embedding[1] is no number that fits but"
            + " null",
        "[{\"embedding\":[1,\"x\"]}] | output.embeddings[0].embedding[1] is no number that fits but"
            + " x",
        "[{\"embedding\":[[1]]}] | output.embeddings[0].embedding[0] is no number that fits but [",
        "[{\"embedding\":[\"NaN\"]}] | output.embeddings[0].embedding[0] is no number that fits",
        "[{\"embedding\":[1e39]}] | output.embeddings[0].embedding[0] is no number that fits but"
            + " 1e39",
        "[{\"embedding\":[1e2147483650]}] | output.embeddings[0].embedding[0] is no number that"
            + " fits",
        "[{\"embedding\":[true]}] | output.embeddings[0].embedding[0] is no number that fits but"
            + " true",
        "[{\"embedding\":\"AACAPw==\"}] | output.embeddings[0].embedding is no list of numbers but"
            + " AACAPw==",
        "[{\"embedding\":{}}] | output.embeddings[0].embedding is no list of numbers but {",
        "[{\"embedding\":[]}] | output.embeddings[0] has no embedding",
        "[{\"embedding\":null}] | output.embeddings[0] has no embedding",
        "[{}] | output.embeddings[0] has no embedding",
        "[null] | output.embeddings[0] is no object but null",
        "[7] | output.embeddings[0] is no object but 7",
        "[] | it has no embeddings",
        "null | it has no embeddings",
        "\"x\" | it has no embeddings",
        "[{\"text_index\":1,\"embedding\":[1]}] | embedding 0 of 1 has the index 1",
        "[{\"text_index\":-1,\"embedding\":[1]}] | embedding 0 of 1 has the index -1",
        "[{\"sparse_embedding\":[{\"index\":1}]}] | sparse_embedding[0] has no value",
        "[{\"sparse_embedding\":[{\"value\":1.5}]}] | sparse_embedding[0] has no index",
        "[{\"sparse_embedding\":[{\"index\":1,\"value\":[]}]}] | sparse_embedding[0].value is no"
            + " number",
      })
  void whatIsNoVectorIsAnErrorThatNamesIt(String embeddings, String words) {
    assertThatThrownBy(() -> embed(embeddings, "a"))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("embeddings.text")
        .hasMessageContaining(words.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[{\"text_index\":0,\"embedding\":[1]},{\"text_index\":0,\"embedding\":[2]}] | the index 0"
            + " comes twice",
        "[{\"text_index\":0,\"embedding\":[1]},{\"text_index\":2,\"embedding\":[2]}] | embedding 1"
            + " of 2 has the index 2",
        "[{\"text_index\":0,\"embedding\":[1]},{\"embedding\":[2]}] | embedding 1 of 2 has no"
            + " index, and others have one",
        "[{\"text_index\":0,\"embedding\":[1,2]},{\"text_index\":1,\"embedding\":[2]}] | embedding"
            + " 1 of 2 has 1 numbers and others have 2",
        "[{\"text_index\":0,\"embedding\":[1]}] | embeddings.text: the answer has 1 embeddings for"
            + " 2 inputs; request id r-1",
        "[{\"embedding\":[1]},{\"sparse_embedding\":[]}] | embedding 1 of 2 has 0 numbers and"
            + " others have 1",
        "[{\"sparse_embedding\":[]},{\"embedding\":[1]}] | embedding 1 of 2 has 1 numbers and"
            + " others have 0",
        "[{\"embedding\":[1]},{\"embedding\":[1]},{\"embedding\":[1]}] | the answer has 3"
            + " embeddings for 2 inputs",
      })
  void anEmbeddingThatIsMissingIsNeverShifted(String embeddings, String words) {
    assertThatThrownBy(() -> embed(embeddings, "a", "b"))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining(words.strip());
  }

  @Test
  void aVectorOfAnyLengthIsRead() {
    StringBuilder numbers = new StringBuilder("0.5");
    numbers.append(",0.25".repeat(4999));
    assertThat(embed("[{\"embedding\":[" + numbers + "]}]", "a").embedding().dimensions())
        .isEqualTo(5000);
  }

  /** Exact arithmetic takes minutes for such a text. */
  @Test
  @Timeout(10)
  void aNumberThatIsALongText_isReadAtOnce() {
    String digits = "1".repeat(3_000_000);
    assertThat(embed("[{\"embedding\":[\"0." + digits + "\"]}]", "a").embedding())
        .isEqualTo(Embedding.of(1 / 9f));
    assertThatThrownBy(() -> embed("[{\"embedding\":[\"" + digits + "\"]}]", "a"))
        .hasMessageContaining("is no number that fits but 11111111111111111111..");
    assertThat(
            rerank("[{\"index\":1,\"relevance_score\":\"0." + digits + "\"}]")
                .results()
                .get(0)
                .relevanceScore())
        .isEqualTo(1 / 9d);
  }

  @Test
  void ranksAreTheBestFirst_inWhateverOrderTheyCome() {
    assertThat(
            rerank(
                    "[{\"index\":0,\"relevance_score\":0.1},"
                        + "{\"index\":1,\"relevance_score\":\"0.9\"}]")
                .results())
        .extracting(RankedDocument::index)
        .containsExactly(1, 0);
  }

  private RerankResult rerank(String results) {
    server.enqueue(
        new MockResponse()
            .setHeader("Content-Type", "application/json")
            .setBody("{\"results\":" + results + ",\"id\":\"r-1\"}"));
    return new RerankService(client)
        .rerank(
            CompatibleRerankRequest.builder(RerankModels.QWEN3_RERANK, "q", List.of("a", "b"))
                .build());
  }

  @Test
  void rerankingGoesToItsOwnPath() throws Exception {
    rerank("[{\"index\":1,\"relevance_score\":\"0.5\"}]");
    assertThat(server.takeRequest().getPath()).isEqualTo("/compatible-api/v1/reranks");
  }

  @Test
  void aRankThatIsNoneIsAdditional() {
    RerankResult result =
        rerank(
            "[{\"index\":1,\"relevance_score\":0.5},{\"index\":0},7,null,"
                + "{\"index\":1,\"relevance_score\":0.1}]");
    assertThat(result.results()).hasSize(1);
    assertThat(result.pick(List.of("a", "b"))).containsExactly("b");
    assertThat(result.additional()).containsOnlyKeys("results");
    assertThat((List<?>) result.additional().get("results")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "[{\"index\":2,\"relevance_score\":0.5}] | ranks document 2 of 2",
        "[{\"index\":0,\"relevance_score\":\"x\"}] | results has no result with an index and a"
            + " relevance_score",
        "[7] | results has no result with an index and a relevance_score",
        "null | it has no results",
        "\"x\" | it has no results",
      })
  void ranksOfNothingAreAnError(String results, String words) {
    assertThatThrownBy(() -> rerank(results))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining(words.strip());
  }
}
