package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kimi's chats, whose streams have their usage inside the last choice. */
final class KimiChat extends ChatShape {
  private static final Pattern THINKING =
      Pattern.compile("kimi-k3.*|kimi-k2\\.[5-9].*|kimi-k2-thinking.*");

  private final PromptCache cache = new PromptCache(1);

  @Override
  String operation(ObjectNode body) {
    return "kimi.chat";
  }

  @Override
  String id(Ids ids) {
    return "cmpl-" + ids.hex();
  }

  @Override
  String callId(Ids ids, String name, int index) {
    return name + ":" + index;
  }

  @Override
  boolean thinks(ObjectNode body) {
    return THINKING.matcher(body.path("model").asText()).matches()
        && !body.path("thinking").path("type").asText("").equals("disabled");
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
        .put("model", ask.model());
  }

  @Override
  ObjectNode usage(ChatTurn turn) {
    ObjectNode usage = turn.totals();
    return turn.cachedTokens() > 0 ? usage.put("cached_tokens", turn.cachedTokens()) : usage;
  }

  @Override
  ObjectNode error(Refusal refusal, String requestId) {
    String type =
        switch (refusal.code()) {
          case "InvalidParameter" -> "invalid_request_error";
          case "InvalidApiKey" -> "invalid_authentication_error";
          case "NotFound" -> "resource_not_found_error";
          case "InternalError" -> "server_error";
          default -> refusal.code();
        };
    ObjectNode body = Wire.object();
    body.putObject("error").put("type", type).put("message", refusal.message());
    return body;
  }

  @Override
  ObjectNode wholeCall(Ask ask, ChatTurn turn, int index) {
    ObjectNode call = super.wholeCall(ask, turn, index);
    call.remove("index");
    return call;
  }

  @Override
  ObjectNode chunk(Ask ask, ObjectNode delta, @Nullable String finishReason) {
    ObjectNode chunk = super.chunk(ask, delta, finishReason);
    return ask.includesUsage() ? chunk.putNull("usage") : chunk;
  }

  @Override
  void end(Ask ask, ChatTurn turn, ObjectNode last, EventBody events) {
    if (ask.includesUsage()) {
      add(events, last);
      add(events, usageChunk(ask, turn));
    } else {
      ((ObjectNode) last.path("choices").path(0)).set("usage", usage(turn));
      add(events, last);
    }
  }
}
