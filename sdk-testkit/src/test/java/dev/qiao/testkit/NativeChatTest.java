package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code qwen.text-generation}, whole and streamed. */
@FakeModels
class NativeChatTest {
  private static final String ASK =
      "{'model':'qwen-plus','input':{'messages':[{'role':'user','content':'Why is the sky blue?'}]},"
          + "'parameters':{'result_format':'message','incremental_output':true}}";
  private static final String THINK =
      ASK.replace("'incremental_output'", "'enable_thinking':true,'incremental_output'");

  @Test
  void answersAboutTheQuestionWithoutAnyScript(FakeModelServer server) {
    Plain.Reply reply = new Plain(server).post(Plain.GENERATION, ASK);
    assertThat(reply.status()).isEqualTo(200);
    JsonNode choice = reply.json().at("/output/choices/0");
    assertThat(choice.at("/message/content").asText())
        .startsWith("You asked: \"Why is the sky blue?\"");
    assertThat(choice.at("/message/role").asText()).isEqualTo("assistant");
    assertThat(choice.at("/message/reasoning_content").isMissingNode()).isTrue();
    assertThat(choice.at("/finish_reason").asText()).isEqualTo("stop");
    JsonNode usage = reply.json().path("usage");
    assertThat(usage.path("total_tokens").asInt())
        .isEqualTo(usage.path("input_tokens").asInt() + usage.path("output_tokens").asInt())
        .isPositive();
    assertThat(reply.json().path("request_id").asText())
        .isNotEmpty()
        .isEqualTo(reply.header("x-request-id"));
  }

  @Test
  void answersInTheLanguageOfTheQuestion(FakeModelServer server) {
    Plain.Reply reply =
        new Plain(server).post(Plain.GENERATION, ASK.replace("Why is the sky blue?", "天为什么是蓝的？"));
    assertThat(reply.json().at("/output/choices/0/message/content").asText())
        .startsWith("您问的是：“天为什么是蓝的？”");
  }

  @Test
  void saysWhatTheScriptSaysOnceAndInOrder(FakeModelServer server) {
    server.answer("One.").answerWith(ChatAnswer.of("Two.").withReasoning("After one."));
    Plain plain = new Plain(server);
    assertThat(message(plain.post(Plain.GENERATION, ASK)).path("content").asText())
        .isEqualTo("One.");
    JsonNode second = message(plain.post(Plain.GENERATION, ASK));
    assertThat(second.path("content").asText()).isEqualTo("Two.");
    assertThat(second.path("reasoning_content").asText()).isEqualTo("After one.");
    assertThat(message(plain.post(Plain.GENERATION, ASK)).path("content").asText())
        .startsWith("You asked");
  }

  @Test
  void stopsAtTheLimitOfTokens(FakeModelServer server) {
    server.answer("one two three four");
    Plain.Reply reply =
        new Plain(server).post(Plain.GENERATION, ASK.replace("'result", "'max_tokens':2,'result"));
    assertThat(message(reply).path("content").asText()).isEqualTo("one two");
    assertThat(reply.json().at("/output/choices/0/finish_reason").asText()).isEqualTo("length");
  }

  @Test
  void streamsDeltasInDashScopesFrames(FakeModelServer server) {
    server.answer("Hello to you.");
    Plain.Reply reply = new Plain(server).post(Plain.GENERATION, ASK, "X-DashScope-SSE", "enable");
    assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
    assertThat(reply.text())
        .startsWith("id:1\nevent:result\n:HTTP_STATUS/200\ndata:{\"output\"")
        .contains("\n\nid:2\nevent:result\n:HTTP_STATUS/200\ndata:{")
        .endsWith("\n\n")
        .doesNotContain("[DONE]");
    List<JsonNode> events = reply.events();
    assertThat(events).hasSize(4);
    assertThat(joined(events, "/output/choices/0/message/content")).isEqualTo("Hello to you.");
    assertThat(events.stream().map(event -> event.at("/output/choices/0/finish_reason").asText()))
        .containsExactly("null", "null", "null", "stop");
    assertThat(events).allSatisfy(event -> assertThat(event.path("usage").isObject()).isTrue());
    assertThat(events.get(3).at("/usage/output_tokens").asInt()).isEqualTo(3);
  }

  @Test
  void thinksFirstWhenAsked(FakeModelServer server) {
    List<JsonNode> events =
        new Plain(server).post(Plain.GENERATION, THINK, "X-DashScope-SSE", "enable").events();
    JsonNode first = events.get(0).at("/output/choices/0/message");
    assertThat(first.path("content").asText("missing")).isEmpty();
    assertThat(first.path("reasoning_content").asText()).isEqualTo("The");
    JsonNode last = events.get(events.size() - 2).at("/output/choices/0/message");
    assertThat(last.path("reasoning_content").asText("missing")).isEmpty();
    assertThat(joined(events, "/output/choices/0/message/reasoning_content"))
        .startsWith("The user asks: \"Why is the sky blue?\"");
    assertThat(joined(events, "/output/choices/0/message/content")).startsWith("You asked");
    assertThat(
            events
                .get(events.size() - 1)
                .at("/usage/output_tokens_details/reasoning_tokens")
                .asInt())
        .isPositive();
  }

