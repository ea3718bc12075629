package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** DashScope's OpenAI-style chats. */
final class QwenChat extends NullsChatShape {
  /** Models whose every chunk repeats the text so far, and which end twice. */
  private static final Pattern REPEATS = Pattern.compile("qwen-mt-(plus|turbo).*");

  private final KeptFiles files;

  QwenChat(KeptFiles files) {
    this.files = files;
  }

  @Override
  String operation(ObjectNode body) {
    return body.path("model").asText().startsWith("gui-plus")
        ? "gui-plus.chat"
        : "qwen.chat-completions";
  }

  @Override
  Refusal emptyMessage(int index) {
    return ChatRules.emptyContent();
  }

  @Override
  String id(Ids ids) {
    return ids.chat();
  }

  @Override
  boolean thinks(ObjectNode body) {
    return body.path("enable_thinking").asBoolean();
  }

  @Override
  void check(ObjectNode body) {
    ChatRules.check(body, body.path("messages"));
    files.check(body.path("messages"));
  }

  @Override
  ObjectNode envelope(Ask ask, String object) {
    // Snapshots of GUI-Plus answer under the name of the model.
    String model = ask.model().startsWith("gui-plus") ? "gui-plus" : ask.model();
    ObjectNode envelope = Wire.object();
    envelope.putArray("choices");
    return envelope
        .put("object", object)
        .putNull("usage")
        .put("created", ask.created())
        .putNull("system_fingerprint")
        .put("model", model)
        .put("id", ask.id());
  }

  @Override
  ObjectNode usage(ChatTurn turn) {
    return turn.compatibleUsage();
  }

  @Override
  ObjectNode error(Refusal refusal, String requestId) {
    return refusal.compatibleBody(requestId);
  }

  @Override
  void stream(Ask ask, ChatTurn turn, EventBody events) {
    if (!REPEATS.matcher(ask.model()).matches()) {
      super.stream(ask, turn, events);
      return;
    }
    StringBuilder text = new StringBuilder();
    for (String piece : turn.text()) {
      text.append(piece);
      add(events, chunk(ask, Wire.object().put("content", text.toString()), null));
    }
    ObjectNode last = Wire.object().put("content", text.toString());
    add(events, chunk(ask, last, turn.finishReason()));
    end(ask, turn, chunk(ask, last, turn.finishReason()), events);
    events.addCompatible("[DONE]");
  }

  @Override
  ObjectNode laterCall(int index, String arguments) {
    return super.laterCall(index, arguments).put("id", "").put("type", "function");
  }

  @Override
  ObjectNode callDelta(ChatTurn turn, ObjectNode call, boolean head) {
    ObjectNode delta = super.callDelta(turn, call, head);
    return head ? delta.putNull("content") : delta;
  }

  @Override
  ObjectNode lastDelta(ChatTurn turn) {
    return turn.toolCalls().isEmpty() ? textDelta(turn, "") : Wire.object();
  }

  @Override
  void end(Ask ask, ChatTurn turn, ObjectNode last, EventBody events) {
    add(events, last);
    if (ask.includesUsage()) {
      add(events, usageChunk(ask, turn));
    }
  }
}
