package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One turn of the model, ready to be sent in pieces.
 *
 * @param thinking whether messages carry a reasoning field
 * @param reasoning the pieces of what it thinks
 * @param text the pieces of what it says
 * @param finishReason why it ends
 * @param promptTokens what it read
 */
record Turn(
    boolean thinking,
    List<String> reasoning,
    List<String> text,
    String finishReason,
    int promptTokens) {

  /** The turn of an answer under a limit of tokens; the limit does not bound the reasoning. */
  static Turn of(ChatAnswer answer, int maxTokens, int promptTokens) {
    List<String> text = ChatText.pieces(answer.text());
    boolean cut = text.size() > maxTokens;
    String reasoning = answer.reasoning();
    return new Turn(
        reasoning != null,
        reasoning == null ? List.of() : ChatText.pieces(reasoning),
        cut ? text.subList(0, maxTokens) : text,
        cut ? "length" : answer.finishReason(),
        promptTokens);
  }

  /** The limit a request sets, in either of its names. */
  static int limit(JsonNode parameters) {
    int tokens = parameters.path("max_tokens").asInt(Integer.MAX_VALUE);
    return Math.min(tokens, parameters.path("max_completion_tokens").asInt(Integer.MAX_VALUE));
  }

  String wholeText() {
    return String.join("", text);
  }

  String wholeReasoning() {
    return String.join("", reasoning);
  }

  int tokens() {
    return reasoning.size() + text.size();
  }

  /** The native usage after so many pieces. */
  ObjectNode usage(int outputTokens) {
    ObjectNode usage =
        Wire.object()
            .put("total_tokens", promptTokens + outputTokens)
            .put("input_tokens", promptTokens)
            .put("output_tokens", outputTokens);
    if (thinking) {
      usage
          .putObject("output_tokens_details")
          .put("reasoning_tokens", Math.min(outputTokens, reasoning.size()));
    }
    usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
    return usage;
  }

  /** The OpenAI-style usage of the whole turn. */
  ObjectNode compatibleUsage() {
    ObjectNode usage =
        Wire.object()
            .put("prompt_tokens", promptTokens)
            .put("completion_tokens", tokens())
            .put("total_tokens", promptTokens + tokens());
    if (thinking) {
      usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoning.size());
    }
    usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
    return usage;
  }
}
