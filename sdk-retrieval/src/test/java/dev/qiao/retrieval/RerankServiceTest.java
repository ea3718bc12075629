package dev.qiao.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.retrieval.glm.GlmRerankRequest;
import dev.qiao.retrieval.qwen.CompatibleRerankRequest;
import dev.qiao.retrieval.qwen.RerankRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@FakeModels
class RerankServiceTest {
  private static final String QUESTION = "When does the ferry leave?";
  private static final List<String> TEXTS =
      List.of("Bread is baked at six.", "Boats need paint.", "The ferry leaves at nine.");

  @Test
  void theBestComesFirst(FakeModelServer server, QiaoClient client) {
    RerankService rerank = new RerankService(client);
    RerankResult best =
        rerank.rerank(
            CompatibleRerankRequest.builder(RerankModels.QWEN3_RERANK, QUESTION, TEXTS)
                .topN(2)
                .instruct("Find the passage that answers the question.")
                .build());
    assertThat(best.results()).hasSize(2);
    assertThat(best.pick(TEXTS).get(0)).isEqualTo("The ferry leaves at nine.");
    assertThat(best.results().get(0).relevanceScore())
        .isGreaterThan(best.results().get(1).relevanceScore());
    assertThat(server.requests().get(0).path()).isEqualTo("/compatible-api/v1/reranks");
  }

  @Test
  void theNativeDialectReturnsDocuments(FakeModelServer server, QiaoClient client) {
    RankedDocument best =
        new RerankService(client)
            .rerankAsync(
                RerankRequest.builder(RerankModels.GTE_RERANK_V2, QUESTION, TEXTS)
                    .topN(1)
                    .returnDocuments(true)
                    .build())
            .join()
            .results()
            .get(0);
    assertThat(best.index()).isEqualTo(2);
    assertThat(best.document().text()).isEqualTo("The ferry leaves at nine.");
  }

