package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.TranslationOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatStreamTest {
  private final MockWebServer server = new MockWebServer();
  private QiaoClient client;
  private TextService text;

  @BeforeEach
  void start() throws Exception {
    server.start();
    client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .apiKey("sk-test")
            .endpoint(Endpoint.single(URI.create(server.url("/v1").toString())))
            .build();
    text = new TextService(client);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.close();
  }

  private static QwenChatRequest ask(String question) {
    return QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user(question)).build();
  }

  private void stream(String... data) {
    StringBuilder body = new StringBuilder();
    for (String event : data) {
      body.append("data: ").append(event).append("\n\n");
    }
    server.enqueue(
        new MockResponse().setHeader("content-type", "text/event-stream").setBody(body.toString()));
  }

  private static String delta(String fields, String finishReason) {
    return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"qwen-plus\","
        + "\"choices\":[{\"index\":0,\"delta\":{"
        + fields
        + "},\"finish_reason\":"
        + finishReason
        + "}],\"usage\":null}";
  }

  @Test
  void accumulate_toolCallFragmentsWithEmptyIds_yieldsOneCompleteCall() {
    stream(
        delta(
            "\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"call_1\","
                + "\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"\"}}]",
            "null"),
        delta(
            "\"tool_calls\":[{\"index\":0,\"id\":\"\",\"type\":\"function\","
                + "\"function\":{\"arguments\":\"{\\\"city\\\":\"}}]",
            "null"),
        delta(
            "\"tool_calls\":[{\"index\":0,\"id\":\"\",\"function\":{\"arguments\":\"\\\"Hobart\\\"}\"}},"
                + "{\"index\":1,\"id\":\"call_2\",\"function\":{\"name\":\"time\",\"arguments\":null}}]",
            "null"),
        delta("\"tool_calls\":[{\"index\":1,\"id\":null,\"function\":{}}]", "null"),
        delta("", "\"tool_calls\""),
        "[DONE]");

    ChatResponse answer = text.stream(ask("How is the weather?")).collect();

    assertThat(answer.toolCalls()).hasSize(2);
    assertThat(answer.toolCalls().get(0).id()).isEqualTo("call_1");
    assertThat(answer.toolCalls().get(0).name()).isEqualTo("weather");
    assertThat(answer.toolCalls().get(0).arguments()).isEqualTo("{\"city\":\"Hobart\"}");
    assertThat(answer.toolCalls().get(1).id()).isEqualTo("call_2");
    assertThat(answer.toolCalls().get(1).arguments()).isEmpty();
    assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[done]", " [DONE] ", "\"[DONE]\"", "' [Done]\t'", "\" [DONE] \""})
  void collect_endMarkInAnotherSpelling_isTheEndMark(String mark) {
    stream(delta("\"content\":\"I am\"", "null"), mark);
    assertThat(text.stream(ask("Who?")).collect().text()).isEqualTo("I am");
  }

  @Test
  void collect_streamAndPlainCallOfTheSameAnswer_giveEqualResponses() {
    stream(
        delta("\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"\"", "null"),
        delta("\"content\":null,\"reasoning_content\":\"Hm, \"", "null"),
        delta("\"content\":null,\"reasoning_content\":\"yes.\"", "null"),
        delta("\"content\":\"I am\",\"reasoning_content\":null", "null"),
        delta("\"content\":\" a bridge.\",\"reasoning_content\":null", "\"stop\""),
        "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"qwen-plus\","
            + "\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":9,\"total_tokens\":12}}",
        "[DONE]");
    server.enqueue(
        new MockResponse()
            .setBody(
                "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"qwen-plus\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"I"
                    + " am a bridge.\",\"reasoning_content\":\"Hm,"
                    + " yes.\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":9,\"total_tokens\":12}}"));

    ChatResponse streamed = text.stream(ask("Who are you?")).collect();
    ChatResponse plain = text.chat(ask("Who are you?"));

    assertThat(streamed).isEqualTo(plain);
    assertThat(plain.text()).isEqualTo("I am a bridge.");
    assertThat(plain.reasoning()).isEqualTo("Hm, yes.");
  }

  @Test
  void stream_translationModelThatRepeatsTheWholeText_givesWhatIsNew() {
    stream(
        delta("\"role\":\"assistant\",\"content\":\"I\"", "null"),
        delta("\"content\":\"I didn't\"", "null"),
        delta("\"content\":\"I didn't laugh.\"", "null"),
        delta("\"content\":\"I didn't laugh.\"", "\"stop\""),
        delta("\"content\":\"I didn't laugh.\"", "\"stop\""),
        "[DONE]");
    QwenChatRequest request =
        QwenChatRequest.builder(TextModels.QWEN_MT_PLUS, Message.user("Ich lachte nicht."))
            .translationOptions(TranslationOptions.into("English"))
            .build();

    List<String> pieces = new ArrayList<>();
    try (ChatStream stream = text.stream(request)) {
      stream.forEach(chunk -> pieces.add(chunk.text()));
      assertThat(stream.accumulated().text()).isEqualTo("I didn't laugh.");
    }

    assertThat(pieces).containsExactly("I", " didn't", " laugh.", "", "");
  }

  @Test
  void next_errorEventAfterTwoChunks_throwsTypedErrorWithPartialResult() {
    stream(
        delta("\"role\":\"assistant\",\"content\":\"I am\"", "null"),
        delta("\"content\":\" a\"", "null"),
        "{\"error\":{\"message\":\"Output data may contain inappropriate content.\","
            + "\"type\":\"data_inspection_failed\",\"code\":\"data_inspection_failed\"},"
            + "\"request_id\":\"r1\"}");

    try (ChatStream stream = text.stream(ask("Who are you?"))) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {}))
          .isInstanceOfSatisfying(
              ContentRejectedException.class, e -> assertThat(e.requestId()).isEqualTo("r1"))
          .hasMessageStartingWith(
              "DashScope answered 200 data_inspection_failed: Output data may contain"
                  + " inappropriate content. Hint: ");
      assertThat(stream.accumulated().text()).isEqualTo("I am a");
    }
  }

  @Test
  void next_streamEndsWithoutItsEndMark_throwsTruncatedWithWhatCame() {
    stream(delta("\"role\":\"assistant\",\"content\":\"I am\"", "null"));

    try (ChatStream stream = text.stream(ask("Who are you?"))) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {}))
          .isInstanceOfSatisfying(
              StreamTruncatedException.class,
              e -> {
                assertThat(e.events()).isEqualTo(1);
                assertThat(((ChatResponse) e.received()).text()).isEqualTo("I am");
              });
    }
  }

  @Test
  void next_eventThatIsNoJson_throwsMalformedWithTheEvent() {
    stream(delta("\"content\":\"I am\"", "null"), "<html>busy</html>");

    try (ChatStream stream = text.stream(ask("Who are you?"))) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {}))
          .isInstanceOfSatisfying(
              MalformedResponseException.class,
              e -> assertThat(e.body()).isEqualTo("<html>busy</html>"));
    }
  }

  @Test
  void close_beforeTheEnd_cancelsTheCall() {
    stream(delta("\"content\":\"I am\"", "null"), delta("\"content\":\" a\"", "null"), "[DONE]");

    ChatStream stream = text.stream(ask("Who are you?"));
    var pieces = stream.iterator();
    assertThat(pieces.next().text()).isEqualTo("I am");
    stream.close();
    stream.close();

    assertThatThrownBy(pieces::hasNext).isInstanceOf(CallCanceledException.class);
  }

  @Test
  void stream_native_asksForIncrementalOutputAndLeavesTheRequestAlone() throws Exception {
    server.enqueue(
        new MockResponse()
            .setHeader("content-type", "text/event-stream;charset=UTF-8")
            .setBody(
                """
                id:1
                event:result
                :HTTP_STATUS/200
                data:{"output":{"choices":[{"message":{"content":"Hi","role":"assistant"},"finish_reason":"stop"}]},"usage":{"input_tokens":1,"output_tokens":1},"request_id":"r1"}

                """));
    QwenGenerationRequest request =
        QwenGenerationRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello")).build();

    ChatResponse answer = text.stream(request).collect();

    assertThat(answer.text()).isEqualTo("Hi");
    assertThat(answer.requestId()).isEqualTo("r1");
    assertThat(server.takeRequest().getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"qwen-plus\",\"input\":{\"messages\":[{\"content\":\"Hello\",\"role\":\"user\"}]},"
                + "\"parameters\":{\"result_format\":\"message\",\"incremental_output\":true}}");
    assertThat(request.parameters().incrementalOutput()).isNull();
  }
}
