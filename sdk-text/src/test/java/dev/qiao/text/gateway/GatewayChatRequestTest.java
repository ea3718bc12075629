package dev.qiao.text.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Validation;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatStream;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayChatRequestTest {
  private static final Tool WEATHER =
      Tool.function("get_weather", "The weather of a place.", Map.of("type", "object"));

  private static final List<MediaSource> LINK =
      List.of(MediaSource.of("https://example.com/a?sig=secret"));

  private static final String USAGE =
      "\"usage\":{\"prompt_tokens\":22,\"completion_tokens\":54,\"total_tokens\":76}";

  private final MockWebServer server = new MockWebServer();
  private final List<String> warnings = new ArrayList<>();
  private QiaoClient client;
  private TextService text;

  @BeforeEach
  void start() throws Exception {
    server.start();
    client = client(Validation.STRICT);
    text = new TextService(client);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.close();
  }

  private QiaoClient client(Validation validation) {
    return QiaoClient.builder()
        .vendor(Vendor.GATEWAY)
        .apiKey("sk-test")
        .endpoint(Endpoint.gateway(URI.create(server.url("/").toString())))
        .retry(RetryPolicy.NONE)
        .validation(validation)
        .listener(
            new ExchangeListener() {
              @Override
              public void warned(String operation, String warning) {
                warnings.add(operation + ": " + warning);
              }
            })
        .build();
  }

  private static GatewayChatRequest.Builder ask(Model model) {
    return GatewayChatRequest.builder(model, Message.user("Hello"));
  }

  private static String answer(String message, String finish) {
    return "{\"id\":\"g1\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"m\","
        + "\"choices\":[{\"index\":0,\"finish_reason\":\""
        + finish
        + "\",\"message\":{\"role\":\"assistant\","
        + message
        + "}}],"
        + USAGE
        + "}";
  }

  private static String delta(String fields, String more) {
    return "data:"
        + " {\"id\":\"g1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"m\","
        + "\"choices\":[{\"index\":0,\"delta\":{"
        + fields
        + "}"
        + more
        + "\n\n";
  }

  private void enqueue(String body) {
    server.enqueue(new MockResponse().setBody(body));
  }

  private void stream(String... events) {
    server.enqueue(
        new MockResponse()
            .setHeader("content-type", "text/event-stream")
            .setBody(String.join("", events)));
  }

  private void good() {
    enqueue(answer("\"content\":\"Hi\"", "stop"));
  }

  @Test
  void chat_sendsWhatWasSet() throws Exception {
    enqueue(answer("\"content\":\"Hi\",\"reasoning_content\":\"Greet.\"", "stop"));

    ChatResponse answer =
        text.chat(
            GatewayChatRequest.builder(
                    TextModels.KIMI_K2_6, Message.system("Be brief."), Message.user("Look."))
                .images(List.of(MediaSource.of("https://example.com/a.png")))
                .videos(List.of(MediaSource.of("https://example.com/b.mp4")))
                .fileUrls(List.of(MediaSource.of("https://example.com/c.pdf")))
                .temperature(0.6)
                .topP(0.9)
                .maxTokens(100)
                .maxCompletionTokens(200)
                .enableThinking(true)
                .reasoningEffort(ReasoningEffort.HIGH)
                .tools(List.of(WEATHER))
                .toolChoice(ToolChoice.AUTO)
                .build());

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod() + " " + sent.getPath()).isEqualTo("POST /v1/chat/completions");
    assertThat(sent.getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"kimi-k2.6\",\"messages\":[{\"content\":\"Be"
                + " brief.\",\"role\":\"system\"},{\"content\":\"Look.\",\"role\":\"user\"}],"
                + "\"images\":[\"https://example.com/a.png\"],"
                + "\"videos\":[\"https://example.com/b.mp4\"],"
                + "\"file_urls\":[\"https://example.com/c.pdf\"],\"temperature\":0.6,"
                + "\"top_p\":0.9,\"max_tokens\":100,\"max_completion_tokens\":200,"
                + "\"enable_thinking\":true,\"reasoning_effort\":\"high\",\"tools\":[{"
                + "\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"description\":\"The"
                + " weather of a place.\",\"parameters\":{"
                + "\"type\":\"object\"}}}],\"tool_choice\":\"auto\"}");
    assertThat(answer.text()).isEqualTo("Hi");
    assertThat(answer.reasoning()).isEqualTo("Greet.");
    assertThat(warnings)
        .containsExactly(
            unlisted("temperature"), unlisted("top_p"), unlisted("tools"), unlisted("tool_choice"));
  }

  private static String unlisted(String field) {
    return "gateway.chat: "
        + field
        + " is not listed for kimi-k2.6; the gateway may ignore it, or the model take it";
  }

  @ParameterizedTest
  @ValueSource(strings = {"glm-5.1", "qwen3-max", "MiniMax-M2.7", "deepseek-v4-pro"})
  void chat_whatIsEmptyOrOff_countsAsLeftOut(String model) {
    good();
    text.chat(
        ask(Model.of(model))
            .images(List.of())
            .videos(List.of())
            .fileUrls(List.of())
            .enableSearch(false)
            .tools(List.of())
            .additional("voices", List.of())
            .additional("voice", "")
            .build());

    assertThat(warnings).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void chat_thinkingSwitchedOffOnAModelThatAlwaysThinks_isWarnedOf() {
    good();
    text.chat(ask(TextModels.MINIMAX_M2_7).enableThinking(false).build());

    assertThat(warnings)
        .containsExactly(
            "gateway.chat: enable_thinking false does nothing: MiniMax-M2.7 always thinks"
                + " (GW-03)");
  }

  @Test
  void chat_choiceOfAToolThatIsNotThere_isRefused() {
    assertThatThrownBy(
            () ->
                text.chat(
                    ask(TextModels.QWEN3_MAX)
                        .tools(List.of(WEATHER))
                        .toolChoice(ToolChoice.function("then"))
                        .build()))
        .hasMessageContaining(
            "tool_choice.function.name is then but must be the name of one of the tools");
  }

  @Test
  void chat_baseOfOnesOwn_isTaken() throws Exception {
    good();
    try (QiaoClient other =
        QiaoClient.builder()
            .vendor(Vendor.GATEWAY)
            .apiKey("sk-test")
            .endpoint(Endpoint.single(URI.create(server.url("/open/api").toString())))
            .build()) {
      new TextService(other).chat(ask(TextModels.QWEN3_MAX).build());
    }

    assertThat(server.takeRequest().getPath()).isEqualTo("/open/api/chat/completions");
  }

  @Test
  void chat_pathOfOnesOwn_isTakenByBothVerbs() throws Exception {
    good();
    stream(delta("\"content\":\"Hi\"", ",\"finish_reason\":\"stop\"}]}"));
    try (QiaoClient other =
        QiaoClient.builder()
            .vendor(Vendor.GATEWAY)
            .apiKey("sk-test")
            .endpoint(Endpoint.single(URI.create(server.url("/open").toString())))
            .path("gateway.chat", "/talk")
            .build()) {
      TextService service = new TextService(other);
      service.chat(ask(TextModels.QWEN3_MAX).build());
      assertThat(service.stream(ask(TextModels.QWEN3_MAX).build()).collect().text())
          .isEqualTo("Hi");
    }

    assertThat(server.takeRequest().getPath()).isEqualTo("/open/talk");
    assertThat(server.takeRequest().getPath()).isEqualTo("/open/talk");
    assertThatThrownBy(() -> QiaoClient.builder().path("gateway.chat", "talk"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the path of gateway.chat must begin with a slash, not talk");
  }

  @Test
  void collect_openAiEvents_equalsThePlainAnswer() throws Exception {
    enqueue(answer("\"content\":\"Hi there\",\"reasoning_content\":\"Greet.\"", "stop"));
    stream(
        delta("\"role\":\"assistant\",\"reasoning_content\":\"Greet.\"", "}]}"),
        delta("\"content\":\"Hi\"", "}]}"),
        delta("\"content\":\" there\"", ",\"finish_reason\":\"stop\"}]," + USAGE + "}"),
        "data: [DONE]\n\n");
    ChatResponse plain = text.chat(ask(TextModels.GLM_5_1).build());

    assertThat(text.stream(ask(TextModels.GLM_5_1).build()).collect()).isEqualTo(plain);
    server.takeRequest();
    assertThat(server.takeRequest().getBody().readUtf8()).endsWith(",\"stream\":true}");
  }

  @Test
  void conversation_toolTurn_sendsTheAnswerBack() throws Exception {
    enqueue(
        answer(
            "\"content\":\"\",\"reasoning_content\":\"I look.\",\"tool_calls\":[{\"id\":\"call_1\","
                + "\"type\":\"function\",\"function\":{\"name\":\"get_weather\","
                + "\"arguments\":\"{}\"}}]",
            "tool_calls"));
    enqueue(answer("\"content\":\"It is sunny.\"", "stop"));
    GatewayChatRequest first = ask(TextModels.QWEN3_6_PLUS).tools(List.of(WEATHER)).build();
    ChatResponse asks = text.chat(first);

    ChatResponse answer =
        text.chat(
            first.toBuilder()
                .addAnswer(asks)
                .addMessage(Message.tool(asks.toolCalls().get(0).id(), "sunny"))
                .build());

    server.takeRequest();
    assertThat(server.takeRequest().getBody().readUtf8())
        .contains(
            "{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":\"I look.\","
                + "\"tool_calls\":[{\"id\":\"call_1\"",
            "{\"content\":\"sunny\",\"tool_call_id\":\"call_1\",\"role\":\"tool\"}");
    assertThat(answer.text()).isEqualTo("It is sunny.");
  }

  @Test
  void chat_whatMiniMaxDoesNotSupport_isRefusedByRule() {
    GatewayChatRequest request =
        ask(TextModels.MINIMAX_M2_7)
            .enableThinking(true)
            .enableSearch(true)
            .temperature(1.6)
            .images(LINK)
            .build();

    assertThatThrownBy(() -> text.chat(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "gateway.chat breaks 4 documented limits: enable_thinking is true but must be left out"
                + " for MiniMax-M2.7 by rule GW-04 (leave it out; the model always thinks);"
                + " enable_search is true but must be left out for MiniMax-M2.7 by rule GW-04"
                + " (leave it out, or ask a model that searches); temperature is 1.6 but must be at"
                + " least 0 and at most 1.5 for MiniMax-M2.7 by rule GW-05 (set a value in that"
                + " range); images is 1 address but must be left out for MiniMax-M2.7 by rule"
                + " GW-12 (leave it out, or ask glm-5v-turbo or kimi-k2.6)");
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "glm-5.1, GW-11",
    "qwen3.6-plus, GW-12",
    "qwen3.6-flash, GW-12",
    "qwen3-max, GW-12",
    "qwen3-coder-next, GW-12",
    "qwen3-coder-plus, GW-12",
    "MiniMax-M2.7-highspeed, GW-12",
    "deepseek-v4-pro, GW-12",
    "deepseek-v4-flash, GW-12"
  })
  void chat_mediaForAModelOfText_isRefusedByRule(String model, String rule) {
    GatewayChatRequest request =
        ask(Model.of(model))
            .images(LINK)
            .videos(LINK)
            .fileUrls(LINK)
            .additional("voices", LINK)
            .build();

    assertThatThrownBy(() -> text.chat(request))
        .isInstanceOfSatisfying(
            RequestValidationException.class,
            e ->
                assertThat(e.violations())
                    .extracting(violation -> violation.field() + " " + violation.limit())
                    .containsExactly(
                        "images left out for " + model + " by rule " + rule,
                        "videos left out for " + model + " by rule " + rule,
                        "file_urls left out for " + model + " by rule " + rule,
                        "voices left out for " + model + " by rule " + rule))
        .hasMessageNotContaining("secret");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void chat_soundForAModelThatSees_isRefusedByRule() {
    assertThatThrownBy(
            () ->
                text.chat(
                    ask(TextModels.GLM_5V_TURBO)
                        .additional("voices", List.of("https://example.com/a.mp3"))
                        .additional("voice", "Cherry")
                        .build()))
        .hasMessage(
            "gateway.chat breaks 2 documented limits: voices is 1 address but must be left out"
                + " for glm-5v-turbo by rule GW-13 (leave it out); voice is Cherry but must be left"
                + " out for glm-5v-turbo by rule GW-14 (leave it out)");
    assertThatThrownBy(
            () ->
                text.chat(
                    ask(TextModels.KIMI_K2_6).images(LINK).additional("voice_id", "v").build()))
        .hasMessageContaining("voice_id is v but must be left out for kimi-k2.6 by rule GW-14");
    good();
    text.chat(ask(TextModels.KIMI_K2_6).additional("voice_id", "v").build());
    assertThat(warnings)
        .containsExactly("gateway.chat: voice_id is not advised for chats (GW-14); leave it out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kimi-k2.6", "deepseek-v4-pro", "deepseek-v4-flash"})
  void chat_effortOfAnotherWord_isRefusedByRule(String model) {
    assertThatThrownBy(
            () -> text.chat(ask(Model.of(model)).reasoningEffort(ReasoningEffort.LOW).build()))
        .hasMessage(
            "gateway.chat breaks a documented limit: reasoning_effort is low but must be high or"
                + " max for "
                + model
                + " by rule GW-08 (choose one of them or leave it out)");
    good();
    text.chat(ask(Model.of(model)).reasoningEffort(ReasoningEffort.MAX).build());
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void chat_partsInAMessage_areRefused() {
    assertThatThrownBy(
            () ->
                text.chat(
                    GatewayChatRequest.builder(
                            TextModels.GLM_5V_TURBO,
                            Message.user(ContentPart.image(LINK.get(0)), ContentPart.text("Look.")))
                        .build()))
        .hasMessage(
            "gateway.chat breaks a documented limit: messages[0].content is 2 parts but must be one"
                + " text (put media into images(..), videos(..) or fileUrls(..))");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void chat_whatIsIgnoredOrAltered_isToldAndSent() {
    good();
    text.chat(ask(TextModels.DEEPSEEK_V4_PRO).enableSearch(true).thinkingBudget(9).build());
    good();
    text.chat(ask(TextModels.KIMI_K2_6).enableSearch(true).enableThinking(true).build());
    good();
    text.chat(ask(TextModels.KIMI_K2_6).enableSearch(true).build());
    good();
    text.chat(
        ask(TextModels.MINIMAX_M2_7).maxTokens(9).reasoningEffort(ReasoningEffort.MAX).build());

    assertThat(warnings)
        .containsExactly(
            "gateway.chat: enable_search is ignored for deepseek-v4-pro (GW-01); leave it out, or"
                + " ask another",
            "gateway.chat: thinking_budget is not listed for deepseek-v4-pro (GW-10); only Qwen"
                + " takes it",
            "gateway.chat: enable_search forces thinking off for kimi-k2.6, also with"
                + " enable_thinking (GW-02); choose one of the two",
            "gateway.chat: enable_search forces thinking off for kimi-k2.6 (GW-02); leave it out to"
                + " have it think",
            "gateway.chat: max_tokens is not listed for MiniMax-M2.7 (GW-07); set"
                + " max_completion_tokens instead",
            "gateway.chat: reasoning_effort is not listed for MiniMax-M2.7 (GW-09); only Kimi and"
                + " DeepSeek take it");
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void chat_whatTheModelTakes_isNotWarnedOf() {
    good();
    text.chat(
        ask(TextModels.QWEN3_6_FLASH)
            .thinkingBudget(9)
            .enableThinking(true)
            .enableSearch(true)
            .maxTokens(9)
            .build());
    good();
    text.chat(ask(TextModels.KIMI_K2_6).enableSearch(false).build());
    good();
    text.chat(
        ask(Model.of("a-model-of-tomorrow"))
            .images(LINK)
            .thinkingBudget(9)
            .reasoningEffort(ReasoningEffort.of("utmost"))
            .enableSearch(true)
            .temperature(9.0)
            .build());

    assertThat(warnings).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void chat_validationOff_saysNothing() {
    good();
    try (QiaoClient careless = client(Validation.OFF)) {
      new TextService(careless)
          .chat(ask(TextModels.MINIMAX_M2_7).enableThinking(true).maxTokens(9).build());
    }

    assertThat(warnings).isEmpty();
  }

  @Test
  void chat_errors_areTyped() {
    server.enqueue(
        new MockResponse()
            .setResponseCode(401)
            .setBody("{\"error\":{\"message\":\"no\",\"code\":\"invalid_api_key\"}}"));
    enqueue("{\"base_resp\":{\"status_code\":1002,\"status_msg\":\"rate limit\"}}");

    assertThatThrownBy(() -> text.chat(ask(TextModels.QWEN3_MAX).build()))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageNotContaining("sk-test");
    assertThatThrownBy(() -> text.chat(ask(TextModels.MINIMAX_M2_7).build()))
        .isInstanceOf(RateLimitException.class);
  }

  @Test
  void stream_errorInTheMiddle_isTypedAndKeepsWhatCame() {
    stream(
        delta("\"content\":\"Hi\"", "}]}"),
        "data: {\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"slow\"}}\n\n");

    try (ChatStream answer = text.stream(ask(TextModels.QWEN3_MAX).build())) {
      assertThatThrownBy(() -> answer.forEach(chunk -> {})).isInstanceOf(RateLimitException.class);
      assertThat(answer.accumulated().text()).isEqualTo("Hi");
    }
  }

  @Test
  void stream_cut_saysSoAndKeepsWhatCame() {
    stream(delta("\"content\":\"Hi\"", "}]}"));

    assertThatThrownBy(() -> text.stream(ask(TextModels.QWEN3_MAX).build()).collect())
        .isInstanceOfSatisfying(
            StreamTruncatedException.class,
            e -> assertThat(((ChatResponse) e.received()).text()).isEqualTo("Hi"));
  }

  @Test
  void chat_localPicture_saysThatThereIsNoStorage() {
    assertThatThrownBy(
            () ->
                text.chat(
                    ask(TextModels.GLM_5V_TURBO)
                        .images(List.of(MediaSource.of(new byte[] {1}, "a.png")))
                        .build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("Gateway has no temporary storage");
    assertThat(server.getRequestCount()).isZero();
  }
}
