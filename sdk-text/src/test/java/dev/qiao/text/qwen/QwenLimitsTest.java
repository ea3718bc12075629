package dev.qiao.text.qwen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatServer;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.TextModels;
import dev.qiao.text.request.ReasoningEffort;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QwenLimitsTest {
  private static final Tool WEATHER =
      Tool.function("weather", "Weather of a place.", Map.of("type", "object"));

  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(Vendor.DASHSCOPE, "/api/v1");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    assertThat(server.requests()).isZero();
  }

  private static QwenGenerationRequest.Builder ask(Model model, String question) {
    return QwenGenerationRequest.builder(model, Message.user(question));
  }

  private void refused(ChatRequest request, String... broken) {
    assertThatThrownBy(() -> server.text().chat(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageEndingWith(": " + String.join("; ", broken));
  }

  @Test
  void search_optionsThatNeedOthers_areNamed() {
    SearchOptions all =
        SearchOptions.builder()
            .enableSource(false)
            .enableCitation(true)
            .forcedSearch(true)
            .searchStrategy(SearchOptions.SearchStrategy.AGENT)
            .prependSearchResult(true)
            .build();

    refused(
        ask(TextModels.QWEN_PLUS, "News?").searchOptions(all).build(),
        "parameters.search_options.enable_citation is true but must be left out (leave it out;"
            + " beside agent only enable_source works)",
        "parameters.search_options.forced_search is true but must be left out (leave it out;"
            + " beside agent only enable_source works)",
        "parameters.search_options.prepend_search_result is true but must be left out (leave it"
            + " out; beside agent only enable_source works)");
  }

  @Test
  void tools_rulesOfThePage_areNamed() {
    Tool bad =
        new Tool.FunctionTool(
            new Tool.FunctionDeclaration("search", null, null, null, null, Map.of()), Map.of());

    refused(
        ask(TextModels.QWEN_PLUS, "Weather?")
            .tools(List.of(WEATHER, bad))
            .n(2)
            .resultFormat("text")
            .enableThinking(true)
            .toolChoice(ToolChoice.function("weather"))
            .build(),
        "parameters.tools[1].function.name is search but must be 1 to 64 letters, digits,"
            + " underscores or dashes, and not \"search\" (choose another name)",
        "parameters.tools[1].function.description is not set but must be set (say when and what"
            + " for; models choose by it)",
        "parameters.n is 2 but must be 1 beside tools (ask for one answer, or send no tools)",
        "parameters.tool_choice is "
            + ToolChoice.function("weather").value()
            + " but must be auto or none while the model thinks (set enableThinking(false), or let"
            + " the model decide)",
        "parameters.result_format is text but must be message beside tools (set"
            + " resultFormat(\"message\"))");
  }

  @Test
  void format_jsonWithoutTheWord_isNamed() {
    refused(
        ask(TextModels.QWEN_PLUS, "Name and age.")
            .responseFormat(ResponseFormat.JSON_OBJECT)
            .stop(new Stop(List.of("a", List.of(1))))
            .seed(-1L)
            .build(),
        "parameters.seed is -1 but must be at least 0 (set a value in that range)",
        "parameters.stop is 1 texts among 2 but must be texts or token ids, not both (give the"
            + " tokens of all, or the texts of all)",
        "input.messages is without the word JSON but must be with it, as response_format.type"
            + " is json_object (ask for JSON in a message)");
    refused(
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Name and age."))
            .responseFormat(ResponseFormat.jsonSchema("a b", Map.of()))
            .build(),
        "response_format.json_schema.name is a b but must be 1 to 64 letters, digits, underscores"
            + " or dashes (choose another name)");
  }

  @Test
  void models_whatOneIsKnownNotToTake_isNamedOnBothWires() {
    refused(
        ask(TextModels.QWEN_PLUS, "Weather?")
            .tools(List.of(WEATHER))
            .toolChoice(ToolChoice.REQUIRED)
            .build(),
        "parameters.tool_choice is required but must be one of auto, none for qwen-plus (choose one"
            + " of them)");
    refused(
        QwenChatRequest.builder(TextModels.QWQ_PLUS, Message.user("Why?"))
            .enableThinking(false)
            .build(),
        "model is qwq-plus but must be a model that answers plain calls (it only streams: call"
            + " stream(request), then collect() for the whole answer)",
        "enable_thinking is false but must be true for qwq-plus (set that or leave it out)");
    refused(
        QwenChatRequest.builder(TextModels.QWEN3_8_MAX, Message.user("Why?"))
            .reasoningEffort(ReasoningEffort.of("huge"))
            .thinkingBudget(100)
            .build(),
        "reasoning_effort is huge but must be one of low, medium, xhigh, max, high, minimal, none"
            + " for qwen3.8-max (choose one of them)",
        "thinking_budget is 100 but must be left out for qwen3.8-max (leave it or"
            + " reasoning_effort out; the effort is a budget by another name)");
    refused(
        QwenGenerationRequest.builder(
                TextModels.QWEN_MT_PLUS, Message.system("Be polite."), Message.user("Hallo"))
            .build(),
        "parameters.translation_options is not set but must be set for qwen-mt-plus (say into which"
            + " language, TranslationOptions.into(..))",
        "input.messages is 1 not of the user but must be left out for qwen-mt-plus (send only the"
            + " text; how to translate goes into translation_options)");
  }
}
