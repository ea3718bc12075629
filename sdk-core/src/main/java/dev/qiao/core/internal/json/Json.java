package dev.qiao.core.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON mapper of the SDK's own records: snake case, nothing that is not set, unknown fields
 * into each record's catch-all. Users' records never go through it.
 */
public final class Json {
  /** The longest string accepted, in characters: base64 images and hex audio come in one string. */
  private static final int MAX_STRING = 256 * 1024 * 1024;

  /** For readers that pull tokens themselves. */
  public static final JsonFactory FACTORY = settings().build();

  /** The mapper. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder(settings().build())
          .annotationIntrospector(new SdkJson.Introspector())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(SerializationFeature.WRAP_EXCEPTIONS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.WRAP_EXCEPTIONS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .addModule(SafeNumbers.module().addDeserializer(Object.class, new ExactNumbers()))
          .build();

  /** No id or state is longer, in bytes. */
  private static final int MAX_TEXT = 1000;

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  static {
    FACTORY.setCodec(MAPPER);
  }

  private Json() {}

  private static JsonFactoryBuilder settings() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_STRING).build())
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE);
  }

  /** The tree of a body, null if it is not JSON. */
  public static @Nullable JsonNode treeOrNull(byte[] body) {
    try {
      JsonNode tree = tree(body);
      return tree.isContainerNode() ? tree : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The tree of a body. A number that no decimal has room for becomes its text. */
  public static JsonNode tree(byte[] body) throws IOException {
    return tree(body, 0, body.length);
  }

  /** The same of a part of some bytes. */
  public static JsonNode tree(byte[] bytes, int from, int length) throws IOException {
    return MAPPER.readTree(bytes, from, length);
  }

  /**
   * The texts and numbers at the top and one level below it that a JSON object still holds, however
   * it was cut, broken or nested, in an array or in a text. A name that comes twice keeps what
   * either has.
   */
  public static ObjectNode textsOf(byte[] start) {
    for (int at = 0; at < start.length && start[at] != '{'; at++) {
      if (start[at] == '"') {
        return textsOfObject(unquoted(start, at + 1));
      }
    }
    return textsOfObject(start);
  }

  /** What is written in a text, as far as quotes and backslashes go. */
  private static byte[] unquoted(byte[] text, int from) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(text.length);
    for (int at = from; at < text.length; at++) {
      boolean escaped = text[at] == '\\' && at + 1 < text.length;
      plain.write(text[escaped ? ++at : at]);
    }
    return plain.toByteArray();
  }

  private static ObjectNode textsOfObject(byte[] start) {
    ObjectNode top = MAPPER.createObjectNode();
    ObjectNode inner = null;
    String last = "";
    String name = null;
    int depth = 0;
    for (int at = 0; at < start.length; at++) {
      byte one = start[at];
      if (one == ':') {
        name = last;
        continue;
      }
      if (one == '{' || one == '[') {
        if (depth == 0 && one == '[') {
          continue;
        }
        depth++;
        if (depth == 2) {
          inner = one == '[' || name == null ? null : inner(top, name);
        }
      } else if (one == '}' || one == ']') {
        depth = Math.max(0, depth - 1);
      } else if (one == '"' || (one >= '0' && one <= '9')) {
        int end = endOfValue(start, at);
        if (end == start.length) {
          return top;
        }
        int from = one == '"' ? at + 1 : at;
        last = new String(start, from, Math.min(end - from, MAX_TEXT), StandardCharsets.UTF_8);
        ObjectNode owner = depth == 1 ? top : depth == 2 ? inner : null;
        if (name != null && owner != null && !(owner.get(name) instanceof ObjectNode)) {
          owner.put(name, last);
        }
        at = one == '"' ? end : end - 1;
      } else if (one <= ' ') {
        continue;
      }
      name = null;
    }
    return top;
  }

  private static ObjectNode inner(ObjectNode top, String name) {
    return top.get(name) instanceof ObjectNode known ? known : top.putObject(name);
  }

  /** The index of a text's closing quote or of what follows a number; the length if it was cut. */
  private static int endOfValue(byte[] json, int from) {
    boolean text = json[from] == '"';
    int at = from + 1;
    while (at < json.length
        && (text
            ? json[at] != '"'
            : Character.isLetterOrDigit(json[at]) || ".+-".indexOf(json[at]) >= 0)) {
      at += text && json[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, json.length);
  }

  /** An object node as a map, nulls inside kept. */
  public static Map<String, Object> map(JsonNode object) {
    return MAPPER.convertValue(object, MAP);
  }

  /** A value as compact JSON text. Half a surrogate pair becomes U+FFFD. */
  public static String write(Object value) {
    try {
      return new String(bytes(MAPPER.writer(), value), StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the value cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * What goes to a service: a value as JSON in UTF-8. Half a surrogate pair, in whatever text or
   * name, becomes U+FFFD.
   */
  public static byte[] bytes(ObjectWriter writer, Object value) throws JsonProcessingException {
    BufferRecycler buffers = FACTORY._getBufferRecycler();
    try (ByteArrayBuilder out = new ByteArrayBuilder(buffers)) {
      try (JsonGenerator json = new WholeCharacters(writer.createGenerator(out))) {
        writer.writeValue(json, value);
      }
      return out.getClearAndRelease();
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      buffers.releaseToPool();
    }
  }

  /** A text without halves of surrogate pairs, for what is no JSON. */
  public static String whole(String text) {
    return WholeCharacters.of(text);
  }

  /** Whether the SDK's mapper writes. */
  public static boolean isOwn(SerializerProvider context) {
    return context.getAnnotationIntrospector() instanceof SdkJson.Introspector;
  }

  /** A value of a type from JSON text. */
  public static <T> T read(String json, Class<T> type) {
    String what = "not the JSON of a " + type.getSimpleName() + ": ";
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new IllegalArgumentException(what + "null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(what + e.getOriginalMessage(), e);
    }
  }
}
