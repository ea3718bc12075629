package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Zhipu's chats: no object, no finish reason before the end, the role in every delta. */
final class GlmChat extends ChatShape {
  @Override
  String operation(ObjectNode body) {
    return "glm.chat";
  }

  @Override
  Refusal unknownModel(String model) {
    return Refusal.badRequest("1211", "The model does not exist.");
  }

  @Override
  String id(Ids ids) {
    return ids.zhipu();
  }

  @Override
  boolean thinks(ObjectNode body) {
    return !body.path("thinking").path("type").asText("").equals("disabled");
  }

  @Override
  ObjectNode envelope(Ask ask, String object) {
    ObjectNode envelope = Wire.object().put("id", ask.id());
    if (object.equals("chat.completion")) {
      envelope.put("request_id", ask.body().path("request_id").asText(ask.requestId()));
    }
    return envelope.put("created", ask.created()).put("model", ask.model());
  }

  @Override
  ObjectNode whole(Ask ask, ChatTurn turn) {
    ObjectNode body = super.whole(ask, turn);
    SearchSources.addGlm(body, ask.body().path("tools"));
    return body;
  }

  @Override
  ObjectNode usage(ChatTurn turn) {
    ObjectNode usage = turn.totals();
    usage.putObject("prompt_tokens_details").put("cached_tokens", turn.cachedTokens());
    return usage;
  }

  @Override
  ObjectNode error(Refusal refusal, String requestId) {
    ObjectNode body = Wire.object();
    body.putObject("error")
        .put(
            "code",
            switch (refusal.code()) {
              case "InvalidParameter" -> "1210";
              case "InternalError" -> "500";
              default -> refusal.code();
            })
        .put("message", refusal.message());
    return body;
  }

  @Override
  ObjectNode chunk(Ask ask, ObjectNode delta, @Nullable String finishReason) {
    ObjectNode chunk = envelope(ask, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    if (finishReason != null) {
      choice.put("finish_reason", finishReason);
    }
    choice.set("delta", Wire.object().put("role", "assistant").setAll(delta));
    return chunk;
  }

  @Override
  @Nullable ObjectNode firstDelta(ChatTurn turn) {
    return null;
  }

  /** Whole unless the request wants it in pieces. */
  @Override
  void streamCall(Ask ask, ChatTurn turn, int index, EventBody events) {
    if (ask.body().path("tool_stream").asBoolean()) {
      super.streamCall(ask, turn, index, events);
    } else {
      add(events, chunk(ask, callDelta(turn, wholeCall(ask, turn, index), true), null));
    }
  }

  @Override
  ObjectNode lastDelta(ChatTurn turn) {
    return Wire.object().put("content", "");
  }

  @Override
  void end(Ask ask, ChatTurn turn, ObjectNode last, EventBody events) {
    last.set("usage", usage(turn));
    SearchSources.addGlm(last, ask.body().path("tools"));
    add(events, last);
  }
}
