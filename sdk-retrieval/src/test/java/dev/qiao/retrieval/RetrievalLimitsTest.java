package dev.qiao.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.retrieval.qwen.CompatibleRerankRequest;
import dev.qiao.retrieval.qwen.MultimodalEmbeddingRequest;
import dev.qiao.retrieval.qwen.RerankRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest.OutputType;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest.TextType;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused, what is sent with a warning, and how many vectors an answer may have. */
class RetrievalLimitsTest {
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/a.png");

  private final MockWebServer server = new MockWebServer();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private QiaoClient client;

  @BeforeEach
  void start() throws Exception {
    server.start();
    client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .apiKey("sk-test")
            .listener(
                new ExchangeListener() {
                  @Override
                  public void warned(String operation, String warning) {
                    warnings.add(warning);
                  }
                })
            .endpoint(
                Endpoint.of(server.url("/api/v1").uri(), server.url("/compatible-mode/v1").uri()))
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.shutdown();
  }

  private EmbeddingResult embed(EmbeddingRequest request) {
    return embed(request, "{\"index\":0,\"embedding\":[1]}");
  }

  private EmbeddingResult embed(EmbeddingRequest request, String embeddings) {
    answer("{\"output\":{\"embeddings\":[" + embeddings + "]}}");
    return new EmbeddingService(client).embed(request);
  }

  private void rerank(RankingRequest request) {
    answer("{\"results\":[{\"index\":0,\"relevance_score\":0.5}]}");
    new RerankService(client).rerank(request);
  }

