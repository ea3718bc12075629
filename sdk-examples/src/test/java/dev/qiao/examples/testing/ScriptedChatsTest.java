package dev.qiao.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.account.ListedModel;
import dev.qiao.account.ModelListRequest;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Scripted chats. Guide: docs/guide/test-your-own-code.md shows these methods. */
@FakeModels
class ScriptedChatsTest {
  private static final Tool WEATHER =
      Tool.function("get_weather", "Tells the weather.", Map.of("type", "object"));

  @Test
  @FakeModels(vendor = Vendor.DEEPSEEK)
  void asksTheToolThenAnswers(FakeModelServer server, QiaoClient client) {
    server
        .answerWith(
            ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}").withReasoning("I ask."))
        .answer("It rains in Hobart.");
    TextService text = new TextService(client);
    DeepSeekChatRequest question =
        DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, Message.user("Umbrella?"))
            .tools(List.of(WEATHER))
            .build();

    ChatResponse asks = text.chat(question);
    ToolCall call = asks.toolCalls().get(0);
    ChatResponse answer =
        text.chat(
            question.toBuilder()
                .addAnswer(asks)
                .addMessage(Message.tool(call.id(), "rain"))
                .build());

    assertThat(call.arguments()).isEqualTo("{\"city\":\"Hobart\"}");
    assertThat(answer.text()).isEqualTo("It rains in Hobart.");
  }

  @Test
  void answersByRule(FakeModelServer server, QiaoClient client) {
    server.answers(
        call ->
            call.question().contains("weather") && call.toolResults().isEmpty()
                ? ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}")
                : ChatAnswer.of(call.model() + " heard: " + call.question()));
    TextService text = new TextService(client);
    QwenChatRequest hello =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello")).build();

    assertThat(text.chat(hello).text()).isEqualTo("qwen-plus heard: Hello");
  }

  @Test
  void asksWithoutWaiting(FakeModelServer server, QiaoClient client) throws Exception {
    server.answer("Hello yourself.");
    TextService text = new TextService(client);
    QwenChatRequest hello =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello")).build();

    CompletableFuture<String> answer = text.chatAsync(hello).thenApply(ChatResponse::text);

    assertThat(answer.get()).isEqualTo("Hello yourself.");
  }

  @Test
  void leavesAStreamEarly(FakeModelServer server, QiaoClient client) throws Exception {
    server.streamPause(Duration.ofSeconds(30));
    QwenChatRequest hello =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello")).build();

    try (ChatStream stream = new TextService(client).stream(hello)) {
      stream.iterator().next();
    }

    assertThat(server.awaitHangUps(1, Duration.ofSeconds(5))).isTrue();
    assertThat(server.hangUps().get(0).path()).endsWith("/chat/completions");
  }

  @Test
  void answersWithJsonThatFits(FakeModelServer server, QiaoClient client) {
    Map<String, Object> schema =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of("age", Map.of("type", "integer", "minimum", 18)),
            "required",
            List.of("age"));
    QwenChatRequest request =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Who?"))
            .responseFormat(ResponseFormat.jsonSchema("person", schema))
            .build();
    TextService text = new TextService(client);

    assertThat(text.chat(request).text()).isEqualTo("{\"age\":18}");
    server.answer("{\"age\": ");
    assertThat(text.chat(request).text()).isEqualTo("{\"age\": "); // how your code takes it
  }

  @Test
  void listsModels(QiaoClient client) {
    List<ListedModel> models =
        client.call(ModelListRequest.builder().providers("qwen").build()).value().models();

    assertThat(models).extracting(ListedModel::model).contains(TextModels.QWEN_PLUS);
  }
}
