package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import dev.qiao.testkit.Script.StreamFault;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.MockResponse;

/** {@code POST /api/v1/services/aigc/text-generation/generation}, whole and as a stream. */
final class NativeChat {
  /** Models that the service serves on other paths. */
  private static final Pattern OTHER_PATHS =
      Pattern.compile(
          "qwen3\\.[568].*|qwen3\\.7-(plus|flash).*|.*-vl-.*|qvq.*|wan.*|emo.*",
          Pattern.CASE_INSENSITIVE);

  /** Models that answer with messages when nothing else is asked. */
  private static final Pattern MESSAGES_BY_DEFAULT = Pattern.compile("qwen3.*|qwq.*|qwen-long.*");

  private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");

  private final Script script;

  NativeChat(Script script) {
    this.script = script;
  }

  MockResponse answer(Incoming in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    if (OTHER_PATHS.matcher(model).matches()) {
      throw Refusal.badRequest("InvalidParameter", "url error, please check url!");
    }
    JsonNode messages = body.path("input").path("messages");
    JsonNode prompt = body.path("input").path("prompt");
    check(messages, prompt);
    JsonNode parameters = body.path("parameters");
    boolean streaming = in.enables("X-DashScope-SSE");
    boolean thinking = parameters.path("enable_thinking").asBoolean();
    boolean incremental = parameters.path("incremental_output").asBoolean();
    if (streaming && thinking && !incremental) {
      throw Refusal.badRequest(
          "InvalidParameter",
          "The incremental_output parameter must be \"true\" when enable_thinking is true");
    }
    ChatAnswer scripted = script.takeAnswer();
    Turn turn =
        Turn.of(
            scripted == null
                ? ChatText.stock(ChatText.question(messages, prompt), thinking)
                : scripted,
            Turn.limit(parameters),
            ChatText.promptTokens(messages, prompt));
    String format = parameters.path("result_format").asText("");
    boolean asMessage =
        format.equals("message")
            || turn.thinking()
            || (format.isEmpty() && MESSAGES_BY_DEFAULT.matcher(model).matches());
    return streaming
        ? stream(in, turn, asMessage, incremental)
        : Wire.answer(
            envelope(
                turn,
                asMessage,
                turn.wholeReasoning(),
                turn.wholeText(),
                turn.finishReason(),
                turn.tokens()),
            in.requestId());
  }

  private static void check(JsonNode messages, JsonNode prompt) {
    boolean good = messages.isMissingNode() ? !prompt.asText("").isEmpty() : !messages.isEmpty();
    for (JsonNode message : messages) {
      good &= ROLES.contains(message.path("role").asText(""));
    }
    if (!good) {
      throw Refusal.badRequest(
          "InvalidParameter",
          "Role must be user or assistant and Content length must be greater than 0");
    }
  }

  private MockResponse stream(Incoming in, Turn turn, boolean asMessage, boolean incremental) {
    EventBody events = new EventBody();
    String reasoning = "";
    String text = "";
    int tokens = 0;
    for (String piece : turn.reasoning()) {
      reasoning = incremental ? piece : reasoning + piece;
      event(events, in, envelope(turn, asMessage, reasoning, "", "null", ++tokens));
    }
    for (String piece : turn.text()) {
      text = incremental ? piece : text + piece;
      event(
          events,
          in,
          envelope(turn, asMessage, incremental ? "" : reasoning, text, "null", ++tokens));
    }
    event(
        events,
        in,
        envelope(
            turn,
            asMessage,
            incremental ? "" : reasoning,
            incremental ? "" : text,
            turn.finishReason(),
            tokens));
    StreamFault fault = script.takeStreamFault(in);
    Failure failure = fault == null ? null : fault.failure();
    if (fault != null && failure != null) {
      events.keep(fault.events());
      events.addNative(
          "error",
          400,
          Refusal.badRequest(failure.code(), failure.message()).nativeBody(in.requestId()));
    }
    return events.answer(
        "text/event-stream;charset=UTF-8", in.requestId(), script.streamPause(), fault);
  }

  private static void event(EventBody events, Incoming in, ObjectNode envelope) {
    events.addNative("result", 200, envelope.put("request_id", in.requestId()));
  }

  private static ObjectNode envelope(
      Turn turn,
      boolean asMessage,
      String reasoning,
      String text,
      String finishReason,
      int tokens) {
    ObjectNode envelope = Wire.object();
    ObjectNode output = envelope.putObject("output");
    if (asMessage) {
      ObjectNode choice = output.putArray("choices").addObject();
      ObjectNode message = choice.putObject("message").put("content", text);
      if (turn.thinking()) {
        message.put("reasoning_content", reasoning);
      }
      message.put("role", "assistant");
      choice.put("finish_reason", finishReason);
    } else {
      output.put("finish_reason", finishReason).put("text", text);
    }
    envelope.set("usage", turn.usage(tokens));
    return envelope;
  }
}
