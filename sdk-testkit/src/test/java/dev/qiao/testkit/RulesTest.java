package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers by rule: what a rule sees of every vendor's chat, and what becomes of its answer. */
class RulesTest {
  private static final String TWO_MESSAGES =
      "'messages':[{'role':'system','content':'Be short.'},{'role':'user','content':'Hello'}]";

  @Test
  void aRuleSeesVendorOperationModelMessagesAndBody() {
    try (FakeModelServer server = FakeModelServer.start()) {
      ModelCall[] seen = new ModelCall[1];
      server.answers(
          call -> {
            seen[0] = call;
            return ChatAnswer.of("By rule.");
          });
      Plain.Reply reply =
          new Plain(server)
              .post(
                  Plain.COMPLETIONS,
                  "{'model':'qwen-vl-max','stream':true,'messages':[{'role':'user','content':["
                      + "{'type':'text','text':'Which animal?'},"
                      + "{'type':'image_url','image_url':{'url':'https://example.com/a.png'}}]}],"
                      + "'tools':[{'type':'function','function':{'name':'zoo'}}],"
                      + "'tool_choice':{'type':'function','function':{'name':'zoo'}},"
                      + "'response_format':{'type':'text'}}");

      assertThat(reply.text()).contains("By", " rule.");
      ModelCall call = seen[0];
      assertThat(call.vendor()).isEqualTo(Vendor.DASHSCOPE);
      assertThat(call.operation()).isEqualTo("qwen.chat-completions");
      assertThat(call.model()).isEqualTo("qwen-vl-max");
      assertThat(call.streams()).isTrue();
      assertThat(call.question()).isEqualTo("Which animal?");
      assertThat(call.messages())
          .containsExactly(
              new ModelCall.Message("user", "Which animal?", List.of("https://example.com/a.png")));
      assertThat(call.tools()).containsExactly("zoo");
      assertThat(call.toolChoice()).isEqualTo("zoo");
      assertThat(call.responseFormat()).isEqualTo("text");
      assertThat(call.json("/messages/0/role")).isEqualTo("user");
      assertThat(call.body()).isEqualTo(call.request().body()).startsWith("{\"model\"");
    }
  }

  @Test
  void everyDialectOfEveryVendorIsSeenAlike() {
    record Chat(Vendor vendor, String path, String body, String operation) {}
    String plain = "{'model':'%s'," + TWO_MESSAGES + "}";
    String own = "{'model':'%s','input':{" + TWO_MESSAGES + "}}";
    for (Chat chat :
        List.of(
            new Chat(
                Vendor.DASHSCOPE,
                Plain.GENERATION,
                own.formatted("qwen-plus"),
                "qwen.text-generation"),
            new Chat(
                Vendor.DASHSCOPE,
                "/api/v1/services/aigc/multimodal-generation/generation",
                own.formatted("qwen-vl-max"),
                "qwen.multimodal-generation"),
            new Chat(
                Vendor.DASHSCOPE,
                Plain.COMPLETIONS,
                plain.formatted("qwen-plus"),
                "qwen.chat-completions"),
            new Chat(
                Vendor.DEEPSEEK,
                "/chat/completions",
                plain.formatted("deepseek-v4-pro"),
                "deepseek.chat"),
            new Chat(
                Vendor.MOONSHOT, "/v1/chat/completions", plain.formatted("kimi-k2.6"), "kimi.chat"),
            new Chat(
                Vendor.ZHIPU,
                "/api/paas/v4/chat/completions",
                plain.formatted("glm-5"),
                "glm.chat"),
            new Chat(
                Vendor.MINIMAX,
                "/v1/chat/completions",
                plain.formatted("MiniMax-M2.5"),
                "minimax.openai-chat"),
            new Chat(
                Vendor.MINIMAX,
                "/v1/text/chatcompletion_v2",
                plain.formatted("MiniMax-M2.5"),
                "minimax.text-chat"),
            new Chat(
                Vendor.GATEWAY,
                "/v1/chat/completions",
                plain.formatted("any-name"),
                "gateway.chat"))) {
      try (FakeModelServer server = FakeModelServer.start(chat.vendor)) {
        server.answers(
            call ->
                ChatAnswer.of(
                    call.vendor()
                        + " "
                        + call.operation()
                        + " "
                        + call.messages().get(0).text()
                        + " "
                        + call.question()));
        assertThat(new Plain(server).post(chat.path, chat.body).text())
            .as(chat.toString())
            .contains(chat.vendor + " " + chat.operation + " Be short. Hello");
      }
    }
  }

  @Test
  void aRuleServesAConversationWithATool() {
    try (FakeModelServer server = FakeModelServer.start()) {
      server.answers(
          call ->
              call.toolResults().isEmpty()
                  ? ChatAnswer.toolCall(call.tools().get(0), "{}")
                  : ChatAnswer.of("It says " + call.toolResults()));
      String tool = "'tools':[{'type':'function','function':{'name':'now'}}]";
      Plain plain = new Plain(server);
      assertThat(
              plain
                  .post(
                      Plain.COMPLETIONS, "{'model':'qwen-plus'," + TWO_MESSAGES + "," + tool + "}")
                  .text())
          .contains("\"name\":\"now\"");
      assertThat(
              plain
                  .post(
                      Plain.COMPLETIONS,
                      "{'model':'qwen-plus','messages':[{'role':'user','content':'Time?'},"
                          + "{'role':'assistant','content':'','tool_calls':[{'id':'a','type':"
                          + "'function','function':{'name':'now','arguments':'{}'}}]},"
                          + "{'role':'tool','tool_call_id':'a','content':'noon'}],"
                          + tool
                          + "}")
                  .text())
          .contains("It says [noon]");
    }
  }

  @Test
  void whatIsQueuedComesFirstAndNullLeavesTheAnswerToTheServer() {
    try (FakeModelServer server = FakeModelServer.start()) {
      server
          .answers(call -> call.model().equals("qwen-max") ? ChatAnswer.of("By rule.") : null)
          .answer("Queued.");
      assertThat(ask(server, "qwen-max")).contains("Queued.");
      assertThat(ask(server, "qwen-max")).contains("By rule.");
      assertThat(ask(server, "qwen-plus")).contains("practice model");
    }
  }

  @Test
  void aRuleThatThrowsIsAnsweredWithWhatItThrew() {
    try (FakeModelServer server = FakeModelServer.start()) {
      server.answers(
          call -> {
            throw new AssertionError("expected another model");
          });
      Plain.Reply reply = post(server, "qwen-max");
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.text())
          .contains(
              "the rule of answers(..) failed: java.lang.AssertionError: expected another model");
    }
  }

  @Test
  void aFunctionForFaultsThatThrowsIsAnsweredWithWhatItThrew() {
    try (FakeModelServer server = FakeModelServer.start()) {
      server.faults(
          call -> {
            throw new AssertionError("no call expected");
          });
      Plain.Reply reply = post(server, "qwen-max");
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.text()).contains("the function of faults(..) failed", "no call expected");
    }
  }

  private static Plain.Reply post(FakeModelServer server, String model) {
    return new Plain(server)
        .post(Plain.GENERATION, "{'model':'" + model + "','input':{'prompt':'Hello'}}");
  }

  private static String ask(FakeModelServer server, String model) {
    return post(server, model).text();
  }
}
