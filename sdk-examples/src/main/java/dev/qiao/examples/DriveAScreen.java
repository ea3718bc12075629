package dev.qiao.examples;

import dev.qiao.text.ChatResponse;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.GuiAction;
import dev.qiao.text.qwen.GuiAnswer;
import dev.qiao.text.qwen.GuiPlusGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;

/** Asks GUI-Plus what to do on a screen; a robot would do it and send the next picture. */
final class DriveAScreen implements Step {
  private static final String PROMPT =
      """
      # Tools

      You may call functions.
      <tools>
      {"type": "function", "function": {"name": "computer_use", "description": "Use a mouse and
      keyboard on a screen of 1000x1000.", "parameters": {"type": "object"}}}
      </tools>
      Return each call as JSON inside <tool_call></tool_call> tags.\
      """;

  public static void main(String[] args) {
    Step.run(new DriveAScreen());
  }

  @Override
  public String title() {
    return "A screen: what to do on it";
  }

  @Override
  public String play(Stage stage) {
    GuiPlusGenerationRequest request =
        GuiPlusGenerationRequest.builder(
                QwenMultimodalRequest.builder(
                        TextModels.GUI_PLUS_2026_02_26,
                        Message.system(PROMPT),
                        Message.user(
                            ContentPart.image(stage.portrait()),
                            ContentPart.text("Open the picture")))
                    .vlHighResolutionImages(true)
                    .build())
            .build();
    ChatResponse answer = new TextService(stage.client()).chat(request);
    for (GuiAction action : GuiAnswer.of(answer).actions()) {
      stage.say("   %s", inWords(action));
    }
    Usage usage = answer.usage();
    return usage == null
        ? "not reported"
        : usage.inputTokens() + " tokens in, " + usage.outputTokens() + " out";
  }

  private static String inWords(GuiAction action) {
    if (action instanceof GuiAction.Click click && click.at() != null) {
      GuiAction.Point at = click.at().scaled(1000, 1000, 1920, 1080);
      return "click %s %d time(s) at %d, %d"
          .formatted(click.button(), click.times(), at.x(), at.y());
    }
    if (action instanceof GuiAction.Type type) {
      return "type " + type.text();
    }
    if (action instanceof GuiAction.Terminate end) {
      return end.isSuccess() ? "done" : "given up";
    }
    return action.toString();
  }
}
