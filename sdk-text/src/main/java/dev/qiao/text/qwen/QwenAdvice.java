package dev.qiao.text.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What depends on a family of models of DashScope's chats, known by its name: settings that do
 * nothing there, and requests that the model cannot answer.
 */
final class QwenAdvice {
  private QwenAdvice() {}

  /** Whether a model sees or hears, so that the path of texts does not serve it. */
  private static boolean isOfMedia(String model) {
    return model.startsWith("qvq")
        || (model.startsWith("qwen")
            && (model.contains("-vl")
                || model.contains("-audio")
                || model.contains("-omni")
                || model.contains("-ocr")));
  }

  /** Refuses pictures, videos, sound and their models on the path of texts. */
  static void textOnly(Violations violations, @Nullable Model of, List<Message> messages) {
    String way = "build a QwenMultimodalRequest or a QwenChatRequest";
    if (of != null && isOfMedia(of.name())) {
      violations.add("model", "a model of texts", of, way);
    }
    for (int i = 0; i < messages.size(); i++) {
      Content content = QwenLimits.content(messages.get(i));
      if (content != null && content.parts().stream().anyMatch(QwenAdvice::isMedia)) {
        violations.add("input.messages[" + i + "].content", "text", "with media", way);
      }
    }
  }

  private static boolean isMedia(ContentPart part) {
    return part instanceof ContentPart.Image
        || part instanceof ContentPart.Video
        || part instanceof ContentPart.Audio;
  }

  static void check(
      Violations violations,
      String at,
      @Nullable QwenParameters from,
      List<Message> messages,
      @Nullable Model of,
      boolean isStream) {
    boolean streams =
        isStream
            || (from instanceof QwenNativeParameters parameters
                && parameters.incrementalOutput() != null);
    String model = of == null ? "" : of.name();
    boolean isQvq = model.startsWith("qvq");
    if ((isQvq || model.startsWith("qwq")) && !streams) {
      violations.add(
          "model",
          "a model that answers calls",
          model,
          "it only streams: call stream(request), then collect() for the whole answer");
    }
    if (isQvq && messages.stream().anyMatch(Message.SystemMessage.class::isInstance)) {
      violations.warn(
          at.isEmpty() ? "messages" : "input.messages",
          "have a system message, which does nothing for "
              + model
              + "; put the instructions into the user's message");
    }
    if (from == null) {
      return;
    }
    numbers(violations, at, from, model);
    search(violations, at, from, model, streams);
    choice(violations, at, from);
    ResponseFormat format = from.responseFormat();
    if (format != null && format.type().equals("json_schema") && format.jsonSchema() == null) {
      violations.add(
          at + "response_format.json_schema",
          "set, with a type of json_schema",
          null,
          "give the schema with ResponseFormat.jsonSchema(..)");
    }
    if (from instanceof QwenNativeParameters more && more.resultFormat() != null) {
      String result = more.resultFormat();
      if (!result.equals("message") && !result.equals("text")) {
        violations.add(
            at + "result_format", "message or text", result, "leave it out: message is sent");
      } else if (result.equals("text") && isOfMedia(model)) {
        violations.warn(at + "result_format", "text does nothing for " + model + "; leave it out");
      }
    }
  }

  private static void numbers(Violations violations, String at, QwenParameters from, String model) {
    boolean thinks = Boolean.TRUE.equals(from.enableThinking());
    if (from.topLogprobs() != null && !Boolean.TRUE.equals(from.logprobs())) {
      violations.warn(at + "top_logprobs", "does nothing without logprobs; set logprobs(true)");
    }
    if (from.thinkingBudget() != null && Boolean.FALSE.equals(from.enableThinking())) {
      violations.warn(
          at + "thinking_budget", "does nothing with enable_thinking false; leave one out");
    }
    if (from.seed() != null && from.seed() > Integer.MAX_VALUE) {
      violations.warn(
          at + "seed",
          "is "
              + from.seed()
              + " but should be at most 2147483647: one page of the vendor has that maximum,"
              + " another a larger one");
    }
    if (from.n() != null
        && from.n() > 1
        && (thinks || !(model.startsWith("qwen-plus") || model.startsWith("qwen3")))) {
      violations.warn(
          at + "n",
          "does nothing but for qwen-plus, qwen-plus-character and qwen3 without thinking; expect"
              + " one answer");
    }
    if (Boolean.TRUE.equals(from.enableCodeInterpreter())
        && !(thinks && model.startsWith("qwen3-max"))) {
      violations.warn(
          at + "enable_code_interpreter",
          "does nothing but for qwen3-max-preview with enable_thinking true; leave it out");
    }
  }

  private static void search(
      Violations violations, String at, QwenParameters from, String model, boolean streams) {
    SearchOptions options = from.searchOptions();
    if (options == null) {
      return;
    }
    String in = at + "search_options.";
    if (options.citationFormat() != null && !Boolean.TRUE.equals(options.enableCitation())) {
      violations.warn(
          in + "citation_format", "does nothing without enable_citation; set enableCitation(true)");
    }
    if (Boolean.TRUE.equals(options.prependSearchResult()) && !streams) {
      violations.warn(
          in + "prepend_search_result", "does nothing outside a stream; call stream(request)");
    }
    SearchOptions.SearchStrategy strategy = options.searchStrategy();
    if (strategy != null && strategy.value().startsWith("agent") && model.startsWith("qwen-")) {
      violations.warn(
          in + "search_strategy",
          "is " + strategy + ", which is documented from qwen3-max on, not for " + model);
    }
  }

  private static void choice(Violations violations, String at, QwenParameters from) {
    ToolChoice choice = from.toolChoice();
    if (choice == null
        || !(choice.value() instanceof Map<?, ?> named)
        || !(named.get("function") instanceof Map<?, ?> function)) {
      return;
    }
    List<Tool> tools = from.tools() == null ? List.of() : from.tools();
    Object name = function.get("name");
    if (tools.stream()
        .noneMatch(
            tool ->
                tool.function() != null && name != null && name.equals(tool.function().name()))) {
      violations.add(
          at + "tool_choice.function.name",
          "the name of one of the tools",
          name,
          "add the tool, or choose one that is there");
    }
  }
}
