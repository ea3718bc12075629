package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** DeepSeek's chats, which think by default and count cached tokens. */
final class DeepSeekChat extends NullsChatShape {
  private final PromptCache cache = new PromptCache(128);

  /** The calls of tools that were thought about: their reasoning must come back. */
  private final Set<String> reasoned = ConcurrentHashMap.newKeySet();

  @Override
  String operation(ObjectNode body) {
    return "deepseek.chat";
  }

  @Override
  String id(Ids ids) {
    return ids.chat().substring("chatcmpl-".length());
  }

  @Override
  boolean thinks(ObjectNode body) {
    return !body.path("thinking").path("type").asText("").equals("disabled");
  }

  @Override
  void check(ObjectNode body) {
    if (!thinks(body)) {
      return;
    }
    JsonNode choice = body.path("tool_choice");
    if (choice.isObject() || choice.asText("").equals("required")) {
      throw Refusal.badRequest(
          "InvalidParameter", "Thinking mode does not support this tool_choice");
    }
    for (JsonNode message : body.path("messages")) {
      for (JsonNode call : message.path("tool_calls")) {
        if (reasoned.contains(call.path("id").asText(""))
            && !message.hasNonNull("reasoning_content")) {
          // The page says that it is refused, not with which words.
          throw Refusal.badRequest(
              "InvalidParameter",
              "The reasoning_content of a message with tool_calls must be sent back in thinking"
                  + " mode");
        }
      }
    }
  }

  @Override
  int cachedTokens(JsonNode messages) {
    return cache.hit(ChatText.tokens(messages, MissingNode.getInstance()));
  }

  @Override
  ObjectNode envelope(Ask ask, String object) {
    return Wire.object()
        .put("id", ask.id())
        .put("object", object)
        .put("created", ask.created())
        .put("model", ask.model())
        .put("system_fingerprint", "fp_0000000000_prod");
  }

  @Override
  ObjectNode usage(ChatTurn turn) {
    return turn.compatibleUsage()
        .put("prompt_cache_hit_tokens", turn.cachedTokens())
        .put("prompt_cache_miss_tokens", turn.promptTokens() - turn.cachedTokens());
  }

  @Override
  ObjectNode error(Refusal refusal, String requestId) {
    String type =
        switch (refusal.code()) {
          case "InvalidParameter" -> "invalid_request_error";
          case "InvalidApiKey" -> "authentication_error";
          case "InternalError" -> "server_error";
          default -> refusal.code();
        };
    ObjectNode body = Wire.object();
    body.putObject("error")
        .put("message", refusal.message())
        .put("type", type)
        .putNull("param")
        .put("code", "invalid_request_error");
    return body;
  }

  @Override
  ObjectNode whole(Ask ask, ChatTurn turn) {
    remember(ask, turn);
    return super.whole(ask, turn);
  }

  @Override
  void stream(Ask ask, ChatTurn turn, EventBody events) {
    remember(ask, turn);
    // What the service says while a request waits for its turn.
    events.addComment("keep-alive");
    super.stream(ask, turn, events);
  }

  private void remember(Ask ask, ChatTurn turn) {
    if (turn.thinking()) {
      reasoned.addAll(ask.callIds());
    }
  }

  @Override
  ObjectNode callDelta(ChatTurn turn, ObjectNode call, boolean head) {
    ObjectNode delta = super.callDelta(turn, call, head);
    return head && turn.thinking() ? delta.putNull("content").putNull("reasoning_content") : delta;
  }

  @Override
  ObjectNode lastDelta(ChatTurn turn) {
    return textDelta(turn, "");
  }

  /** Measured: the usage is on the last choice. Documented: in its own chunk, if requested. */
  @Override
  void end(Ask ask, ChatTurn turn, ObjectNode last, EventBody events) {
    if (ask.includesUsage()) {
      add(events, last);
      add(events, usageChunk(ask, turn));
    } else {
      last.set("usage", usage(turn));
      add(events, last);
    }
  }
}
