package dev.qiao.examples;

import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.QwenChatRequest;

/** Prints an answer token by token, with the reasoning apart from the answer. */
final class StreamAChat implements Step {
  public static void main(String[] args) {
    Step.run(new StreamAChat());
  }

  @Override
  public String title() {
    return "A chat, token by token, with its reasoning";
  }

  @Override
  public String play(Stage stage) {
    TextService text = new TextService(stage.client());
    QwenChatRequest request =
        QwenChatRequest.builder(
                TextModels.QWEN_PLUS,
                Message.system("Answer in two sentences."),
                Message.user("Why is the sky blue?"))
            .enableThinking(true)
            .build();
    try (ChatStream answer = text.stream(request)) {
      boolean thinking = false;
      boolean speaking = false;
      for (ChatChunk chunk : answer) {
        if (!thinking && !chunk.reasoning().isEmpty()) {
          thinking = true;
          stage.print("   thinks: ");
        }
        stage.print(chunk.reasoning());
        if (!speaking && !chunk.text().isEmpty()) {
          speaking = true;
          stage.print((thinking ? System.lineSeparator() : "") + "   says:   ");
        }
        stage.print(chunk.text());
      }
      stage.say("");
      Usage usage = answer.accumulated().usage();
      return usage == null
          ? "not reported"
          : usage.inputTokens()
              + " tokens in, "
              + usage.outputTokens()
              + " out ("
              + usage.reasoningTokens()
              + " of them thinking)";
    }
  }
}
