package dev.qiao.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.retrieval.glm.GlmEmbeddingRequest;
import dev.qiao.retrieval.qwen.CompatibleEmbeddingRequest;
import dev.qiao.retrieval.qwen.MultimodalEmbeddingRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingFileRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest.OutputType;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest.TextType;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FakeModels
class EmbeddingServiceTest {
  private static final Model V4 = EmbeddingModels.TEXT_EMBEDDING_V4;

  @Test
  void similarTextsAreNear_inEachLanguage(FakeModelServer server, QiaoClient client) {
    List<Embedding> all =
        new EmbeddingService(client)
            .embed(
                TextEmbeddingRequest.builder(
                        V4,
                        "The ferry leaves at nine.",
                        "When does the ferry leave?",
                        "Bread is baked at six.",
                        "渡轮九点出发。",
                        "渡轮什么时候出发？",
                        "面包六点烤好。")
                    .dimension(512)
                    .textType(TextType.DOCUMENT)
                    .build())
            .embeddings();
    assertThat(all).hasSize(6).allSatisfy(one -> assertThat(one.dimensions()).isEqualTo(512));
    assertThat(all.get(0).cosine(all.get(1))).isGreaterThan(all.get(2).cosine(all.get(1)) + 0.2);
    assertThat(all.get(3).cosine(all.get(4))).isGreaterThan(all.get(5).cosine(all.get(4)) + 0.2);
    assertThat(server.requests().get(0).json("/parameters/dimension")).isEqualTo(512);
  }

  @Test
  void sparseVectorsComeWithOrWithoutDenseOnes(FakeModelServer server, QiaoClient client) {
    EmbeddingService embeddings = new EmbeddingService(client);
    EmbeddingItem both =
        embeddings
            .embed(
                TextEmbeddingRequest.builder(V4, "low water")
                    .outputType(OutputType.DENSE_AND_SPARSE)
                    .build())
            .items()
            .get(0);
    assertThat(both.embedding()).isNotNull();
    assertThat(both.sparse()).isNotNull();
    assertThat(both.sparse().weights()).extracting("token").containsExactly("low", "water");
    EmbeddingResult sparse =
        embeddings.embed(
            TextEmbeddingRequest.builder(V4, "low water").outputType(OutputType.SPARSE).build());
    assertThat(sparse.embeddings()).isEmpty();
    assertThatThrownBy(sparse::embedding)
        .hasMessage("the answer has only sparse embeddings, in items()");
  }

  @Test
  void sparseVectorsFindWordsOfChinese_andOfHindiAndEmoji(
      FakeModelServer server, QiaoClient client) {
    List<SparseEmbedding> all =
        new EmbeddingService(client)
                .embed(
                    TextEmbeddingRequest.builder(
                            V4, "渡轮九点出发。", "渡轮", "面包", "नमस्ते दुनिया", "नमस्ते", "नमक", "😀", "😡")
                        .outputType(OutputType.SPARSE)
                        .build())
                .items()
                .stream()
                .map(EmbeddingItem::sparse)
                .toList();
    assertThat(all.get(0).dot(all.get(1))).isPositive();
    assertThat(all.get(0).dot(all.get(2))).isZero();
    assertThat(all.get(3).dot(all.get(4))).isPositive();
    assertThat(all.get(3).dot(all.get(5))).isZero();
    assertThat(all.get(6).weights()).hasSize(1);
    List<Embedding> dense =
        new EmbeddingService(client)
            .embed(TextEmbeddingRequest.builder(V4, "😀", "😡").build())
            .embeddings();
    assertThat(dense.get(0).cosine(dense.get(1))).isLessThan(0.9);
  }

  @Test
  void theOpenAiDialectAndTheFutureGiveTheSame(FakeModelServer server, QiaoClient client) {
    EmbeddingService embeddings = new EmbeddingService(client);
    EmbeddingResult compatible =
        embeddings.embed(CompatibleEmbeddingRequest.builder(V4, "one", "two").build());
    EmbeddingResult later =
        embeddings.embedAsync(TextEmbeddingRequest.builder(V4, "one", "two").build()).join();
    assertThat(later.embeddings()).isEqualTo(compatible.embeddings());
    assertThat(compatible.usage().totalTokens()).isPositive();
    assertThat(later.requestId()).isNotBlank();
  }

