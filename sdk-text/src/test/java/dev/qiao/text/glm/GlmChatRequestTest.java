package dev.qiao.text.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatServer;
import dev.qiao.text.ChatStream;
import dev.qiao.text.ContentPart;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.TextModels;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.McpServer;
import dev.qiao.text.tool.Retrieval;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import dev.qiao.text.tool.WebSearch;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GlmChatRequestTest {
  private static final Tool WEATHER =
      Tool.function("weather", "Weather of a place.", Map.of("type", "object"));

  private static final String USAGE =
      "{\"prompt_tokens\":20,\"completion_tokens\":30,\"total_tokens\":50,"
          + "\"prompt_tokens_details\":{\"cached_tokens\":8}}";

  private static final String TWO =
      "{\"id\":\"g1\",\"created\":7,\"model\":\"glm-5.1\",\"choices\":[{\"index\":0,"
          + "\"message\":{\"role\":\"assistant\",\"content\":\"2\","
          + "\"reasoning_content\":\"One and one.\"},\"finish_reason\":\"stop\"}],\"usage\":"
          + USAGE
          + "}";

  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(Vendor.ZHIPU, "/api/paas/v4");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static GlmChatRequest.Builder ask(String question) {
    return GlmChatRequest.builder(TextModels.GLM_5_1, Message.user(question));
  }

  private static String delta(String fields, String more) {
    return "{\"id\":\"g1\",\"created\":7,\"model\":\"glm-5.1\",\"choices\":[{\"index\":0,"
        + "\"delta\":{\"role\":\"assistant\","
        + fields
        + "}"
        + more
        + "}";
  }

  @Test
  void chat_everyParameter_isSentInGlmsWords() throws Exception {
    server.answer(TWO);

    ChatResponse answer =
        server
            .text()
            .chat(
                ask("What is 1+1?")
                    .thinking(GlmThinking.KEEP_ALL)
                    .doSample(false)
                    .temperature(0.5)
                    .topP(0.01)
                    .maxTokens(131_072)
                    .stop(Stop.at("###"))
                    .responseFormat(ResponseFormat.JSON_OBJECT)
                    .tools(
                        List.of(
                            Tool.webSearch(WebSearch.with("search_pro")),
                            Tool.retrieval(Retrieval.from("k1")),
                            Tool.mcp(McpServer.at("docs", "https://example.com/mcp"))))
                    .toolChoice(ToolChoice.AUTO)
                    .toolStream(true)
                    .requestId("r-1")
                    .userId("user-1")
                    .build());

    RecordedRequest sent = server.taken();
    assertThat(sent.getPath()).isEqualTo("/api/paas/v4/chat/completions");
    assertThat(sent.getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"glm-5.1\",\"messages\":[{\"content\":\"What is"
                + " 1+1?\",\"role\":\"user\"}],"
                + "\"thinking\":{\"type\":\"enabled\",\"clear_thinking\":false},"
                + "\"do_sample\":false,\"temperature\":0.5,\"top_p\":0.01,\"max_tokens\":131072,"
                + "\"stop\":[\"###\"],\"response_format\":{\"type\":\"json_object\"},\"tools\":["
                + "{\"type\":\"web_search\",\"web_search\":{\"search_engine\":\"search_pro\","
                + "\"search_result\":true}},"
                + "{\"type\":\"retrieval\",\"retrieval\":{\"knowledge_id\":\"k1\"}},"
                + "{\"type\":\"mcp\",\"mcp\":{\"server_label\":\"docs\","
                + "\"server_url\":\"https://example.com/mcp\","
                + "\"transport_type\":\"streamable-http\"}}],"
                + "\"tool_choice\":\"auto\",\"tool_stream\":true,\"request_id\":\"r-1\","
                + "\"user_id\":\"user-1\"}");
    assertThat(answer.text()).isEqualTo("2");
    assertThat(answer.reasoning()).isEqualTo("One and one.");
    assertThat(answer.usage().cachedTokens()).isEqualTo(8);
  }

  @Test
  void chat_searchAndReview_areReadBesideTheAnswer() {
    server.answer(
        TWO.substring(0, TWO.length() - 1)
            + ",\"web_search\":[{\"title\":\"Chess\",\"link\":\"https://example.com/c\","
            + "\"media\":\"Example\",\"icon\":\"\",\"refer\":\"ref_1\","
            + "\"publish_date\":\"2026-01-02\",\"content\":\"Mate.\"}],"
            + "\"content_filter\":[{\"role\":\"user\",\"level\":3}]}");

    ChatResponse answer = server.text().chat(ask("Chess?").build());

    assertThat(answer.searchInfo().searchResults())
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.url()).isEqualTo("https://example.com/c");
              assertThat(page.siteName()).isEqualTo("Example");
              assertThat(page.refer()).isEqualTo("ref_1");
              assertThat(page.publishDate()).isEqualTo("2026-01-02");
              assertThat(page.content()).isEqualTo("Mate.");
            });
    assertThat(answer.reviewNotes().contentFilter().get(0).level()).isEqualTo(3);
    assertThat(answer.additional()).isEmpty();
  }

  @Test
  void collect_streamOfTheSameAnswer_equalsThePlainOne() throws Exception {
    server.answer(TWO);
    server.stream(
        delta("\"reasoning_content\":\"One and \"", "}]"),
        delta("\"reasoning_content\":\"one.\"", "}]"),
        delta("\"content\":\"2\"", ",\"finish_reason\":null}]"),
        delta("\"content\":\"\"", ",\"finish_reason\":\"stop\"}],\"usage\":" + USAGE),
        "[DONE]");

    ChatResponse plain = server.text().chat(ask("What is 1+1?").build());
    ChatResponse streamed = server.text().stream(ask("What is 1+1?").build()).collect();

    assertThat(streamed).isEqualTo(plain);
    server.taken();
    assertThat(server.taken().getBody().readUtf8()).endsWith(",\"stream\":true}");
  }

  @Test
  void chat_everyDocumentedLimit_isNamedBeforeAnythingIsSent() {
    GlmChatRequest request =
        GlmChatRequest.builder(TextModels.GLM_4_5_AIR, Message.assistant("I am brief."))
            .temperature(1.1)
            .topP(0.0)
            .maxTokens(131_073)
            .reasoningEffort(ReasoningEffort.HIGH)
            .toolStream(true)
            .responseFormat(ResponseFormat.jsonSchema("x", Map.of()))
            .stop(Stop.at("a", "b"))
            .tools(Collections.nCopies(129, WEATHER))
            .toolChoice(ToolChoice.REQUIRED)
            .userId("me")
            .build();

    assertThatThrownBy(() -> server.text().chat(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageStartingWith("glm.chat breaks 11 documented limits: temperature is 1.1 but")
        .hasMessageContainingAll(
            "top_p is 0.0 but must be at least 0.01 and at most 1",
            "max_tokens is 131073 but must be at least 1 and at most 131072",
            "only GLM-5.2 and newer take it, use thinking(..)",
            "only GLM 5.x, 4.7 and 4.6 take it",
            "response_format.type is json_schema but must be one of text, json_object",
            "stop is 2 texts but must be at most 1 text",
            "tools is 129 tools but must be at most 128 tools",
            "tool_choice is required but must be auto (leave it out, or send no tools for none)",
            "user_id is me but must be 6 to 128 characters",
            "messages is 1 of these but must be more than the system's and the model's own");
    assertThat(server.requests()).isZero();
  }

  @Test
  void chat_whatModelsThatSeeDoNotTake_isNamed() {
    ContentPart picture = ContentPart.image(MediaSource.of("data:image/png;base64,AAAA"));
    ContentPart file = ContentPart.fileUrl("https://example.com/a.pdf");
    GlmChatRequest request =
        GlmChatRequest.builder(TextModels.GLM_4V_FLASH, Message.user(picture, picture, file))
            .tools(List.of(Tool.retrieval(Retrieval.from("k1"))))
            .build();

    assertThatThrownBy(() -> server.text().chat(request))
        .hasMessageContainingAll(
            "messages[0].content is 1 files beside 2 others but must be files, or pictures and"
                + " videos, not both (ask about them in two messages)",
            "messages[0].content[0].image_url.url is a data URI but must be a URL for glm-4v-flash",
            "messages[].content[].image_url is 2 but must be at least 0 and at most 1",
            "tools[0].type is retrieval but must be function");
  }

  @Test
  void chat_unknownModel_isNotHeldToTheLimitsOfKnownOnes() {
    server.answer(TWO);

    server
        .text()
        .chat(
            ask("Hello")
                .model(Model.of("glm-9"))
                .reasoningEffort(ReasoningEffort.of("heroic"))
                .responseFormat(ResponseFormat.jsonSchema("x", Map.of()))
                .build());

    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void conversation_sendsReasoningAndToolCallsBack() throws Exception {
    server.answer(
        "{\"id\":\"g2\",\"model\":\"glm-5.1\",\"choices\":[{\"index\":0,\"message\":{"
            + "\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":\"I ask.\","
            + "\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{"
            + "\"name\":\"weather\",\"arguments\":\"{}\"}}]},\"finish_reason\":\"tool_calls\"}]}");
    server.answer(TWO);
    GlmChatRequest first = ask("Weather?").tools(List.of(WEATHER)).build();

    ChatResponse call = server.text().chat(first);
    server
        .text()
        .chat(
            first.toBuilder()
                .addAnswer(call)
                .addMessage(Message.tool(call.toolCalls().get(0).id(), "Rain."))
                .build());

    server.taken();
    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "\"reasoning_content\":\"I ask.\"",
            "\"tool_calls\":[{\"id\":\"call_1\"",
            "{\"content\":\"Rain.\",\"tool_call_id\":\"call_1\",\"role\":\"tool\"}");
  }

  @Test
  void chat_soundIsSentInItself() throws Exception {
    server.answer(TWO);

    server
        .text()
        .chat(
            GlmChatRequest.builder(
                    TextModels.GLM_4_VOICE,
                    Message.user(ContentPart.inlineAudio(new byte[] {1, 2, 3}, "wav")))
                .build());

    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AQID\",\"format\":\"wav\"}}");
  }

  @Test
  void chat_refused_isTypedByItsDigits() {
    server.answer(400, "{\"error\":{\"code\":\"1301\",\"message\":\"Sensitive content.\"}}");

    assertThatThrownBy(() -> server.text().chat(ask("Hello").build()))
        .isInstanceOf(ContentRejectedException.class);
  }

  @Test
  void stream_brokenOff_saysSo() {
    server.stream(
        delta("\"content\":\"Hi\"", "}]"),
        delta("\"content\":\"\"", ",\"finish_reason\":\"network_error\"}]"),
        "[DONE]");

    ChatResponse answer = server.text().stream(ask("Hello").build()).collect();

    assertThat(answer.finishReason()).isEqualTo(FinishReason.NETWORK_ERROR);
    assertThat(answer.text()).isEqualTo("Hi");
  }

  @Test
  void stream_errorEvent_isTypedAndKeepsWhatCame() {
    server.stream(
        delta("\"content\":\"Hi\"", "}]"),
        "{\"error\":{\"code\":\"1302\",\"message\":\"Rate limit reached\"}}");

    try (ChatStream stream = server.text().stream(ask("Hello").build())) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {})).isInstanceOf(RateLimitException.class);
      assertThat(stream.accumulated().text()).isEqualTo("Hi");
    }
  }

  @Test
  void stream_cut_saysSoAndKeepsWhatCame() {
    server.stream(delta("\"content\":\"Hi\"", "}]"));

    assertThatThrownBy(() -> server.text().stream(ask("Hello").build()).collect())
        .isInstanceOfSatisfying(
            StreamTruncatedException.class,
            e -> assertThat(((ChatResponse) e.received()).text()).isEqualTo("Hi"));
  }

  @Test
  void submit_taskOfAChat_givesThePlainAnswer() throws Exception {
    server.answer(
        "{\"id\":\"t1\",\"request_id\":\"r1\",\"model\":\"glm-5.1\","
            + "\"task_status\":\"PROCESSING\"}");
    server.answer("{\"model\":\"glm-5.1\",\"request_id\":\"r1\",\"task_status\":\"PROCESSING\"}");
    server.answer(TWO.replace("\"model\"", "\"task_status\":\"SUCCESS\",\"model\""));
    server.answer(TWO);

    TaskHandle<ChatResponse> task = server.text().submit(ask("What is 1+1?").build());
    TaskHandle<ChatResponse> again = server.client().tasks().resume(task.ref(), ChatResponse.class);

    assertThat(task.snapshot()).isInstanceOf(TaskSnapshot.Running.class);
    assertThat(again.snapshot())
        .isInstanceOfSatisfying(
            TaskSnapshot.Succeeded.class,
            done -> assertThat(done.result()).isEqualTo(server.text().chat(ask("?").build())));
    RecordedRequest submitted = server.taken();
    assertThat(submitted.getPath()).isEqualTo("/api/paas/v4/async/chat/completions");
    assertThat(submitted.getBody().readUtf8()).doesNotContain("stream");
    assertThat(server.taken().getPath()).isEqualTo("/api/paas/v4/async-result/t1");
  }

  @Test
  void submit_failedTask_isAFailureWithoutAReason() {
    server.answer("{\"id\":\"t1\",\"model\":\"glm-5.1\",\"task_status\":\"PROCESSING\"}");
    server.answer("{\"model\":\"glm-5.1\",\"request_id\":\"r1\",\"task_status\":\"FAIL\"}");

    assertThat(server.text().submit(ask("Hello").build()).snapshot())
        .isInstanceOf(TaskSnapshot.Failed.class);
  }
}
