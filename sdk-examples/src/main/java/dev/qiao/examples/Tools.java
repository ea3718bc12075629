package dev.qiao.examples;

import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.Usage;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.request.ChatRequestBuilder;
import dev.qiao.text.schema.Description;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolCall;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolLoopException;
import dev.qiao.text.tool.ToolRegistry;
import dev.qiao.text.tool.ToolRound;
import dev.qiao.text.tool.ToolRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets a model call Java; the guide on tools shows these methods. */
final class Tools implements Step {
  enum Unit {
    CELSIUS,
    FAHRENHEIT
  }

  @Description("The weather of a place, now.")
  record GetWeather(
      @Description("A city, such as Hangzhou.") String city,
      @Description("CELSIUS if it is not said.") Optional<Unit> unit) {}

  record Weather(String sky, int degrees) {}

  public static void main(String[] args) {
    Step.run(new Tools());
  }

  @Override
  public String title() {
    return "A model that calls Java";
  }

  @Override
  public String play(Stage stage) {
    stage.nextCalls("get_weather", "{\"city\":\"Hangzhou\"}");
    stage.nextSays("Take an umbrella: it rains in Hangzhou, at 18 degrees.");

    ToolRun run =
        ask(
            new TextService(stage.client()),
            registry(city -> new Weather("rain", 18)),
            "Do I need an umbrella in Hangzhou?");

    for (ToolRound round : run.rounds()) {
      round
          .results()
          .forEach(
              result ->
                  stage.say(
                      "   calls:  %s %s, and gets %s",
                      result.call().name(), result.call().arguments(), result.content()));
    }
    stage.say("   says:   %s", run.text());
    int tokens = tokens(run.answer());
    for (ToolRound round : run.rounds()) {
      tokens += tokens(round.answer());
    }
    return (run.rounds().size() + 1) + " calls, " + tokens + " tokens";
  }

  private static int tokens(ChatResponse answer) {
    Usage usage = answer.usage();
    Integer total = usage == null ? null : usage.totalTokens();
    return total == null ? 0 : total;
  }

  static ToolRegistry registry(Function<String, Weather> station) {
    return ToolRegistry.builder().add(GetWeather.class, args -> station.apply(args.city())).build();
  }

  static ToolRun ask(TextService text, ToolRegistry tools, String question) {
    return ToolLoop.of(text, tools)
        .run(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user(question)));
  }

  static String carefully(
      TextService text, ToolRegistry tools, ChatRequestBuilder<?> chat, Consumer<String> log) {
    ToolLoop loop =
        ToolLoop.builder(text, tools)
            .maxRounds(5)
            .toolTimeout(Duration.ofSeconds(10))
            .parallel(true)
            .onError((call, failure) -> call.name() + " is out of order")
            .onRound(round -> round.results().forEach(one -> log.accept(one.content())))
            .build();
    try {
      return loop.run(chat).text();
    } catch (ToolLoopException e) {
      log.accept(e.getMessage());
      return "I could not find out in " + e.rounds().size() + " rounds.";
    }
  }

  static ToolRun streamed(
      TextService text, ToolRegistry tools, ChatRequestBuilder<?> chat, Consumer<String> screen) {
    return ToolLoop.of(text, tools).stream(chat, piece -> screen.accept(piece.text()));
  }

  static String byHand(TextService text, Function<String, Weather> station, String question) {
    DeepSeekChatRequest.Builder chat =
        DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, Message.user(question))
            .tools(List.of(Tool.of(GetWeather.class)));
    ChatResponse asks = text.chat(chat.build());
    chat.addAnswer(asks);
    for (ToolCall call : asks.toolCalls()) {
      GetWeather args = call.arguments(GetWeather.class);
      chat.addMessage(Message.tool(call.id(), station.apply(args.city()).toString()));
    }
    return text.chat(chat.build()).text();
  }
}