  @Test
  void searchesAndCitesWhenAsked(FakeModelServer server) {
    String search =
        ASK.replace(
            "'incremental_output'",
            "'enable_search':true,'search_options':{'enable_source':true,'enable_citation':true,"
                + "'citation_format':'[ref_<number>]'},'incremental_output'");
    Plain plain = new Plain(server);
    JsonNode whole = plain.post(Plain.GENERATION, search).json();
    assertThat(whole.at("/output/choices/0/message/content").asText())
        .startsWith("You asked")
        .endsWith(".[ref_1][ref_2]");
    assertThat(whole.at("/output/search_info/search_results/1").toString())
        .isEqualTo(
            Plain.quoted(
                "{'site_name':'Example','icon':'','index':2,'title':'Practice page 2',"
                    + "'url':'https://example.com/practice/2'}"));
    assertThat(whole.at("/usage/plugins/search/count").asInt()).isEqualTo(1);

    server.answer("As scripted.");
    List<JsonNode> events =
        plain.post(Plain.GENERATION, search, "X-DashScope-SSE", "enable").events();
    assertThat(joined(events, "/output/choices/0/message/content")).isEqualTo("As scripted.");
    assertThat(events.stream().map(event -> event.at("/output/search_info/search_results").size()))
        .containsExactly(2, 0, 0);
    assertThat(plain.post(Plain.GENERATION, ASK).text()).doesNotContain("search_info", "plugins");
  }

  @Test
  void refusesASearchOfTheMediaPathWithoutAStream(FakeModelServer server) {
    Plain.Reply reply =
        new Plain(server)
            .post(
                "/api/v1/services/aigc/multimodal-generation/generation",
                "{'model':'qwen3.6-plus','input':{'messages':[{'role':'user','content':["
                    + "{'text':'News?'}]}]},'parameters':{'enable_search':true}}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("message").asText())
        .isEqualTo("Non-streaming mode does not support Web Search");
  }

  @Test
  void repeatsTheWholeTextWithoutIncrementalOutput(FakeModelServer server) {
    server.answer("1+1 equals 2.");
    List<JsonNode> events =
        new Plain(server)
            .post(
                Plain.GENERATION,
                "{'model':'qwen-max','input':{'prompt':'1+1?'},'parameters':{'result_format':'text'}}",
                "X-DashScope-SSE",
                "enable")
            .events();
    assertThat(events.stream().map(event -> event.at("/output/text").asText()))
        .containsExactly("1+1", "1+1 equals", "1+1 equals 2.", "1+1 equals 2.");
    assertThat(events.get(3).at("/output/finish_reason").asText()).isEqualTo("stop");
  }

  @Test
  void pausesAfterEachEventAndChangesNothingElse(FakeModelServer server) {
    Plain plain = new Plain(server);
    server.answer("one two three").answer("one two three");
    String[] header = {"X-DashScope-SSE", "enable"};
    String fast = withoutId(plain.post(Plain.GENERATION, ASK, header).text());
    server.streamPause(Duration.ofMillis(30));
    long begin = System.nanoTime();
    String slow = withoutId(plain.post(Plain.GENERATION, ASK, header).text());
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(85));
    assertThat(slow).isEqualTo(fast);
  }

  @Test
  void sendsAnErrorEventInsideAStream(FakeModelServer server) {
    server.nextStreamFailsAfter(2, "DataInspectionFailed", "Output data may be inappropriate.");
    Plain.Reply reply = new Plain(server).post(Plain.GENERATION, ASK, "X-DashScope-SSE", "enable");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains("id:3\nevent:error\n:HTTP_STATUS/400\ndata:{\"code\"");
    JsonNode error = reply.events().get(2);
    assertThat(error.path("code").asText()).isEqualTo("DataInspectionFailed");
    assertThat(error.path("message").asText()).isEqualTo("Output data may be inappropriate.");
    assertThat(error.path("request_id").asText()).isNotEmpty();
  }

  @Test
  void breaksTheConnectionOfAStream(FakeModelServer server) {
    server.nextStreamBreaksAfter(1);
    Plain plain = new Plain(server);
    assertThatThrownBy(() -> plain.post(Plain.GENERATION, ASK, "X-DashScope-SSE", "enable"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void refusesWhatTheServiceRefuses(FakeModelServer server) {
    Plain plain = new Plain(server);
    assertThat(
            plain
                .post(
                    Plain.GENERATION,
                    THINK.replace(",'incremental_output':true", ""),
                    "X-DashScope-SSE",
                    "enable")
                .json()
                .path("message")
                .asText())
        .isEqualTo(
            "The incremental_output parameter must be \"true\" when enable_thinking is true");
    assertThat(
            plain
                .post(Plain.GENERATION, ASK.replace("qwen-plus", "qwen3.6-plus"))
                .json()
                .path("message")
                .asText())
        .isEqualTo("url error, please check url!");
    assertThat(
            plain
                .post(Plain.GENERATION, "{'model':'qwen-max','input':{'prompt':'x','messages':[]}}")
                .json()
                .path("message")
                .asText())
        .isEqualTo("Role must be user or assistant and Content length must be greater than 0");
  }

  private static JsonNode message(Plain.Reply reply) {
    return reply.json().at("/output/choices/0/message");
  }

  private static String joined(List<JsonNode> events, String pointer) {
    return events.stream().map(event -> event.at(pointer).asText()).collect(Collectors.joining());
  }

  private static String withoutId(String text) {
    return text.replaceAll("\"request_id\":\"[^\"]*\"", "");
  }
}
