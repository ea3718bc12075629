package dev.qiao.text.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.Content;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.internal.ChatLimits;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documented limits of DashScope's chats in both APIs. Those of single models are in the
 * catalogue under the same field names.
 */
final class QwenLimits {
  private static final Limit STRATEGIES =
      Limit.known(List.of("turbo", "max", "agent", "agent_max", "standard"));
  private static final Limit EFFORTS =
      Limit.known(List.of("low", "medium", "high", "xhigh", "max", "minimal", "none"));
  private static final Limit FUNCTION = Limit.oneOf("function");
  private static final Limit CITATIONS = Limit.known(List.of("[<number>]", "[ref_<number>]"));
  private static final Limit TEMPERATURE = Limit.range(0, true, 2, false);
  private static final Limit TOP_P = Limit.range(0, false, 1, true);
  private static final Limit TOP_K = Limit.range(0, Double.POSITIVE_INFINITY);
  private static final Limit PENALTY = Limit.range(-2, 2);
  private static final Limit SEED = Limit.range(0, Double.POSITIVE_INFINITY);
  private static final Limit ANSWERS = Limit.range(1, 4);
  private static final Limit LOGPROBS = Limit.range(0, 5);
  private static final Limit POSITIVE = Limit.range(1, Double.POSITIVE_INFINITY);
  private static final Limit MORE_THAN_NOTHING =
      Limit.range(0, false, Double.POSITIVE_INFINITY, true);

  /** Chat models that see, which the path of texts does not serve, not even for texts. */
  private static final Pattern SEEING =
      Pattern.compile(
          "qwen3\\.(?:[567]-(?:plus|flash)|8-(?:max|flash))(?:-(?:\\d{4}|\\d{4}-\\d{2}-\\d{2}))?");

  /** Models that the path of pictures does not serve. */
  private static final Pattern OF_TEXTS =
      Pattern.compile(
          "(?:qwen-(?:max|plus|flash|turbo|long|doc-turbo|math|coder|mt)|qwen3-(?:max|coder)|qwq)"
              + "(?:-.*)?");

  /** Open models that think unless the request switches it off, and then only stream. */
  private static final Pattern OPEN_THINKER =
      Pattern.compile("qwen3-(?:\\d+(?:\\.\\d+)?b(?:-a\\d+b)?|.*-thinking(?:-\\d{4})?)");

  private static final Pattern ALWAYS_THINKS = Pattern.compile("q[wv]q.*|qwen3-.*-thinking.*");

  private static final Pattern HYBRID =
      Pattern.compile("qwen-(?:plus|flash|turbo)(?:-.*)?|qwen3-max(?:-.*)?");

  private QwenLimits() {}

  /** The headers of a request that asks for a review of content, or not. */
  static Map<String, String> headers(@Nullable String dataInspection) {
    return dataInspection == null ? Map.of() : Map.of("X-DashScope-DataInspection", dataInspection);
  }

  /**
   * Checks a chat.
   *
   * @param at where its parameters are in the body, such as {@code parameters.}
   * @param prompt a bare prompt instead of messages
   */
  static void check(
      Violations violations,
      String at,
      @Nullable QwenParameters from,
      List<Message> messages,
      @Nullable String prompt) {
    String messagesAt = at.isEmpty() ? "messages" : "input.messages";
    if (from != null) {
      numbers(violations, at, from);
      thinking(violations, at, from);
      stop(violations, at, from.stop());
      tools(violations, at, from);
      search(violations, at, from);
      format(violations, at, messagesAt, from.responseFormat(), messages, prompt);
      if (from instanceof QwenNativeParameters more) {
        nativeOnly(violations, at, more);
      }
    }
    translation(violations, at, from == null ? null : from.translationOptions(), messages);
    QwenMediaLimits.check(violations, messagesAt, messages, isOfHighResolution(from));
  }

  private static boolean isOfHighResolution(@Nullable QwenParameters from) {
    return from instanceof QwenNativeParameters parameters
        ? Boolean.TRUE.equals(parameters.vlHighResolutionImages())
        : from instanceof QwenChatRequest chat
            && Boolean.TRUE.equals(chat.vlHighResolutionImages());
  }