  private void answer(String body) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse().setHeader("Content-Type", "application/json").setBody(body);
          }
        });
  }

  private static RerankRequest.Builder see(RetrievalContent query, RetrievalContent document) {
    return RerankRequest.builder(RerankModels.QWEN3_VL_RERANK, query, document);
  }

  @Test
  void wordsThatNoPageLists_areSentWithAWarning() {
    embed(
        TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4, "a")
            .textType(TextType.of("querry"))
            .outputType(OutputType.of("dense+sparse"))
            .build());
    assertThat(warnings)
        .containsExactly(
            "parameters.text_type is querry, which no page lists; the nearest that is listed is"
                + " query",
            "parameters.output_type is dense+sparse, which no page lists; the nearest that is"
                + " listed is dense&sparse");
  }

  @Test
  void settingsOfOtherModels_areSentWithAWarning() {
    embed(
        MultimodalEmbeddingRequest.builder(
                EmbeddingModels.QWEN3_VL_EMBEDDING, RetrievalContent.of("a"))
            .resLevel(0)
            .maxVideoFrames(64)
            .build());
    assertThat(warnings)
        .hasSize(2)
        .first()
        .isEqualTo(
            "parameters.res_level is 0 but should be left out for qwen3-vl-embedding: only another"
                + " model reads it (leave it out)");
    warnings.clear();
    embed(
        MultimodalEmbeddingRequest.builder(
                EmbeddingModels.TONGYI_EMBEDDING_VISION_PLUS_2026_03_06, RetrievalContent.of("a"))
            .resLevel(0)
            .maxVideoFrames(64)
            .build());
    assertThat(warnings).isEmpty();
    assertThatThrownBy(
            () ->
                embed(
                    MultimodalEmbeddingRequest.builder(
                            EmbeddingModels.TONGYI_EMBEDDING_VISION_FLASH_2026_03_06,
                            RetrievalContent.of("a"))
                        .resLevel(4)
                        .maxVideoFrames(65)
                        .build()))
        .hasMessageContaining("breaks 2 documented limits: parameters.res_level is 4")
        .hasMessageContaining("parameters.max_video_frames is 65");
    rerank(
        RerankRequest.builder(RerankModels.GTE_RERANK_V2, "q", List.of("a"))
            .instruct("x")
            .fps(0.5)
            .build());
    assertThat(warnings)
        .hasSize(2)
        .allMatch(one -> one.contains("should be left out for gte-rerank-v2"));
    warnings.clear();
    rerank(
        RerankRequest.builder(RerankModels.QWEN3_VL_RERANK, "q", List.of("a"))
            .instruct("x")
            .fps(0.5)
            .build());
    assertThat(warnings).isEmpty();
  }

  @Test
  void aVideoAsADataUri_isSentWithAWarning_asThePageListsAddressesOnly() {
    embed(
        MultimodalEmbeddingRequest.builder(
                EmbeddingModels.QWEN3_VL_EMBEDDING,
                RetrievalContent.video(MediaSource.of("data:video/mp4;base64,AAAA")))
            .build());
    assertThat(warnings)
        .containsExactly(
            "input.contents[0].video is a data URI, but the page lists addresses only; give the"
                + " file");
  }

  @Test
  void aQueryIsNoVideo_andADocumentNoSet() {
    MediaSource video = MediaSource.of("https://example.com/a.mp4");
    assertThatThrownBy(
            () -> rerank(see(RetrievalContent.video(video), RetrievalContent.of("a")).build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("input.query.video is")
        .hasMessageContaining("(ask by a text or a picture)");
    assertThatThrownBy(
            () -> rerank(see(RetrievalContent.of("q"), RetrievalContent.images(PICTURE)).build()))
        .hasMessageContaining("input.documents[0].multi_images is");
    rerank(see(RetrievalContent.image(PICTURE), RetrievalContent.video(video)).build());
  }

  /** Media that cannot be read are named by their field, with all else that is wrong. */
  @Test
  void mediaThatCannotBeRead_areNamedByTheirField() {
    MediaSource none = MediaSource.of("data:image/png;base64,a*b=");
    String words =
        "is data URI of 26 characters (it is no base64) but must be readable (encode it with"
            + " Base64.getEncoder())";
    assertThatThrownBy(
            () ->
                embed(
                    MultimodalEmbeddingRequest.builder(
                            EmbeddingModels.QWEN3_VL_EMBEDDING,
                            RetrievalContent.of(" "),
                            RetrievalContent.image(none))
                        .build()))
        .hasMessageContaining("breaks 2 documented limits")
        .hasMessageContaining("input.contents[1].image " + words);
    assertThatThrownBy(
            () -> rerank(see(RetrievalContent.of("q"), RetrievalContent.image(none)).build()))
        .hasMessageContaining("input.documents[0].image " + words);
    assertThatThrownBy(
            () ->
                rerank(
                    see(
                            RetrievalContent.of("q"),
                            RetrievalContent.image(MediaSource.of(Path.of("no-such.png"))))
                        .build()))
        .hasMessageContaining("input.documents[0].image is no-such.png (it does not exist in ")
        .hasMessageContaining("check the path; the file must be there when the request is sent");
  }

  @Test
  void topN_isAtLeastOne() {
    CompatibleRerankRequest.Builder two =
        CompatibleRerankRequest.builder(RerankModels.QWEN3_RERANK, "q", List.of("a", "b"));
    rerank(two.topN(1).build());
    rerank(two.topN(Integer.MAX_VALUE).build());
    assertThatThrownBy(() -> rerank(two.topN(0).build()))
        .hasMessageEndingWith("top_n is 0 but must be at least 1 (set a value in that range)");
  }

  @Test
  void aPictureForAModelOfTexts_isOneViolation() {
    assertThatThrownBy(
            () ->
                rerank(
                    RerankRequest.builder(
                            RerankModels.GTE_RERANK_V2,
                            RetrievalContent.of("q"),
                            RetrievalContent.image(PICTURE))
                        .build()))
        .hasMessageContaining("breaks a documented limit: input.documents[0].image is");
  }

  /** No page says what an older model makes of several things: the paid answer is kept. */
  @Test
  void severalThingsInOneContent_mayHaveAnyNumberOfVectors() {
    RetrievalContent both = RetrievalContent.fused("a", PICTURE, null);
    String two = "{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[2]}";
    for (Model model :
        List.of(EmbeddingModels.MULTIMODAL_EMBEDDING_V1, EmbeddingModels.QWEN3_VL_EMBEDDING)) {
      assertThat(embed(MultimodalEmbeddingRequest.builder(model, both).build(), two).items())
          .hasSize(2);
    }
    assertThatThrownBy(
            () ->
                embed(
                    MultimodalEmbeddingRequest.builder(
                            EmbeddingModels.TONGYI_EMBEDDING_VISION_PLUS_2026_03_06, both)
                        .build(),
                    two))
        .hasMessageContaining("the answer has 2 embeddings for 1 inputs");
  }
}
