package dev.qiao.examples;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.Stop;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.deepseek.DeepSeekThinking;
import dev.qiao.text.gateway.GatewayChatRequest;
import dev.qiao.text.kimi.KimiAccount;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.minimax.MiniMaxChatRequest;
import dev.qiao.text.minimax.MiniMaxTextChatRequest;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chats with each family on its own endpoint; the guide on chats shows these methods. */
final class Chats {
  private static final Tool WEATHER =
      Tool.function(
          "get_weather",
          "The weather of a place, now.",
          Map.of(
              "type",
              "object",
              "properties",
              Map.of("location", Map.of("type", "string")),
              "required",
              List.of("location")));

  private Chats() {}

  static QiaoClient kimiAbroad(String key) {
    return QiaoClient.builder()
        .vendor(Vendor.MOONSHOT)
        .region(Region.INTERNATIONAL)
        .apiKey(key)
        .build();
  }

  static String thinkHard(TextService text, String question) {
    DeepSeekChatRequest request =
        DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_PRO, Message.user(question))
            .thinking(DeepSeekThinking.ENABLED)
            .reasoningEffort(ReasoningEffort.MAX)
            .build();
    return text.stream(request).collect().text();
  }

  static String withATool(TextService text, String question, Function<String, String> weather) {
    DeepSeekChatRequest request =
        DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, Message.user(question))
            .tools(List.of(WEATHER))
            .build();
    ChatResponse asks = text.chat(request);
    DeepSeekChatRequest.Builder next = request.toBuilder().addAnswer(asks);
    asks.toolCalls()
        .forEach(call -> next.addMessage(Message.tool(call.id(), weather.apply(call.arguments()))));
    return asks.toolCalls().isEmpty() ? asks.text() : text.chat(next.build()).text();
  }

  static String continueCode(TextService text) {
    DeepSeekChatRequest request =
        DeepSeekChatRequest.builder(
                TextModels.DEEPSEEK_V4_FLASH,
                Message.user("Write quick sort."),
                Message.prefix("```python\n"))
            .stop(Stop.at("```"))
            .build();
    return text.chat(request.beta()).text();
  }

  static String look(TextService text, Path picture) {
    KimiChatRequest request =
        KimiChatRequest.builder(
                TextModels.KIMI_K2_5,
                Message.user(
                    ContentPart.image(MediaSource.of(picture).toDataUri()),
                    ContentPart.text("What is it?")))
            .build();
    return text.chat(request).text();
  }

  static @Nullable BigDecimal left(QiaoClient client) {
    return new KimiAccount(client).balance().available();
  }

  static ChatResponse think(TextService text, String question) {
    MiniMaxChatRequest request =
        MiniMaxChatRequest.builder(TextModels.MINIMAX_M2_7, Message.user(question))
            .maxCompletionTokens(2_000)
            .build();
    ChatResponse answer = text.chat(request);
    System.out.println(answer.reasoning());
    System.out.println(answer.text());
    return answer;
  }

  static ChatResponse goOn(TextService text, MiniMaxChatRequest before, ChatResponse answer) {
    MiniMaxChatRequest request =
        before.toBuilder().addAnswer(answer).addMessage(Message.user("And now in French.")).build();
    return text.chat(request);
  }

  static String play(TextService text) {
    MiniMaxTextChatRequest request =
        MiniMaxTextChatRequest.builder(
                TextModels.M2_HER,
                Message.system("You are a friendly robot.").named("Robot"),
                Message.userSystem("Ann is curious.").named("Ann"),
                Message.group("A talk in the lab"),
                Message.sampleUser("Hi").named("Ann"),
                Message.sampleAi("Beep").named("Robot"),
                Message.user("Who are you?").named("Ann"))
            .build();
    return text.stream(request).collect().text();
  }

  static QiaoClient gateway(URI baseUrl, String key, List<String> warnings) {
    return QiaoClient.builder()
        .vendor(Vendor.GATEWAY)
        .endpoint(Endpoint.gateway(baseUrl))
        .apiKey(key)
        .listener(
            new ExchangeListener() {
              @Override
              public void warned(String operation, String warning) {
                warnings.add(warning);
              }
            })
        .build();
  }

  static String readAFile(TextService text, String chart, String report) {
    GatewayChatRequest request =
        GatewayChatRequest.builder(
                TextModels.KIMI_K2_6, Message.user("Summarise the file and describe the chart."))
            .images(List.of(MediaSource.of(chart)))
            .fileUrls(List.of(MediaSource.of(report)))
            .build();
    return text.chat(request).text();
  }

  static KimiChatRequest ofTomorrow(String question) {
    return KimiChatRequest.builder(Model.of("kimi-k9"), Message.user(question))
        .additional("a_field_of_tomorrow", true)
        .build();
  }
}
