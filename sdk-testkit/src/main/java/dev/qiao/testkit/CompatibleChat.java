package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import dev.qiao.testkit.Script.StreamFault;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /compatible-mode/v1/chat/completions}, whole and as a stream. */
final class CompatibleChat {
  private final Script script;
  private final Ids ids;
  private final FakeClock clock;

  CompatibleChat(Script script, Ids ids, FakeClock clock) {
    this.script = script;
    this.ids = ids;
    this.clock = clock;
  }

  MockResponse answer(Incoming in) {
    ObjectNode body = in.json("model", "messages");
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw Refusal.badRequest("InvalidParameter", "[] is too short - 'messages'");
    }
    boolean thinking = body.path("enable_thinking").asBoolean();
    ChatAnswer scripted = script.takeAnswer();
    Turn turn =
        Turn.of(
            scripted == null
                ? ChatText.stock(ChatText.question(messages, MissingNode.getInstance()), thinking)
                : scripted,
            Turn.limit(body),
            ChatText.promptTokens(messages, MissingNode.getInstance()));
    Completion completion =
        new Completion(ids.chat(), body.path("model").asText(), clock.now().getEpochSecond());
    return body.path("stream").asBoolean()
        ? stream(in, body, turn, completion)
        : whole(in, turn, completion);
  }

  /** What every chunk of one answer repeats. */
  private record Completion(String id, String model, long created) {
    ObjectNode envelope(String object) {
      ObjectNode envelope = Wire.object();
      envelope.putArray("choices");
      return envelope
          .put("object", object)
          .putNull("usage")
          .put("created", created)
          .putNull("system_fingerprint")
          .put("model", model)
          .put("id", id);
    }

    ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
      ObjectNode chunk = envelope("chat.completion.chunk");
      ObjectNode choice = chunk.withArray("choices").addObject();
      choice.set("delta", delta);
      choice.put("index", 0).putNull("logprobs").put("finish_reason", finishReason);
      return chunk;
    }
  }

  private static MockResponse whole(Incoming in, Turn turn, Completion completion) {
    ObjectNode body = completion.envelope("chat.completion");
    ObjectNode choice = body.withArray("choices").addObject();
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    if (turn.thinking()) {
      message.put("reasoning_content", turn.wholeReasoning());
    }
    message.put("content", turn.wholeText());
    choice.put("finish_reason", turn.finishReason()).put("index", 0).putNull("logprobs");
    body.set("usage", turn.compatibleUsage());
    // This dialect has no request id in a good body.
    return Wire.json(200, body).setHeader("x-request-id", in.requestId());
  }

  private MockResponse stream(Incoming in, ObjectNode body, Turn turn, Completion completion) {
    EventBody events = new EventBody();
    ObjectNode first = Wire.object().put("role", "assistant");
    if (turn.thinking()) {
      first.putNull("content").put("reasoning_content", "");
    } else {
      first.put("content", "");
    }
    add(events, completion.chunk(first, null));
    for (String piece : turn.reasoning()) {
      add(
          events,
          completion.chunk(Wire.object().putNull("content").put("reasoning_content", piece), null));
    }
    for (String piece : turn.text()) {
      add(events, completion.chunk(text(turn, piece), null));
    }
    add(events, completion.chunk(text(turn, ""), turn.finishReason()));
    if (body.path("stream_options").path("include_usage").asBoolean()) {
      ObjectNode last = completion.envelope("chat.completion.chunk");
      last.set("usage", turn.compatibleUsage());
      add(events, last);
    }
    events.addCompatible("[DONE]");
    StreamFault fault = script.takeStreamFault(in);
    Failure failure = fault == null ? null : fault.failure();
    if (fault != null && failure != null) {
      events.keep(fault.events());
      add(
          events,
          Refusal.badRequest(failure.code(), failure.message()).compatibleBody(in.requestId()));
    }
    return events.answer("text/event-stream", in.requestId(), script.streamPause(), fault);
  }

  private static ObjectNode text(Turn turn, String piece) {
    ObjectNode delta = Wire.object().put("content", piece);
    return turn.thinking() ? delta.putNull("reasoning_content") : delta;
  }

  private static void add(EventBody events, ObjectNode chunk) {
    events.addCompatible(Wire.text(chunk));
  }
}
