package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MiniMax's two chats. The OpenAI-style one writes what it thinks between tags into the text, cut
 * anywhere; the vendor's own one has a field for it, and ends its stream with the whole answer.
 */
final class MiniMaxChat extends ChatShape {
  private final boolean ownApi;

  private MiniMaxChat(boolean ownApi) {
    this.ownApi = ownApi;
  }

  /** Of {@code /v1/chat/completions}. */
  static MiniMaxChat openAi() {
    return new MiniMaxChat(false);
  }

  /** Of {@code /v1/text/chatcompletion_v2}. */
  static MiniMaxChat own() {
    return new MiniMaxChat(true);
  }

  @Override
  String operation(ObjectNode body) {
    return ownApi ? "minimax.text-chat" : "minimax.openai-chat";
  }

  @Override
  Refusal unknownModel(String model) {
    return MiniMaxPlatform.unknownModel(model);
  }

  @Override
  String id(Ids ids) {
    return ids.hex();
  }

  @Override
  boolean thinks(ObjectNode body) {
    String model = body.path("model").asText();
    return model.startsWith("MiniMax-M")
        && !body.path("thinking").path("type").asText("").equals("disabled");
  }

  @Override
  ObjectNode envelope(Ask ask, String object) {
    return Wire.object()
        .put("id", ask.id())
        .put("created", ask.created())
        .put("model", ask.model())
        .put("object", object);
  }

  @Override
  ObjectNode usage(ChatTurn turn) {
    ObjectNode usage = turn.totals().put("total_characters", 0);
    if (turn.thinking()) {
      usage.putObject("completion_tokens_details").put("reasoning_tokens", turn.reasoning().size());
    }
    if (!ownApi) {
      usage.putObject("prompt_tokens_details").put("cached_tokens", turn.cachedTokens());
    }
    return usage;
  }

  /** What a stream says when it fails; no page shows it; only this part is stable. */
  @Override
  ObjectNode error(Refusal refusal, String requestId) {
    ObjectNode body = Wire.object().put("id", requestId).putNull("choices");
    return MiniMaxPlatform.baseResp(body, refusal.code(), refusal.message());
  }

  @Override
  ObjectNode whole(Ask ask, ChatTurn turn) {
    ObjectNode body = sensitive(super.whole(ask, turn));
    return MiniMaxPlatform.baseResp(body, "0", ownApi ? "" : "success");
  }

  private static ObjectNode sensitive(ObjectNode body) {
    return body.put("input_sensitive", false)
        .put("output_sensitive", false)
        .put("input_sensitive_type", 0)
        .put("output_sensitive_type", 0)
        .put("output_sensitive_int", 0);
  }

  private boolean splits(Ask ask) {
    return ownApi || ask.body().path("reasoning_split").asBoolean();
  }

  @Override
  ObjectNode message(Ask ask, ChatTurn turn) {
    ObjectNode message = super.message(ask, turn);
    message.put("name", "MiniMax AI").put("audio_content", "");
    if (turn.thinking() && !splits(ask)) {
      message.remove("reasoning_content");
      message.put("content", "<think>" + turn.wholeReasoning() + "</think>\n\n" + turn.wholeText());
    } else if (turn.thinking() && !ownApi) {
      message.putArray("reasoning_details").addObject().put("text", turn.wholeReasoning());
    }
    return message;
  }

  @Override
  ObjectNode chunk(Ask ask, ObjectNode delta, @Nullable String finishReason) {
    ObjectNode chunk = envelope(ask, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    if (finishReason != null) {
      choice.put("finish_reason", finishReason);
    }
    delta.put("role", "assistant");
    if (!ownApi) {
      delta.put("name", "MiniMax AI").put("audio_content", "");
      chunk.putNull("usage");
    }
    choice.set("delta", delta);
    return sensitive(chunk);
  }

  @Override
  void stream(Ask ask, ChatTurn turn, EventBody events) {
    List<ObjectNode> deltas = new ArrayList<>();
    if (turn.thinking() && splits(ask)) {
      turn.reasoning().forEach(piece -> deltas.add(reasoning(piece)));
      turn.text().forEach(piece -> deltas.add(Wire.object().put("content", piece)));
    } else {
      text(turn).forEach(piece -> deltas.add(Wire.object().put("content", piece)));
    }
    for (int i = 0; i < turn.toolCalls().size(); i++) {
      deltas.add(callDelta(turn, wholeCall(ask, turn, i), true));
    }
    if (deltas.isEmpty()) {
      deltas.add(Wire.object().put("content", ""));
    }
    for (int i = 0; i < deltas.size(); i++) {
      boolean last = i == deltas.size() - 1;
      ObjectNode chunk = chunk(ask, deltas.get(i), last ? turn.finishReason() : null);
      if (last) {
        end(ask, turn, chunk, events);
      } else {
        add(events, chunk);
      }
    }
    // No page shows a [DONE].
  }

  private ObjectNode reasoning(String piece) {
    ObjectNode delta = Wire.object().put("content", "").put("reasoning_content", piece);
    if (!ownApi) {
      delta.putArray("reasoning_details").addObject().put("text", piece);
    }
    return delta;
  }

  /** The text with what was thought, cut so that both tags lie over a border. */
  private static List<String> text(ChatTurn turn) {
    if (!turn.thinking()) {
      return turn.text();
    }
    List<String> pieces = new ArrayList<>();
    pieces.add("<thi");
    List<String> thought = turn.reasoning();
    for (int i = 0; i < thought.size(); i++) {
      pieces.add((i == 0 ? "nk>\n" : "") + thought.get(i));
    }
    pieces.add((thought.isEmpty() ? "nk>\n" : "") + "\n</th");
    pieces.add("ink>\n\n");
    pieces.addAll(turn.text());
    return pieces;
  }

  @Override
  void end(Ask ask, ChatTurn turn, ObjectNode last, EventBody events) {
    if (!ownApi) {
      last.set("usage", usage(turn));
      add(events, last);
      return;
    }
    add(events, last);
    ObjectNode all = envelope(ask, "chat.completion");
    ObjectNode choice = all.putArray("choices").addObject();
    choice.put("finish_reason", turn.finishReason()).put("index", 0);
    choice.set("message", message(ask, turn));
    all.set("usage", Wire.object().put("total_tokens", turn.promptTokens() + turn.tokens()));
    add(events, MiniMaxPlatform.baseResp(sensitive(all), "0", ""));
  }
}
