package dev.qiao.text.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import dev.qiao.core.file.MediaSource;
import dev.qiao.text.ChatServer;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.GuiAction.Button;
import dev.qiao.text.qwen.GuiAction.Point;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuiAnswerTest {
  private static final Map<String, Object> NO_MORE = Map.of();

  private static String call(String arguments) {
    return "<tool_call>\n{\"name\": \"computer_use\", \"arguments\": {"
        + arguments
        + "}}\n</tool_call>";
  }

  private static GuiAction action(String arguments) {
    return GuiAnswer.of(call(arguments)).actions().get(0);
  }

  @Test
  void of_everyDocumentedAction_isTyped() {
    Point at = new Point(2530, 314);
    String there = ",\"coordinate\":[2530,314]";

    assertThat(action("\"action\":\"left_click\"" + there))
        .isEqualTo(new GuiAction.Click(Button.LEFT, 1, at, NO_MORE));
    assertThat(action("\"action\":\"right_click\"" + there))
        .isEqualTo(new GuiAction.Click(Button.RIGHT, 1, at, NO_MORE));
    assertThat(action("\"action\":\"middle_click\"" + there))
        .isEqualTo(new GuiAction.Click(Button.MIDDLE, 1, at, NO_MORE));
    assertThat(action("\"action\":\"double_click\"" + there))
        .isEqualTo(new GuiAction.Click(Button.LEFT, 2, at, NO_MORE));
    assertThat(action("\"action\":\"triple_click\""))
        .isEqualTo(new GuiAction.Click(Button.LEFT, 3, null, NO_MORE));
    assertThat(action("\"action\":\"mouse_move\"" + there))
        .isEqualTo(new GuiAction.MouseMove(at, NO_MORE));
    assertThat(action("\"action\":\"left_click_drag\"" + there))
        .isEqualTo(new GuiAction.Drag(at, NO_MORE));
    assertThat(action("\"action\":\"type\",\"text\":\"hello\",\"clear\":1"))
        .isEqualTo(new GuiAction.Type("hello", Map.of("clear", 1)));
    assertThat(action("\"action\":\"key\",\"keys\":[\"ctrl\",\"c\"]"))
        .isEqualTo(new GuiAction.Key(List.of("ctrl", "c"), NO_MORE));
    assertThat(action("\"action\":\"scroll\",\"pixels\":-300" + there))
        .isEqualTo(new GuiAction.Scroll(-300, false, at, NO_MORE));
    assertThat(action("\"action\":\"hscroll\",\"pixels\":\"5\""))
        .isEqualTo(new GuiAction.Scroll(5, true, null, NO_MORE));
    assertThat(action("\"action\":\"wait\",\"time\":1.5"))
        .isEqualTo(new GuiAction.Wait(Duration.ofMillis(1500), NO_MORE));
    assertThat(action("\"action\":\"terminate\",\"status\":\"success\""))
        .isInstanceOfSatisfying(
            GuiAction.Terminate.class, end -> assertThat(end.isSuccess()).isTrue());
    assertThat(action("\"action\":\"answer\",\"text\":\"42\""))
        .isEqualTo(new GuiAction.Answer("42", NO_MORE));
    assertThat(action("\"action\":\"interact\",\"text\":\"Password?\""))
        .isEqualTo(new GuiAction.Interact("Password?", NO_MORE));
  }

  @Test
  void of_placeBetweenPixels_isTheNearestPixel_andKeptAsItCame() {
    assertThat(action("\"action\":\"click\",\"coordinate\":[10.4,314.0]"))
        .isEqualTo(
            new GuiAction.Click(
                GuiAction.Button.LEFT,
                1,
                new Point(10, 314),
                java.util.Map.of("coordinate", List.of(10.4, 314.0))));
    assertThat(action("\"action\":\"scroll\",\"pixels\":0.6"))
        .isEqualTo(new GuiAction.Scroll(1, false, null, java.util.Map.of("pixels", 0.6)));
    assertThat(action("\"action\":\"click\",\"coordinate\":[1e999999,5]"))
        .isInstanceOf(GuiAction.Unknown.class);
    assertThat(action("\"action\":\"scroll\",\"pixels\":5000000000"))
        .isInstanceOf(GuiAction.Unknown.class);
  }

  @Test
  void of_severalCallsWithWordsBetween_keepsOrderAndWords() {
    String text =
        "The browser first.\n"
            + call("\"action\":\"left_click\",\"coordinate\":[1,2]")
            + "\nThen wait.\n"
            // The closing tag is missing where it was a stop sequence.
            + "<tool_call>{\"name\":\"computer_use\",\"arguments\":{\"action\":\"wait\",\"time\":2}}";

    GuiAnswer answer = GuiAnswer.of(text);

    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.steps())
        .extracting(GuiAnswer.Step::thought)
        .containsExactly("The browser first.", "Then wait.");
    assertThat(answer.steps()).extracting(GuiAnswer.Step::tool).containsOnly("computer_use");
    assertThat(answer.actions().get(1))
        .isEqualTo(new GuiAction.Wait(Duration.ofSeconds(2), NO_MORE));
  }

  @Test
  void of_fencedBlockOfTheOlderModel_isRead() {
    GuiAnswer answer =
        GuiAnswer.of(
            "```json\n{\"thought\": \"Top right.\", \"action\": \"CLICK\","
                + " \"parameters\": {\"x\": 1086, \"y\": 127}}\n```");

    assertThat(answer.steps())
        .containsExactly(
            new GuiAnswer.Step(
                "Top right.",
                null,
                new GuiAction.Click(Button.LEFT, 1, new Point(1086, 127), NO_MORE)));
  }

  @Test
  void of_badJson_isUnknownWithItsSource() {
    assertThat(GuiAnswer.of("<tool_call>{\"name\": </tool_call>").actions())
        .singleElement()
        .isInstanceOfSatisfying(
            GuiAction.Unknown.class,
            unknown -> {
              assertThat(unknown.source()).isEqualTo("{\"name\":");
              assertThat(unknown.problem()).startsWith("not JSON: ");
            });
    assertThat(action("\"action\":\"type\",\"words\":\"hello\""))
        .isInstanceOfSatisfying(
            GuiAction.Unknown.class,
            unknown -> {
              assertThat(unknown.action()).isEqualTo("type");
              assertThat(unknown.arguments()).containsEntry("words", "hello");
              assertThat(unknown.problem()).isEqualTo("an argument is missing or of another kind");
            });
    assertThat(action("\"action\":\"left_click\",\"coordinate\":[1]"))
        .isInstanceOf(GuiAction.Unknown.class);
    assertThat(GuiAnswer.of("I cannot see a browser.").steps()).isEmpty();
  }

  @Test
  void of_actionOfTomorrow_isUnknownWithoutAProblem() {
    assertThat(action("\"action\":\"pinch\",\"factor\":2"))
        .isEqualTo(
            new GuiAction.Unknown(
                "pinch",
                Map.of("action", "pinch", "factor", 2),
                "{\"name\": \"computer_use\", \"arguments\": {\"action\":\"pinch\",\"factor\":2}}",
                null));
  }

  @Test
  void scaled_toAnotherScreen_keepsThePlace() {
    assertThat(new Point(500, 250).scaled(1000, 1000, 1920, 1080)).isEqualTo(new Point(960, 270));
  }

  @Test
  void chat_bothDialects_goToTheirOwnPath() throws Exception {
    ContentPart screen = ContentPart.image(MediaSource.of("https://example.com/screen.png"));
    try (ChatServer server = new ChatServer(Vendor.DASHSCOPE, "/v1")) {
      server.answer(
          "{\"output\":{\"choices\":[{\"message\":{\"content\":[{\"text\":\"<tool_call>{\\\"arguments"
              + "\\\":{\\\"action\\\":\\\"left_click\\\"}}\"}]},\"finish_reason\":\"stop\"}]}}");
      server.stream(
          "{\"choices\":[{\"delta\":{\"content\":\"<tool_call>{\\\"arguments\\\":\"}}]}",
          "{\"choices\":[{\"delta\":{\"content\":null}}]}",
          "{\"choices\":[{\"delta\":{\"content\":\"{\\\"action\\\":\\\"left_click\\\"}}\"},"
              + "\"finish_reason\":\"stop\"}]}",
          "[DONE]");
      GuiPlusGenerationRequest nativeRequest =
          GuiPlusGenerationRequest.builder(
                  QwenMultimodalRequest.builder(TextModels.GUI_PLUS, Message.user(screen)).build())
              .build();
      GuiPlusChatRequest chat =
          GuiPlusChatRequest.builder(
                  QwenChatRequest.builder(TextModels.GUI_PLUS, Message.user(screen)).build())
              .build();

      GuiAnswer first = GuiAnswer.of(server.text().chat(nativeRequest));
      GuiAnswer second = GuiAnswer.of(server.text().stream(chat).collect());

      assertThat(first.actions())
          .isEqualTo(second.actions())
          .containsExactly(new GuiAction.Click(Button.LEFT, 1, null, NO_MORE));
      assertThat(server.taken().getPath())
          .isEqualTo("/v1/services/aigc/multimodal-generation/generation");
      assertThat(server.taken().getPath()).isEqualTo("/v1/chat/completions");
    }
  }
}
