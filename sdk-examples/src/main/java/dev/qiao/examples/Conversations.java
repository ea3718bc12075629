package dev.qiao.examples;

import dev.qiao.core.error.SdkException;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Conversation;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Several turns with one model; the guide on reasoning shows these methods. */
final class Conversations implements Step {
  public static void main(String[] args) {
    Step.run(new Conversations());
  }

  @Override
  public String title() {
    return "A conversation of several turns";
  }

  @Override
  public String play(Stage stage) {
    stage.nextSays("Cao Xueqin.");
    stage.nextSays("In the middle of the 18th century.");

    Conversation chat = begin(new TextService(stage.client()));
    for (String question :
        List.of("Who wrote the Dream of the Red Chamber?", "When did he write it?")) {
      stage.say("   asks: %s", question);
      stage.say("   says: %s", chat.ask(question).text());
    }
    return chat.messages().size() + " messages, two calls";
  }

  static Conversation begin(TextService text) {
    return Conversation.of(
        text, QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.system("Be brief.")));
  }

  static void streamed(Conversation chat, String question, Consumer<String> screen) {
    try (ChatStream answer = chat.stream(question)) {
      answer.forEach(piece -> screen.accept(piece.text()));
    } // kept, because it was read to its end
  }

  static String withTools(Conversation chat, TextService text, ToolRegistry tools, String words) {
    return chat.ask(words, ToolLoop.of(text, tools)).text();
  }

  static String again(Conversation chat, String question) {
    try {
      return chat.ask(question).text();
    } catch (SdkException e) {
      return chat.ask(question).text(); // nothing of the failed turn is left
    }
  }

  static Conversation later(TextService text, Conversation chat) {
    String stored = chat.toJson(); // text for a database
    return Conversation.fromJson(text, QwenChatRequest.builder(TextModels.QWEN_PLUS), stored);
  }

  static void forgetAllButTheLast(Conversation chat, int turns) {
    List<Message> said = chat.messages();
    List<Message> kept = new ArrayList<>(said.subList(0, 1)); // the system message
    kept.addAll(said.subList(Math.max(1, said.size() - 2 * turns), said.size()));
    chat.messages(kept);
  }
}