  @Test
  void picturesAndVideosAreRanked(FakeModelServer server, QiaoClient client) {
    RerankResult result =
        new RerankService(client)
            .rerank(
                RerankRequest.builder(
                        RerankModels.QWEN3_VL_RERANK,
                        RetrievalContent.image(MediaSource.of("https://example.com/ferry.png")),
                        RetrievalContent.text("bread"),
                        RetrievalContent.video(MediaSource.of("https://example.com/ferry.mp4")))
                    .fps(0.5)
                    .build());
    assertThat(result.results().get(0).index()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                new RerankService(client)
                    .rerank(
                        RerankRequest.builder(
                                RerankModels.GTE_RERANK_V2,
                                RetrievalContent.of("q"),
                                RetrievalContent.image(
                                    MediaSource.of("https://example.com/ferry.png")))
                            .build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("input.documents[0].image")
        .hasMessageContaining("qwen3-vl-rerank takes pictures");
  }

  @Test
  void tooManyDocumentsAndNone_areRefusedHere(FakeModelServer server, QiaoClient client) {
    RerankService rerank = new RerankService(client);
    List<String> many = Collections.nCopies(501, "a text");
    assertThatThrownBy(
            () ->
                rerank.rerank(
                    CompatibleRerankRequest.builder(RerankModels.QWEN3_RERANK, "q", many).build()))
        .hasMessageContaining("at most 500 texts for qwen3-rerank");
    assertThatThrownBy(
            () ->
                rerank.rerank(RerankRequest.builder(RerankModels.GTE_RERANK_V2, "q", many).build()))
        .hasMessageContaining("number of texts in input.documents")
        .hasMessageContaining("501");
    assertThatThrownBy(
            () ->
                rerank.rerank(
                    RerankRequest.builder(RerankModels.GTE_RERANK_V2, "q", List.of()).build()))
        .hasMessageContaining("input.documents");
    assertThatThrownBy(
            () ->
                rerank.rerank(
                    CompatibleRerankRequest.builder(
                            RerankModels.QWEN3_RERANK, "q", List.of("", "b"))
                        .build()))
        .hasMessageContaining("documents[0]");
    assertThatThrownBy(
            () ->
                rerank.rerank(RerankRequest.builder(RerankModels.QWEN3_RERANK, "q", TEXTS).build()))
        .hasMessageContaining("CompatibleRerankRequest");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aCount_saysHowMany_andAPictureIsRefusedOnce(FakeModelServer server, QiaoClient client) {
    RerankService rerank = new RerankService(client);
    assertThatThrownBy(
            () ->
                rerank.rerank(
                    CompatibleRerankRequest.builder(RerankModels.QWEN3_RERANK, "q", TEXTS)
                        .topN(0)
                        .build()))
        .hasMessageEndingWith("top_n is 0 but must be at least 1 (set a value in that range)");
    assertThatThrownBy(
            () ->
                rerank.rerank(
                    RerankRequest.builder(
                            RerankModels.QWEN3_VL_RERANK, "q", Collections.nCopies(101, "a text"))
                        .build()))
        .hasMessageEndingWith("at most 100 for qwen3-vl-rerank (give as many as that)");
    assertThatThrownBy(
            () ->
                rerank.rerank(
                    RerankRequest.builder(
                            RerankModels.GTE_RERANK_V2,
                            RetrievalContent.of("q"),
                            RetrievalContent.image(MediaSource.of("https://example.com/a.png")))
                        .build()))
        .hasMessageStartingWith("rerank.native breaks a documented limit: input.documents[0]");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatAModelDoesNotRead_isSentWithAWarning(FakeModelServer server) {
    List<String> warnings = new ArrayList<>();
    try (QiaoClient client = server.clientBuilder().listener(new Warnings(warnings)).build()) {
      RerankService rerank = new RerankService(client);
      rerank.rerank(
          RerankRequest.builder(RerankModels.GTE_RERANK_V2, QUESTION, TEXTS)
              .instruct("Sort.")
              .build());
      rerank.rerank(
          RerankRequest.builder(
                  RerankModels.QWEN3_VL_RERANK,
                  RetrievalContent.of("q"),
                  RetrievalContent.fused("a", MediaSource.of("https://example.com/a.png"), null))
              .instruct("Sort.")
              .build());
    }
    assertThat(warnings)
        .containsExactly(
            "parameters.instruct is Sort. but should be left out for gte-rerank-v2: the page lists"
                + " it for qwen3-vl-rerank only (leave it out)",
            "input.documents[0] has several of text, picture and video, but a document is one; rank"
                + " each by itself");
  }

  private record Warnings(List<String> warnings) implements ExchangeListener {
    @Override
    public void warned(String operation, String warning) {
      warnings.add(warning);
    }
  }

  @Test
  void pick_ofAnotherList_isRefused(FakeModelServer server, QiaoClient client) {
    RerankResult result =
        new RerankService(client)
            .rerank(
                CompatibleRerankRequest.builder(RerankModels.QWEN3_RERANK, QUESTION, TEXTS)
                    .build());
    assertThatThrownBy(() -> result.pick(List.of("one")))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("the list has fewer values than were ranked");
  }

  @Test
  void zhipuHasItsOwnRequest() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      RerankService rerank = new RerankService(client);
      RerankResult result =
          rerank.rerank(
              GlmRerankRequest.builder(RerankModels.GLM_RERANK, QUESTION, TEXTS)
                  .topN(1)
                  .returnDocuments(true)
                  .requestId("req-1")
                  .build());
      assertThat(result.results().get(0).document().text()).isEqualTo(TEXTS.get(2));
      assertThat(result.requestId()).isEqualTo("req-1");
      assertThatThrownBy(
              () ->
                  rerank.rerank(
                      GlmRerankRequest.builder(
                              RerankModels.GLM_RERANK, "q", List.of("x".repeat(4097)))
                          .build()))
          .hasMessageContaining("documents[0]")
          .hasMessageContaining("4096 characters");
    }
  }
}
