package dev.qiao.opentelemetry;

import static dev.qiao.opentelemetry.Recorded.attributes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioModels;
import dev.qiao.audio.AudioService;
import dev.qiao.audio.SpeechSession;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.CallObserver.Call;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.task.TaskQuery;
import dev.qiao.image.ImageModels;
import dev.qiao.image.ImageService;
import dev.qiao.image.qwen.QwenImageRequest;
import dev.qiao.retrieval.EmbeddingModels;
import dev.qiao.retrieval.EmbeddingService;
import dev.qiao.retrieval.RerankModels;
import dev.qiao.retrieval.RerankService;
import dev.qiao.retrieval.qwen.CompatibleRerankRequest;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OtherSpansTest {
  @Test
  void vendorsWithANameInTheConventions_haveIt() {
    try (Recorded deepSeek = Recorded.of(FakeModelServer.start(Vendor.DEEPSEEK));
        Recorded moonshot = Recorded.of(FakeModelServer.start(Vendor.MOONSHOT))) {
      new TextService(deepSeek.client)
          .chat(DeepSeekChatRequest.builder(TextModels.DEEPSEEK_FLASH, Message.user("Hi")).build());
      new TextService(moonshot.client)
          .chat(KimiChatRequest.builder(TextModels.KIMI_K2_6, Message.user("Hi")).build());

      assertThat(attributes(deepSeek.spans().get(0)))
          .containsEntry("gen_ai.provider.name", "deepseek");
      assertThat(attributes(moonshot.spans().get(0)))
          .containsEntry("gen_ai.provider.name", "moonshot_ai");
    }
  }

  @Test
  void embeddingsAndRerankings_haveTheirOwnOperation() {
    try (Recorded recorded = Recorded.start()) {
      new EmbeddingService(recorded.client)
          .embed(
              TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4, "low water").build());
      new RerankService(recorded.client)
          .rerank(
              CompatibleRerankRequest.builder(
                      RerankModels.QWEN3_RERANK, "When?", List.of("at nine", "bread"))
                  .build());

      assertThat(recorded.names())
          .containsExactly("embeddings text-embedding-v4", "rerank qwen3-rerank");
      assertThat(recorded.spans())
          .allSatisfy(
              span -> assertThat(attributes(span)).containsKey("gen_ai.usage.input_tokens"));
    }
  }

  @Test
  void anImage_isCounted() {
    try (Recorded recorded = Recorded.start()) {
      new ImageService(recorded.client)
          .generate(QwenImageRequest.builder(ImageModels.QWEN_IMAGE_2_0_PRO, "a kitten").build());

      assertThat(attributes(recorded.spans().get(0)))
          .containsEntry("gen_ai.operation.name", "generate_content")
          .containsEntry("qiao.usage.images", 1L);
      assertThat(recorded.metrics()).containsKey("qiao.client.usage.images");
    }
  }

  @Test
  void anUpload_isPartOfTheCallItIsFor() throws Exception {
    try (Recorded recorded = Recorded.start()) {
      recorded
          .client
          .files()
          .upload(MediaSource.of(SampleMedia.portraitPng(), "a.png"), TextModels.QWEN_VL_PLUS);

      SpanData upload = recorded.span("upload qwen-vl-plus");
      assertThat(attributes(upload).keySet())
          .containsExactlyInAnyOrder(
              "gen_ai.operation.name",
              "gen_ai.provider.name",
              "gen_ai.request.model",
              "server.address",
              "server.port",
              "qiao.operation",
              "qiao.region",
              "qiao.request.id");
      assertThat(recorded.server.requests())
          .filteredOn(call -> call.path().contains("uploads"))
          .allSatisfy(
              call -> assertThat(call.headers().get("traceparent")).contains(upload.getSpanId()));
    }
  }

  @Test
  void aSession_isOneSpanFromItsOpeningToItsEnd() throws Exception {
    try (Recorded recorded = Recorded.start()) {
      try (SpeechSession session =
          new AudioService(recorded.client)
              .open(
                  CosyVoiceSessionRequest.builder(
                          AudioModels.COSYVOICE_V3_FLASH, CosyVoices.LONGANYANG)
                      .format(AudioFormat.PCM)
                      .build())) {
        var read = CompletableFuture.supplyAsync(() -> session.audio().collect());
        session.send("The ferry leaves at nine.");
        session.finish();
        read.get(20, TimeUnit.SECONDS);
      }

      SpanData span = recorded.span("generate_content cosyvoice-v3-flash");
      assertThat(attributes(span))
          .containsKey("gen_ai.response.time_to_first_chunk")
          .containsKey("qiao.usage.characters")
          .doesNotContainKeys("qiao.abandoned", "error.type");
    }
  }

  @Test
  void aListAndARawRequest_areNamedByTheirOperation() {
    try (Recorded recorded = Recorded.start()) {
      recorded.client.tasks().list(TaskQuery.builder().build());
      recorded.client.raw().get("/tasks/?page_no=1");

      assertThat(recorded.names()).contains("raw");
      assertThat(recorded.names()).contains("task.list");
    }
  }

  @Test
  void anAgentOfTheApplication_isTheParentOfItsCalls() {
    try (Recorded recorded = Recorded.start()) {
      ObservedCall agent =
          recorded
              .client
              .options()
              .observer()
              .begin(Call.of(recorded.client.options(), CallKind.TOOL_LOOP, "planner", null));
      new TextService(recorded.client)
          .with(RequestOptions.builder().partOf(agent).build())
          .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hi")).build());
      agent.ended(ObservedCall.End.SUCCEEDED, null);

      assertThat(recorded.span("chat qwen-plus").getParentSpanId())
          .isEqualTo(recorded.span("invoke_agent planner").getSpanId());
    }
  }

  @Test
  void aClientThatIsClosed_endsWhatIsUnderWay() {
    try (Recorded recorded = Recorded.start()) {
      recorded.server.streamPause(java.time.Duration.ofSeconds(5));
      var stream =
          new TextService(recorded.client)
              .stream(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hi")).build());
      recorded.client.close();

      assertThat(recorded.names()).containsExactly("chat qwen-plus");
      stream.close();
      assertThat(recorded.names()).containsExactly("chat qwen-plus");
    }
  }
}
