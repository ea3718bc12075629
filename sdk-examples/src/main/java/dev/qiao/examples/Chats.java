package dev.qiao.examples;

import dev.qiao.core.Model;
import dev.qiao.core.QiaoClient;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.MediaSource;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.Stop;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.deepseek.Thinking;
import dev.qiao.text.kimi.KimiAccount;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import java.math.BigDecimal;
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
            .thinking(Thinking.ENABLED)
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

  static KimiChatRequest ofTomorrow(String question) {
    return KimiChatRequest.builder(Model.of("kimi-k9"), Message.user(question))
        .additional("a_field_of_tomorrow", true)
        .build();
  }
}
