package dev.qiao.audio;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.JsonFields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads speech, whole or a piece of it, out of the JSON of any family: DashScope's {@code
 * output.audio} with base64 or a link, MiniMax's {@code data.audio} in hexadecimal or as a link,
 * Zhipu's {@code choices}.
 */
final class SpeechFields {
  private static final byte[] NOTHING = {};
  private static final int MIN_HEX = 8;

  private static final Set<String> PAYLOADS = Set.of("output", "data", "choices");

  private SpeechFields() {}

  /** Whether an answer with a good status is an error all the same. */
  static boolean isError(JsonNode tree) {
    return tree.path("error").isObject()
        || tree.path("base_resp").path("status_code").asInt(0) != 0
        || (!tree.path("code").asText("").isEmpty()
            && tree.has("message")
            && PAYLOADS.stream().noneMatch(tree::hasNonNull));
  }

  /**
   * Reads an answer or an event.
   *
   * @param files makes a file of a link
   * @throws IOException if the audio is not what it is said to be
   */
  static SpeechChunk read(JsonNode tree, Function<String, ResultFile> files) throws IOException {
    if (!(tree instanceof ObjectNode object)) {
      throw new JsonParseException(null, "it is no JSON object");
    }
    Choice choice = Choice.take(object);
    JsonFields answer = JsonFields.of(object);
    JsonFields output = answer.object("output");
    String bare = output.link("audio");
    JsonFields audio = output.object("audio");
    JsonFields data = answer.object("data");
    JsonFields base = answer.object("base_resp");
    String encoded = first(bare, audio.link("data"), output.link("binary"), choice.audio);
    String hex = data.link("audio");
    String link = audio.link("url");
    if (hex != null && hex.stripLeading().startsWith("http")) {
      link = hex;
      hex = null;
    }
    String subtitles = data.link("subtitle_file");
    Integer statusCode = answer.integer("status_code");
    Integer baseCode = base.integer("status_code");
    return new SpeechChunk(
        ByteBuffer.wrap(
            encoded == null ? hex(hex) : isHex(choice.audio) ? hex(encoded) : base64(encoded)),
        output.text("type"),
        output.text("original_text"),
        output.value("sentence", Sentence.class),
        file(link, files),
        file(subtitles, files),
        audio.text("id"),
        audio.longInteger("expires_at"),
        first(finishReason(output), choice.finishReason),
        data.integer("status"),
        statusCode == null ? baseCode : statusCode,
        base.text("status_msg"),
        answer.value("extra_info", AudioInfo.class),
        answer.value("usage", SpeechUsage.class),
        answer.firstText("request_id", "trace_id"),
        choice.piece,
        answer.rest());
  }

  /** Until the end DashScope says "null", as a text. */
  private static @Nullable String finishReason(JsonFields output) {
    String reason = output.text("finish_reason");
    return "null".equals(reason) ? null : reason;
  }

  private static @Nullable ResultFile file(
      @Nullable String link, Function<String, ResultFile> files) {
    return link == null || link.isEmpty() ? null : files.apply(link);
  }

  private static @Nullable String first(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null && !text.isEmpty()) {
        return text;
      }
    }
    return null;
  }

  /**
   * Whether audio of Zhipu, which is base64 unless the request asks for hexadecimal, is that: no
   * base64 of a sound is that long without a letter beyond f or a capital one.
   */
  private static boolean isHex(@Nullable String text) {
    if (text == null || text.length() < MIN_HEX || text.length() % 2 != 0) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if ((one < '0' || one > '9') && (one < 'a' || one > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static byte[] base64(String text) throws IOException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return otherBase64(text);
    }
  }

  /** With the head of a data URI, line breaks or the URL-safe alphabet, which gateways send. */
  private static byte[] otherBase64(String text) throws IOException {
    String data = text.strip();
    if (data.regionMatches(true, 0, "data:", 0, 5)) {
      data = data.substring(data.indexOf(',') + 1);
    }
    data = data.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new JsonParseException(null, "its audio is no base64: " + e.getMessage(), e);
    }
  }

  private static byte[] hex(@Nullable String text) throws IOException {
    if (text == null) {
      return NOTHING;
    }
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      return otherHex(text, e);
    }
  }

  private static byte[] otherHex(String text, IllegalArgumentException why) throws IOException {
    String data = text.replaceAll("\\s", "");
    try {
      return HexFormat.of().parseHex(data.startsWith("0x") ? data.substring(2) : data);
    } catch (IllegalArgumentException e) {
      // The message would hold all of the text.
      throw new JsonParseException(null, "its audio is not hexadecimal", why);
    }
  }

  /**
   * Audio inside a chat answer, as Zhipu streams it.
   *
   * @param audio base64 or hexadecimal
   * @param finishReason why it ends
   * @param piece what is said of it
   */
  private record Choice(
      @Nullable String audio, @Nullable String finishReason, SpeechChunk.@Nullable GlmPiece piece) {
    private static final Choice NONE = new Choice(null, null, null);

    /** Takes the first choice out of an answer; a value of an unexpected kind stays. */
    static Choice take(ObjectNode answer) {
      if (!(answer.path("choices") instanceof ArrayNode choices)
          || !(choices.path(0) instanceof ObjectNode first)) {
        return NONE;
      }
      JsonFields top = JsonFields.of(answer);
      JsonFields choice = JsonFields.of(first);
      JsonFields delta = choice.object("delta");
      String format = delta.text("return_format");
      Choice taken =
          new Choice(
              text(first.path("delta").path("content")) ? delta.text("content") : null,
              choice.text("finish_reason"),
              new SpeechChunk.GlmPiece(
                  top.text("id"),
                  top.longInteger("created"),
                  top.text("model"),
                  choice.integer("index"),
                  delta.text("role"),
                  delta.integer("return_sample_rate"),
                  format == null ? null : AudioFormat.of(format)));
      for (String name : List.of("id", "created", "model")) {
        if (!top.rest().containsKey(name)) {
          answer.remove(name);
        }
      }
      if (!choice.rest().isEmpty()) {
        choices.set(0, Json.MAPPER.valueToTree(choice.rest()));
      } else if (choices.size() == 1) {
        answer.remove("choices");
      } else {
        choices.remove(0);
      }
      return taken;
    }

    private static boolean text(JsonNode value) {
      return value.isTextual() || value.isNull();
    }
  }
}
