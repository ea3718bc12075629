package dev.qiao.text.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Model;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.StreamRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QwenFamiliesTest {
  private static final ContentPart PICTURE =
      ContentPart.image(MediaSource.of("https://example.com/cat.png"));

  private static QwenChatRequest.Builder chat(Model model) {
    return QwenChatRequest.builder(model, Message.user("Why?"));
  }

  private static List<String> warnings(ChatRequest request) {
    Violations violations = new Violations(null);
    request.validate(violations);
    assertThat(violations.found()).isEmpty();
    return violations.warnings();
  }

  private static List<String> refused(ChatRequest request) {
    Violations violations = new Violations(null);
    request.validate(violations);
    return violations.found().stream().map(Violation::field).toList();
  }

  @Test
  void settingsThatDoNothing_areWarnedOf() {
    assertThat(warnings(chat(TextModels.QWEN_PLUS).topLogprobs(2).build()))
        .containsExactly("top_logprobs does nothing without logprobs; set logprobs(true)");
    assertThat(
            warnings(chat(TextModels.QWEN_PLUS).enableThinking(false).thinkingBudget(100).build()))
        .containsExactly("thinking_budget does nothing with enable_thinking false; leave one out");
    assertThat(warnings(chat(TextModels.QWEN_MAX).n(2).build())).hasSize(1);
    assertThat(warnings(chat(TextModels.QWEN_PLUS).n(2).build())).isEmpty();
    assertThat(warnings(chat(TextModels.QWEN_PLUS).enableThinking(true).n(2).build())).hasSize(1);
    assertThat(warnings(chat(TextModels.QWEN_PLUS).enableCodeInterpreter(true).build())).hasSize(1);
    assertThat(
            warnings(
                chat(TextModels.QWEN3_MAX_PREVIEW)
                    .enableThinking(true)
                    .enableCodeInterpreter(true)
                    .build()))
        .isEmpty();
    assertThat(warnings(chat(TextModels.QWEN_PLUS).seed(2_147_483_648L).build())).hasSize(1);
    assertThat(warnings(chat(TextModels.QWEN_PLUS).seed(2_147_483_647L).build())).isEmpty();
  }

  @Test
  void textAsResultOfAModelThatSees_isWarnedOf() {
    assertThat(
            warnings(
                QwenMultimodalRequest.builder(TextModels.QWEN_VL_MAX, Message.user(PICTURE))
                    .resultFormat("text")
                    .build()))
        .containsExactly(
            "parameters.result_format text does nothing for qwen-vl-max; leave it out");
  }

  @Test
  void systemMessageOfQvq_isWarnedOf() {
    ChatRequest request =
        QwenChatRequest.builder(
                TextModels.QVQ_MAX, Message.system("Be short."), Message.user(PICTURE))
            .build();

    assertThat(warnings((ChatRequest) ((StreamRequest<?>) request).asStreamRequest()))
        .containsExactly(
            "messages have a system message, which does nothing for qvq-max; put the"
                + " instructions into the user's message");
  }

  @Test
  void maximumOfPixelsBesideHighResolution_isWarnedOfAtItsPlace() {
    ContentPart bounded =
        ContentPart.image(MediaSource.of("https://example.com/cat.png")).withPixels(70_000, 80_000);

    assertThat(
            warnings(
                QwenChatRequest.builder(
                        TextModels.QWEN_VL_MAX, Message.user(ContentPart.text("Why?"), bounded))
                    .vlHighResolutionImages(true)
                    .build()))
        .containsExactly(
            "messages[0].content[1].max_pixels does nothing beside vl_high_resolution_images;"
                + " leave one out");
  }

  @Test
  void modelThatOnlyStreams_isRefusedForACallAndTakenForAStream() {
    for (Model model : List.of(TextModels.QWQ_PLUS, Model.of("qvq-max-2025-03-25"))) {
      ChatRequest request = QwenChatRequest.builder(model, Message.user("Why?")).build();

      assertThat(refused(request)).containsExactly("model");
      assertThat(refused((ChatRequest) ((StreamRequest<?>) request).asStreamRequest())).isEmpty();
    }
  }

  @Test
  void mediaOnThePathOfTexts_areRefusedWithTheRequestToBuild() {
    assertThat(
            refused(
                QwenGenerationRequest.builder(TextModels.QWEN_PLUS, Message.user(PICTURE)).build()))
        .containsExactly("input.messages[0].content");
    assertThat(
            refused(
                QwenGenerationRequest.builder(TextModels.QWEN3_VL_PLUS, Message.user("Why?"))
                    .build()))
        .containsExactly("model");
    assertThat(
            refused(
                QwenGenerationRequest.builder(Model.of("my-vl-model"), Message.user("Why?"))
                    .build()))
        .as("a name this version does not know")
        .isEmpty();
  }

  @Test
  void choiceOfAToolThatIsNotThere_andFormatsThatAreNone_areRefused() {
    Tool now = Tool.function("now", "The time.", Map.of("type", "object"));
    assertThat(
            refused(
                chat(TextModels.QWEN_PLUS)
                    .enableThinking(false)
                    .tools(List.of(now))
                    .toolChoice(ToolChoice.function("then"))
                    .build()))
        .containsExactly("tool_choice.function.name");
    assertThat(
            refused(
                chat(TextModels.QWEN_PLUS)
                    .enableThinking(false)
                    .tools(List.of(now))
                    .toolChoice(ToolChoice.function("now"))
                    .build()))
        .isEmpty();
    assertThat(
            refused(
                QwenGenerationRequest.builder(TextModels.QWEN_PLUS, Message.user("Why?"))
                    .resultFormat("xml")
                    .build()))
        .containsExactly("parameters.result_format");
  }
}
