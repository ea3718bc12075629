package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.ChatAnswer.ToolCall;
import dev.qiao.testkit.Script.Failure;
import dev.qiao.testkit.Script.StreamFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.MockResponse;

/**
 * {@code POST /api/v1/services/aigc/text-generation/generation} and {@code
 * ../multimodal-generation/generation}, whole and as streams. They differ in the content of their
 * messages, text here and a list of parts there, and in the models that they serve.
 */
final class NativeChat {
  private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE;

  /** Models that the service serves on other paths than that of text. */
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "qwen3\\.[568].*|qwen3\\.7-(plus|flash).*|.*-vl-.*|qvq.*|gui-plus.*|wan.*|emo.*",
          IGNORE_CASE);

  /** Models that the service serves on other paths than that of pictures, sounds and films. */
  private static final Pattern NO_MEDIA =
      Pattern.compile(
          "qwen-(max|plus|turbo|flash|long|mt|doc|deep-research).*|qwq.*|deepseek.*|emo.*",
          IGNORE_CASE);

  /** Models that answer with messages when nothing else is asked. */
  private static final Pattern MESSAGES_BY_DEFAULT = Pattern.compile("qwen3.*|qwq.*|qwen-long.*");

  private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");

  private final ServerContext context;
  private final KeptFiles files;
  private final boolean media;
  private final DeepResearch research;

  private NativeChat(ServerContext context, KeptFiles files, boolean media) {
    this.context = context;
    this.files = files;
    this.media = media;
    this.research = new DeepResearch(context);
  }

  /** The path of text. */
  static NativeChat ofText(ServerContext context, KeptFiles files) {
    return new NativeChat(context, files, false);
  }

  /** The path of text with pictures, sounds and films. */
  static NativeChat ofMedia(ServerContext context, KeptFiles files) {
    return new NativeChat(context, files, true);
  }

  MockResponse answer(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    if ((media ? NO_MEDIA : NO_TEXT).matcher(model).matches() || ModelKind.CHAT.excludes(model)) {
      throw Refusal.badRequest("InvalidParameter", "url error, please check url!");
    }
    JsonNode messages = body.path("input").path("messages");
    JsonNode prompt = body.path("input").path("prompt");
    JsonNode parameters = body.path("parameters");
    check(messages, prompt);
    ChatRules.check(parameters, messages);
    files.check(messages);
    if (DeepResearch.serves(model)) {
      return research.answer(in, body);
    }
    boolean streaming = in.enables("X-DashScope-SSE");
    boolean thinking = parameters.path("enable_thinking").asBoolean();
    boolean incremental = parameters.path("incremental_output").asBoolean();
    if (streaming && thinking && !incremental) {
      throw Refusal.badRequest(
          "InvalidParameter",
          "The incremental_output parameter must be \"true\" when enable_thinking is true");
    }
    SearchSources sources = SearchSources.of(parameters);
    if (media && sources.searches() && !streaming) {
      throw Refusal.badRequest(
          "InvalidParameter", "Non-streaming mode does not support Web Search");
    }
    ChatAnswer scripted = context.answer(in, operation(model), body);
    ChatTurn turn =
        ChatTurn.of(
            scripted == null
                ? sources.cite(StockAnswers.of(model, parameters, messages, prompt, thinking))
                : scripted,
            ChatTurn.limit(parameters),
            messages,
            prompt);
    String format = parameters.path("result_format").asText("");
    boolean asMessage =
        media
            || format.equals("message")
            || turn.thinking()
            || !turn.toolCalls().isEmpty()
            || (format.isEmpty() && MESSAGES_BY_DEFAULT.matcher(model).matches());
    Form form = new Form(turn, media, asMessage, incremental, callIds(turn));
    return streaming
        ? stream(in, form, sources)
        : Wire.answer(sources.addTo(form.whole(), true), in.requestId());
  }

  private String operation(String model) {
    return media && model.startsWith("gui-plus")
        ? "gui-plus.generation"
        : media ? "qwen.multimodal-generation" : "qwen.text-generation";
  }

  private List<String> callIds(ChatTurn turn) {
    List<String> ids = new ArrayList<>();
    turn.toolCalls().forEach(call -> ids.add(context.ids().toolCall()));
    return ids;
  }

  private static void check(JsonNode messages, JsonNode prompt) {
    boolean good = messages.isMissingNode() ? !prompt.asText("").isEmpty() : !messages.isEmpty();
    for (JsonNode message : messages) {
      good &= ROLES.contains(message.path("role").asText("")) && !ChatRules.isEmpty(message);
    }
    if (!good) {
      throw ChatRules.emptyContent();
    }
  }

  private MockResponse stream(IncomingRequest in, Form form, SearchSources sources) {
    EventBody events = new EventBody();
    boolean first = true;
    for (ObjectNode event : form.events()) {
      sources.addTo(event, first);
      events.addNative("result", 200, event.put("request_id", in.requestId()));
      first = false;
    }
    return end(context.script(), in, events);
  }

  /** The answer of a native stream, with whatever a test wants to happen in it. */
  static MockResponse end(Script script, IncomingRequest in, EventBody events) {
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

  /**
   * How a turn is written.
   *
   * @param media whether content is a list of parts
   * @param asMessage whether there are choices with messages, not a text
   * @param incremental whether an event of a stream brings what is new, not all so far
   * @param callIds the ids of the turn's calls
   */
  private record Form(
      ChatTurn turn, boolean media, boolean asMessage, boolean incremental, List<String> callIds) {

    ObjectNode whole() {
      ArrayNode calls = Wire.object().putArray("calls");
      for (int i = 0; i < turn.toolCalls().size(); i++) {
        calls.add(call(i, turn.toolCalls().get(i).arguments(), true));
      }
      return envelope(
          turn.wholeReasoning(), turn.wholeText(), calls, turn.finishReason(), turn.tokens());
    }

    List<ObjectNode> events() {
      List<ObjectNode> events = new ArrayList<>();
      ArrayNode none = Wire.object().putArray("calls");
      String reasoning = "";
      String text = "";
      ArrayNode calls = none;
      int tokens = 0;
      for (String piece : turn.reasoning()) {
        reasoning = incremental ? piece : reasoning + piece;
        events.add(envelope(reasoning, "", none, "null", ++tokens));
      }
      reasoning = incremental ? "" : reasoning;
      for (String piece : turn.text()) {
        text = incremental ? piece : text + piece;
        events.add(envelope(reasoning, text, none, "null", ++tokens));
      }
      text = incremental ? "" : text;
      for (int i = 0; i < turn.toolCalls().size(); i++) {
        ToolCall call = turn.toolCalls().get(i);
        String arguments = "";
        ArrayNode before = calls;
        calls = next(before, call(i, "", true));
        events.add(envelope(reasoning, text, calls, "null", ++tokens));
        for (String piece : ChatText.argumentPieces(call.arguments())) {
          arguments = incremental ? piece : arguments + piece;
          calls = next(before, call(i, arguments, !incremental));
          events.add(envelope(reasoning, text, calls, "null", ++tokens));
        }
      }
      events.add(
          envelope(reasoning, text, incremental ? none : calls, turn.finishReason(), tokens));
      return events;
    }

    /** The calls in an event: this one, after the earlier ones if the stream is cumulative. */
    private ArrayNode next(ArrayNode before, ObjectNode call) {
      ArrayNode calls = incremental ? Wire.object().putArray("calls") : before.deepCopy();
      return calls.add(call);
    }

    /** A call with its name, or a later piece of one, whose id is empty. */
    private ObjectNode call(int index, String arguments, boolean named) {
      if (named) {
        return ChatShape.call(
            index, callIds.get(index), turn.toolCalls().get(index).name(), arguments);
      }
      ObjectNode call = Wire.object().put("index", index).put("id", "").put("type", "function");
      call.putObject("function").put("arguments", arguments);
      return call;
    }

    private ObjectNode envelope(
        String reasoning, String text, ArrayNode calls, String finishReason, int tokens) {
      ObjectNode envelope = Wire.object();
      ObjectNode output = envelope.putObject("output");
      if (asMessage) {
        ObjectNode choice = output.putArray("choices").addObject();
        ObjectNode message = choice.putObject("message");
        if (media) {
          ArrayNode parts = message.putArray("content");
          if (!text.isEmpty()) {
            parts.addObject().put("text", text);
          }
        } else {
          message.put("content", text);
        }
        if (turn.thinking()) {
          message.put("reasoning_content", reasoning);
        }
        if (!calls.isEmpty()) {
          message.set("tool_calls", calls);
        }
        message.put("role", "assistant");
        choice.put("finish_reason", finishReason);
      } else {
        output.put("finish_reason", finishReason).put("text", text);
      }
      envelope.set("usage", media ? turn.multimodalUsage(tokens) : turn.usage(tokens));
      return envelope;
    }
  }
}
