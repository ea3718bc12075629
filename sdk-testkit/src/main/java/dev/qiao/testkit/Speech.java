package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import dev.qiao.testkit.Script.StreamFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Speech over HTTP, whole and in pieces, of DashScope, MiniMax and Zhipu: a tone a character. What
 * is asked for as mp3 or opus is WAV all the same, which players know by its header.
 */
final class Speech {
  private static final int CHARACTERS_A_PIECE = 8;
  private static final int QWEN_RATE = 24_000;
  private static final int COSYVOICE_RATE = 22_050;
  private static final int MINIMAX_RATE = 32_000;

  private final ServerContext context;

  Speech(ServerContext context) {
    this.context = context;
  }

  /** Whether a request on the path of many models is for speech. */
  static boolean plays(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    return body.path("model").asText().contains("tts")
        && !body.path("model").asText().contains("image");
  }

  MockResponse qwen(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    JsonNode input = body.path("input");
    String text = text(input.path("text"));
    text(input.path("voice"));
    if (body.path("model").asText().startsWith("qwen3-tts")
        && text.codePointCount(0, text.length()) > 600) {
      throw Refusal.badRequest("InvalidParameter", "Range of input length should be [0, 600]");
    }
    return dashScope(in, text, QWEN_RATE, false);
  }

  MockResponse cosyVoice(IncomingRequest in) {
    JsonNode input = in.json("model", "input").path("input");
    String text = text(input.path("text"));
    text(input.path("voice"));
    int rate = input.path("sample_rate").asInt(COSYVOICE_RATE);
    return dashScope(in, text, rate, !input.path("format").asText("").equals("pcm"));
  }

  private static String text(JsonNode value) {
    if (value.asText("").isBlank()) {
      throw Refusal.parameters();
    }
    return value.asText();
  }

  private MockResponse dashScope(IncomingRequest in, String text, int rate, boolean wav) {
    byte[] pcm = SampleMedia.speechPcm(text, rate);
    Buffer whole = new Buffer().write(SampleMedia.wavHeader(rate, pcm.length)).write(pcm);
    String url =
        context
            .files()
            .publish(
                in.requestId() + ".wav", whole.readByteArray(), "audio/wav", context.clock().now());
    if (!in.enables("X-DashScope-SSE")) {
      return Wire.answer(dashScope(in, text, "", url), in.requestId());
    }
    EventBody events = new EventBody();
    for (byte[] piece : pieces(pcm, rate, wav)) {
      ObjectNode data = dashScope(in, text, ByteString.of(piece).base64(), null);
      events.addNative("result", 200, data.put("request_id", in.requestId()));
    }
    events.addNative("result", 200, dashScope(in, text, "", url).put("request_id", in.requestId()));
    return NativeChat.end(context.script(), in, events);
  }

  private ObjectNode dashScope(IncomingRequest in, String text, String data, @Nullable String url) {
    ObjectNode body = Wire.object();
    ObjectNode output =
        body.putObject("output").put("finish_reason", url == null ? "null" : "stop");
    ObjectNode audio =
        output
            .putObject("audio")
            .put("data", data)
            .put("id", "audio_" + in.requestId())
            .put("expires_at", context.clock().now().getEpochSecond() + 86_400);
    if (url != null) {
      audio.put("url", url);
    }
    body.putObject("usage").put("characters", text.length());
    return body;
  }

