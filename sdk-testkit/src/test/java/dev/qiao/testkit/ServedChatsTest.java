package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chats of every family, as they stand on the wire. */
@Timeout(30)
class ServedChatsTest {
  private static final String MULTIMODAL = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final ChatAnswer CALL =
      ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}");

  @Test
  void deepSeek_stream_hasNullsAKeepAliveAndItsUsageOnTheLastChoice() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.DEEPSEEK)) {
      server.answerWith(ChatAnswer.of("Yes.").withReasoning("Hm."));
      Plain.Reply reply =
          new Plain(server).post("/chat/completions", ask("deepseek-v4-flash", ",'stream':true"));

      assertThat(reply.text())
          .startsWith(": keep-alive\n\ndata: {")
          .endsWith("\n\ndata: [DONE]\n\n");
      assertThat(deltas(reply))
          .isEqualTo(
              """
              {"role":"assistant","content":null,"reasoning_content":""}
              {"content":null,"reasoning_content":"Hm."}
              {"content":"Yes.","reasoning_content":null}
              {"content":"","reasoning_content":null}""");
      JsonNode last = last(reply);
      assertThat(last.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
      assertThat(last.at("/usage/prompt_cache_hit_tokens").asInt()).isZero();
      assertThat(last.at("/usage/prompt_cache_miss_tokens"))
          .isEqualTo(last.at("/usage/prompt_tokens"));
      assertThat(last.at("/usage/completion_tokens_details/reasoning_tokens").asInt()).isOne();
    }
  }

  @Test
  void deepSeek_usageWished_comesInAChunkOfItsOwn() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.DEEPSEEK)) {
      Plain.Reply reply =
          new Plain(server)
              .post(
                  "/v1/chat/completions",
                  ask(
                      "deepseek-v4-flash",
                      ",'stream':true,'stream_options':{'include_usage':true}"));

      List<JsonNode> events = reply.events();
      assertThat(last(reply).path("choices")).isEmpty();
      assertThat(last(reply).at("/usage/total_tokens").asInt()).isPositive();
      assertThat(events.get(events.size() - 2).path("usage").isNull()).isTrue();
    }
  }

  @Test
  void deepSeek_promptAskedBefore_hitsTheCacheInBlocksOf128() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.DEEPSEEK)) {
      Plain plain = new Plain(server);
      String body = ask("deepseek-v4-pro", "").replace("Hello", "many words ".repeat(70));
      JsonNode first = plain.post("/chat/completions", body).json().path("usage");
      JsonNode second = plain.post("/chat/completions", body).json().path("usage");

      assertThat(first.path("prompt_cache_hit_tokens").asInt()).isZero();
      assertThat(second.path("prompt_cache_hit_tokens").asInt()).isEqualTo(128);
      assertThat(second.at("/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(128);
      assertThat(second.path("prompt_cache_miss_tokens").asInt())
          .isEqualTo(second.path("prompt_tokens").asInt() - 128);
    }
  }

  @Test
  void deepSeek_thinkingWithAForcedTool_isRefused() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.DEEPSEEK)) {
      Plain plain = new Plain(server);
      Plain.Reply forced =
          plain.post("/chat/completions", ask("deepseek-v4-pro", ",'tool_choice':'required'"));

      assertThat(forced.status()).isEqualTo(400);
      assertThat(forced.json().path("error"))
          .isEqualTo(
              Plain.json(
                  Plain.quoted(
                      "{'message':'Thinking mode does not support this tool_choice',"
                          + "'type':'invalid_request_error','param':null,"
                          + "'code':'invalid_request_error'}")));
      assertThat(
              plain
                  .post(
                      "/chat/completions",
                      ask(
                          "deepseek-v4-pro",
                          ",'tool_choice':'required','thinking':{'type':'disabled'}"))
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void deepSeek_toolTurnWithoutItsReasoning_isRefused() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.DEEPSEEK)) {
      server.answerWith(CALL.withReasoning("I ask."));
      Plain plain = new Plain(server);
      JsonNode call =
          plain
              .post("/chat/completions", ask("deepseek-v4-pro", ""))
              .json()
              .at("/choices/0/message");
      assertThat(call.path("reasoning_content").asText()).isEqualTo("I ask.");
      String id = call.at("/tool_calls/0/id").asText();
      String back =
          "{'model':'deepseek-v4-pro','messages':[{'role':'user','content':'Hi'},"
              + "{'role':'assistant','content':'',%s'tool_calls':[{'id':'"
              + id
              + "','type':'function','function':{'name':'get_weather','arguments':'{}'}}]},"
              + "{'role':'tool','tool_call_id':'"
              + id
              + "','content':'Rain.'}]}";

      assertThat(plain.post("/chat/completions", back.formatted("")).status()).isEqualTo(400);
      assertThat(
              plain
                  .post("/chat/completions", back.formatted("'reasoning_content':'I ask.',"))
                  .json()
                  .at("/choices/0/message/content")
                  .asText())
          .isEqualTo("The tool answered: Rain.");
    }
  }

  @Test
  void kimi_stream_hasItsUsageInsideTheLastChoice() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MOONSHOT)) {
      server.answer("It is.");
      Plain plain = new Plain(server);
      Plain.Reply reply =
          plain.post("/v1/chat/completions", ask("moonshot-v1-8k", ",'stream':true"));

      assertThat(deltas(reply))
          .isEqualTo(
              """
              {"role":"assistant","content":""}
              {"content":"It"}
              {"content":" is."}
              {}""");
      assertThat(reply.events()).allSatisfy(event -> assertThat(event.has("usage")).isFalse());
      assertThat(last(reply).at("/choices/0/usage/completion_tokens").asInt()).isEqualTo(2);
      assertThat(last(reply).path("id").asText()).matches("cmpl-[0-9a-f]{32}");
      JsonNode again = plain.post("/v1/chat/completions", ask("moonshot-v1-8k", "")).json();
      assertThat(again.at("/usage/cached_tokens")).isEqualTo(again.at("/usage/prompt_tokens"));
    }
  }

  @Test
  void kimi_thinkingModel_thinksUntilToldNotTo() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MOONSHOT)) {
      Plain plain = new Plain(server);
      String message = "/choices/0/message/reasoning_content";
      assertThat(
              plain.post("/v1/chat/completions", ask("kimi-k2.6", "")).json().at(message).asText())
          .isNotEmpty();
      assertThat(
              plain
                  .post("/v1/chat/completions", ask("kimi-k2.6", ",'thinking':{'type':'disabled'}"))
                  .json()
                  .at(message)
                  .isMissingNode())
          .isTrue();
    }
  }

  @Test
  void kimi_refusal_hasATypeAndAMessage() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MOONSHOT)) {
      Plain plain = new Plain(server);
      server.nextRequestFails(429, "exceeded_current_quota_error", "Pay first.");
      assertThat(plain.post("/v1/chat/completions", ask("kimi-k2.6", "")).json())
          .isEqualTo(
              Plain.json(
                  Plain.quoted(
                      "{'error':{'type':'exceeded_current_quota_error',"
                          + "'message':'Pay first.'}}")));
      server.nextStreamFailsAfter(1, "InternalError", "Sorry.");
      Plain.Reply reply =
          plain.post("/v1/chat/completions", ask("moonshot-v1-8k", ",'stream':true"));
      assertThat(reply.events()).hasSize(2);
      assertThat(last(reply).at("/error/type").asText()).isEqualTo("server_error");
      assertThat(reply.text()).doesNotContain("[DONE]");
    }
  }

  @Test
  void glm_stream_repeatsTheRoleAndHasNoFinishReasonBeforeTheEnd() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU)) {
      server.answerWith(ChatAnswer.of("Yes.").withReasoning("Hm."));
      Plain.Reply reply =
          new Plain(server).post("/api/paas/v4/chat/completions", ask("glm-4.6", ",'stream':true"));

      assertThat(deltas(reply))
          .isEqualTo(
              """
              {"role":"assistant","reasoning_content":"Hm."}
              {"role":"assistant","content":"Yes."}
              {"role":"assistant","content":""}""");
      assertThat(reply.events().get(0).at("/choices/0").has("finish_reason")).isFalse();
      assertThat(reply.events()).allSatisfy(event -> assertThat(event.has("object")).isFalse());
      assertThat(last(reply).at("/choices/0/finish_reason").asText()).isEqualTo("stop");
      assertThat(last(reply).at("/usage/completion_tokens").asInt()).isEqualTo(2);
      assertThat(reply.text()).endsWith("data: [DONE]\n\n");
    }
  }

  @Test
  void glm_search_listsItsPagesWhenAsked() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU)) {
      String path = "/api/paas/v4/chat/completions";
      String tools =
          ",'tools':[{'type':'web_search','web_search':{'search_engine':'search_pro',"
              + "'search_result':true}}]";
      Plain plain = new Plain(server);
      JsonNode whole = plain.post(path, ask("glm-4.6", tools)).json();
      List<JsonNode> events = plain.post(path, ask("glm-4.6", tools + ",'stream':true")).events();

      assertThat(whole.at("/web_search/0/refer").asText()).isEqualTo("ref_1");
      assertThat(events.get(events.size() - 1).path("web_search"))
          .isEqualTo(whole.path("web_search"))
          .hasSize(2);
    }
  }

  @Test
  void glm_toolCall_isWholeUnlessWishedInPieces() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU)) {
      server.answerWith(CALL).answerWith(CALL);
      Plain plain = new Plain(server);
      String path = "/api/paas/v4/chat/completions";
      Plain.Reply whole = plain.post(path, ask("glm-4.6", ",'stream':true"));
      Plain.Reply pieces = plain.post(path, ask("glm-4.6", ",'stream':true,'tool_stream':true"));

      String arguments = "/choices/0/delta/tool_calls/0/function/arguments";
      assertThat(whole.events()).hasSize(2);
      assertThat(whole.events().get(0).at(arguments).asText()).isEqualTo("{\"city\":\"Hobart\"}");
      assertThat(joined(pieces, arguments)).isEqualTo("{\"city\":\"Hobart\"}");
      assertThat(pieces.events()).hasSize(4);
      assertThat(last(pieces).at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
    }
  }

  @Test
  void miniMax_openAiStyle_thinksBetweenTagsThatChunksCut() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX)) {
      ChatAnswer answer = ChatAnswer.of("Hello back.").withReasoning("He greets.");
      server.answerWith(answer).answerWith(answer).answerWith(answer);
      Plain plain = new Plain(server);
      String path = "/v1/chat/completions";
      Plain.Reply reply = plain.post(path, ask("MiniMax-M2.7", ",'stream':true"));

      assertThat(joined(reply, "/choices/0/delta/content"))
          .isEqualTo("<think>\nHe greets.\n</think>\n\nHello back.");
      assertThat(reply.events().get(0).at("/choices/0/delta/content").asText()).isEqualTo("<thi");
      assertThat(reply.events().get(0).path("usage").isNull()).isTrue();
      assertThat(last(reply).at("/choices/0/finish_reason").asText()).isEqualTo("stop");
      assertThat(last(reply).at("/usage/completion_tokens").asInt()).isEqualTo(4);
      assertThat(reply.text()).doesNotContain("[DONE]");

      JsonNode whole = plain.post(path, ask("MiniMax-M2.7", "")).json();
      assertThat(whole.at("/choices/0/message/content").asText())
          .isEqualTo("<think>He greets.</think>\n\nHello back.");
      assertThat(whole.at("/base_resp/status_msg").asText()).isEqualTo("success");
      JsonNode split = plain.post(path, ask("MiniMax-M2.7", ",'reasoning_split':true")).json();
      assertThat(split.at("/choices/0/message/content").asText()).isEqualTo("Hello back.");
      assertThat(split.at("/choices/0/message/reasoning_details/0/text").asText())
          .isEqualTo("He greets.");
    }
  }

  @Test
  void miniMax_ownApi_endsItsStreamWithTheWholeAnswer() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX)) {
      server.answerWith(ChatAnswer.of("Hello back.").withReasoning("He greets."));
      Plain plain = new Plain(server);
      Plain.Reply reply =
          plain.post("/v1/text/chatcompletion_v2", ask("MiniMax-M3", ",'stream':true"));

      JsonNode all = last(reply);
      assertThat(joined(reply, "/choices/0/delta/content")).isEqualTo("Hello back.");
      assertThat(joined(reply, "/choices/0/delta/reasoning_content")).isEqualTo("He greets.");
      assertThat(all.path("object").asText()).isEqualTo("chat.completion");
      assertThat(all.at("/choices/0/message/content").asText()).isEqualTo("Hello back.");
      assertThat(all.at("/base_resp/status_code").asInt(-1)).isZero();
      assertThat(all.at("/usage/total_tokens").asInt()).isPositive();

      server.nextStreamFailsAfter(1, "1027", "output new_sensitive");
      Plain.Reply failed =
          plain.post("/v1/text/chatcompletion_v2", ask("MiniMax-M3", ",'stream':true"));
      assertThat(last(failed).path("choices").isNull()).isTrue();
      assertThat(last(failed).at("/base_resp/status_code").asInt()).isEqualTo(1027);
      Plain.Reply refused = plain.post("/v1/text/chatcompletion_v2", "{'model':'MiniMax-M3'}");
      assertThat(refused.status()).isEqualTo(200);
      assertThat(refused.json().at("/base_resp/status_code").asInt()).isEqualTo(2013);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qwen3.6-plus | {'enable_thinking':true} | true |"
            + " prompt_tokens completion_tokens total_tokens completion_tokens_details"
            + " prompt_tokens_details",
        "MiniMax-M2.7 | {} | true |"
            + " prompt_tokens completion_tokens total_tokens total_characters"
            + " completion_tokens_details",
        "kimi-k2.6 | {} | true | prompt_tokens completion_tokens total_tokens",
        "kimi-k2.6 | {'enable_search':true} | false |"
            + " prompt_tokens completion_tokens total_tokens",
        "deepseek-v4-pro | {} | false | prompt_tokens completion_tokens total_tokens",
      })
  void gateway_answer_hasWhatItsFamilyAdds(
      String model, String more, boolean thinks, String usage) {
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY)) {
      String wishes = more.equals("{}") ? "" : "," + more.substring(1, more.length() - 1);
      JsonNode answer = new Plain(server).post("/v1/chat/completions", ask(model, wishes)).json();

      assertThat(answer.at("/choices/0/message").has("reasoning_content")).isEqualTo(thinks);
      assertThat(answer.path("usage").fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder(usage.split(" "));
      assertThat(answer.has("base_resp")).isEqualTo(model.startsWith("MiniMax"));
      assertThat(answer.has("system_fingerprint")).isEqualTo(model.startsWith("deepseek"));
    }
  }

  @Test
  void gateway_stream_isPlainOpenAi() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY)) {
      server.answerWith(ChatAnswer.of("Yes.").withReasoning("Hm."));
      Plain.Reply reply =
          new Plain(server).post("/v1/chat/completions", ask("glm-5.1", ",'stream':true"));
      assertThat(deltas(reply))
          .isEqualTo(
              """
              {"role":"assistant","content":""}
              {"reasoning_content":"Hm."}
              {"content":"Yes."}
              {}""");
      assertThat(reply.text()).endsWith("data: [DONE]\n\n");
    }
  }

  @Test
  void qwen_multimodalStream_hasPartsAndCountsThePicture() {
    try (FakeModelServer server = FakeModelServer.start()) {
      server.answerWith(ChatAnswer.of("A beach.").withReasoning("Sand."));
      Plain plain = new Plain(server);
      String body =
          "{'model':'qwen3-vl-plus','input':{'messages':[{'role':'user','content':"
              + "[{'image':'https://example.com/a.png'},{'text':'Where?'}]}]},"
              + "'parameters':{'incremental_output':true}}";
      Plain.Reply reply = plain.post(MULTIMODAL, body, "X-DashScope-SSE", "enable");

      assertThat(
              reply.events().stream()
                  .map(event -> event.at("/output/choices/0/message").toString())
                  .collect(Collectors.joining("\n")))
          .isEqualTo(
              """
              {"content":[],"reasoning_content":"Sand.","role":"assistant"}
              {"content":[{"text":"A"}],"reasoning_content":"","role":"assistant"}
              {"content":[{"text":" beach."}],"reasoning_content":"","role":"assistant"}
              {"content":[],"reasoning_content":"","role":"assistant"}""");
      assertThat(last(reply).at("/usage/image_tokens").asInt()).isEqualTo(256);
      assertThat(last(reply).at("/usage/output_tokens_details/reasoning_tokens").asInt()).isOne();
      assertThat(reply.text()).startsWith("id:1\nevent:result\n:HTTP_STATUS/200\ndata:{");
      assertThat(
              plain
                  .post(MULTIMODAL, body.replace("qwen3-vl-plus", "qwen-max"))
                  .json()
                  .path("message")
                  .asText())
          .isEqualTo("url error, please check url!");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, '|{\"city\":\"|Hobart\"}|'",
    "false, '|{\"city\":\"|{\"city\":\"Hobart\"}|{\"city\":\"Hobart\"}'"
  })
  void qwen_nativeToolCall_comesInPiecesOrRepeats(boolean incremental, String arguments) {
    try (FakeModelServer server = FakeModelServer.start()) {
      server.answerWith(CALL);
      Plain.Reply reply =
          new Plain(server)
              .post(
                  Plain.GENERATION,
                  "{'model':'qwen-plus','input':{'messages':[{'role':'user','content':'Hi'}]},"
                      + "'parameters':{'result_format':'message','incremental_output':"
                      + incremental
                      + "}}",
                  "X-DashScope-SSE",
                  "enable");

      String function = "/output/choices/0/message/tool_calls/0/function/";
      assertThat(reply.events().get(0).at(function + "name").asText()).isEqualTo("get_weather");
      assertThat(reply.events().get(1).at(function.substring(0, function.length() - 1)).has("name"))
          .isEqualTo(!incremental);
      assertThat(
              reply.events().stream()
                  .map(event -> event.at(function + "arguments").asText(""))
                  .collect(Collectors.joining("|")))
          .isEqualTo(arguments);
      assertThat(last(reply).at("/output/choices/0/finish_reason").asText())
          .isEqualTo("tool_calls");
    }
  }

  @Test
  void guiPlus_withoutAScript_clicks() {
    try (FakeModelServer server = FakeModelServer.start()) {
      Plain plain = new Plain(server);
      JsonNode compatible = plain.post(Plain.COMPLETIONS, ask("gui-plus-2026-02-26", "")).json();
      assertThat(compatible.path("model").asText()).isEqualTo("gui-plus");
      assertThat(compatible.at("/choices/0/message/content").asText())
          .startsWith("<tool_call>\n{\"name\": \"computer_use\", \"arguments\": {")
          .endsWith("}}\n</tool_call>");
      String own =
          "{'model':'gui-plus','input':{'messages':[{'role':'user','content':"
              + "[{'image':'https://example.com/a.png'},{'text':'Open it.'}]}]}}";
      assertThat(
              plain
                  .post(MULTIMODAL, own)
                  .json()
                  .at("/output/choices/0/message/content/0/text")
                  .asText())
          .startsWith("```json\n{\"thought\": ")
          .contains("\"CLICK\"");
    }
  }

  @Test
  void deepResearch_asksBackThenPlansSearchesAndReports() {
    try (FakeModelServer server = FakeModelServer.start()) {
      Plain plain = new Plain(server);
      String ask =
          "{'model':'qwen-deep-research','input':{'messages':[{'role':'user','content':'Tea'}%s]}}";
      Plain.Reply step1 =
          plain.post(Plain.GENERATION, ask.formatted(""), "X-DashScope-SSE", "enable");
      assertThat(phases(step1)).isEqualTo("answer:typing answer:finished");
      server.answer("# Tea");
      Plain.Reply step2 =
          plain.post(
              Plain.GENERATION,
              ask.formatted(
                  ",{'role':'assistant','content':'What?'},{'role':'user','content':'Green'}"),
              "X-DashScope-SSE",
              "enable");

      assertThat(phases(step2))
          .isEqualTo(
              "ResearchPlanning:typing ResearchPlanning:finished WebResearch:streamingQueries"
                  + " KeepAlive:typing WebResearch:streamingWebResult"
                  + " WebResearch:WebResultFinished answer:typing answer:finished");
      assertThat(last(step2).at("/output/fininshed").asBoolean()).isTrue();
      assertThat(last(step2).at("/output/fininshed_reason").asText()).isEqualTo("stop");
      assertThat(plain.post(Plain.GENERATION, ask.formatted("")).status()).isEqualTo(400);
    }
  }

  @Test
  void jsonSchema_withoutAScript_isAnsweredByTheSmallestObjectThatFits() {
    try (FakeModelServer server = FakeModelServer.start()) {
      String schema =
          "{'type':'object','properties':{'name':{'type':'string','minLength':10},"
              + "'age':{'type':'integer','minimum':18},'kind':{'enum':['cat','dog']},"
              + "'left':{'type':'string'},'tags':{'type':'array','items':{'type':'boolean'}},"
              + "'home':{'$ref':'#/$defs/home'},'maybe':{'type':['number','null']}},"
              + "'required':['name','age','kind','tags','home','maybe'],"
              + "'$defs':{'home':{'type':'object','properties':{'since':{'type':'string',"
              + "'format':'date'}}}}}";
      JsonNode answer =
          new Plain(server)
              .post(
                  Plain.COMPLETIONS,
                  ask(
                      "qwen-plus",
                      ",'response_format':{'type':'json_schema','json_schema':{'name':'x',"
                          + "'schema':"
                          + schema
                          + "}}"))
              .json();

      assertThat(Plain.json(answer.at("/choices/0/message/content").asText()))
          .isEqualTo(
              Plain.json(
                  Plain.quoted(
                      "{'name':'practicexx','age':18,'kind':'cat','tags':[true],"
                          + "'home':{'since':'2026-01-31'},'maybe':1.0}")));
    }
  }

  @Test
  void jsonObject_isRefusedUntilAMessageSaysJson() {
    try (FakeModelServer server = FakeModelServer.start()) {
      Plain plain = new Plain(server);
      String wish = ",'response_format':{'type':'json_object'}";
      Plain.Reply refused = plain.post(Plain.COMPLETIONS, ask("qwen-plus", wish));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().at("/error/message").asText())
          .startsWith("'messages' must contain the word 'json'");
      JsonNode answer =
          plain
              .post(Plain.COMPLETIONS, ask("qwen-plus", wish).replace("Hello", "Hello as JSON"))
              .json();
      assertThat(Plain.json(answer.at("/choices/0/message/content").asText()).path("question"))
          .isEqualTo(Plain.json("\"Hello as JSON\""));
    }
  }

  @Test
  void toolMessage_thatAnswersNoCall_isRefusedByDashScope() {
    try (FakeModelServer server = FakeModelServer.start()) {
      Plain.Reply refused =
          new Plain(server)
              .post(
                  Plain.COMPLETIONS,
                  "{'model':'qwen-plus','messages':[{'role':'user','content':'Hi'},"
                      + "{'role':'tool','tool_call_id':'x','content':'Rain.'}]}");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().at("/error/message").asText())
          .startsWith("messages with role \"tool\" must be a response");
    }
  }

  @Test
  void compatibleToolCall_hasItsIdOnlyAtItsHead() {
    try (FakeModelServer server = FakeModelServer.start()) {
      server.answerWith(ChatAnswer.of("Let me see.").withToolCall("now", "{}"));
      Plain.Reply reply =
          new Plain(server).post(Plain.COMPLETIONS, ask("qwen-plus", ",'stream':true"));
      assertThat(deltas(reply).replaceAll("call_\\d{22}", "ID"))
          .isEqualTo(
              """
              {"role":"assistant","content":""}
              {"content":"Let"}
              {"content":" me"}
              {"content":" see."}
              {"tool_calls":[{"index":0,"id":"ID","type":"function","function":{"name":"now","arguments":""}}],"content":null}
              {"tool_calls":[{"index":0,"function":{"arguments":"{}"},"id":"","type":"function"}]}
              {}""");
    }
  }

  @Test
  void translation_ofQwenMtPlus_repeatsItselfAndEndsTwice() {
    try (FakeModelServer server = FakeModelServer.start()) {
      server.answer("Guten Tag.");
      Plain.Reply reply =
          new Plain(server).post(Plain.COMPLETIONS, ask("qwen-mt-plus", ",'stream':true"));
      assertThat(
              reply.events().stream()
                  .map(event -> event.at("/choices/0/delta/content").asText())
                  .toList())
          .containsExactly("Guten", "Guten Tag.", "Guten Tag.", "Guten Tag.");
    }
  }

  private static String ask(String model, String more) {
    return "{'model':'" + model + "','messages':[{'role':'user','content':'Hello'}]" + more + "}";
  }

  private static String deltas(Plain.Reply reply) {
    return reply.events().stream()
        .map(event -> event.at("/choices/0/delta").toString())
        .collect(Collectors.joining("\n"));
  }

  private static String joined(Plain.Reply reply, String pointer) {
    return reply.events().stream()
        .map(event -> event.at(pointer).asText(""))
        .collect(Collectors.joining());
  }

  private static JsonNode last(Plain.Reply reply) {
    List<JsonNode> events = reply.events();
    return events.get(events.size() - 1);
  }

  /** The phases with their states, each run of the same once. */
  private static String phases(Plain.Reply reply) {
    return reply.events().stream()
        .map(
            event ->
                event.at("/output/message/phase").asText()
                    + ":"
                    + event.at("/output/message/status").asText())
        .reduce("", (all, one) -> all.endsWith(one) ? all : (all + " " + one).strip());
  }
}
