package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.text.tool.ToolCall;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRegistry;
import dev.qiao.text.tool.ToolRun;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of public bug reports, in calls and streams of each family. */
@Timeout(30)
class ReportedAnswersTest {
  record Tide(String port) {}

  private final MockWebServer wire = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    wire.start();
  }

  @AfterEach
  void stop() throws Exception {
    wire.close();
  }

  private ChatResponse ask(Family family, boolean streamed, MockResponse answer) {
    wire.enqueue(answer);
    ChatRequest request = family.chat("Tide?").build();
    try (QiaoClient client =
        QiaoClient.builder()
            .vendor(request.vendor())
            .apiKey("sk-test")
            .endpoint(Endpoint.single(URI.create(wire.url("/").toString())))
            .retry(RetryPolicy.NONE)
            .build()) {
      TextService text = new TextService(client);
      return streamed ? text.stream(request).collect() : text.chat(request);
    }
  }

  private static MockResponse body(String type, String body) {
    return new MockResponse().setHeader("Content-Type", type).setBody(body);
  }

  private static MockResponse events(String body) {
    return body("text/event-stream", body);
  }

  private static String[] pieces(Family family, String... texts) {
    String[] pieces = new String[texts.length];
    for (int i = 0; i < texts.length; i++) {
      pieces[i] =
          family.piece(
              "{\"role\":\"assistant\",\"content\":" + texts[i] + "}",
              i == texts.length - 1 ? "stop" : null);
    }
    return family.events(pieces);
  }

  private static String framed(String field, String between, String... pieces) {
    StringBuilder body = new StringBuilder();
    for (String piece : pieces) {
      body.append(field).append(piece).append(between);
    }
    return body.toString();
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void framesWithoutASpace_emptyOnesAndKeepAlives_areRead(Family family) {
    String[] pieces = pieces(family, "\"High\"", "\" tide.\"");
    for (String body :
        List.of(
            framed("data:", "\n\n", pieces),
            framed("data: ", "\n\nretry: 3000\n\ndata:\n\ndata: \n\n: alive\n\n", pieces),
            framed("data: ", "\r\n\r\n", pieces),
            framed("id: 1\nevent: result\ndata: ", "\n\n", pieces),
            framed("data: ", "\n\n", pieces).stripTrailing())) {
      assertThat(ask(family, true, events(body)).text()).as(body).isEqualTo("High tide.");
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void lastEventWithoutABlankLine_isRead(Family family) {
    String[] pieces = {pieces(family, "\"High tide.\"")[0]};
    for (String end : List.of("", "\n", "\r\n")) {
      assertThat(ask(family, true, events(framed("data: ", end, pieces))).text())
          .isEqualTo("High tide.");
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void wholeAnswerForAStream_andEndMarkBehindAnAnswer_areTheAnswer(Family family) {
    String whole = family.says("High tide.");
    for (String type : List.of("application/json", "text/event-stream", "text/plain")) {
      assertThat(ask(family, true, body(type, whole)).text()).as(type).isEqualTo("High tide.");
      assertThat(ask(family, false, body(type, whole + "\n\ndata: [DONE]\n\n")).text())
          .as(type)
          .isEqualTo("High tide.");
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void gzippedStream_isRead(Family family) throws Exception {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(framed("data: ", "\n\n", pieces(family, "\"High\"", "\" tide.\"")));
    }
    MockResponse answer = events("").setBody(zipped).setHeader("Content-Encoding", "gzip");
    assertThat(ask(family, true, answer).text()).isEqualTo("High tide.");
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void charsetOfTheHeader_isNotBelieved(Family family) {
    for (String charset : List.of("ISO-8859-1", "GBK", "utf-16", "x-none")) {
      assertThat(
              ask(family, false, body("application/json;charset=" + charset, family.says("潮汐")))
                  .text())
          .isEqualTo("潮汐");
      assertThat(
              ask(
                      family,
                      true,
                      body(
                          "text/event-stream;charset=" + charset,
                          framed("data: ", "\n\n", pieces(family, "\"潮\"", "\"汐\""))))
                  .text())
          .isEqualTo("潮汐");
      assertThatThrownBy(
              () ->
                  ask(
                      family,
                      false,
                      body("application/json;charset=" + charset, "{\"error\":{\"message\":\"无\"}}")
                          .setResponseCode(400)))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("无");
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void emojiInTwoPieces_isWhole(Family family) {
    String[] pieces = pieces(family, "\"wave \\ud83c\"", "\"\\udf0a!\"");
    assertThat(ask(family, true, events(framed("data: ", "\n\n", pieces))).text())
        .isEqualTo("wave \uD83C\uDF0A!");
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void lineThatIsNoJson_isShown(Family family) {
    String first = family.piece("{\"role\":\"assistant\",\"content\":\"Hi\"}", null);
    for (String line : List.of("error: engine ran out of blocks", ": PROCESSING", "<html>no")) {
      for (String body : List.of("data: " + line + "\n\n", framed("data: ", "\n\n", first, line))) {
        SdkException failure =
            catchThrowableOfType(SdkException.class, () -> ask(family, true, events(body)));
        assertThat(failure).as(body).isNotNull();
        assertThat(
                failure.getMessage()
                    + (failure instanceof MalformedResponseException odd ? odd.body() : ""))
            .contains(line);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void webPage_isNamed(Family family) {
    for (boolean streamed : List.of(true, false)) {
      MalformedResponseException failure =
          catchThrowableOfType(
              MalformedResponseException.class,
              () -> ask(family, streamed, body("text/html", "<html>log in</html>")));
      assertThat(failure.body()).isEqualTo("<html>log in</html>");
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void answerOfNulls_isNoAnswer(Family family) {
    String nulls =
        "{\"id\":\"\",\"object\":\"\",\"created\":0,\"model\":\"\",\"choices\":null,"
            + "\"output\":null,\"usage\":null}";
    for (String body : List.of(nulls, "{\"choices\":[]}", "{\"output\":{}}")) {
      assertThatThrownBy(() -> ask(family, false, body("application/json", body)))
          .isInstanceOf(SdkException.class);
      assertThatThrownBy(() -> ask(family, true, events("data: " + body + "\n\n")))
          .isInstanceOf(SdkException.class);
      assertThatThrownBy(() -> ask(family, true, events("data: " + body + "\n\ndata: [DONE]\n\n")))
          .isInstanceOf(SdkException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void refusalInASuccess_isItsExceptionInCallsAndStreams(Family family) {
    String refusal = "{\"code\":401,\"msg\":\"Credential expired or incorrect\",\"success\":false}";
    for (boolean streamed : List.of(true, false)) {
      for (MockResponse answer :
          List.of(
              body("application/json", refusal),
              events(refusal),
              events("data: " + refusal + "\n\n"),
              events("data: " + refusal + "\n\ndata: [DONE]\n\n"))) {
        assertThatThrownBy(() -> ask(family, streamed, answer))
            .isInstanceOf(AuthenticationException.class)
            .hasMessageContaining("Credential expired or incorrect");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void plainWordsAndLists_areInTheMessage(Family family) {
    assertThatThrownBy(
            () ->
                ask(
                    family,
                    false,
                    body("text/plain", "upstream connect error or disconnect/reset before headers")
                        .setResponseCode(502)))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("upstream connect error or disconnect/reset before headers");
    assertThatThrownBy(
            () -> ask(family, true, body("text/plain", "Unauthorized").setResponseCode(401)))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("Unauthorized");
    String words =
        "[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"top_k\"],"
            + "\"msg\":\"Extra inputs are not permitted\",\"input\":5}]";
    for (String body :
        List.of(
            "{\"object\":\"error\",\"message\":" + words + ",\"code\":400}",
            "{\"detail\":" + words + "}",
            "{\"error\":{\"message\":" + words + "}}")) {
      for (int status : List.of(400, 422)) {
        ApiException failure =
            catchThrowableOfType(
                ApiException.class,
                () -> ask(family, false, body("application/json", body).setResponseCode(status)));
        assertThat(failure).isInstanceOf(BadRequestException.class);
        assertThat(failure.vendorMessage()).isEqualTo("body.top_k: Extra inputs are not permitted");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void answerOfReasoningOnly_isWhole(Family family) {
    ChatResponse answer =
        ask(
            family,
            false,
            body(
                "application/json",
                family.answer(
                    "{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"All here.\"}",
                    "stop")));
    assertThat(answer.text()).isEmpty();
    assertThat(answer.reasoning()).isEqualTo("All here.");
    assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
  }

  @Test
  void numbersThatAreNone_areTheAnswerOrShown() {
    MalformedResponseException failure =
        catchThrowableOfType(
            MalformedResponseException.class,
            () ->
                ask(
                    Family.GATEWAY,
                    false,
                    body(
                        "application/json",
                        "{\"choices\":[{\"message\":{\"content\":\"High\"},\"logprobs\":{"
                            + "\"content\":[{\"token\":\"High\",\"logprob\":-Infinity}]}}]}")));
    assertThat(failure.body()).contains("-Infinity", "High");
  }

  @Test
  void usageInsideTheChoice_andCreatedInMilliseconds_areKept() {
    ChatResponse answer =
        ask(
            Family.KIMI,
            true,
            events(
                "data: {\"id\":\"c\",\"created\":1762178257774,\"usage\":null,\"choices\":[{"
                    + "\"index\":0,\"delta\":{\"content\":\"High tide.\"}}]}\n\n"
                    + "data: {\"id\":\"c\",\"created\":1762178257774,\"choices\":[{\"index\":0,"
                    + "\"delta\":{},\"finish_reason\":\"stop\",\"usage\":{\"prompt_tokens\":19,"
                    + "\"completion_tokens\":21,\"total_tokens\":40,\"cached_tokens\":10}}]}\n\n"
                    + "data: [DONE]\n\n"));
    assertThat(answer.created()).isEqualTo(1762178257774L);
    assertThat(answer.usage().totalTokens()).isEqualTo(40);
    assertThat(answer.usage().flatCachedTokens()).isEqualTo(10);
  }

  @Test
  void searchResultsWithANull_costNoText() {
    String found = "\"web_search\":[null,{\"title\":\"Tides\"},7]";
    assertThat(
            ask(
                    Family.GLM,
                    false,
                    body(
                        "application/json",
                        "{\"choices\":[{\"message\":{\"content\":\"High\"}}]," + found + "}"))
                .text())
        .isEqualTo("High");
    assertThat(
            ask(
                    Family.GLM,
                    true,
                    events(
                        "data: {\"choices\":[{\"delta\":{\"content\":\"High\"},"
                            + "\"finish_reason\":\"stop\"}],"
                            + found
                            + "}\n\ndata: [DONE]\n\n"))
                .text())
        .isEqualTo("High");
  }

  @Test
  void emptyReasoningBeforeACall_goesBackEmpty() throws Exception {
    try (ChatServer server = Family.DEEPSEEK.server()) {
      server.stream(
          Family.DEEPSEEK.events(
              Family.DEEPSEEK.piece("{\"content\":null,\"reasoning_content\":\"\"}", null),
              Family.DEEPSEEK.piece(
                  "{\"tool_calls\":[" + Family.call("c1", "tide", "{}") + "]}", "tool_calls")));
      server.answer(Family.DEEPSEEK.says("High."));
      var chat = Family.DEEPSEEK.chat("Tide?");
      ChatResponse first = server.text().stream(chat.build()).collect();
      chat.addAnswer(first).addMessage(Message.tool("c1", "high"));
      assertThat(server.text().chat(chat.build()).text()).isEqualTo("High.");
      server.taken();
      JsonNode back = Family.DEEPSEEK.messages(Family.sent(server)).get(1);
      assertThat(back.path("reasoning_content").textValue()).isEmpty();
      assertThat(back.path("tool_calls").get(0).has("index")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void wordsReasoningAndCall_allGoBack(Family family) throws Exception {
    ToolRegistry tools = ToolRegistry.builder().add(Tide.class, args -> "high").build();
    try (ChatServer server = family.server()) {
      server.answer(
          family.answer(
              "{\"role\":\"assistant\",\"content\":\"First a"
                  + " word.\",\"reasoning_content\":\"Look.\",\"tool_calls\":["
                  + Family.call("c1", "tide", "{\"port\":\"Ningbo\"}")
                  + "]}",
              "tool_calls"));
      server.answer(family.says("High."));
      assertThat(ToolLoop.of(server.text(), tools).run(family.chat("Tide?")).text())
          .isEqualTo("High.");
      server.taken();
      JsonNode back = family.messages(Family.sent(server)).get(1);
      assertThat(back.path("content").asText()).contains("First a word.");
      assertThat(back.path("tool_calls")).hasSize(1);
      if (family == Family.DEEPSEEK) {
        assertThat(back.path("reasoning_content").asText()).isEqualTo("Look.");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"port\":null}", "{}", "{\"port\":{}}", "{\"port\":[null]}"})
  void requiredArgumentThatIsNone_isNamedAndTheToolDoesNotRun(String arguments) throws Exception {
    AtomicInteger runs = new AtomicInteger();
    ToolRegistry tools =
        ToolRegistry.builder().add(Tide.class, args -> runs.incrementAndGet()).build();
    for (Family family : Family.values()) {
      try (ChatServer server = family.server()) {
        server.answer(family.calls("", Family.call("c1", "tide", arguments)));
        server.answer(family.says("Done."));
        ToolRun run = ToolLoop.of(server.text(), tools).run(family.chat("Tide?"));
        assertThat(run.rounds().get(0).results().get(0).content()).contains("port");
      }
    }
    assertThat(runs).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void finishOfACall_isKeptWhateverComesLater(Family family) {
    String call = Family.call("c1", "tide", "{}");
    ChatResponse answer =
        ask(
            family,
            true,
            events(
                framed(
                    "data: ",
                    "\n\n",
                    family.events(
                        family.piece(
                            "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":["
                                + call
                                + "]}",
                            "tool_calls"),
                        family.piece("{\"role\":\"\",\"content\":\"\"}", "stop")))));
    assertThat(answer.toolCalls()).extracting(ToolCall::id).containsExactly("c1");
    assertThat(answer.message().role()).isEqualTo("assistant");
    assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-abc\n", "sk-abc\r\n", " sk-abc\t", "sk-\u00e4bc"})
  void keyWithALineBreak_isRefusedWithoutIt(String key) {
    assertThatThrownBy(() -> QiaoClient.builder().vendor(Vendor.DEEPSEEK).apiKey(key).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("API key")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("bc\n").doesNotContain("sk-a"));
  }

  @Test
  void brokenUtf8_isMalformed() {
    byte[] bytes =
        "{\"choices\":[{\"message\":{\"content\":\"High?\"}}]}"
            .getBytes(StandardCharsets.ISO_8859_1);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?');
    bytes[at] = (byte) 0xE6;
    assertThatThrownBy(
            () ->
                ask(
                    Family.GATEWAY,
                    false,
                    body("application/json", "").setBody(new Buffer().write(bytes))))
        .isInstanceOf(MalformedResponseException.class);
  }
}
