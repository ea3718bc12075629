package dev.qiao.text.minimax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.stream.EventStream;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatServer;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MiniMaxChatRequestTest {
  private static final Tool WEATHER =
      Tool.function("get_weather", "The weather of a place.", Map.of("type", "object"));

  private static final String HEAD =
      "\"created\":7,\"model\":\"MiniMax-M2.7\",\"input_sensitive\":false,"
          + "\"output_sensitive\":false,\"input_sensitive_type\":0,\"output_sensitive_type\":0,"
          + "\"output_sensitive_int\":0";

  private static final String GOOD =
      ",\"base_resp\":{\"status_code\":0,\"status_msg\":\"success\"}";

  private static final String USAGE =
      ",\"usage\":{\"total_tokens\":43,\"total_characters\":0,\"prompt_tokens\":22,"
          + "\"completion_tokens\":21}";

  private static final String TAGGED =
      "<think>\nThe user says hello.\n</think>\n\nHello! <b>Hi</b>";

  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(Vendor.MINIMAX, "/v1");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static MiniMaxChatRequest.Builder ask(String question) {
    return MiniMaxChatRequest.builder(TextModels.MINIMAX_M2_7, Message.user(question));
  }

  private static String whole(String message, String finish) {
    return "{\"id\":\"m1\",\"object\":\"chat.completion\",\"choices\":[{\"finish_reason\":\""
        + finish
        + "\",\"index\":0,\"message\":{\"role\":\"assistant\",\"name\":\"MiniMax AI\","
        + "\"audio_content\":\"\","
        + message
        + "}}],"
        + HEAD
        + USAGE
        + GOOD
        + "}";
  }

  private static String content(String text) {
    return "\"content\":" + Json.write(text);
  }

  private static String delta(String fields, boolean last) {
    return "{\"id\":\"m1\",\"object\":\"chat.completion.chunk\",\"choices\":[{"
        + (last ? "\"finish_reason\":\"stop\"," : "")
        + "\"index\":0,\"delta\":{\"role\":\"assistant\",\"name\":\"MiniMax AI\","
        + "\"audio_content\":\"\","
        + fields
        + "}}],"
        + HEAD
        + ",\"usage\":null"
        + (last ? GOOD : "")
        + "}";
  }

  /** The events of a text whose pieces have so many characters. */
  private static String[] pieces(String text, int length) {
    List<String> events = new ArrayList<>();
    for (int at = 0; at < text.length(); at += length) {
      int end = Math.min(at + length, text.length());
      events.add(delta(content(text.substring(at, end)), end == text.length()));
    }
    return events.toArray(String[]::new);
  }

  @Test
  void chat_sendsWhatWasSetAndTakesTheThinkingOutOfTheContent() throws Exception {
    server.answer(whole(content(TAGGED), "stop"));

    ChatResponse answer =
        server
            .text()
            .chat(
                MiniMaxChatRequest.builder(
                        TextModels.MINIMAX_M3,
                        Message.system("Be brief.").named("MiniMax AI"),
                        Message.user("Hello").named("User"))
                    .maxCompletionTokens(256)
                    .temperature(1.0)
                    .topP(0.95)
                    .tools(List.of(WEATHER))
                    .reasoningSplit(false)
                    .thinking(MiniMaxThinking.ADAPTIVE)
                    .additional("a_field_of_tomorrow", true)
                    .build());

    RecordedRequest sent = server.taken();
    assertThat(sent.getMethod() + " " + sent.getPath()).isEqualTo("POST /v1/chat/completions");
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer sk-test");
    assertThat(sent.getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"MiniMax-M3\",\"messages\":[{\"content\":\"Be brief.\","
                + "\"name\":\"MiniMax AI\",\"role\":\"system\"},{\"content\":\"Hello\","
                + "\"name\":\"User\",\"role\":\"user\"}],\"max_completion_tokens\":256,"
                + "\"temperature\":1.0,\"top_p\":0.95,\"tools\":[{\"type\":\"function\","
                + "\"function\":{\"name\":\"get_weather\",\"description\":\"The weather of a"
                + " place.\",\"parameters\":{\"type\":\"object\"}}}],\"reasoning_split\":false,"
                + "\"thinking\":{\"type\":\"adaptive\"},\"a_field_of_tomorrow\":true}");
    assertThat(answer.text()).isEqualTo("Hello! <b>Hi</b>");
    assertThat(answer.reasoning()).isEqualTo("\nThe user says hello.\n");
    assertThat(answer.usage().totalTokens()).isEqualTo(43);
    assertThat(answer.usage().characters()).isZero();
    assertThat(answer.reviewNotes().baseResp().statusMsg()).isEqualTo("success");
    assertThat(answer.reviewNotes().inputSensitive()).isFalse();
  }

  /** However a stream is cut, the answer is the plain one; the client's own verb agrees too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        TAGGED,
        "Hello! 1 < 2, <thin> air, </think> <",
        "Before <think>one</think> between <think>two</think> after <thi",
        "<think>never closed </thin",
        "<think></think>",
        "<think>a</think>\r\n\n <\nb\n",
        "<think>a</think>\n\n",
        "<think>a</think>\n<think>b</think>\nc",
        "<think>a<think>b</think>c</think>d",
        "no tags at all"
      })
  void stream_cutAnywhere_equalsThePlainAnswer(String content) {
    // Longer pieces than a tag put its borders nowhere else.
    for (int length = 1; length <= Math.min(10, content.length()); length++) {
      server.answer(whole(content(content), "stop"));
      server.stream(pieces(content, length));
      server.stream(pieces(content, length));
      ChatResponse plain = server.text().chat(ask("Hello").build());

      ChatResponse collected = server.text().stream(ask("Hello").build()).collect();

      assertThat(collected.choices()).as("pieces of %d", length).isEqualTo(plain.choices());
      assertThat(collected.reviewNotes()).isEqualTo(plain.reviewNotes());
      StringBuilder text = new StringBuilder();
      StringBuilder thought = new StringBuilder();
      try (EventStream<ChatChunk> chunks = server.client().stream(ask("Hello").build())) {
        for (ChatChunk chunk : chunks) {
          text.append(chunk.text());
          thought.append(chunk.reasoning());
        }
      }
      assertThat(text).hasToString(plain.text());
      assertThat(thought).hasToString(plain.reasoning());
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          <think>a</think>||Hi||there|, Hi||there|
          <think>a</think>|<think>b</think>|Hi, Hi
          <think>a</think>||, ''
          'One|<think>a</think>|two', One||two
          """)
  void chat_lineBreaksAfterThinkingThatComesFirst_areNotOfTheAnswer(String content, String text)
      throws Exception {
    String wire = content.replace('|', '\n');
    server.answer(whole(content(wire), "stop"));
    server.stream(delta(content(wire), true), whole(content(wire), "stop")); // the whole once more
    server.answer(whole(content("Bye"), "stop"));
    server.answer(whole(content("Bye"), "stop"));
    ChatResponse plain = server.text().chat(ask("Hello").build());
    ChatResponse streamed = server.text().stream(ask("Hello").build()).collect();

    server.taken();
    server.taken();
    for (ChatResponse answer : List.of(plain, streamed)) {
      assertThat(answer.text()).isEqualTo(text.replace('|', '\n'));
      server.text().chat(ask("Hello").addAnswer(answer).addMessage(Message.user("Bye")).build());
      assertThat(server.taken().getBody().readUtf8()).contains(content(wire) + ",");
    }
  }

  @Test
  void chat_thinkingNeverClosed_isAllThinking() {
    server.answer(whole(content("Well. <think>One and"), "length"));

    ChatResponse answer = server.text().chat(ask("Hello").build());

    assertThat(answer.text()).isEqualTo("Well. ");
    assertThat(answer.reasoning()).isEqualTo("One and");
  }

  @Test
  void chat_thinkingApart_leavesTagsInTheTextAlone() {
    String apart =
        ",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"id\":\"r1\","
            + "\"format\":\"MiniMax-response-v1\",\"index\":0,\"text\":\"About tags.\"}]";
    server.answer(whole(content("Write <think>.") + apart, "stop"));
    server.stream(
        delta(
            "\"content\":\"\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"id\":\"r1\","
                + "\"format\":\"MiniMax-response-v1\",\"index\":0,\"text\":\"About \"}]",
            false),
        delta("\"content\":\"\",\"reasoning_details\":[{\"index\":0,\"text\":\"tags.\"}]", false),
        delta(content("Write <thi"), false),
        delta(content("nk>."), true));

    ChatResponse plain = server.text().chat(ask("Hello").reasoningSplit(true).build());

    assertThat(plain.text()).isEqualTo("Write <think>.");
    assertThat(plain.reasoning()).isEqualTo("About tags.");
    assertThat(server.text().stream(ask("Hello").reasoningSplit(true).build()).collect().choices())
        .isEqualTo(plain.choices());
  }

  @Test
  void conversation_toolTurn_sendsTheAnswerBackAsItCame() throws Exception {
    String call =
        "\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{"
            + "\"name\":\"get_weather\",\"arguments\":\"{}\"}}]";
    server.answer(whole(content("<think>I look.</think>\n") + "," + call, "tool_calls"));
    server.answer(whole(content("<think>Sunny.</think>It is sunny."), "stop"));
    MiniMaxChatRequest first = ask("Weather?").tools(List.of(WEATHER)).build();
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
            "{\"role\":\"assistant\",\"content\":\"<think>I look.</think>\\n\",\"tool_calls\":["
                + "{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"get_weather\","
                + "\"arguments\":\"{}\"}}],\"name\":\"MiniMax AI\"},{\"content\":\"sunny\","
                + "\"tool_call_id\":\"call_1\",\"role\":\"tool\"}");
    assertThat(answer.text()).isEqualTo("It is sunny.");
  }

  @Test
  void conversation_thinkingApart_sendsItsDetailsBack() throws Exception {
    server.answer(
        whole(
            "\"content\":\"Hi\",\"reasoning_content\":\"Greet.\",\"reasoning_details\":[{"
                + "\"text\":\"Greet.\"}]",
            "stop"));
    server.answer(whole(content("Bye"), "stop"));
    ChatResponse hi = server.text().chat(ask("Hello").reasoningSplit(true).build());

    server.text().chat(ask("Hello").addAnswer(hi).addMessage(Message.user("Bye")).build());

    server.taken();
    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "\"content\":\"Hi\",\"reasoning_content\":\"Greet.\"",
            "\"reasoning_details\":[{\"text\":\"Greet.\"}]");
  }

  @Test
  void chat_everyDocumentedLimit_isNamedBeforeAnythingIsSent() {
    MiniMaxChatRequest request =
        ask("Hello")
            .maxCompletionTokens(0)
            .temperature(0.0)
            .topP(1.5)
            .thinking(MiniMaxThinking.DISABLED)
            .tools(List.of(new Tool.UnknownTool(Map.of("type", "web_search"))))
            .build();

    assertThatThrownBy(() -> server.text().chat(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "minimax.openai-chat breaks 5 documented limits: max_completion_tokens is 0 but must"
                + " be at least 1 (set a value in that range); temperature"
                + " is 0.0 but must be more than 0 and at most 1 (set a value in that range);"
                + " top_p is 1.5 but must be more than 0 and at most 1 (set a value in that"
                + " range); tools[0].function is web_search but must be a function with name,"
                + " description and parameters (make it with Tool.function(..)); thinking.type is"
                + " disabled but must be left out for MiniMax-M2.7 (leave it out; only MiniMax-M3"
                + " takes it)");
    assertThat(server.requests()).isZero();
  }

  @Test
  void chat_unknownModel_isNotRefused() {
    server.answer(whole(content("Hi"), "stop"));

    server
        .text()
        .chat(
            ask("Hello").model(Model.of("MiniMax-M9")).thinking(MiniMaxThinking.DISABLED).build());

    assertThat(server.requests()).isEqualTo(1);
  }

  @Test
  void chat_errorsInsideASuccess_areTyped() {
    server.answer("{\"base_resp\":{\"status_code\":1002,\"status_msg\":\"rate limit\"}}");
    server.answer("{\"base_resp\":{\"status_code\":1004,\"status_msg\":\"login fail\"}}");

    assertThatThrownBy(() -> server.text().chat(ask("Hello").build()))
        .isInstanceOfSatisfying(
            RateLimitException.class, e -> assertThat(e.code()).isEqualTo("1002"));
    assertThatThrownBy(() -> server.text().chat(ask("Hello").build()))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageNotContaining("sk-test");
  }

  @Test
  void stream_errorInTheMiddle_isTypedAndKeepsWhatCame() {
    server.stream(
        delta(content("<think>Hm.</think>Hi"), false),
        "{\"id\":\"m1\",\"choices\":null,\"base_resp\":{\"status_code\":1027,"
            + "\"status_msg\":\"output new_sensitive\"}}");

    try (ChatStream stream = server.text().stream(ask("Hello").build())) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {}))
          .isInstanceOf(ContentRejectedException.class);
      assertThat(stream.accumulated().text()).isEqualTo("Hi");
      assertThat(stream.accumulated().reasoning()).isEqualTo("Hm.");
    }
  }

  @Test
  void stream_cut_saysSoAndKeepsWhatCame() {
    server.stream(delta(content("<think>Hm."), false));

    assertThatThrownBy(() -> server.text().stream(ask("Hello").build()).collect())
        .isInstanceOfSatisfying(
            StreamTruncatedException.class,
            e -> assertThat(((ChatResponse) e.received()).reasoning()).isEqualTo("Hm."));
  }

  @Test
  void chat_clientOfAnotherVendor_refusesBeforeTheNetwork() {
    try (QiaoClient other =
        QiaoClient.builder().vendor(Vendor.DASHSCOPE).apiKey("sk-test").build()) {
      assertThatThrownBy(() -> other.call(ask("Hello").build()))
          .hasMessageContaining("MiniMaxChatRequest goes to MiniMax");
    }
  }
}