  /** The audio in pieces; the first begins with a header if there is one. */
  private static List<byte[]> pieces(byte[] pcm, int rate, boolean wav) {
    int size = SampleMedia.speechPcm("x".repeat(CHARACTERS_A_PIECE), rate).length;
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < pcm.length; at += size) {
      byte[] piece = Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + size));
      pieces.add(
          wav && at == 0
              ? new Buffer().write(SampleMedia.wavHeader(rate, -1)).write(piece).readByteArray()
              : piece);
    }
    return pieces;
  }

  MockResponse miniMax(IncomingRequest in) {
    ObjectNode body = in.json("model", "text");
    JsonNode voice = body.path("voice_setting");
    if (voice.path("voice_id").asText("").isEmpty() && !body.path("timbre_weights").isArray()) {
      throw new Refusal(200, "2013", "invalid params, voice_id", null);
    }
    String text = body.path("text").asText();
    JsonNode wish = body.path("audio_setting");
    int rate = wish.path("sample_rate").asInt(MINIMAX_RATE);
    boolean wav = !wish.path("format").asText("").equals("pcm");
    byte[] pcm = SampleMedia.speechPcm(text, rate);
    Buffer buffer = new Buffer();
    if (wav) {
      buffer.write(SampleMedia.wavHeader(rate, pcm.length));
    }
    ByteString whole = buffer.write(pcm).readByteString();
    ObjectNode info =
        Wire.object()
            .put("audio_length", pcm.length * 500L / rate)
            .put("audio_sample_rate", rate)
            .put("audio_size", whole.size())
            .put("usage_characters", text.length())
            .put("audio_format", wish.path("format").asText("mp3"))
            .put("audio_channel", 1);
    if (!body.path("stream").asBoolean()) {
      boolean link = body.path("output_format").asText("").equals("url");
      String audio =
          link
              ? context
                  .files()
                  .publish(
                      in.requestId() + ".wav",
                      whole.toByteArray(),
                      "audio/wav",
                      context.clock().now())
              : whole.hex();
      return Wire.json(200, miniMax(in, audio, 2, info));
    }
    List<byte[]> pieces = pieces(pcm, rate, wav);
    EventBody events = new EventBody();
    for (byte[] piece : pieces) {
      events.addCompatible(Wire.text(miniMax(in, ByteString.of(piece).hex(), 1, null)));
    }
    boolean excluded =
        body.path("stream_options").path("exclude_aggregated_audio").asBoolean(false);
    events.addCompatible(Wire.text(miniMax(in, excluded ? "" : whole.hex(), 2, info)));
    return end(
        in,
        events,
        (failure, error) -> {
          error.putNull("data").put("trace_id", in.requestId());
          MiniMaxPlatform.baseResp(error, failure.code(), failure.message());
        });
  }

  private static ObjectNode miniMax(
      IncomingRequest in, String audio, int status, @Nullable ObjectNode info) {
    ObjectNode body = Wire.object();
    body.putObject("data").put("audio", audio).put("status", status);
    if (info != null) {
      body.set("extra_info", info);
    }
    body.put("trace_id", in.requestId());
    return MiniMaxPlatform.baseResp(body, "0", "success");
  }

  MockResponse glm(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String text = body.path("input").asText();
    if (text.codePointCount(0, text.length()) > 1024) {
      throw new Refusal(400, "1214", "input is too long", null);
    }
    boolean wav = body.path("response_format").asText("").equals("wav");
    byte[] pcm = SampleMedia.speechPcm(text, QWEN_RATE);
    if (!body.path("stream").asBoolean()) {
      Buffer whole = new Buffer();
      if (wav) {
        whole.write(SampleMedia.wavHeader(QWEN_RATE, pcm.length));
      }
      return new MockResponse()
          .setHeader("Content-Type", wav ? "audio/wav" : "audio/pcm")
          .setHeader("x-request-id", in.requestId())
          .setBody(whole.write(pcm));
    }
    EventBody events = new EventBody();
    List<byte[]> pieces = pieces(pcm, QWEN_RATE, false);
    for (int i = 0; i < pieces.size(); i++) {
      ObjectNode event = Wire.object().put("request_id", in.requestId());
      ObjectNode choice = event.putArray("choices").addObject().put("index", 0);
      choice.putObject("delta").put("content", ByteString.of(pieces.get(i)).base64());
      if (i + 1 == pieces.size()) {
        choice.put("finish_reason", "stop");
      }
      events.addCompatible(Wire.text(event));
    }
    events.addCompatible("[DONE]");
    return end(
        in,
        events,
        (failure, error) ->
            error.putObject("error").put("code", failure.code()).put("message", failure.message()));
  }

  /** The answer of a stream, with whatever a test wants to happen in it. */
  private MockResponse end(
      IncomingRequest in, EventBody events, BiConsumer<Failure, ObjectNode> writesError) {
    StreamFault fault = context.script().takeStreamFault(in);
    Failure failure = fault == null ? null : fault.failure();
    if (fault != null && failure != null) {
      events.keep(fault.events());
      ObjectNode error = Wire.object();
      writesError.accept(failure, error);
      events.addCompatible(Wire.text(error));
    }
    return events.answer(
        "text/event-stream", in.requestId(), context.script().streamPause(), fault);
  }
}
