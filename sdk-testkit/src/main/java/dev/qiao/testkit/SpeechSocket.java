package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import dev.qiao.testkit.Script.StreamFault;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * CosyVoice and Sambert over a WebSocket: run-task, continue-task, finish-task; a tone a character.
 * A sentence is spoken as soon as it ends, what is left with the end of the text or a flush.
 */
final class SpeechSocket extends WebSocketListener {
  private static final int CHARACTERS_A_PIECE = 8;
  private static final int MILLIS_A_CHARACTER = 70;
  private static final int MAX_WAITING_BYTES = 256 * 1024;
  private static final String SENTENCE_ENDS = ".!?;\n\u3002\uff01\uff1f\uff1b";

  private final IncomingRequest in;
  private final Script script;
  private @Nullable Task task;
  private volatile boolean gone;

  private SpeechSocket(IncomingRequest in, Script script) {
    this.in = in;
    this.script = script;
  }

  static MockResponse upgrade(IncomingRequest in, Script script) {
    return new MockResponse()
        .withWebSocketUpgrade(new SpeechSocket(in, script))
        .setHeader("x-request-id", in.requestId());
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    script.heard(text);
    ObjectNode frame = Wire.objectOrNull(ByteString.encodeUtf8(text).toByteArray());
    JsonNode header = frame == null ? Wire.object() : frame.path("header");
    JsonNode payload = frame == null ? Wire.object() : frame.path("payload");
    try {
      switch (header.path("action").asText()) {
        case "run-task" -> run(socket, header, payload);
        case "continue-task" -> more(header, payload.path("input"));
        case "finish-task" -> finish(header, payload.path("input"));
        default -> throw Refusal.badRequest("InvalidParameter", "action is invalid");
      }
    } catch (Refusal refusal) {
      fail(socket, header.path("task_id").asText(), refusal.code(), refusal.message());
    } catch (InterruptedException e) {
      // The server is being closed.
      Thread.currentThread().interrupt();
      gone = true;
    }
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason) {
    socket.close(1000, null);
  }

  @Override
  public void onFailure(WebSocket socket, Throwable e, @Nullable Response response) {
    gone = true;
  }

  private void fail(WebSocket socket, String id, String code, String message) {
    task = null;
    ObjectNode frame = event(id, "task-failed");
    ((ObjectNode) frame.path("header")).put("error_code", code).put("error_message", message);
    socket.send(Wire.text(frame));
    socket.close(1000, null);
  }

  private static ObjectNode event(String id, String event) {
    ObjectNode frame = Wire.object();
    frame.putObject("header").put("task_id", id).put("event", event).putObject("attributes");
    frame.putObject("payload");
    return frame;
  }

  private void run(WebSocket socket, JsonNode header, JsonNode payload)
      throws InterruptedException {
    if (!payload.path("input").isObject() || !payload.path("model").isTextual()) {
      throw Refusal.badRequest("InvalidParameter", "task can not be null");
    }
    boolean whole = header.path("streaming").asText().equals("out");
    JsonNode wish = payload.path("parameters");
    if (!whole && wish.path("voice").asText("").isEmpty()) {
      throw Refusal.badRequest("InvalidParameter", "[tts:]Engine return error code: 418");
    }
    Task begun =
        new Task(socket, header.path("task_id").asText(), wish, whole, script.takeStreamFault(in));
    task = begun;
    socket.send(Wire.text(event(begun.id, "task-started")));
    if (whole) {
      begun.take(payload.path("input").path("text").asText(""));
      begun.finish();
      task = null;
    }
  }

  private Task running(JsonNode header) {
    Task running = task;
    if (running == null || !running.id.equals(header.path("task_id").asText())) {
      throw Refusal.badRequest("InvalidParameter", "task can not be null");
    }
    return running;
  }

  private void more(JsonNode header, JsonNode input) throws InterruptedException {
    Task running = running(header);
    if (input.has("text")) {
      running.take(input.path("text").asText());
    }
    if (input.path("flush").asBoolean()) {
      running.speakRest();
    }
  }

  private void finish(JsonNode header, JsonNode input) throws InterruptedException {
    if (!input.isObject()) {
      throw Refusal.badRequest("InvalidParameter", "task can not be null");
    }
    running(header).finish();
    task = null;
  }

