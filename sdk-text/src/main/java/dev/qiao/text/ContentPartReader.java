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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ContentPart} of either dialect: the field it has decides its kind. */
final class ContentPartReader extends JsonDeserializer<ContentPart> {
  /** By field. What carries a text beside something else comes first. */
  private static final Map<String, Class<? extends ContentPart>> KINDS = new LinkedHashMap<>();

  /** The objects of the OpenAI dialect that hold the media, and the field of the part it is. */
  static final Map<String, String> LINKS =
      Map.of(
          "image_url", "image", "video_url", "video", "input_audio", "audio", "file_url", "urls");

  static {
    KINDS.put("doc_url", ContentPart.File.class);
    KINDS.put("image_url", ContentPart.Image.class);
    KINDS.put("video_url", ContentPart.Video.class);
    KINDS.put("file_url", ContentPart.File.class);
    KINDS.put("input_audio", ContentPart.Audio.class);
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
      node.set(name, Json.MAPPER.<JsonNode>readTree(in));
    }
    return read(node == null ? JsonNodeFactory.instance.objectNode() : node, tolerant);
  }

  private static ContentPart read(ObjectNode node, boolean tolerant) throws IOException {
    if (tolerant && THOUGHTS.contains(node.path("type").asText())) {
      return new ContentPart.Unknown(Json.map(node));
    }
    for (Map.Entry<String, Class<? extends ContentPart>> kind : KINDS.entrySet()) {
      if (!node.hasNonNull(kind.getKey())) {
        continue;
      }
      ObjectReader reader = Objects.requireNonNull(READERS.get(kind.getValue()));
      ObjectNode fields = fields(node, kind.getKey(), kind.getValue());
      if (!tolerant) {
        return reader.readValue(fields);
      }
      ContentPart part = Tolerant.read(fields, reader);
      if (part != null) {
        return part;
      }
    }
    return new ContentPart.Unknown(Json.map(node));
  }

  /** The fields of the part's type, from those of either dialect. */
  private static ObjectNode fields(ObjectNode node, String kind, Class<?> type) {
    ObjectNode fields = node.objectNode();
    fields.setAll(node);
    if (type != ContentPart.Text.class || node.path("type").asText().equals("text")) {
      fields.remove("type");
    }
    String component = LINKS.get(kind);
    if (component != null) {
      boolean sound = kind.equals("input_audio");
      JsonNode link = node.get(kind);
      if (link.isObject()) {
        ObjectNode inside = fields.putObject(kind).setAll((ObjectNode) link);
        link = inside.path(sound ? "data" : "url");
        inside.remove(sound ? "data" : "url");
        String said = sound ? "format" : "detail";
        if (inside.has(said) && type != ContentPart.Video.class) {
          fields.set(said, inside.remove(said));
        }
        if (inside.isEmpty()) {
          fields.remove(kind);
        }
      } else {
        fields.remove(kind);
      }
      fields.set(component, kind.equals("file_url") ? node.arrayNode().add(link) : link);
    } else if (kind.equals("doc_url")) {
      fields.set("urls", fields.remove(kind));
    } else if (kind.equals("video") && node.get(kind).isArray()) {
      fields.set("frames", fields.remove(kind));
    } else if (kind.equals("audio") && !node.has("format")) {
      fields.put("format", ending(node.get(kind).asText()));
    }
    return fields;
  }

  /** What the name in an address, or of a file, ends with; null if it has no ending. */
  static @Nullable String ending(String address) {
    if (address.startsWith("data:")) {
      return null;
    }
    String name = address.split("[?#]", 2)[0];
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return ending.length() < name.length() && ending.matches("[A-Za-z0-9]{2,4}")
        ? ending.toLowerCase(Locale.ROOT)
        : null;
  }
}
