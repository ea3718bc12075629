package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.Tolerant;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads a {@link ContentPart}, whose kind follows from its fields. */
final class ContentPartReader extends JsonDeserializer<ContentPart> {
  /** By the field that decides the kind. Kinds that have text beside something else come first. */
  private static final Map<String, Class<? extends ContentPart>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("doc_url", ContentPart.DocUrl.class);
    KINDS.put("image_url", ContentPart.ImageUrl.class);
    KINDS.put("video_url", ContentPart.VideoUrl.class);
    KINDS.put("file_url", ContentPart.FileUrl.class);
    KINDS.put("input_audio", ContentPart.InputAudio.class);
    KINDS.put("ocr_result", ContentPart.Ocr.class);
    KINDS.put("image", ContentPart.Image.class);
    KINDS.put("video", ContentPart.Video.class);
    KINDS.put("audio", ContentPart.Audio.class);
    KINDS.put("text", ContentPart.Text.class);
  }

  /** Kinds of parts that hold what a model thought, not what it answers. */
  private static final Set<String> THOUGHTS = Set.of("thinking", "redacted_thinking", "reasoning");

  private static final Map<Class<?>, ObjectReader> READERS = new HashMap<>();

  static {
    KINDS.values().forEach(kind -> READERS.put(kind, Json.MAPPER.readerFor(kind)));
  }

  /** A part of a request or of a stored message, which must be what it says it is. */
  @Override
  public ContentPart deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (!in.hasToken(JsonToken.START_OBJECT)) {
      JsonNode node = in.readValueAsTree();
      throw MismatchedInputException.from(
          in, ContentPart.class, "a part is an object, not " + node.getNodeType());
    }
    return part(in, false);
  }

  /** The part of an answer the parser is at. A field of another kind is among the additional. */
  static ContentPart answered(JsonParser in) throws IOException {
    return part(in, true);
  }

  private static ContentPart part(JsonParser in, boolean tolerant) throws IOException {
    ObjectNode node = null;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken token = in.nextToken();
      if (node == null && name.equals("text") && token == JsonToken.VALUE_STRING) {
        String text = in.getText();
        // Nearly every piece of a stream is only text, so it is read without a tree.
        if (in.nextToken() == JsonToken.END_OBJECT) {
          return ContentPart.text(text);
        }
        node = JsonNodeFactory.instance.objectNode().put("text", text);
        name = in.currentName();
        in.nextToken();
      } else if (node == null) {
        node = JsonNodeFactory.instance.objectNode();
      }
      node.set(name, in.<JsonNode>readValueAsTree());
    }
    return read(in, node == null ? JsonNodeFactory.instance.objectNode() : node, tolerant);
  }

  private static ContentPart read(JsonParser in, ObjectNode node, boolean tolerant)
      throws IOException {
    if (tolerant && THOUGHTS.contains(node.path("type").asText())) {
      return new ContentPart.Unknown(Json.map(node));
    }
    for (Map.Entry<String, Class<? extends ContentPart>> kind : KINDS.entrySet()) {
      if (!node.hasNonNull(kind.getKey())) {
        continue;
      }
      if (!tolerant) {
        return in.getCodec().treeToValue(node, kind.getValue());
      }
      ContentPart part = Tolerant.read(node, Objects.requireNonNull(READERS.get(kind.getValue())));
      if (part != null) {
        return part;
      }
    }
    return new ContentPart.Unknown(Json.map(node));
  }
}
