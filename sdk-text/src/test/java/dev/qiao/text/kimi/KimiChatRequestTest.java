package dev.qiao.text.kimi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatServer;
import dev.qiao.text.ChatStream;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.Stop;
import dev.qiao.text.TextModels;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KimiChatRequestTest {
  private static final Tool RUN =
      Tool.function("CodeRunner", "Runs code.", Map.of("type", "object"));

  private static final String USAGE =
      "{\"prompt_tokens\":19,\"completion_tokens\":21,\"total_tokens\":40,\"cached_tokens\":10}";

  private static final String TWO =
      "{\"id\":\"k1\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"kimi-k2-thinking\","
          + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"2\","
          + "\"reasoning_content\":\"One and one.\"},\"finish_reason\":\"stop\"}],\"usage\":"
          + USAGE
          + "}";

  private static final String CALL =
      "{\"id\":\"k2\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"kimi-k2-thinking\","
          + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"\","
          + "\"reasoning_content\":\"I run code.\",\"tool_calls\":[{\"id\":\"CodeRunner:0\","
          + "\"type\":\"function\",\"function\":{\"name\":\"CodeRunner\",\"arguments\":\"{}\"}}]},"
          + "\"finish_reason\":\"tool_calls\"}]}";

  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(Vendor.MOONSHOT, "/v1");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static KimiChatRequest.Builder ask(String question) {
    return KimiChatRequest.builder(TextModels.KIMI_K2_THINKING, Message.user(question));
  }

  private static String delta(String fields, String finish) {
    return "{\"id\":\"k1\",\"object\":\"chat.completion.chunk\",\"created\":7,"
        + "\"model\":\"kimi-k2-thinking\",\"choices\":[{\"index\":0,\"delta\":{"
        + fields
        + "},\"finish_reason\":"
        + finish
        + "}]}";
  }

  @Test
  void chat_sendsWhatWasSetAndReadsReasoningAndCache() throws Exception {
    server.answer(TWO);

    ChatResponse answer =
        server
            .text()
            .chat(
                KimiChatRequest.builder(TextModels.KIMI_K2_6, Message.user("What is 1+1?"))
                    .thinking(KimiThinking.KEEP_ALL)
                    .maxCompletionTokens(2000)
                    .promptCacheKey("session-1")
                    .safetyIdentifier("user-hash-1")
                    .build());

    RecordedRequest sent = server.taken();
    assertThat(sent.getPath()).isEqualTo("/v1/chat/completions");
    assertThat(sent.getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"kimi-k2.6\",\"messages\":[{\"content\":\"What is 1+1?\","
                + "\"role\":\"user\"}],\"max_completion_tokens\":2000,"
                + "\"thinking\":{\"type\":\"enabled\",\"keep\":\"all\"},"
                + "\"prompt_cache_key\":\"session-1\",\"safety_identifier\":\"user-hash-1\"}");
    assertThat(answer.text()).isEqualTo("2");
    assertThat(answer.reasoning()).isEqualTo("One and one.");
    assertThat(answer.usage().cachedTokens()).isEqualTo(10);
    assertThat(answer.usage().cacheMissTokens()).isEqualTo(9);
  }

  @Test
  void collect_usageInsideTheLastChoice_equalsThePlainAnswer() {
    server.answer(TWO);
    server.stream(
        delta("\"role\":\"assistant\",\"content\":\"\"", "null"),
        delta("\"reasoning_content\":\"One and \"", "null"),
        delta("\"reasoning_content\":\"one.\"", "null"),
        delta("\"content\":\"2\"", "null"),
        delta("", "\"stop\",\"usage\":" + USAGE),
        "[DONE]");

    ChatResponse plain = server.text().chat(ask("What is 1+1?").build());

    assertThat(server.text().stream(ask("What is 1+1?").build()).collect()).isEqualTo(plain);
  }

  @Test
  void collect_toolCallInPieces_isOneCall() {
    server.stream(
        delta("\"role\":\"assistant\",\"content\":\"\"", "null"),
        delta(
            "\"tool_calls\":[{\"index\":0,\"id\":\"CodeRunner:0\",\"type\":\"function\","
                + "\"function\":{\"name\":\"CodeRunner\",\"arguments\":\"\"}}]",
            "null"),
        delta("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\"}}]", "null"),
        delta("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\":1}\"}}]", "null"),
        delta("", "\"tool_calls\""),
        "[DONE]");

    ChatResponse answer = server.text().stream(ask("Run.").tools(List.of(RUN)).build()).collect();

    assertThat(answer.toolCalls()).hasSize(1);
    assertThat(answer.toolCalls().get(0).id()).isEqualTo("CodeRunner:0");
    assertThat(answer.toolCalls().get(0).arguments()).isEqualTo("{\"a\":1}");
  }

  @Test
  void chat_everyDocumentedLimit_isNamedBeforeAnythingIsSent() {
    KimiChatRequest request =
        KimiChatRequest.builder(
                TextModels.KIMI_K2_TURBO,
                Message.user("A list."),
                Message.prefix("{"),
                Message.user(
                    ContentPart.image(MediaSource.of("https://example.com/cat.png?sig=secret"))))
            .temperature(1.5)
            .n(6)
            .presencePenalty(3.0)
            .frequencyPenalty(-3.0)
            .reasoningEffort(ReasoningEffort.HIGH)
            .stop(Stop.at("a", "b", "c", "d", "e", "十二个汉字太长了十二个"))
            .tools(
                List.of(
                    Tool.function("1a", "Begins with a digit.", Map.of()),
                    Tool.function("list", "No object.", Map.of("type", "array"))))
            .build();

    assertThatThrownBy(() -> server.text().chat(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageStartingWith("kimi.chat breaks 11 documented limits: ")
        .hasMessageContainingAll(
            "temperature is 1.5 but must be at least 0 and at most 1 (set a value in that range)",
            "n is 6 but must be at least 1 and at most 5 (set a value in that range)",
            "presence_penalty is 3.0 but must be at least -2 and at most 2",
            "frequency_penalty is -3.0 but must be at least -2 and at most 2",
            "reasoning_effort is high but must be left out for kimi-k2-turbo-preview (leave it out;"
                + " only kimi-k3 takes it, others thinking(..))",
            "stop is 6 texts but must be at most 5 texts (leave out the least likely ones)",
            "stop[5] is 33 bytes but must be at most 32 bytes in UTF-8 (shorten it)",
            "tools[0].function.name is 1a but must be 1 to 256 letters, digits, underscores or"
                + " dashes, the first a letter or an underscore (choose another name)",
            "tools[1].function.parameters.type is array but must be object (wrap the schema in one"
                + " of type object)",
            "messages[2].content[0].image_url.url is https://example.com/cat.png?.. but must be a"
                + " data URI or a file at Moonshot, ms://.. (use MediaSource.of(..).toDataUri(), or"
                + " upload it to Moonshot)",
            "messages[1].partial is true but must be in the last message (make the beginning that"
                + " shall be continued the last message)");
    assertThat(server.requests()).isZero();
  }

  @Test
  void chat_limitsOfOneModel_areNamedForItAlone() {
    assertThatThrownBy(
            () ->
                server
                    .text()
                    .chat(
                        ask("Hello")
                            .model(TextModels.KIMI_K2_5)
                            .temperature(0.5)
                            .topP(0.9)
                            .n(2)
                            .presencePenalty(0.1)
                            .frequencyPenalty(0.0)
                            .build()))
        .hasMessage(
            "kimi.chat breaks 4 documented limits: temperature is 0.5 but must be one of 0.6, 1"
                + " for kimi-k2.5 (choose one of them); top_p is"
                + " 0.9 but must be 0.95 for kimi-k2.5 (set that or leave it out); n is 2 but must"
                + " be 1 for kimi-k2.5 (set that or leave it out); presence_penalty is 0.1 but must"
                + " be 0 for kimi-k2.5 (set that or leave it out)");
    assertThatThrownBy(
            () ->
                server
                    .text()
                    .chat(
                        ask("Hello")
                            .model(TextModels.KIMI_K2_7_CODE)
                            .thinking(KimiThinking.DISABLED)
                            .build()))
        .hasMessageContaining("thinking.type is disabled but must be enabled for kimi-k2.7-code");
    server.answer(TWO);
    server
        .text()
        .chat(
            ask("Hello")
                .model(Model.of("kimi-k9"))
                .temperature(0.6)
                .thinking(KimiThinking.DISABLED)
                .reasoningEffort(ReasoningEffort.of("utmost"))
                .build());
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void chat_combinationsThatAreRefused_areNamed() {
    assertThatThrownBy(() -> server.text().chat(ask("Hello").n(2).temperature(0.0).build()))
        .hasMessageContaining("n is 2 but must be 1 at a temperature of 0");
    assertThatThrownBy(
            () -> server.text().chat(ask("Hello").tools(Collections.nCopies(129, RUN)).build()))
        .hasMessageContaining("tools is 129 tools but must be at most 128 tools");
    assertThat(server.requests()).isZero();
  }

  @Test
  void chat_prefixWithAName_isMarkedPartial() throws Exception {
    server.answer(TWO);

    server.text().chat(ask("Who?").addMessage(Message.prefix("I am").named("Kelsier")).build());

    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "{\"role\":\"assistant\",\"content\":\"I am\",\"partial\":true,\"name\":\"Kelsier\"}");
  }

  @Test
  void chat_filesAndDataUris_areSentAsParts() throws Exception {
    server.answer(TWO);

    server
        .text()
        .chat(
            KimiChatRequest.builder(
                    TextModels.KIMI_K2_5,
                    Message.user(
                        ContentPart.video(MediaSource.of("ms://file-000001")),
                        ContentPart.image(MediaSource.of("data:image/png;base64,AQID")),
                        ContentPart.text("What happens?")))
                .build());

    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "{\"type\":\"video_url\",\"video_url\":{\"url\":\"ms://file-000001\"}}",
            "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AQID\"}}",
            "{\"type\":\"text\",\"text\":\"What happens?\"}");
  }

  @Test
  void conversation_toolTurn_sendsTheAnswerBackAsItCame() throws Exception {
    server.answer(CALL);
    server.answer(TWO);
    KimiChatRequest first = ask("Run.").tools(List.of(RUN)).build();
    ChatResponse call = server.text().chat(first);

    server
        .text()
        .chat(
            first.toBuilder()
                .addAnswer(call)
                .addMessage(Message.tool(call.toolCalls().get(0).id(), "1"))
                .build());

    server.taken();
    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "\"reasoning_content\":\"I run code.\"",
            "\"tool_calls\":[{\"id\":\"CodeRunner:0\"",
            "{\"content\":\"1\",\"tool_call_id\":\"CodeRunner:0\",\"role\":\"tool\"}");
  }

  @Test
  void stream_errorEvent_isTypedAndKeepsWhatCame() {
    server.stream(
        delta("\"role\":\"assistant\",\"content\":\"Hi\"", "null"),
        "{\"error\":{\"type\":\"content_filter\",\"message\":\"high risk\"}}");

    try (ChatStream stream = server.text().stream(ask("Hello").build())) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {}))
          .isInstanceOf(ContentRejectedException.class);
      assertThat(stream.accumulated().text()).isEqualTo("Hi");
    }
  }

  @Test
  void stream_cut_saysSoAndKeepsWhatCame() {
    server.stream(delta("\"role\":\"assistant\",\"content\":\"Hi\"", "null"));

    assertThatThrownBy(() -> server.text().stream(ask("Hello").build()).collect())
        .isInstanceOfSatisfying(
            StreamTruncatedException.class,
            e -> assertThat(((ChatResponse) e.received()).text()).isEqualTo("Hi"));
  }

  @Test
  void balance_isAGetWithoutABody() throws Exception {
    server.answer(
        "{\"code\":0,\"data\":{\"available_balance\":49.58894,\"voucher_balance\":46.58893,"
            + "\"cash_balance\":3.00001},\"scode\":\"0x0\",\"status\":true}");

    KimiBalance balance = new KimiAccount(server.client()).balance();

    RecordedRequest sent = server.taken();
    assertThat(sent.getMethod()).isEqualTo("GET");
    assertThat(sent.getPath()).isEqualTo("/v1/users/me/balance");
    assertThat(sent.getBodySize()).isZero();
    assertThat(balance.available()).isEqualTo(new BigDecimal("49.58894"));
    assertThat(balance.data().cashBalance()).isEqualTo(new BigDecimal("3.00001"));
  }

  @Test
  void balance_wrongKey_saysSo() {
    server.answer(
        401,
        "{\"error\":{\"type\":\"invalid_authentication_error\",\"message\":\"Invalid"
            + " Authentication\"}}");

    assertThatThrownBy(() -> new KimiAccount(server.client()).balance())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageNotContaining("sk-test");
  }
}