  /** One piece of work. */
  private final class Task {
    private final WebSocket socket;
    private final String id;
    private final boolean whole;
    private final boolean header;
    private final boolean timestamps;
    private final boolean oneText;
    private final int rate;
    private final @Nullable StreamFault fault;
    private final StringBuilder waiting = new StringBuilder();
    private int texts;
    private int sentences;
    private int pieces;
    private int characters;
    private boolean silent;

    Task(WebSocket socket, String id, JsonNode wish, boolean whole, @Nullable StreamFault fault) {
      this.socket = socket;
      this.id = id;
      this.whole = whole;
      this.header = !wish.path("format").asText("").equals("pcm");
      this.timestamps = wish.path("word_timestamp_enabled").asBoolean();
      this.oneText = wish.path("enable_ssml").asBoolean();
      int asked = wish.path("sample_rate").asInt(0);
      this.rate = asked > 0 ? asked : whole ? 16_000 : 22_050;
      this.fault = fault;
    }

    void take(String text) throws InterruptedException {
      if (++texts > 1 && oneText) {
        throw Refusal.badRequest("InvalidParameter", "Text request limit violated, expected 1.");
      }
      for (int c : text.codePoints().toArray()) {
        waiting.appendCodePoint(c);
        if (SENTENCE_ENDS.indexOf(c) >= 0) {
          speakRest();
        }
      }
    }

    void finish() throws InterruptedException {
      speakRest();
      if (!silent) {
        ObjectNode frame = event(id, "task-finished");
        ((ObjectNode) frame.at("/header/attributes")).put("request_uuid", in.requestId());
        ((ObjectNode) frame.path("payload")).putObject("usage").put("characters", characters);
        socket.send(Wire.text(frame));
      }
    }

    void speakRest() throws InterruptedException {
      String sentence = waiting.toString();
      waiting.setLength(0);
      if (sentence.isBlank() || silent) {
        return;
      }
      characters += sentence.codePointCount(0, sentence.length());
      if (!whole) {
        generated("sentence-begin", sentence, false);
      }
      int[] all = sentence.codePoints().toArray();
      for (int at = 0; at < all.length && !silent; at += CHARACTERS_A_PIECE) {
        if (!whole) {
          generated("sentence-synthesis", null, false);
        }
        audio(new String(all, at, Math.min(CHARACTERS_A_PIECE, all.length - at)));
      }
      if (!silent) {
        generated("sentence-end", sentence, true);
        sentences++;
      }
    }

    private void generated(String type, @Nullable String sentence, boolean end) {
      ObjectNode frame = event(id, "result-generated");
      ObjectNode payload = (ObjectNode) frame.path("payload");
      ObjectNode output = payload.putObject("output");
      if (!whole) {
        output.put("type", type);
      }
      if (sentence != null && !whole) {
        output.put("original_text", sentence);
      }
      ArrayNode words = output.putObject("sentence").put("index", sentences).putArray("words");
      if (end && sentence != null) {
        payload.putObject("usage").put("characters", characters);
        if (timestamps) {
          words(sentence, words);
        }
      }
      socket.send(Wire.text(frame));
    }

    private void words(String sentence, ArrayNode words) {
      int[] all = sentence.codePoints().toArray();
      int first = characters - all.length;
      for (int i = 0; i < all.length; i++) {
        words
            .addObject()
            .put("text", Character.toString(all[i]))
            .put("begin_index", i)
            .put("end_index", i + 1)
            .put("begin_time", (first + i) * MILLIS_A_CHARACTER)
            .put("end_time", (first + i + 1) * MILLIS_A_CHARACTER);
      }
    }

    private void audio(String text) throws InterruptedException {
      StreamFault wanted = fault;
      if (wanted != null && pieces == wanted.events()) {
        silent = true;
        Failure failure = wanted.failure();
        if (failure != null) {
          fail(socket, id, failure.code(), failure.message());
        } else if (!wanted.stalls()) {
          // What was sent is to arrive: the service goes away, it does not pull the plug.
          socket.close(1011, "Internal server error");
        }
        return;
      }
      byte[] pcm = SampleMedia.speechPcm(text, rate);
      socket.send(
          header && pieces == 0
              ? new Buffer().write(SampleMedia.wavHeader(rate, -1)).write(pcm).readByteString()
              : ByteString.of(pcm));
      pieces++;
      long pause = script.streamPause().toMillis();
      do {
        // A client that reads slowly is waited for, as a real service's TCP does.
        Thread.sleep(pause);
        pause = 2;
      } while (socket.queueSize() > MAX_WAITING_BYTES && !gone);
    }
  }
}
