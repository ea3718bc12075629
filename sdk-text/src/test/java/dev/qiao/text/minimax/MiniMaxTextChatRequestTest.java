package dev.qiao.text.minimax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatServer;
import dev.qiao.text.ChatStream;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.TextModels;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MiniMaxTextChatRequestTest {
  private static final Tool WEATHER =
      Tool.function("get_weather", "The weather of a place.", Map.of("type", "object"));

  private static final String HELLO =
      "\"content\":\"Hello! How can I help?\",\"reasoning_content\":\"Greet.\"";

  private static final String CALL =
      "\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{"
          + "\"name\":\"get_weather\",\"arguments\":\"{}\"}}]";

  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(Vendor.MINIMAX, "/v1");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static MiniMaxTextChatRequest.Builder ask(String question) {
    return MiniMaxTextChatRequest.builder(TextModels.MINIMAX_M3, Message.user(question));
  }

  /** A plain answer, and the last event of a stream alike. */
  private static String whole(String message, String finish) {
    return "{\"id\":\"t1\",\"choices\":[{\"finish_reason\":\""
        + finish
        + "\",\"index\":0,\"message\":{\"role\":\"assistant\","
        + message
        + "}}],\"created\":7,\"model\":\"MiniMax-M3\",\"object\":\"chat.completion\","
        + "\"usage\":{\"total_tokens\":73},\"input_sensitive\":false,\"output_sensitive\":false,"
        + "\"base_resp\":{\"status_code\":0,\"status_msg\":\"\"}}";
  }

  private static String delta(String fields, String finish) {
    return "{\"id\":\"t1\",\"choices\":[{"
        + finish
        + "\"index\":0,\"delta\":{\"role\":\"assistant\","
        + fields
        + "}}],\"created\":7,\"model\":\"MiniMax-M3\",\"object\":\"chat.completion.chunk\","
        + "\"output_sensitive\":false}";
  }

  @Test
  void chat_sendsWhatWasSet() throws Exception {
    server.answer(whole(HELLO, "stop"));

    ChatResponse answer =
        server
            .text()
            .chat(
                MiniMaxTextChatRequest.builder(
                        TextModels.M2_HER,
                        Message.userSystem("Ann is curious.").named("Ann"),
                        Message.group("A talk in the lab"),
                        Message.sampleUser("Hi").named("Ann"),
                        Message.sampleAi("Beep").named("Robot"),
                        Message.user("Who are you?").named("Ann"))
                    .maxTokens(100)
                    .maxCompletionTokens(2048)
                    .toolChoice(ToolChoice.NONE)
                    .maskSensitiveInfo(true)
                    .build());

    RecordedRequest sent = server.taken();
    assertThat(sent.getPath()).isEqualTo("/v1/text/chatcompletion_v2");
    assertThat(sent.getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"M2-her\",\"messages\":[{\"role\":\"user_system\",\"content\":\"Ann is"
                + " curious.\",\"name\":\"Ann\"},{\"role\":\"group\",\"content\":\"A talk in the"
                + " lab\"},{\"role\":\"sample_message_user\",\"content\":\"Hi\",\"name\":\"Ann\"},"
                + "{\"role\":\"sample_message_ai\",\"content\":\"Beep\",\"name\":\"Robot\"},"
                + "{\"content\":\"Who are you?\",\"name\":\"Ann\",\"role\":\"user\"}],"
                + "\"max_tokens\":100,\"max_completion_tokens\":2048,\"tool_choice\":\"none\","
                + "\"mask_sensitive_info\":true}");
    assertThat(answer.reasoning()).isEqualTo("Greet.");
    assertThat(answer.text()).isEqualTo("Hello! How can I help?");
  }

  @Test
  void chat_tagInTheText_isText() {
    server.answer(whole("\"content\":\"Write <think>.\"", "stop"));

    assertThat(server.text().chat(ask("Hello").build()).text()).isEqualTo("Write <think>.");
  }

  @Test
  void stream_wholeAnswerAtTheEnd_isNotAddedAndNotLost() {
    server.answer(whole(HELLO, "stop"));
    server.stream(
        delta("\"content\":\"\",\"reasoning_content\":\"Greet.\"", ""),
        delta("\"content\":\"Hello\"", ""),
        delta("\"content\":\"! How can I help?\"", "\"finish_reason\":\"stop\","),
        whole(HELLO, "stop"));
    ChatResponse plain = server.text().chat(ask("Hello").build());

    List<ChatChunk> chunks;
    ChatResponse collected;
    try (ChatStream stream = server.text().stream(ask("Hello").build())) {
      chunks = stream.stream().toList();
      collected = stream.accumulated();
    }

    ChatChunk last = chunks.get(3);
    assertThat(last.text()).isEmpty();
    assertThat(last.reasoning()).isEmpty();
    assertThat(last.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(last.reviewNotes().aggregate()).isEqualTo(plain.choices());
    assertThat(collected).isEqualTo(plain);
  }

  @Test
  void collect_wholeAnswerAlone_isTheAnswer() {
    server.answer(whole(HELLO, "stop"));
    server.stream(whole(HELLO, "stop"));

    ChatResponse plain = server.text().chat(ask("Hello").build());

    assertThat(server.text().stream(ask("Hello").build()).collect()).isEqualTo(plain);
  }

  @Test
  void collect_callsInTheWholeAnswerAlone_areThere() {
    server.stream(
        delta("\"content\":\"I look.\"", "\"finish_reason\":\"tool_calls\","),
        whole("\"content\":\"I look.\"," + CALL, "tool_calls"));

    ChatResponse answer = server.text().stream(ask("Weather?").build()).collect();

    assertThat(answer.text()).isEqualTo("I look.");
    assertThat(answer.toolCalls()).hasSize(1);
    assertThat(answer.toolCalls().get(0).name()).isEqualTo("get_weather");
  }

  @Test
  void collect_callsStreamedAndRepeated_areThereOnce() {
    server.stream(
        delta(
            "\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{"
                + "\"name\":\"get_weather\",\"arguments\":\"{\"}}]",
            ""),
        delta(
            "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"}\"}}]",
            "\"finish_reason\":\"tool_calls\","),
        whole("\"content\":\"\"," + CALL, "tool_calls"));

    ChatResponse answer = server.text().stream(ask("Weather?").build()).collect();

    assertThat(answer.toolCalls()).hasSize(1);
    assertThat(answer.toolCalls().get(0).arguments()).isEqualTo("{}");
    assertThat(answer.usage().totalTokens()).isEqualTo(73);
  }

  @Test
  void conversation_toolTurn_sendsTheAnswerBackWithItsReasoning() throws Exception {
    server.answer(
        whole("\"content\":\"\",\"reasoning_content\":\"I look.\"," + CALL, "tool_calls"));
    server.answer(whole("\"content\":\"It is sunny.\"", "stop"));
    MiniMaxTextChatRequest first =
        ask("Weather?").tools(List.of(WEATHER)).toolChoice(ToolChoice.AUTO).build();
    ChatResponse asks = server.text().chat(first);

    ChatResponse answer =
        server
            .text()
            .chat(
                first.toBuilder()
                    .addAnswer(asks)
                    .addMessage(Message.tool(asks.toolCalls().get(0).id(), "sunny"))
                    .build());

    server.taken();
    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":\"I look.\","
                + "\"tool_calls\":[{\"id\":\"call_1\"",
            "{\"content\":\"sunny\",\"tool_call_id\":\"call_1\",\"role\":\"tool\"}");
    assertThat(answer.text()).isEqualTo("It is sunny.");
  }

  @Test
  void chat_everyDocumentedLimit_isNamedBeforeAnythingIsSent() {
    MiniMaxTextChatRequest request =
        ask("Hello")
            .model(TextModels.MINIMAX_TEXT_01)
            .temperature(1.1)
            .topP(0.0)
            .maxTokens(0)
            .maxCompletionTokens(0)
            .toolChoice(ToolChoice.REQUIRED)
            .tools(List.of(Tool.function("f", "Does.", Map.of()), toolWithoutSchema()))
            .responseFormat(
                ResponseFormat.jsonSchema(
                    "a-person", Map.of("type", "object", "properties", Map.of("name", Map.of()))))
            .build();

    assertThatThrownBy(() -> server.text().chat(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageStartingWith("minimax.text-chat breaks 8 documented limits: ")
        .hasMessageContainingAll(
            "max_completion_tokens is 0 but must be at least 1",
            "max_tokens is 0 but must be at least 1",
            "temperature is 1.1 but must be more than 0 and at most 1",
            "top_p is 0.0 but must be more than 0 and at most 1",
            "tools[1].function is g but must be a function with name, description and parameters"
                + " (make it with Tool.function(..))",
            "tool_choice is required but must be auto or none (choose one of them or leave it out)",
            "response_format.json_schema.name is a-person but must be 1 to 64 letters, digits or"
                + " underscores (choose another name)",
            "response_format.json_schema.schema.required is without [name] but must be every"
                + " property (name them there)");
    assertThat(server.requests()).isZero();
  }

  private static Tool toolWithoutSchema() {
    return new Tool.FunctionTool(
        new Tool.FunctionDeclaration("g", "Does.", null, null, null, Map.of()), Map.of());
  }

  @Test
  void chat_limitsOfOneModel_areNamedForItAlone() {
    assertThatThrownBy(
            () ->
                server
                    .text()
                    .chat(
                        ask("Hello")
                            .model(TextModels.M2_HER)
                            .maxCompletionTokens(2049)
                            .responseFormat(ResponseFormat.JSON_OBJECT)
                            .build()))
        .hasMessage(
            "minimax.text-chat breaks 2 documented limits: max_completion_tokens is 2049 but must"
                + " be at least 1 and at most 2048 for M2-her (set a value in that range);"
                + " response_format.type is json_object but must be left out for M2-her (leave it"
                + " out; only MiniMax-Text-01 takes it)");
    server.answer(whole(HELLO, "stop"));
    server
        .text()
        .chat(
            ask("Hello")
                .model(Model.of("MiniMax-M9"))
                .maxCompletionTokens(2049)
                .responseFormat(ResponseFormat.JSON_OBJECT)
                .build());
    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void chat_errorsInsideASuccess_areTyped() {
    server.answer("{\"base_resp\":{\"status_code\":1002,\"status_msg\":\"rate limit\"}}");
    server.answer("{\"base_resp\":{\"status_code\":1004,\"status_msg\":\"login fail\"}}");

    assertThatThrownBy(() -> server.text().chat(ask("Hello").build()))
        .isInstanceOf(RateLimitException.class);
    assertThatThrownBy(() -> server.text().chat(ask("Hello").build()))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void stream_errorInTheMiddle_isTypedAndKeepsWhatCame() {
    server.stream(
        delta("\"content\":\"Hi\"", ""),
        "{\"id\":\"t1\",\"choices\":null,\"object\":\"chat.completion\",\"base_resp\":{"
            + "\"status_code\":1002,\"status_msg\":\"rate limit\"}}");

    try (ChatStream stream = server.text().stream(ask("Hello").build())) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {})).isInstanceOf(RateLimitException.class);
      assertThat(stream.accumulated().text()).isEqualTo("Hi");
    }
  }

  @Test
  void stream_cut_saysSoAndKeepsWhatCame() {
    server.stream(delta("\"content\":\"Hi\"", ""));

    assertThatThrownBy(() -> server.text().stream(ask("Hello").build()).collect())
        .isInstanceOfSatisfying(
            StreamTruncatedException.class,
            e -> assertThat(((ChatResponse) e.received()).text()).isEqualTo("Hi"));
  }
}
