package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code qwen.chat-completions}, whole and streamed. */
@FakeModels
class CompatibleChatTest {
  private static final String ASK =
      "{'model':'qwen-plus','messages':[{'role':'user','content':'Who are you?'}]}";
  private static final String STREAM = ASK.replace("}]}", "}],'stream':true}");

  @Test
  void answersInOneObject(FakeModelServer server) {
    server.answer("I am a fake.");
    Plain.Reply reply = new Plain(server).post(Plain.COMPLETIONS, ASK);
    JsonNode body = reply.json();
    assertThat(body.path("object").asText()).isEqualTo("chat.completion");
    assertThat(body.path("id").asText()).startsWith("chatcmpl-");
    assertThat(body.path("model").asText()).isEqualTo("qwen-plus");
    assertThat(body.path("system_fingerprint").isNull()).isTrue();
    assertThat(body.path("choices"))
        .isEqualTo(
            Plain.json(
                Plain.quoted(
                    "[{'message':{'role':'assistant','content':'I am a fake.'},"
                        + "'finish_reason':'stop','index':0,'logprobs':null}]")));
    assertThat(body.path("usage"))
        .isEqualTo(
            Plain.json(
                Plain.quoted(
                    "{'prompt_tokens':7,'completion_tokens':4,'total_tokens':11,"
                        + "'prompt_tokens_details':{'cached_tokens':0}}")));
    assertThat(reply.header("x-request-id")).isNotEmpty();
  }

  @Test
  void readsTheQuestionFromParts(FakeModelServer server) {
    Plain.Reply reply =
        new Plain(server)
            .post(
                Plain.COMPLETIONS,
                ASK.replace("'Who are you?'", "[{'type':'text','text':'In parts?'}]"));
    assertThat(reply.json().at("/choices/0/message/content").asText())
        .startsWith("You asked: \"In parts?\"");
  }

  @Test
  void streamsChunksAndDone(FakeModelServer server) {
    server.answer("I am.");
    Plain.Reply reply = new Plain(server).post(Plain.COMPLETIONS, STREAM);
    assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream");
    assertThat(reply.text()).startsWith("data: {").endsWith("\n\ndata: [DONE]\n\n");
    List<JsonNode> chunks = reply.events();
    assertThat(chunks.stream().map(chunk -> chunk.at("/choices/0/delta").toString()))
        .containsExactly(
            Plain.quoted("{'role':'assistant','content':''}"),
            Plain.quoted("{'content':'I'}"),
            Plain.quoted("{'content':' am.'}"),
            Plain.quoted("{'content':''}"));
    assertThat(chunks)
        .allSatisfy(
            chunk -> {
              assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk");
              assertThat(chunk.path("usage").isNull()).isTrue();
              assertThat(chunk.path("id")).isEqualTo(chunks.get(0).path("id"));
            });
    assertThat(chunks.get(2).at("/choices/0/finish_reason").isNull()).isTrue();
    assertThat(chunks.get(3).at("/choices/0/finish_reason").asText()).isEqualTo("stop");
  }

  @Test
  void sendsUsageInAChunkOfItsOwnWhenAsked(FakeModelServer server) {
    List<JsonNode> chunks =
        new Plain(server)
            .post(
                Plain.COMPLETIONS,
                STREAM.replace(
                    "'stream':true", "'stream':true,'stream_options':{'include_usage':true}"))
            .events();
    JsonNode last = chunks.get(chunks.size() - 1);
    assertThat(last.path("choices").isEmpty()).isTrue();
    assertThat(last.at("/usage/total_tokens").asInt()).isPositive();
  }

  @Test
  void marksTheSilentFieldWithNullWhileThinking(FakeModelServer server) {
    server.answerWith(ChatAnswer.of("Yes.").withReasoning("Hm."));
    List<JsonNode> chunks =
        new Plain(server)
            .post(
                Plain.COMPLETIONS,
                STREAM.replace("'stream':true", "'stream':true,'enable_thinking':true"))
            .events();
    assertThat(
            chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta").toString())
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            {"role":"assistant","content":null,"reasoning_content":""}
            {"content":null,"reasoning_content":"Hm."}
            {"content":"Yes.","reasoning_content":null}
            {"content":"","reasoning_content":null}""");
  }

  @Test
  void sendsAnErrorInsideAStreamAndNoDone(FakeModelServer server) {
    server.nextStreamFailsAfter(1, "DataInspectionFailed", "Output data may be inappropriate.");
    Plain.Reply reply = new Plain(server).post(Plain.COMPLETIONS, STREAM);
    assertThat(reply.text()).doesNotContain("[DONE]");
    assertThat(reply.events().get(1).at("/error/code").asText())
        .isEqualTo("data_inspection_failed");
  }

  @Test
  void refusesInOpenAisDialect(FakeModelServer server) {
    Plain plain = new Plain(server);
    Plain.Reply empty = plain.post(Plain.COMPLETIONS, "{'model':'qwen-plus','messages':[]}");
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.json().at("/error/code").asText()).isEqualTo("invalid_parameter_error");
    Plain.Reply noKey =
        plain.send(
            plain
                .request(Plain.COMPLETIONS)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Plain.quoted(ASK))));
    assertThat(noKey.status()).isEqualTo(401);
    assertThat(noKey.json().path("error"))
        .isEqualTo(
            Plain.json(
                Plain.quoted(
                    "{'message':'Incorrect API key provided. ','type':'invalid_request_error',"
                        + "'param':null,'code':'invalid_api_key'}")));
    assertThat(noKey.json().path("request_id").asText()).isNotEmpty();
    server.nextRequestFails(429, "Throttling.RateQuota", "Slowly.");
    Plain.Reply limited = plain.post(Plain.COMPLETIONS, ASK);
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.json().at("/error/code").asText()).isEqualTo("limit_requests");
  }
}
