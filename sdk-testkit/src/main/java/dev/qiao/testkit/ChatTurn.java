package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.ChatAnswer.ToolCall;
import java.util.List;
import java.util.Map;

/**
 * One turn of the model, ready to be sent in pieces.
 *
 * @param thinking whether messages carry a reasoning field
 * @param reasoning the pieces of what it thinks
 * @param text the pieces of what it says
 * @param toolCalls the tools it wants called
 * @param finishReason why it ends
 * @param promptTokens what it read, media included
 * @param mediaTokens what of it were pictures, sounds and films, by the usage's name
 * @param cachedTokens what of it the cache knew
 */
record ChatTurn(
    boolean thinking,
    List<String> reasoning,
    List<String> text,
    List<ToolCall> toolCalls,
    String finishReason,
    int promptTokens,
    Map<String, Integer> mediaTokens,
    int cachedTokens) {

  /** The turn of an answer under a limit of tokens; the limit does not bound the reasoning. */
  static ChatTurn of(ChatAnswer answer, int maxTokens, JsonNode messages, JsonNode prompt) {
    List<String> text = ChatText.pieces(answer.text());
    boolean cut = text.size() > maxTokens;
    String reasoning = answer.reasoning();
    Map<String, Integer> media = ChatText.mediaTokens(messages);
    return new ChatTurn(
        reasoning != null,
        reasoning == null ? List.of() : ChatText.pieces(reasoning),
        cut ? text.subList(0, maxTokens) : text,
        answer.toolCalls(),
        cut ? "length" : answer.finishReason(),
        ChatText.promptTokens(messages, prompt) + sum(media),
        media,
        0);
  }

  ChatTurn withCachedTokens(int tokens) {
    return new ChatTurn(
        thinking, reasoning, text, toolCalls, finishReason, promptTokens, mediaTokens, tokens);
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

  /** A token for each piece, and for each name of a tool. */
  int tokens() {
    int tokens = reasoning.size() + text.size();
    for (ToolCall call : toolCalls) {
      tokens += 1 + ChatText.argumentPieces(call.arguments()).size();
    }
    return tokens;
  }

  /** The native usage after this number of pieces. */
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
    usage.putObject("prompt_tokens_details").put("cached_tokens", cachedTokens);
    return usage;
  }

  /** The usage of the native multimodal path, which distinguishes text and media. */
  ObjectNode multimodalUsage(int outputTokens) {
    ObjectNode usage = Wire.object();
    ObjectNode read = usage.putObject("input_tokens_details");
    mediaTokens.forEach(read::put);
    read.put("text_tokens", promptTokens - sum(mediaTokens));
    usage
        .put("total_tokens", promptTokens + outputTokens)
        .put("output_tokens", outputTokens)
        .put("input_tokens", promptTokens);
    ObjectNode said = usage.putObject("output_tokens_details");
    int thought = Math.min(outputTokens, reasoning.size());
    if (thinking) {
      said.put("reasoning_tokens", thought);
    }
    said.put("text_tokens", outputTokens - thought);
    mediaTokens.forEach(usage::put);
    return usage;
  }

  /** The three numbers that every OpenAI-style usage has. */
  ObjectNode totals() {
    return Wire.object()
        .put("prompt_tokens", promptTokens)
        .put("completion_tokens", tokens())
        .put("total_tokens", promptTokens + tokens());
  }

  /** The OpenAI-style usage of the whole turn. */
  ObjectNode compatibleUsage() {
    ObjectNode usage = totals();
    if (thinking) {
      usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoning.size());
    }
    ObjectNode read = usage.putObject("prompt_tokens_details").put("cached_tokens", cachedTokens);
    if (!mediaTokens.isEmpty()) {
      mediaTokens.forEach(read::put);
      read.put("text_tokens", promptTokens - sum(mediaTokens));
    }
    return usage;
  }

  private static int sum(Map<String, Integer> tokens) {
    return tokens.values().stream().mapToInt(Integer::intValue).sum();
  }
}
