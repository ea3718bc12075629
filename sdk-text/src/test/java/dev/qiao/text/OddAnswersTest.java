package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.SdkException;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are not what the vendors document, as public bug reports and proxies have them. */
@Timeout(20)
class OddAnswersTest {
  private static final DeepSeekChatRequest REQUEST =
      DeepSeekChatRequest.builder(dev.qiao.core.Model.of("deepseek-chat"), Message.user("Tides?"))
          .build();

  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer(Vendor.DEEPSEEK, "/");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ChatResponse call(String body) {
    server.answer(body);
    return server.text().chat(REQUEST);
  }

  private ChatResponse stream(String... events) {
    server.stream(events);
    return server.text().stream(REQUEST).collect();
  }

  private static String delta(String fields) {
    return "{\"choices\":[{\"index\":0,\"delta\":{" + fields + "}}]}";
  }

  private static final String STOP =
      "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";

  private static final String DONE = "[DONE]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[null]}",
        "{\"choices\":[1,\"x\",[],true]}",
        "{\"choices\":null}",
        "{\"choices\":[]}",
        "{}",
        "[]",
        "\"ok\""
      })
  void anAnswerWithoutChoices_isAnException(String body) {
    assertThatThrownBy(() -> call(body)).isInstanceOf(SdkException.class);
    assertThatThrownBy(() -> stream(body, DONE)).isInstanceOf(SdkException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"x\"", "7", "true", "[null]", "[\"x\",null,7,[]]", "{}"})
  void oddToolCalls_costNoText(String odd) {
    String fields = "\"content\":\"high\",\"tool_calls\":" + odd;
    assertThat(call("{\"choices\":[{\"message\":{" + fields + "}}]}").text()).isEqualTo("high");
    assertThat(stream(delta(fields), STOP, DONE).text()).isEqualTo("high");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"text\",\"text\":\"high\"}|high",
        "[\"high\",null,\" tide\"]|high tide",
        "6|6",
        "[{\"type\":\"thinking\",\"thinking\":\"hm\"},{\"text\":\"high\"}]|high",
        "[null]|''",
        "[[]]|''",
        "[{\"text\":\"high\",\"cache_control\":\"x\"}]|high"
      })
  void contentOfAnyShape_isItsText(String content, String text) {
    String fields = "\"content\":" + content;
    assertThat(call("{\"choices\":[{\"message\":{" + fields + "}}]}").text()).isEqualTo(text);
    assertThat(stream(delta(fields), STOP, DONE).text()).isEqualTo(text);
  }

  /** 24 fields in two shapes each. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "object",
        "created",
        "model",
        "system_fingerprint",
        "service_tier",
        "request_id",
        "usage",
        "content_filter",
        "base_resp",
        "web_search",
        "m.role",
        "m.reasoning_content",
        "m.name",
        "m.refusal",
        "m.audio",
        "m.audio_content",
        "m.function_call",
        "m.tool_calls",
        "m.reasoning_details",
        "m.partial",
        "c.finish_reason",
        "c.index",
        "c.logprobs"
      })
  void aFieldOfAnotherKind_costsNoOther(String field) {
    for (String odd : List.of("{\"a\":1}", "[\"x\"]", "[null]", "[]", "{}", "7.5", "\"x\"")) {
      String entry = ",\"" + field.replaceAll("^[mc]\\.", "") + "\":" + odd;
      String body =
          "{\"choices\":[{\"message\":{\"content\":\"high\""
              + (field.startsWith("m.") ? entry : "")
              + "}"
              + (field.startsWith("c.") ? entry : "")
              + "}]"
              + (field.contains(".") ? "" : entry)
              + ",\"tail\":\"kept\"}";
      ChatResponse answer = call(body);
      assertThat(answer.text()).as(body).isEqualTo("high");
      assertThat(answer.choices()).as(body).hasSize(1);
      assertThat(answer.additional()).as(body).containsEntry("tail", "kept");
    }
  }

  @Test
  void sideObjectsOfAStream_keepWhatFits() {
    ChatResponse answer =
        stream(
            "{\"choices\":[{\"delta\":{\"content\":\"high\"},"
                + "\"logprobs\":{\"content\":[null,{\"token\":7,\"logprob\":\"low\"}]}}]}",
            STOP,
            DONE);
    assertThat(answer.text()).isEqualTo("high");
    Logprobs.Token token = answer.choices().get(0).logprobs().content().get(0);
    assertThat(token.token()).isEqualTo("7");
    assertThat(token.additional()).containsEntry("logprob", "low");
  }

  @Test
  void numbers_areNeverChanged() {
    Usage usage =
        call("{\"choices\":[{\"message\":{\"content\":\"x\"}}],\"usage\":{\"prompt_tokens\":29.97,"
                + "\"completion_tokens\":3000000000,\"total_tokens\":\"720.0\",\"plugins\":[1]}}")
            .usage();
    assertThat(usage.inputTokens()).isNull();
    assertThat(usage.outputTokens()).isNull();
    assertThat(usage.totalTokens()).isEqualTo(720);
    assertThat(usage.additional())
        .containsEntry("prompt_tokens", 29.97)
        .containsEntry("completion_tokens", 3000000000L)
        .containsKey("plugins");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"overloaded by tides\"}",
        "{\"detail\":\"overloaded by tides\"}",
        "{\"message\":\"overloaded by tides\"}",
        "{\"status_code\":500,\"message\":\"overloaded by tides\"}",
        "{\"error\":{\"message\":\"overloaded by tides\"}}",
        "{\"success\":false,\"msg\":\"overloaded by tides\"}"
      })
  void anErrorInAStream_isTheServicesError(String event) {
    assertThatThrownBy(() -> stream(event, DONE))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("overloaded by tides");
  }

  @Test
  void twoObjectsInOneEvent_areBothRead() {
    assertThat(
            stream(delta("\"content\":\"high \"") + delta("\"content\":\"tide\""), STOP, DONE)
                .text())
        .isEqualTo("high tide");
  }

  @Test
  void emptyLaterValues_overwriteNothing() {
    ChatResponse answer =
        stream(
            "{\"id\":\"a\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"x\"},"
                + "\"finish_reason\":\"\"}],\"usage\":{\"total_tokens\":3}}",
            "{\"id\":\"\",\"choices\":[{\"delta\":{\"role\":\"\"},\"finish_reason\":"
                + "\"tool_calls\"}],\"usage\":{}}",
            STOP,
            DONE);
    assertThat(answer.message().role()).isEqualTo("assistant");
    assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(answer.id()).isEqualTo("a");
    assertThat(answer.usage().totalTokens()).isEqualTo(3);
  }

  @Test
  void anEmptyFinishReason_isNoEnd() {
    assertThatThrownBy(
            () -> stream("{\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"\"}]}"))
        .isInstanceOf(dev.qiao.core.error.StreamTruncatedException.class);
  }

  @Test
  void reasoningUnderItsOtherName_isCollected() {
    ChatResponse answer =
        stream(
            delta("\"reasoning\":\"a\""),
            delta("\"reasoning\":\"b\",\"reasoning_content\":\"b\""),
            delta("\"content\":\"x\""),
            STOP,
            DONE);
    assertThat(answer.reasoning()).isEqualTo("ab");
  }

  @Test
  void typedBlocksThenText_areBothThere() {
    ChatResponse answer =
        stream(
            delta("\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\"}]"),
            delta("\"content\":\"High \""),
            delta("\"content\":\"tide.\""),
            STOP,
            DONE);
    assertThat(answer.text()).isEqualTo("High tide.");
  }

  @Test
  void ofSeveralAnswers_theFirstIsTheOneWithIndexZero() {
    server.stream(
        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"Bon\"}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}",
        STOP,
        DONE);
    StringBuilder text = new StringBuilder();
    for (ChatChunk chunk : server.text().stream(REQUEST)) {
      text.append(chunk.text());
    }
    assertThat(text).hasToString("Hello");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // pieces, then the calls as id:arguments
        "{'index':0,'id':'a','function':{'name':'t','arguments':'{1}'}}#"
            + "{'index':0,'id':'b','function':{'name':'t','arguments':'{2}'}}|a:{1} b:{2}",
        "{'id':'a','function':{'name':'t','arguments':'{'}}#{'function':{'arguments':'1'}}#"
            + "{'function':{'arguments':'}'}}|a:{1}",
        "{'index':0,'id':'a','function':{'name':'t','arguments':'{'}}#"
            + "{'index':0,'id':'null','function':{'arguments':'1}'}}|a:{1}",
        "{'index':0,'id':'a','type':'function'}#{'index':0,'function':{'name':'t','arguments':'{}'}}"
            + "|a:{}",
        "{'index':0,'id':'a','function':{'name':'t','arguments':'{'}}#"
            + "{'index':0,'id':'','type':'','function':{'name':'','arguments':'}'}}|a:{}",
        "{'id':'a','function':{'name':'t','arguments':null}}#"
            + "{'id':'a','function':{'name':null,'arguments':'{}'}}|a:{}",
        "{'index':0,'id':'a','function':{'name':'t','arguments':{'port':'Ningbo'}}}"
            + "|a:{'port':'Ningbo'}"
      })
  void piecesOfToolCalls_areJoined(String pieces, String calls) {
    String[] events =
        java.util.stream.Stream.of(pieces.replace('\'', '"').split("#"))
            .map(piece -> delta("\"tool_calls\":[" + piece + "]"))
            .toArray(String[]::new);
    String[] all = java.util.Arrays.copyOf(events, events.length + 2);
    all[events.length] = STOP;
    all[events.length + 1] = DONE;
    assertThat(
            stream(all).toolCalls().stream()
                .map(call -> call.id() + ":" + call.arguments())
                .collect(java.util.stream.Collectors.joining(" ")))
        .isEqualTo(calls.replace('\'', '"'));
  }
}
