package dev.qiao.text.minimax;

import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.internal.ChatLimits;
import dev.qiao.text.request.ChatParameters;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documented limits of MiniMax's chats. */
final class MiniMaxLimits {
  private static final Limit POSITIVE = Limit.range(1, Double.POSITIVE_INFINITY);
  private static final Limit UP_TO_ONE = Limit.range(0, false, 1, true);

  private MiniMaxLimits() {}

  /** What both wires have. */
  static <Q extends ChatRequest & ChatParameters> void check(
      Violations violations, Q request, @Nullable Integer maxCompletionTokens) {
    violations
        .check("max_completion_tokens", maxCompletionTokens, POSITIVE)
        .check("max_completion_tokens", maxCompletionTokens)
        .check("temperature", request.temperature(), UP_TO_ONE)
        .check("top_p", request.topP(), UP_TO_ONE);
    List<Tool> tools = request.tools();
    List<Message> messages = request.messages();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i) instanceof Message.RolePlay said) {
        violations.check("messages[" + i + "].role", said.role(), "messages[].role of a play");
      }
    }
    for (int i = 0; tools != null && i < tools.size(); i++) {
      Tool.FunctionDeclaration function = tools.get(i).function();
      if (function == null
          || function.name() == null
          || function.description() == null
          || function.parameters() == null) {
        violations.add(
            "tools[" + i + "].function",
            "a function with name, description and parameters",
            function == null
                ? tools.get(i).type()
                : function.name() == null ? "without a name" : function.name(),
            "make it with Tool.function(..)");
      }
    }
  }

  /** What MiniMax's own wire has beside. */
  static void checkOwn(Violations violations, MiniMaxTextChatRequest request) {
    ResponseFormat format = request.responseFormat();
    violations
        .check("max_tokens", request.maxTokens(), POSITIVE)
        .check("max_tokens", request.maxTokens())
        .check(
            "response_format.type",
            format == null || format.type().equals("text") ? null : format.type());
    ChatLimits.format(violations, "", format);
    ToolChoice choice = request.toolChoice();
    if (choice != null && !choice.equals(ToolChoice.AUTO) && !choice.equals(ToolChoice.NONE)) {
      violations.add(
          "tool_choice", "auto or none", choice.value(), "choose one of them or leave it out");
    }
    if (format != null && format.jsonSchema() != null) {
      schema(violations, format.jsonSchema());
    }
  }

  private static void schema(Violations violations, ResponseFormat.JsonSchemaFormat schema) {
    if (schema.name() != null && !schema.name().matches("\\w{1,64}")) {
      violations.add(
          "response_format.json_schema.name",
          "1 to 64 letters, digits or underscores",
          schema.name(),
          "choose another name");
    }
    Map<String, Object> root = schema.schema();
    if (root != null && root.get("properties") instanceof Map<?, ?> properties) {
      List<Object> optional = new ArrayList<>(properties.keySet());
      if (root.get("required") instanceof Collection<?> required) {
        optional.removeAll(required);
      }
      if (!optional.isEmpty()) {
        violations.add(
            "response_format.json_schema.schema.required",
            "every property",
            "without " + optional,
            "name them there");
      }
    }
  }
}