  private static void numbers(Violations violations, String at, QwenParameters from) {
    violations
        .check(at + "temperature", from.temperature(), TEMPERATURE)
        .check(at + "top_p", from.topP(), TOP_P)
        .check(at + "top_k", from.topK(), TOP_K)
        .check(at + "repetition_penalty", from.repetitionPenalty(), MORE_THAN_NOTHING)
        .check(at + "presence_penalty", from.presencePenalty(), PENALTY)
        // One page says at most 2147483647, another 9223372036854775807.
        .check(at + "seed", from.seed(), SEED)
        .check(at + "n", from.n(), ANSWERS)
        .check(at + "top_logprobs", from.topLogprobs(), LOGPROBS)
        .check(at + "max_tokens", from.maxTokens(), POSITIVE)
        .check(at + "max_tokens", from.maxTokens())
        .check(at + "max_completion_tokens", from.maxCompletionTokens(), POSITIVE)
        .check(at + "thinking_budget", from.thinkingBudget(), POSITIVE);
  }

  private static void thinking(Violations violations, String at, QwenParameters from) {
    violations
        .check(at + "enable_thinking", from.enableThinking())
        .check(at + "reasoning_effort", from.reasoningEffort())
        .check(at + "reasoning_effort", from.reasoningEffort(), EFFORTS);
    if (from.reasoningEffort() != null) {
      violations.check(
          at + "thinking_budget",
          from.thinkingBudget(),
          at + "thinking_budget beside reasoning_effort");
    }
  }

  private static void stop(Violations violations, String at, @Nullable Stop stop) {
    if (stop != null
        && stop.value() instanceof List<?> all
        && !stop.texts().isEmpty()
        && stop.texts().size() < all.size()) {
      violations.add(
          at + "stop",
          "texts or token ids, not both",
          stop.texts().size() + " texts among " + all.size(),
          "give the tokens of all, or the texts of all");
    }
  }

  private static void tools(Violations violations, String at, QwenParameters from) {
    List<Tool> tools = from.tools() == null ? List.of() : from.tools();
    violations.check(at + "tools", from.tools());
    for (int i = 0; i < tools.size(); i++) {
      Tool.FunctionDeclaration function = tools.get(i).function();
      if (function != null) {
        function(violations, at + "tools[" + i + "].function.", function);
      }
      violations.check(at + "tools[" + i + "].type", tools.get(i).type(), FUNCTION);
    }
    if (!tools.isEmpty() && from.n() != null && from.n() > 1) {
      violations.add(at + "n", "1 beside tools", from.n(), "ask for one answer, or send no tools");
    }
    ToolChoice choice = from.toolChoice();
    if (choice == null) {
      return;
    }
    if (choice.value() instanceof String word) {
      violations.check(at + "tool_choice", word);
    } else if (Boolean.TRUE.equals(from.enableThinking())) {
      violations.add(
          at + "tool_choice",
          "auto or none while the model thinks",
          choice.value(),
          "set enableThinking(false), or let the model decide");
    }
  }

  private static void function(
      Violations violations, String at, Tool.FunctionDeclaration function) {
    String name = function.name();
    if (name == null || !name.matches("[A-Za-z0-9_-]{1,64}") || name.equals("search")) {
      violations.add(
          at + "name",
          "1 to 64 letters, digits, underscores or dashes, and not \"search\"",
          name,
          "choose another name");
    }
    if (function.description() == null) {
      violations.add(at + "description", "set", null, "say when and what for; models choose by it");
    }
  }

  private static void search(Violations violations, String at, QwenParameters from) {
    SearchOptions options = from.searchOptions();
    if (options == null) {
      return;
    }
    if (!Boolean.TRUE.equals(from.enableSearch())) {
      violations.warn(
          at + "search_options",
          "does nothing without enable_search; set enableSearch(true), or leave it out");
    }
    String in = at + "search_options.";
    violations
        .check(in + "search_strategy", options.searchStrategy())
        .check(in + "search_strategy", options.searchStrategy(), STRATEGIES)
        .check(in + "citation_format", options.citationFormat(), CITATIONS);
    boolean sources = Boolean.TRUE.equals(options.enableSource());
    if (Boolean.TRUE.equals(options.enableCitation()) && !sources) {
      violations.warn(
          in + "enable_citation", "does nothing without enable_source; set enableSource(true)");
    }
    if (Boolean.TRUE.equals(options.prependSearchResult()) && !sources) {
      violations.warn(
          in + "prepend_search_result",
          "does nothing without enable_source; set enableSource(true)");
    }
    SearchOptions.SearchStrategy strategy = options.searchStrategy();
    if (strategy != null && strategy.value().startsWith("agent")) {
      Limit absent = Limit.absent("leave it out; beside " + strategy + " only enable_source works");
      violations
          .check(in + "enable_citation", unlessFalse(options.enableCitation()), absent)
          .check(in + "citation_format", options.citationFormat(), absent)
          .check(in + "forced_search", unlessFalse(options.forcedSearch()), absent)
          .check(
              in + "enable_search_extension", unlessFalse(options.enableSearchExtension()), absent)
          .check(in + "prepend_search_result", unlessFalse(options.prependSearchResult()), absent);
    }
  }

