package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;

/** Answers that no script foresaw: always the same, and of the form that was asked for. */
final class StockAnswers {
  private StockAnswers() {}

  /**
   * The answer to a request.
   *
   * @param model the model asked
   * @param options the node with {@code response_format}
   * @param messages the conversation, missing for a prompt
   * @param prompt the prompt, missing for a conversation
   * @param thinking whether the model thinks first
   */
  static ChatAnswer of(
      String model, JsonNode options, JsonNode messages, JsonNode prompt, boolean thinking) {
    String question = ChatText.question(messages, prompt);
    String quoted = question.length() > 200 ? question.substring(0, 200) + ".." : question;
    boolean chinese = quoted.codePoints().anyMatch(Character::isIdeographic);
    ChatAnswer answer = ChatAnswer.of(text(model, options, messages, quoted, chinese));
    if (!thinking) {
      return answer;
    }
    return answer.withReasoning(
        chinese
            ? "用户问：“" + quoted + "”。我先复述问题，再说明我只是练习模型。"
            : "The user asks: \""
                + quoted
                + "\" I will repeat the question, then say that I only practise.");
  }

  private static String text(
      String model, JsonNode options, JsonNode messages, String quoted, boolean chinese) {
    JsonNode format = options.path("response_format");
    switch (format.path("type").asText("")) {
      case "json_object" -> {
        return Wire.text(Wire.object().put("question", quoted).put("answer", "practice"));
      }
      case "json_schema" -> {
        return Wire.text(SchemaAnswer.of(format.path("json_schema").path("schema")));
      }
      default -> {
        // Plain text.
      }
    }
    if (model.startsWith("gui-plus")) {
      return click(model);
    }
    if (messages.path(messages.size() - 1).path("role").asText("").equals("tool")) {
      return chinese ? "工具返回：" + quoted : "The tool answered: " + quoted;
    }
    return chinese
        ? "您问的是：“" + quoted + "”。我是本机上的练习模型，不懂事实，但回答的格式与真实服务相同：分段的文字、用量和结束原因。"
        : "You asked: \""
            + quoted
            + "\" I am a practice model on this machine: I know no facts, but I answer as"
            + " the real service does, in pieces, with usage and a finish reason.";
  }

  /** A click into the middle of the screen, in the words of the model's generation. */
  private static String click(String model) {
    return model.equals("gui-plus")
        ? "```json\n{\"thought\": \"I only practise, so I click into the middle.\", \"action\":"
            + " \"CLICK\", \"parameters\": {\"x\": 500, \"y\": 500}}\n```"
        : "<tool_call>\n{\"name\": \"computer_use\", \"arguments\": {\"action\": \"left_click\","
            + " \"coordinate\": [500, 500]}}\n</tool_call>";
  }
}
