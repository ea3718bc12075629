package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Validation;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;
import dev.qiao.text.qwen.QwenRequestBuilder;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@FakeModels
class QwenRequestsTest {

  @Test
  void chat_valuesOutOfRange_areAllRefusedBeforeTheNetwork(
      FakeModelServer server, QiaoClient client) {
    QwenChatRequest request =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello"))
            .temperature(2.0)
            .topP(0.0)
            .n(5)
            .build();

    assertThatThrownBy(() -> new TextService(client).chat(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "qwen.chat-completions breaks 3 documented limits: temperature is 2.0 but must be at"
                + " least 0 and less than 2 (set a value in that range); top_p is 0.0 but must be"
                + " more than 0 and at most 1 (set a value in that range); n is 5 but must be at"
                + " least 1 and at most 4 (set a value in that range)");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void chat_validationOff_sendsWhatTheCallerWants(FakeModelServer server, QiaoClient client) {
    RequestOptions off = RequestOptions.builder().validation(Validation.OFF).build();

    new TextService(client)
        .with(off)
        .chat(
            QwenChatRequest.builder(Model.of("a-model-of-tomorrow"), Message.user("Hello"))
                .temperature(3.0)
                .additional("a_field_of_tomorrow", true)
                .build());

    assertThat(server.requests().get(0).body())
        .contains("\"temperature\":3.0", "\"a_field_of_tomorrow\":true", "a-model-of-tomorrow");
  }

  @Test
  void build_withoutMessages_saysWhatToAdd() {
    assertThatThrownBy(() -> QwenChatRequest.builder(TextModels.QWEN_PLUS).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "QwenChatRequest breaks a documented limit: messages is empty but must be set (add"
                + " Message.user(..))");
    assertThatThrownBy(() -> QwenGenerationRequest.builder(TextModels.QWEN_PLUS).build())
        .hasMessage(
            "QwenGenerationRequest breaks a documented limit: input.messages is empty but must be"
                + " set (add Message.user(..))");
    assertThatThrownBy(
            () ->
                QwenGenerationRequest.builder(TextModels.QWEN_PLUS, Message.user("a"))
                    .prompt("b")
                    .build())
        .hasMessage(
            "QwenGenerationRequest breaks a documented limit: input.prompt is b but must be left"
                + " out with input.messages (keep the messages)");
  }

  @Test
  void function_badName_isRefused() {
    assertThatThrownBy(() -> Tool.function("get weather", "..", Map.of()))
        .hasMessage(
            "tools[].function.name is \"get weather\" but must be 1 to 256 letters, digits,"
                + " underscores or dashes");
  }

  @Test
  void chat_partsInEitherDialect_areWrittenInTheRequestsOwn(
      FakeModelServer server, QiaoClient client) {
    ContentPart picture = ContentPart.image(MediaSource.of("https://example.com/cat.png"));
    ContentPart words = ContentPart.text("What is it?");
    TextService text = new TextService(client);

    text.chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user(picture, words)).build());
    text.chat(
        QwenMultimodalRequest.builder(TextModels.QWEN3_VL_PLUS, Message.user(picture, words))
            .build());

    assertThat(server.requests().get(0).body())
        .contains(
            "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/cat.png\"}}",
            "{\"type\":\"text\",\"text\":\"What is it?\"}");
    assertThat(server.requests().get(1).body())
        .contains("[{\"image\":\"https://example.com/cat.png\"},{\"text\":\"What is it?\"}]");
  }

  @Test
  void toBuilder_changesOneThingAndKeepsTheRest() {
    QwenChatRequest request =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello"))
            .tools(List.of(Tool.function("now", "The time.", Map.of())))
            .toolChoice(ToolChoice.function("now"))
            .enableThinking(false)
            .build();

    QwenChatRequest other = request.toBuilder().model(TextModels.QWEN_FLASH).build();

    assertThat(other.model()).isEqualTo(TextModels.QWEN_FLASH);
    assertThat(other.toBuilder().model(TextModels.QWEN_PLUS).build()).isEqualTo(request);
  }

  @Test
  void toBuilder_ofARequestWithoutParameters_takesOne() {
    QwenGenerationRequest read =
        new QwenGenerationRequest(
            TextModels.QWEN_PLUS,
            new QwenGenerationRequest.Input(List.of(Message.user("Hello")), null, Map.of()),
            null,
            null,
            Map.of());

    assertThat(read.toBuilder().build()).isEqualTo(read);
    assertThat(read.toBuilder().temperature(0.5).build().parameters().temperature()).isEqualTo(0.5);
  }

  @Test
  void chat_secondTurnWithTheModelsAnswer_sendsItBack(FakeModelServer server, QiaoClient client) {
    server.answer("I am a bridge.").answer("Over water.");
    TextService text = new TextService(client);
    QwenChatRequest first =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Who are you?")).build();
    ChatResponse answer = text.chat(first);

    ChatResponse second =
        text.chat(
            first.toBuilder().addAnswer(answer).addMessage(Message.user("Over what?")).build());

    assertThat(second.text()).isEqualTo("Over water.");
    assertThat(server.requests().get(1).body())
        .contains("{\"role\":\"assistant\",\"content\":\"I am a bridge.\"}");
  }

  @Test
  void chat_dataInspection_isAHeaderOnEitherWire(FakeModelServer server, QiaoClient client) {
    TextService text = new TextService(client);

    text.chat(
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello"))
            .dataInspection(QwenRequestBuilder.INSPECT_ALL)
            .build());
    text.chat(
        QwenGenerationRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello"))
            .dataInspection(QwenRequestBuilder.INSPECT_ALL)
            .build());

    assertThat(server.requests())
        .allSatisfy(
            call -> {
              assertThat(call.header("X-DashScope-DataInspection"))
                  .isEqualTo("{\"input\":\"cip\",\"output\":\"cip\"}");
              assertThat(call.body()).doesNotContain("cip");
            });
  }
}