  /** The vendor's own samples send false where a field is of no use. */
  private static @Nullable Boolean unlessFalse(@Nullable Boolean value) {
    return Boolean.FALSE.equals(value) ? null : value;
  }

  private static void format(
      Violations violations,
      String at,
      String messagesAt,
      @Nullable ResponseFormat format,
      List<Message> messages,
      @Nullable String prompt) {
    if (format == null) {
      return;
    }
    if (format.type().equals("json_object")
        && !says(prompt, "json")
        && messages.stream().noneMatch(message -> says(text(message), "json"))) {
      violations.add(
          prompt == null ? messagesAt : "input.prompt",
          "with it, as response_format.type is json_object",
          "without the word JSON",
          "ask for JSON in a message");
    }
    ResponseFormat.JsonSchemaFormat schema = format.jsonSchema();
    if (schema != null && (schema.name() == null || !schema.name().matches("[\\w-]{1,64}"))) {
      violations.add(
          at + "response_format.json_schema.name",
          "1 to 64 letters, digits, underscores or dashes",
          schema.name(),
          "choose another name");
    }
  }

  private static boolean says(@Nullable String text, String word) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(word);
  }

  private static String text(Message message) {
    Content content = ChatLimits.content(message);
    // A message of a kind this version does not know may say anything.
    return message instanceof Message.Unknown
        ? message.toString()
        : content == null ? "" : content.text();
  }

  private static void nativeOnly(Violations violations, String at, QwenNativeParameters from) {
    violations.check(at + "result_format", from.resultFormat());
    boolean tools = from.tools() != null && !from.tools().isEmpty();
    if ("text".equals(from.resultFormat())
        && (tools || Boolean.TRUE.equals(from.enableThinking()))) {
      violations.add(
          at + "result_format",
          tools ? "message beside tools" : "message while the model thinks",
          "text",
          "set resultFormat(\"message\")");
    }
    OcrOptions ocr = from.ocrOptions();
    if (ocr != null) {
      ocr(violations, at + "ocr_options.", ocr);
    }
  }

  private static void ocr(Violations violations, String at, OcrOptions ocr) {
    violations.require(at + "task", ocr.task(), "name one, such as OcrOptions.of(..)");
    OcrOptions.TaskConfig config = ocr.taskConfig();
    if (config == null) {
      return;
    }
    if (ocr.task() != null && !ocr.task().equals(OcrOptions.Task.KEY_INFORMATION_EXTRACTION)) {
      violations.add(
          at + "task_config",
          "left out with " + ocr.task(),
          "set",
          "leave it out; only key_information_extraction takes it");
    }
    int levels = levels(config.resultSchema());
    if (levels > 3) {
      violations.add(
          at + "task_config.result_schema",
          "at most 3 levels deep",
          levels + " levels",
          "flatten it");
    }
  }

  private static int levels(@Nullable Object value) {
    int deepest = 0;
    if (value instanceof Map<?, ?> fields) {
      for (Object inner : fields.values()) {
        deepest = Math.max(deepest, levels(inner));
      }
      return deepest + 1;
    }
    if (value instanceof List<?> elements) {
      for (Object inner : elements) {
        deepest = Math.max(deepest, levels(inner));
      }
    }
    return deepest;
  }

  private static void translation(
      Violations violations,
      String at,
      @Nullable TranslationOptions options,
      List<Message> messages) {
    String in = at + "translation_options";
    violations.check(in, options);
    if (options != null) {
      violations
          .require(in + ".source_lang", options.sourceLang(), "name it, or \"auto\"")
          .require(in + ".target_lang", options.targetLang(), "name it in English");
    }
    long others = 0;
    for (Message said : messages) {
      others += said instanceof Message.User ? 0 : 1;
    }
    violations.check(
        at.isEmpty() ? "messages" : "input.messages",
        others == 0 ? null : others + " not of the user",
        "messages not of the user");
  }

  /** Whether a model sees or hears, so that the path of texts does not serve it. */
  private static boolean isOfMedia(String model) {
    return model.startsWith("qvq")
        || (model.startsWith("qwen")
            && (model.contains("-vl")
                || model.contains("-audio")
                || model.contains("-omni")
                || model.contains("-ocr")));
  }

  /** Refuses models of texts on the path of pictures, videos and sound. */
  static void multimodalOnly(Violations violations, Model of) {
    if (OF_TEXTS.matcher(of.name()).matches()) {
      violations.add(
          "model", "a multimodal model", of, "build a QwenGenerationRequest or a QwenChatRequest");
    }
  }

  /** Refuses pictures, videos, sound and their models on the path of texts. */
  static void textOnly(Violations violations, @Nullable Model of, List<Message> messages) {
    String way = "build a QwenMultimodalRequest or a QwenChatRequest";
    if (of != null && (isOfMedia(of.name()) || SEEING.matcher(of.name()).matches())) {
      violations.add("model", "a text model", of, way);
    }
    ChatLimits.textOnly(violations, "input.messages", messages, way);
  }

  /** Checks what depends on a family of models, known by its name. */
  static void checkFamily(
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
    boolean isOff = from != null && Boolean.FALSE.equals(from.enableThinking());
    boolean isThinker = ALWAYS_THINKS.matcher(model).matches();
    if (!streams && (isThinker || (!isOff && OPEN_THINKER.matcher(model).matches()))) {
      violations.add(
          "model",
          "a model that answers plain calls",
          model,
          "it only streams"
              + (isThinker ? "" : " while it thinks")
              + ": call stream(request), then collect() for the whole answer"
              + (isThinker ? "" : ", or set enableThinking(false)"));
    } else if (!streams
        && from != null
        && Boolean.TRUE.equals(from.enableThinking())
        && HYBRID.matcher(model).matches()) {
      violations.warn(
          at + "enable_thinking",
          "is refused outside a stream by one page, and answered by another; call stream(request)"
              + " if it fails");
    }
    if (isThinker && isOff) {
      violations.add(
          at + "enable_thinking", "true for " + model, false, "set that or leave it out");
    }
    partial(violations, at, from, messages, model, isThinker);
    if (!isQvq
        && model.startsWith("qwq")
        && messages.stream().anyMatch(Message.SystemMessage.class::isInstance)) {
      violations.warn(
          at.isEmpty() ? "messages" : "input.messages",
          "have a system message, which is not recommended for "
              + model
              + "; put the instructions into the user's message");
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
    withoutEffect(violations, at, from, model);
    streamed(violations, at, from, streams);
    if (isThinker && from.toolChoice() != null && from.toolChoice().isForced()) {
      violations.add(
          at + "tool_choice",
          "auto or none for " + model + ", which always thinks",
          from.toolChoice().value(),
          "let the model decide, or choose another model");
    }
    searchWithoutEffect(violations, at, from, streams);
    ChatLimits.choice(violations, at, from.toolChoice(), from.tools());
    ChatLimits.format(violations, at, from.responseFormat());
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

  /** What only streams bring. */
  private static void streamed(
      Violations violations, String at, QwenParameters from, boolean streams) {
    if (streams) {
      return;
    }
    if (from instanceof QwenChatRequest chat
        && chat.modalities() != null
        && chat.modalities().contains("audio")) {
      violations.add(at + "modalities", "text outside a stream", "audio", "call stream(request)");
    }
    if (from instanceof QwenNativeParameters more
        && more.skill() != null
        && !more.skill().isEmpty()) {
      violations.add(at + "skill", "left out outside a stream", "set", "call stream(request)");
    }
  }

  /** A beginning that is continued is no place to think. */
  private static void partial(
      Violations violations,
      String at,
      @Nullable QwenParameters from,
      List<Message> messages,
      String model,
      boolean isThinker) {
    for (int i = 0; i < messages.size(); i++) {
      if (!(messages.get(i) instanceof Message.Assistant said)
          || !Boolean.TRUE.equals(said.partial())) {
        continue;
      }
      String field = (at.isEmpty() ? "messages[" : "input.messages[") + i + "].partial";
      if (isThinker || (from != null && Boolean.TRUE.equals(from.enableThinking()))) {
        violations.add(field, "left out while the model thinks", true, "set enableThinking(false)");
      } else if (model.startsWith("qwen-long")) {
        violations.warn(field, "is not listed for " + model + "; expect an answer of its own");
      }
    }
  }

  private static void withoutEffect(
      Violations violations, String at, QwenParameters from, String model) {
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

  private static void searchWithoutEffect(
      Violations violations, String at, QwenParameters from, boolean streams) {
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
  }
}
