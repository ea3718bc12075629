package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A gateway's chats: one shape, with what each family of models adds to it. The page shows no
 * stream, so it streams as OpenAI does.
 */
final class GatewayChat extends ChatShape {
  @Override
  String operation(ObjectNode body) {
    return "gateway.chat";
  }

  @Override
  String id(Ids ids) {
    return ids.chat();
  }

  private static boolean isOf(ObjectNode body, String family) {
    return body.path("model").asText().toLowerCase(Locale.ROOT).startsWith(family);
  }

  @Override
  boolean thinks(ObjectNode body) {
    boolean search = body.path("enable_search").asBoolean();
    if (isOf(body, "minimax")) {
      return true;
    }
    return isOf(body, "kimi")
        ? !search && body.path("enable_thinking").asBoolean(true)
        : body.path("enable_thinking").asBoolean();
  }

  @Override
  ObjectNode envelope(Ask ask, String object) {
    ObjectNode envelope =
        Wire.object()
            .put("id", ask.id())
            .put("object", object)
            .put("created", ask.created())
            .put("model", ask.model());
    return isOf(ask.body(), "deepseek")
        ? envelope.put("system_fingerprint", "fp_0000000001")
        : envelope;
  }

  @Override
  ObjectNode usage(ChatTurn turn) {
    return turn.totals();
  }

  @Override
  ObjectNode error(Refusal refusal, String requestId) {
    return refusal.compatibleBody(requestId);
  }

  @Override
  ObjectNode whole(Ask ask, ChatTurn turn) {
    ObjectNode body = super.whole(ask, turn);
    if (isOf(ask.body(), "qwen")) {
      body.set("usage", turn.compatibleUsage());
    } else if (isOf(ask.body(), "minimax")) {
      ObjectNode usage = turn.totals().put("total_characters", 0);
      usage.putObject("completion_tokens_details").put("reasoning_tokens", turn.reasoning().size());
      body.set("usage", usage);
      body.put("input_sensitive", false)
          .put("output_sensitive", false)
          .put("input_sensitive_type", 0)
          .put("output_sensitive_type", 0);
      MiniMaxPlatform.baseResp(body, "0", "");
    }
    return body;
  }

  @Override
  void end(Ask ask, ChatTurn turn, ObjectNode last, EventBody events) {
    add(events, last);
    if (ask.includesUsage()) {
      add(events, usageChunk(ask, turn));
    }
  }
}
