package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import dev.qiao.testkit.Script.StreamFault;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;

/** {@code POST ../chat/completions} of any vendor, whole and as a stream. */
final class CompatibleChat {
  private final ServerContext context;
  private final ChatShape shape;

  CompatibleChat(ServerContext context, ChatShape shape) {
    this.context = context;
    this.shape = shape;
  }

  MockResponse answer(IncomingRequest in) {
    ObjectNode body = checked(in);
    ChatTurn turn = turn(in, shape.operation(body), body);
    ChatShape.Ask ask = ask(body, turn, in.requestId());
    if (!body.path("stream").asBoolean()) {
      return Wire.json(200, shape.whole(ask, turn)).setHeader("x-request-id", in.requestId());
    }
    EventBody events = new EventBody();
    shape.stream(ask, turn, events);
    StreamFault fault = context.script().takeStreamFault(in);
    Failure failure = fault == null ? null : fault.failure();
    if (fault != null && failure != null) {
      events.keep(fault.events());
      events.addCompatible(
          Wire.text(
              shape.error(Refusal.badRequest(failure.code(), failure.message()), in.requestId())));
    }
    return events.answer(
        "text/event-stream", in.requestId(), context.script().streamPause(), fault);
  }

  /** The request, if the vendor takes it. */
  ObjectNode checked(IncomingRequest in) {
    ObjectNode body = in.json("model", "messages");
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw Refusal.badRequest("InvalidParameter", "[] is too short - 'messages'");
    }
    for (int i = 0; i < messages.size(); i++) {
      if (ChatRules.isEmpty(messages.path(i))) {
        throw shape.emptyMessage(i);
      }
    }
    shape.checkModel(body.path("model").asText());
    shape.check(body);
    return body;
  }

  /** The scripted turn, or one that fits the request. */
  ChatTurn turn(IncomingRequest in, String operation, ObjectNode body) {
    JsonNode messages = body.path("messages");
    JsonNode none = MissingNode.getInstance();
    ChatAnswer scripted = context.answer(in, operation, body);
    ChatAnswer answer =
        scripted == null
            ? StockAnswers.of(body.path("model").asText(), body, messages, none, shape.thinks(body))
            : scripted;
    return ChatTurn.of(answer, ChatTurn.limit(body), messages, none)
        .withCachedTokens(shape.cachedTokens(messages));
  }

  ChatShape.Ask ask(ObjectNode body, ChatTurn turn, String requestId) {
    List<String> callIds = new ArrayList<>();
    for (int i = 0; i < turn.toolCalls().size(); i++) {
      callIds.add(shape.callId(context.ids(), turn.toolCalls().get(i).name(), i));
    }
    return new ChatShape.Ask(
        body, shape.id(context.ids()), requestId, context.clock().now().getEpochSecond(), callIds);
  }
}
