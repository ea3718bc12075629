package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one vendor writes chat completions: what all have in common, and hooks for the rest. */
abstract class ChatShape {
  private static final String DONE = "[DONE]";

  /**
   * What all chunks of one answer repeat, and what was asked.
   *
   * @param body the request
   * @param id the answer's id
   * @param requestId the request's id
   * @param created the server's time, in seconds
   * @param callIds the ids of the turn's tool calls
   */
  record Ask(ObjectNode body, String id, String requestId, long created, List<String> callIds) {
    String model() {
      return body.path("model").asText();
    }

    boolean includesUsage() {
      return body.path("stream_options").path("include_usage").asBoolean();
    }
  }

  /** The id of an answer. */
  abstract String id(Ids ids);

  /** The id of a tool call. */
  String callId(Ids ids, String name, int index) {
    return ids.toolCall();
  }

  /** Whether the model thinks first when nothing is scripted. */
  abstract boolean thinks(ObjectNode body);

  /** The SDK's id of the operation. */
  abstract String operation(ObjectNode body);

  /** A refusal of a message of the user that says nothing. */
  Refusal emptyMessage(int index) {
    // The pages of most vendors do not show it.
    return Refusal.badRequest(
        "InvalidParameter",
        "Invalid request: message at position " + index + " with role 'user' must not be empty");
  }

  /** Refuses a model that makes something else. */
  void checkModel(String model) {
    if (ModelKind.CHAT.excludes(model)) {
      throw unknownModel(model);
    }
  }

  /** A refusal of a model that the path does not serve. */
  Refusal unknownModel(String model) {
    return Refusal.unknownModel(model);
  }

  /** Refuses what the vendor refuses. */
  void check(ObjectNode body) {}

  /** The tokens of a prompt that the vendor's cache knows. */
  int cachedTokens(JsonNode messages) {
    return 0;
  }

  /** The fields around the choices, without the choices. */
  abstract ObjectNode envelope(Ask ask, String object);

  /** The usage as it is in a whole answer. */
  abstract ObjectNode usage(ChatTurn turn);

  /** An error, as the body of a refusal and as an event in a stream. */
  abstract ObjectNode error(Refusal refusal, String requestId);

  /** A whole answer. */
  ObjectNode whole(Ask ask, ChatTurn turn) {
    ObjectNode body = envelope(ask, "chat.completion");
    ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
    choice.set("message", message(ask, turn));
    choice.put("finish_reason", turn.finishReason());
    body.set("usage", usage(turn));
    return body;
  }

  ObjectNode message(Ask ask, ChatTurn turn) {
    ObjectNode message = Wire.object().put("role", "assistant").put("content", turn.wholeText());
    if (turn.thinking()) {
      message.put("reasoning_content", turn.wholeReasoning());
    }
    if (!turn.toolCalls().isEmpty()) {
      ArrayNode calls = message.putArray("tool_calls");
      for (int i = 0; i < turn.toolCalls().size(); i++) {
        calls.add(wholeCall(ask, turn, i));
      }
    }
    return message;
  }

  ObjectNode wholeCall(Ask ask, ChatTurn turn, int index) {
    ChatAnswer.ToolCall call = turn.toolCalls().get(index);
    return call(index, ask.callIds().get(index), call.name(), call.arguments());
  }

  static ObjectNode call(int index, String id, String name, String arguments) {
    ObjectNode call = Wire.object().put("index", index).put("id", id).put("type", "function");
    call.putObject("function").put("name", name).put("arguments", arguments);
    return call;
  }

  /** A piece of a call's arguments. */
  ObjectNode laterCall(int index, String arguments) {
    ObjectNode call = Wire.object().put("index", index);
    call.putObject("function").put("arguments", arguments);
    return call;
  }

  /** All events of an answer, the end mark included. */
  void stream(Ask ask, ChatTurn turn, EventBody events) {
    ObjectNode first = firstDelta(turn);
    if (first != null) {
      add(events, chunk(ask, first, null));
    }
    for (String piece : turn.reasoning()) {
      add(events, chunk(ask, reasoningDelta(piece), null));
    }
    for (String piece : turn.text()) {
      add(events, chunk(ask, textDelta(turn, piece), null));
    }
    for (int i = 0; i < turn.toolCalls().size(); i++) {
      streamCall(ask, turn, i, events);
    }
    ObjectNode last = chunk(ask, lastDelta(turn), turn.finishReason());
    end(ask, turn, last, events);
    events.addCompatible(DONE);
  }

  /** One call: its head, then its arguments piece by piece. */
  void streamCall(Ask ask, ChatTurn turn, int index, EventBody events) {
    ChatAnswer.ToolCall call = turn.toolCalls().get(index);
    ObjectNode head = call(index, ask.callIds().get(index), call.name(), "");
    add(events, chunk(ask, callDelta(turn, head, true), null));
    for (String piece : ChatText.argumentPieces(call.arguments())) {
      add(events, chunk(ask, callDelta(turn, laterCall(index, piece), false), null));
    }
  }

  /** The last chunks: the one that ends the choice, and the usage, wherever the vendor puts it. */
  abstract void end(Ask ask, ChatTurn turn, ObjectNode last, EventBody events);

  /** What comes before any piece, null for nothing. */
  @Nullable ObjectNode firstDelta(ChatTurn turn) {
    return Wire.object().put("role", "assistant").put("content", "");
  }

  ObjectNode reasoningDelta(String piece) {
    return Wire.object().put("reasoning_content", piece);
  }

  ObjectNode textDelta(ChatTurn turn, String piece) {
    return Wire.object().put("content", piece);
  }

  ObjectNode callDelta(ChatTurn turn, ObjectNode call, boolean head) {
    ObjectNode delta = Wire.object();
    delta.putArray("tool_calls").add(call);
    return delta;
  }

  ObjectNode lastDelta(ChatTurn turn) {
    return Wire.object();
  }

  /** A chunk with one choice. */
  ObjectNode chunk(Ask ask, ObjectNode delta, @Nullable String finishReason) {
    ObjectNode chunk = envelope(ask, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", finishReason);
    return chunk;
  }

  /** A chunk without choices that carries the usage of the whole turn. */
  ObjectNode usageChunk(Ask ask, ChatTurn turn) {
    ObjectNode chunk = envelope(ask, "chat.completion.chunk");
    chunk.putArray("choices");
    chunk.set("usage", usage(turn));
    return chunk;
  }

  static void add(EventBody events, ObjectNode chunk) {
    events.addCompatible(Wire.text(chunk));
  }
}
