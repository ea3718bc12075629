package dev.qiao.text.deepseek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.BillingException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatServer;
import dev.qiao.text.ChatStream;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.TextModels;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRegistry;
import dev.qiao.text.tool.ToolRun;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeepSeekChatRequestTest {
  private static final Tool WEATHER =
      Tool.function("weather", "Weather of a place.", Map.of("type", "object"));

  private static final String USAGE =
      "{\"prompt_tokens\":609,\"completion_tokens\":51,\"total_tokens\":660,"
          + "\"prompt_tokens_details\":{\"cached_tokens\":512},"
          + "\"completion_tokens_details\":{\"reasoning_tokens\":49},"
          + "\"prompt_cache_hit_tokens\":512,\"prompt_cache_miss_tokens\":97}";

  private static final String TWO =
      "{\"id\":\"d1\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"deepseek-v4-pro\","
          + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"2\",\"reasoning_content\":\"One"
          + " and one.\"},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":"
          + USAGE
          + ",\"system_fingerprint\":\"fp\"}";

  private static final String CALL =
      "{\"id\":\"d2\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"deepseek-v4-pro\","
          + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"\","
          + "\"reasoning_content\":\"I ask.\",\"tool_calls\":[{\"index\":0,\"id\":\"call_1\","
          + "\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]},"
          + "\"finish_reason\":\"tool_calls\"}]}";

  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(Vendor.DEEPSEEK, "/");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static DeepSeekChatRequest.Builder ask(String question) {
    return DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_PRO, Message.user(question));
  }

  private static String delta(String fields, String finishReason, String usage) {
    return "{\"id\":\"d1\",\"object\":\"chat.completion.chunk\",\"created\":7,"
        + "\"model\":\"deepseek-v4-pro\",\"system_fingerprint\":\"fp\","
        + "\"choices\":[{\"index\":0,\"delta\":{"
        + fields
        + "},\"logprobs\":null,\"finish_reason\":"
        + finishReason
        + "}],\"usage\":"
        + usage
        + "}";
  }

  @Test
  void chat_withThinking_sendsWhatWasSetAndReadsReasoningAndCache() throws Exception {
    server.answer(TWO);

    ChatResponse answer =
        server
            .text()
            .chat(
                ask("What is 1+1?")
                    .thinking(DeepSeekThinking.ENABLED)
                    .reasoningEffort(ReasoningEffort.MAX)
                    .maxTokens(4096)
                    .build());

    RecordedRequest sent = server.taken();
    assertThat(sent.getPath()).isEqualTo("/chat/completions");
    assertThat(sent.getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"deepseek-v4-pro\",\"messages\":[{\"content\":\"What is 1+1?\","
                + "\"role\":\"user\"}],\"thinking\":{\"type\":\"enabled\"},"
                + "\"reasoning_effort\":\"max\",\"max_tokens\":4096}");
    assertThat(answer.text()).isEqualTo("2");
    assertThat(answer.reasoning()).isEqualTo("One and one.");
    assertThat(answer.usage().cachedTokens()).isEqualTo(512);
    assertThat(answer.usage().cacheMissTokens()).isEqualTo(97);
    assertThat(answer.usage().reasoningTokens()).isEqualTo(49);
  }

  @Test
  void chat_emptyLinesBeforeTheAnswer_areSkipped() {
    server.answer("\n\n\n\n" + TWO);

    assertThat(server.text().chat(ask("What is 1+1?").build()).text()).isEqualTo("2");
  }

  @Test
  void collect_streamWithKeepAlives_equalsThePlainAnswer() throws Exception {
    server.answer(TWO);
    server.stream(
        ": keep-alive",
        delta("\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"\"", "null", "null"),
        delta("\"content\":null,\"reasoning_content\":\"One and one.\"", "null", "null"),
        ": keep-alive",
        delta("\"content\":\"2\",\"reasoning_content\":null", "null", "null"),
        delta("\"content\":\"\",\"reasoning_content\":null", "\"stop\"", USAGE),
        "[DONE]");

    ChatResponse plain = server.text().chat(ask("What is 1+1?").build());
    ChatResponse streamed = server.text().stream(ask("What is 1+1?").build()).collect();

    assertThat(streamed).isEqualTo(plain);
    server.taken();
    assertThat(server.taken().getBody().readUtf8())
        .endsWith(",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
  }

  @Test
  void collect_usageInAPieceOfItsOwn_isTakenToo() {
    server.stream(
        delta("\"role\":\"assistant\",\"content\":\"2\"", "\"stop\"", "null"),
        "{\"id\":\"d1\",\"object\":\"chat.completion.chunk\",\"created\":7,"
            + "\"model\":\"deepseek-v4-pro\",\"choices\":[],\"usage\":"
            + USAGE
            + "}",
        "[DONE]");

    assertThat(server.text().stream(ask("What is 1+1?").build()).collect().usage().totalTokens())
        .isEqualTo(660);
  }

  @Test
  void chat_everyDocumentedLimit_isNamedBeforeAnythingIsSent() {
    DeepSeekChatRequest request =
        ask("What is 1+1?")
            .temperature(2.5)
            .topP(0.0)
            .maxTokens(393_217)
            .topLogprobs(21)
            .stop(Stop.at(Collections.nCopies(17, "x").toArray(String[]::new)))
            .tools(Collections.nCopies(129, WEATHER))
            .userId("me@example.com")
            .responseFormat(ResponseFormat.JSON_OBJECT)
            .toolChoice(ToolChoice.REQUIRED)
            .build();

    assertThatThrownBy(() -> server.text().chat(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "deepseek.chat breaks 8 documented limits: temperature is 2.5 but must be at least 0"
                + " and at most 2 (set a value in that range); top_p is 0.0 but must be more than 0"
                + " and at most 1 (set a value in that range); max_tokens is 393217 but must be at"
                + " least 1 and at most 393216 for deepseek-v4-pro (set a value in that range);"
                + " top_logprobs is 21 but must be at least 0 and at most 20 (set a value in that"
                + " range); stop is 17 texts but must be at most 16 texts (leave out the least"
                + " likely ones); tools is 129 tools but must be at most 128 tools (send only those"
                + " that this turn may need); user_id is me@example.com but must be 1 to 512"
                + " letters, digits, underscores or dashes (send an id of yours that is none of the"
                + " user's data); tool_choice is required but must be auto or none while"
                + " deepseek-v4-pro thinks (choose one of them or set"
                + " thinking(DeepSeekThinking.DISABLED))");
    assertThat(server.requests()).isZero();
  }

  @Test
  void chat_limitsOfKnownModels_areNotThoseOfOthers() {
    server.answer(TWO);
    server.answer(TWO);
    DeepSeekChatRequest forced =
        ask("Weather?").maxTokens(500_000).toolChoice(ToolChoice.REQUIRED).build();

    server.text().chat(forced.toBuilder().model(Model.of("deepseek-v9")).build());
    server
        .text()
        .chat(forced.toBuilder().maxTokens(null).thinking(DeepSeekThinking.DISABLED).build());

    assertThat(server.requests()).isEqualTo(2);
  }

  @Test
  void beta_continuesAPrefixOnItsOwnPath() throws Exception {
    server.answer(TWO);
    DeepSeekChatRequest chat =
        DeepSeekChatRequest.builder(
                TextModels.DEEPSEEK_V4_FLASH,
                Message.user("Write quick sort."),
                Message.prefix("```python\n"))
            .stop(Stop.at("```"))
            .build();

    server.text().chat(chat.beta());

    RecordedRequest sent = server.taken();
    assertThat(sent.getPath()).isEqualTo("/beta/chat/completions");
    assertThat(sent.getBody().readUtf8())
        .contains(
            "{\"role\":\"assistant\",\"content\":\"```python\\n\",\"prefix\":true}],"
                + "\"stop\":[\"```\"]");
    assertThatThrownBy(() -> server.text().chat(chat))
        .hasMessageContaining(
            "messages[1].prefix is true but must be sent to the beta path (send request.beta()"
                + " instead of the request)");
    assertThatThrownBy(
            () -> server.text().chat(chat.toBuilder().addMessage(Message.user("?")).build().beta()))
        .hasMessageContaining("messages[1].prefix is true but must be in the last message");
  }

  @Test
  void beta_strictTool_isSentSo() throws Exception {
    server.stream(delta("\"content\":\"2\"", "\"stop\"", "null"), "[DONE]");

    server.text().stream(ask("Weather?").tools(List.of(WEATHER.strict())).build().beta()).collect();

    assertThat(server.taken().getBody().readUtf8()).contains("\"strict\":true", "\"stream\":true");
  }

  @Test
  void beta_toolLoop_runsStrictToolsOnItsPath() throws Exception {
    server.answer(CALL);
    server.answer(TWO);
    DeepSeekBetaRequest.Builder chat =
        ask("Weather?")
            .thinking(DeepSeekThinking.ENABLED)
            .tools(List.of(WEATHER.strict()))
            .build()
            .beta()
            .toBuilder()
            .maxTokens(100);

    ToolRun run =
        ToolLoop.of(
                server.text(),
                ToolRegistry.builder().add(WEATHER.strict(), call -> "Rain.").build())
            .run(chat);

    assertThat(run.text()).isEqualTo("2");
    for (int i = 0; i < 2; i++) {
      RecordedRequest sent = server.taken();
      assertThat(sent.getPath()).isEqualTo("/beta/chat/completions");
      String body = sent.getBody().readUtf8();
      assertThat(body)
          .contains("\"strict\":true", "\"max_tokens\":100", "\"thinking\":{\"type\":\"enabled\"}");
      if (i == 1) {
        assertThat(body).contains("\"reasoning_content\":\"I ask.\"", "\"content\":\"Rain.\"");
      }
    }
    assertThat(((Message.Assistant) chat.messages().get(3)).reasoning()).isEqualTo("One and one.");
  }

  @Test
  void conversation_withTools_sendsAllReasoningBack() throws Exception {
    server.answer(TWO);
    server.answer(CALL);
    server.answer(TWO);
    DeepSeekChatRequest first = ask("What is 1+1?").tools(List.of(WEATHER)).build();

    DeepSeekChatRequest second =
        first.toBuilder()
            .addAnswer(server.text().chat(first))
            .addMessage(Message.user("And the weather?"))
            .build();
    ChatResponse call = server.text().chat(second);
    server
        .text()
        .chat(
            second.toBuilder()
                .addAnswer(call)
                .addMessage(Message.tool(call.toolCalls().get(0).id(), "Rain."))
                .build());

    server.taken();
    assertThat(server.taken().getBody().readUtf8())
        .contains("\"content\":\"2\",\"reasoning_content\":\"One and one.\"}");
    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "\"reasoning_content\":\"One and one.\"",
            "\"reasoning_content\":\"I ask.\"",
            "\"tool_calls\":[{\"id\":\"call_1\"",
            "{\"content\":\"Rain.\",\"tool_call_id\":\"call_1\",\"role\":\"tool\"}");
  }

  @Test
  void chat_toolTurnWithoutItsReasoning_isRefusedWhileTheModelThinks() throws Exception {
    server.answer(CALL);
    ChatResponse call = server.text().chat(ask("Weather?").tools(List.of(WEATHER)).build());
    DeepSeekChatRequest next =
        ask("Weather?").addMessage(call.message().withoutReasoning()).build();

    assertThatThrownBy(() -> server.text().chat(next))
        .hasMessageContaining(
            "messages[1].reasoning_content is not set but must be sent back with the tool calls"
                + " while deepseek-v4-pro thinks");
    server.answer(TWO);
    server.text().chat(next.toBuilder().thinking(DeepSeekThinking.DISABLED).build());
  }

  @Test
  void stream_brokenOffByTheService_saysSo() {
    server.stream(
        delta("\"role\":\"assistant\",\"content\":\"Hi\"", "null", "null"),
        delta("\"content\":\"\"", "\"insufficient_system_resource\"", "null"),
        "[DONE]");

    assertThat(server.text().stream(ask("Hello").build()).collect().finishReason())
        .isEqualTo(FinishReason.INSUFFICIENT_SYSTEM_RESOURCE);
  }

  @Test
  void stream_errorEvent_isTypedAndKeepsWhatCame() {
    server.stream(
        delta("\"role\":\"assistant\",\"content\":\"Hi\"", "null", "null"),
        "{\"error\":{\"message\":\"Rate Limit Reached\",\"type\":\"rate_limit_error\","
            + "\"param\":null,\"code\":null}}");

    try (ChatStream stream = server.text().stream(ask("Hello").build())) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {})).isInstanceOf(RateLimitException.class);
      assertThat(stream.accumulated().text()).isEqualTo("Hi");
    }
  }

  @Test
  void stream_cut_saysSoAndKeepsWhatCame() {
    server.stream(delta("\"role\":\"assistant\",\"content\":\"Hi\"", "null", "null"));

    assertThatThrownBy(() -> server.text().stream(ask("Hello").build()).collect())
        .isInstanceOfSatisfying(
            StreamTruncatedException.class,
            e -> assertThat(((ChatResponse) e.received()).text()).isEqualTo("Hi"));
  }

  @Test
  void chat_withoutMoney_saysSo() {
    server.answer(
        402,
        "{\"error\":{\"message\":\"Insufficient Balance\",\"type\":\"unknown_error\","
            + "\"param\":null,\"code\":\"invalid_request_error\"}}");

    assertThatThrownBy(() -> server.text().chat(ask("Hello").build()))
        .isInstanceOf(BillingException.class);
  }
}