  @Test
  void manyTexts_areRefusedHere_withTheWayOut(FakeModelServer server, QiaoClient client) {
    String[] eleven = IntStream.range(0, 11).mapToObj(i -> "text " + i).toArray(String[]::new);
    EmbeddingService embeddings = new EmbeddingService(client);
    assertThatThrownBy(() -> embeddings.embed(TextEmbeddingRequest.builder(V4, eleven).build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("input.texts")
        .hasMessageContaining("at most 10 texts for text-embedding-v4")
        .hasMessageContaining("11 texts")
        .hasMessageContaining("EmbeddingService.embedAll(..) takes any number");
    assertThatThrownBy(
            () -> embeddings.embed(CompatibleEmbeddingRequest.builder(V4, eleven).build()))
        .hasMessageContaining("at most 10 texts for text-embedding-v4");
    assertThat(
            embeddings
                .embed(
                    TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V2, eleven).build())
                .embeddings())
        .hasSize(11);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void noTextAndBlankTexts_areRefusedHere(FakeModelServer server, QiaoClient client) {
    EmbeddingService embeddings = new EmbeddingService(client);
    assertThatThrownBy(() -> embeddings.embed(TextEmbeddingRequest.builder(V4).build()))
        .hasMessageContaining("input.texts")
        .hasMessageContaining("give at least one text");
    assertThatThrownBy(() -> embeddings.embed(TextEmbeddingRequest.builder(V4, "one", " ").build()))
        .hasMessageContaining("input.texts[1]")
        .hasMessageContaining("leave out what has no text");
    assertThatThrownBy(() -> TextEmbeddingRequest.builder(V4, "one", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("texts[1] is null");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aDimensionThatNoPageLists_isSentWithAWarning() {
    List<String> warnings = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(warning);
          }
        };
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.clientBuilder().listener(listener).build()) {
      assertThatThrownBy(
              () ->
                  new EmbeddingService(client)
                      .embed(
                          TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V3, "a")
                              .dimension(100)
                              .build()))
          .hasMessageContaining("dimension");
      assertThat(server.requests()).hasSize(1);
      assertThat(warnings)
          .containsExactly(
              "parameters.dimension is 100 but should be one of 1024, 768, 512, 256, 128, 64 for"
                  + " text-embedding-v3: the page lists no other (choose one of them)");
    }
  }

  @Test
  void aWordThatNoPageLists_isSentWithTheNearestInAWarning() {
    List<String> warnings = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(warning);
          }
        };
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.clientBuilder().listener(listener).build()) {
      EmbeddingService embeddings = new EmbeddingService(client);
      embeddings.embed(
          TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4, "a")
              .textType(TextEmbeddingRequest.TextType.of("Query"))
              .build());
      TaskHandle<EmbeddingFile> unused =
          embeddings.submit(
              TextEmbeddingFileRequest.builder(
                      EmbeddingModels.TEXT_EMBEDDING_ASYNC_V2,
                      MediaSource.of("https://example.com/a.txt"))
                  .textType(TextEmbeddingRequest.TextType.of("documents"))
                  .build());
      assertThat(warnings)
          .containsExactly(
              "parameters.text_type is Query, which no page lists; the nearest that is listed is"
                  + " query",
              "parameters.text_type is documents, which no page lists; the nearest that is listed"
                  + " is document");
    }
  }

  @Test
  void aModelOfAnotherRequest_isRefusedByItsName(FakeModelServer server, QiaoClient client) {
    EmbeddingService embeddings = new EmbeddingService(client);
    assertThatThrownBy(
            () ->
                embeddings.embed(
                    TextEmbeddingRequest.builder(EmbeddingModels.QWEN3_VL_EMBEDDING, "a").build()))
        .hasMessageContaining("MultimodalEmbeddingRequest");
    assertThatThrownBy(() -> embeddings.embed(MultimodalEmbeddingRequest.builder(V4).build()))
        .hasMessageContaining("TextEmbeddingRequest");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aTextFindsAPicture(FakeModelServer server, QiaoClient client) {
    List<Embedding> all =
        new EmbeddingService(client)
            .embed(
                MultimodalEmbeddingRequest.builder(
                        EmbeddingModels.TONGYI_EMBEDDING_VISION_PLUS,
                        RetrievalContent.text("a lighthouse"),
                        RetrievalContent.image(
                            MediaSource.of("https://example.com/lighthouse.png")),
                        RetrievalContent.video(MediaSource.of("https://example.com/bakery.mp4")),
                        RetrievalContent.images(
                            MediaSource.of("https://example.com/a.png"),
                            MediaSource.of("https://example.com/b.png")))
                    .build())
            .embeddings();
    assertThat(all).hasSize(4);
    assertThat(all.get(0).cosine(all.get(1))).isGreaterThan(all.get(0).cosine(all.get(2)));
  }

  @Test
  void fusionGivesOneEmbedding(FakeModelServer server, QiaoClient client) {
    EmbeddingResult fused =
        new EmbeddingService(client)
            .embed(
                MultimodalEmbeddingRequest.builder(
                        EmbeddingModels.QWEN3_VL_EMBEDDING,
                        RetrievalContent.text("a lighthouse"),
                        RetrievalContent.image(
                            MediaSource.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "a.png")))
                    .enableFusion(true)
                    .build());
    assertThat(fused.embedding().dimensions()).isEqualTo(2560);
    assertThat(fused.items().get(0).type()).isEqualTo("fusion");
    assertThat(server.uploads()).hasSize(1);
  }

  @Test
  void setsOfPictures_areRefusedForModelsWithoutThem(FakeModelServer server, QiaoClient client) {
    assertThatThrownBy(
            () ->
                new EmbeddingService(client)
                    .embed(
                        MultimodalEmbeddingRequest.builder(
                                EmbeddingModels.QWEN3_VL_EMBEDDING,
                                RetrievalContent.images(
                                    MediaSource.of("https://example.com/a.png")))
                            .build()))
        .hasMessageContaining("input.contents[0].multi_images")
        .hasMessageContaining("only tongyi-embedding-vision models take sets");
  }

  @Test
  void aFileOfTextsIsATask(FakeModelServer server, QiaoClient client, @TempDir Path folder)
      throws Exception {
    Path lines = Files.writeString(folder.resolve("lines.txt"), "one\ntwo\nthree\n");
    EmbeddingFile result =
        new EmbeddingService(client)
            .submit(
                TextEmbeddingFileRequest.builder(
                        EmbeddingModels.TEXT_EMBEDDING_ASYNC_V2, MediaSource.of(lines))
                    .textType(TextType.QUERY)
                    .build())
            .await();
    Path zipped = result.file().saveTo(folder.resolve("vectors.txt.gz"));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(zipped))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(3);
    }
    assertThat(result.usage().totalTokens()).isPositive();
  }

  @Test
  void aFileOfAnotherKind_failsWithTheServicesWords(FakeModelServer server, QiaoClient client) {
    var task =
        new EmbeddingService(client)
            .submit(
                TextEmbeddingFileRequest.builder(
                        EmbeddingModels.TEXT_EMBEDDING_ASYNC_V2,
                        MediaSource.of("https://example.com/lines.csv"))
                    .build());
    assertThatThrownBy(task::await)
        .isInstanceOf(TaskFailedException.class)
        .hasMessageContaining("InvalidFile.TypeNotTxt");
  }

  @Test
  void zhipuHasItsOwnRequest() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      EmbeddingService embeddings = new EmbeddingService(client);
      EmbeddingResult two =
          embeddings.embed(
              GlmEmbeddingRequest.builder(EmbeddingModels.EMBEDDING_3, "one", "two")
                  .dimensions(256)
                  .build());
      assertThat(two.embeddings()).extracting(Embedding::dimensions).containsExactly(256, 256);
      assertThatThrownBy(() -> embeddings.embed(TextEmbeddingRequest.builder(V4, "one").build()))
          .hasMessageContaining("a TextEmbeddingRequest goes to DashScope");
    }
  }

  @Test
  void aClientOfAGateway_refusesWhatItsPageDoesNotHave() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
        QiaoClient client = server.client()) {
      assertThatThrownBy(
              () ->
                  new EmbeddingService(client)
                      .embed(CompatibleEmbeddingRequest.builder(V4, "one").build()))
          .isInstanceOf(RequestValidationException.class)
          .hasMessageContaining("DashScope");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void itWorksInSingapore() {
    try (FakeModelServer server = FakeModelServer.start(Region.AP_SOUTHEAST_1);
        QiaoClient client = server.client()) {
      assertThat(
              new EmbeddingService(client)
                  .embed(TextEmbeddingRequest.builder(V4, "one").build())
                  .embedding()
                  .dimensions())
          .isEqualTo(1024);
    }
  }

  @Test
  void aBareTextAmongContentsIsReadAndWritten() {
    String json =
        "{\"model\":\"qwen3-vl-embedding\",\"input\":{\"contents\":[\"a\",{\"text\":\"b\"}]}}";
    MultimodalEmbeddingRequest request = Request.fromJson(json, MultimodalEmbeddingRequest.class);
    assertThat(request.toJson()).isEqualTo(json);
    assertThat(request.input().contents())
        .extracting(RetrievalContent::text)
        .containsExactly("a", "b");
  }
}
