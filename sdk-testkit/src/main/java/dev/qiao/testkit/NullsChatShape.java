package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A shape that marks what is silent with null: the text while it thinks, then the thoughts. */
abstract class NullsChatShape extends ChatShape {
  @Override
  ObjectNode whole(Ask ask, ChatTurn turn) {
    ObjectNode body = super.whole(ask, turn);
    ((ObjectNode) body.path("choices").path(0)).putNull("logprobs");
    return body;
  }

  @Override
  ObjectNode chunk(Ask ask, ObjectNode delta, @Nullable String finishReason) {
    ObjectNode chunk = super.chunk(ask, delta, finishReason).putNull("usage");
    ((ObjectNode) chunk.path("choices").path(0)).putNull("logprobs");
    return chunk;
  }

  @Override
  ObjectNode firstDelta(ChatTurn turn) {
    ObjectNode first = Wire.object().put("role", "assistant");
    return turn.thinking()
        ? first.putNull("content").put("reasoning_content", "")
        : first.put("content", "");
  }

  @Override
  ObjectNode reasoningDelta(String piece) {
    return Wire.object().putNull("content").put("reasoning_content", piece);
  }

  @Override
  ObjectNode textDelta(ChatTurn turn, String piece) {
    ObjectNode delta = Wire.object().put("content", piece);
    return turn.thinking() ? delta.putNull("reasoning_content") : delta;
  }
}
