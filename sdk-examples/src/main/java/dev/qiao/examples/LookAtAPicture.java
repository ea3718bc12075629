package dev.qiao.examples;

import dev.qiao.text.ChatResponse;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.QwenMultimodalRequest;

/** Asks about a local picture, which is uploaded on the way, and about what was answered. */
final class LookAtAPicture implements Step {
  public static void main(String[] args) {
    Step.run(new LookAtAPicture());
  }

  @Override
  public String title() {
    return "A picture, and two questions about it";
  }

  @Override
  public String play(Stage stage) {
    TextService text = new TextService(stage.client());
    QwenMultimodalRequest request =
        QwenMultimodalRequest.builder(
                TextModels.QWEN3_VL_PLUS,
                Message.user(
                    // Fewer pixels cost fewer tokens.
                    ContentPart.image(stage.portrait()).withPixels(null, 655_360),
                    ContentPart.text("Who is this? Answer in one sentence.")))
            .build();
    ChatResponse first = text.chat(request);
    stage.say("   says: %s", first.text());
    ChatResponse second =
        text.chat(
            request.toBuilder()
                .addAnswer(first)
                .addMessage(Message.user("And what is behind it?"))
                .build());
    stage.say("   says: %s", second.text());
    Usage usage = second.usage();
    return usage == null
        ? "not reported"
        : usage.inputTokens() + " tokens in, " + usage.outputTokens() + " out";
  }
}
