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
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.TextModels;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import dev.qiao.text.tool.WebSearch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QwenFamiliesTest {
  private static final ContentPart PICTURE =
      ContentPart.image(MediaSource.of("https://example.com/cat.png"));

  private static QwenChatRequest.Builder chat(Model model) {
    return QwenChatRequest.builder(model, Message.user("Why?"));
  }

  private static ChatRequest streamed(QwenChatRequest.Builder chat) {
    return chat.build().asStreamRequest();
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
    assertThat(warnings(streamed(chat(TextModels.QWEN_PLUS).enableThinking(true).n(2)))).hasSize(1);
    assertThat(warnings(chat(TextModels.QWEN_PLUS).enableCodeInterpreter(true).build())).hasSize(1);
    assertThat(
            warnings(
                streamed(
                    chat(TextModels.QWEN3_MAX_PREVIEW)
                        .enableThinking(true)
                        .enableCodeInterpreter(true))))
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
  void aListOfFewFrames_isWarnedOf() {
    MediaSource frame = MediaSource.of("https://example.com/1.png");
    assertThat(
            warnings(
                QwenMultimodalRequest.builder(
                        TextModels.QWEN3_VL_PLUS,
                        Message.user(ContentPart.video(List.of(frame, frame, frame))),
                        Message.user(ContentPart.video(List.of(frame, frame, frame, frame))))
                    .build()))
        .containsExactly(
            "input.messages[0].content[0].video has fewer than 4 frames, which the service may"
                + " refuse");
  }

  @Test
  void modelThatOnlyStreams_isRefusedForACallAndTakenForAStream() {
    for (Model model :
        List.of(
            TextModels.QWQ_PLUS,
            Model.of("qvq-max-2025-03-25"),
            Model.of("qwen3-32b"),
            Model.of("qwen3-235b-a22b"),
            Model.of("qwen3-next-80b-a3b-thinking"),
            TextModels.QWEN3_VL_235B_A22B_THINKING)) {
      ChatRequest request = QwenChatRequest.builder(model, Message.user("Why?")).build();

      assertThat(refused(request)).containsExactly("model");
      assertThat(refused((ChatRequest) ((StreamRequest<?>) request).asStreamRequest())).isEmpty();
    }
  }

  @Test
  void openModel_thatDoesNotThink_answersCalls() {
    assertThat(refused(chat(Model.of("qwen3-32b")).enableThinking(false).build())).isEmpty();
    assertThat(refused(chat(Model.of("qwen3-30b-a3b-instruct-2507")).build())).isEmpty();
    assertThat(refused(chat(Model.of("qwen3-coder-480b-a35b-instruct")).build())).isEmpty();
    assertThat(refused(chat(Model.of("my-qwen3-32b")).build())).as("a deployment").isEmpty();
  }

  @Test
  void plainCallOfAHybridThatThinks_isWarnedOf() {
    assertThat(warnings(chat(TextModels.QWEN_PLUS).enableThinking(true).build()))
        .containsExactly(
            "enable_thinking is refused outside a stream by one page, and answered by another; call"
                + " stream(request) if it fails");
    assertThat(warnings(chat(TextModels.QWEN3_6_PLUS).enableThinking(true).build())).isEmpty();
  }

  @Test
  void modelThatAlwaysThinks_cannotBeSwitchedOffNorForcedNorContinued() {
    Tool now = Tool.function("now", "The time.", Map.of("type", "object"));
    assertThat(refused(streamed(chat(TextModels.QVQ_MAX).enableThinking(false))))
        .containsExactly("enable_thinking");
    assertThat(
            refused(
                streamed(
                    chat(TextModels.QWQ_PLUS)
                        .tools(List.of(now))
                        .toolChoice(ToolChoice.function("now")))))
        .containsExactly("tool_choice");
    assertThat(
            refused(
                chat(TextModels.QWEN_PLUS)
                    .enableThinking(true)
                    .addMessage(Message.prefix("Since"))
                    .build()))
        .containsExactly("messages[1].partial");
    assertThat(warnings(chat(TextModels.QWEN_LONG).addMessage(Message.prefix("Since")).build()))
        .containsExactly(
            "messages[1].partial is not listed for qwen-long; expect an answer of its own");
  }

  @Test
  void whatOnlyAStreamBrings_isRefusedForACall() {
    QwenChatRequest.Builder spoken =
        chat(Model.of("qwen3.5-omni-plus")).modalities(List.of("text", "audio"));
    assertThat(refused(spoken.build())).containsExactly("modalities");
    assertThat(refused(streamed(spoken))).isEmpty();
    QwenGenerationRequest slides =
        QwenGenerationRequest.builder(TextModels.QWEN_DOC_TURBO, Message.user("Slides."))
            .skill(List.of(Skill.creativePpt()))
            .build();
    assertThat(refused(slides)).containsExactly("parameters.skill");
    assertThat(refused(slides.asStreamRequest())).isEmpty();
  }

  @Test
  void modelOnTheOtherPath_isRefusedWithTheRequestToBuild() {
    for (String seeing : List.of("qwen3.5-plus", "qwen3.7-flash", "qwen3.8-max-0902")) {
      assertThat(
              refused(
                  QwenGenerationRequest.builder(Model.of(seeing), Message.user("Why?")).build()))
          .containsExactly("model");
    }
    for (String reading : List.of("qwen-plus", "qwen3-max-2026-01-23", "qwen-plus-latest")) {
      assertThat(
              refused(
                  QwenMultimodalRequest.builder(Model.of(reading), Message.user("Why?")).build()))
          .containsExactly("model");
    }
    assertThat(
            refused(
                QwenMultimodalRequest.builder(TextModels.QWEN_VL_PLUS, Message.user(PICTURE))
                    .build()))
        .isEmpty();
    assertThat(
            refused(
                QwenGenerationRequest.builder(
                        TextModels.QWEN_DOC_TURBO,
                        Message.user(ContentPart.docUrl("https://example.com/a.pdf")))
                    .build()))
        .isEmpty();
  }

  @Test
  void searchThatDoesNothing_isWarnedOf() {
    SearchOptions options =
        SearchOptions.builder().enableCitation(true).prependSearchResult(true).build();
    assertThat(warnings(streamed(chat(TextModels.QWEN_PLUS).searchOptions(options))))
        .containsExactly(
            "search_options does nothing without enable_search; set enableSearch(true), or leave it"
                + " out",
            "search_options.enable_citation does nothing without enable_source; set"
                + " enableSource(true)",
            "search_options.prepend_search_result does nothing without enable_source; set"
                + " enableSource(true)");
    assertThat(
            warnings(
                chat(TextModels.QWEN_PLUS)
                    .enableSearch(true)
                    .searchOptions(
                        SearchOptions.builder()
                            .searchStrategy(SearchOptions.SearchStrategy.of("tubro"))
                            .build())
                    .build()))
        .containsExactly(
            "search_options.search_strategy is tubro, which no page lists; the nearest that is"
                + " listed is turbo");
  }

  @Test
  void toolOfAnotherKind_andAFormThatIsNone_areRefused() {
    assertThat(
            refused(
                chat(TextModels.QWEN_PLUS)
                    .tools(List.of(Tool.webSearch(WebSearch.with("search_std"))))
                    .build()))
        .containsExactly("tools[0].type");
    assertThat(
            refused(
                chat(TextModels.QWEN_PLUS)
                    .responseFormat(new ResponseFormat("xml", null, Map.of()))
                    .build()))
        .containsExactly("response_format.type");
    assertThat(
            refused(
                chat(TextModels.QWEN_PLUS)
                    .responseFormat(new ResponseFormat("json_schema", null, Map.of()))
                    .build()))
        .containsExactly("response_format.json_schema");
  }

  @Test
  void mediaOnThePathOfTexts_areRefusedWithTheRequestToBuild() {
    assertThat(
            refused(
                QwenGenerationRequest.builder(TextModels.QWEN_PLUS, Message.user(PICTURE)).build()))
        .containsExactly("input.messages[0].content[0]");
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
