package dev.qiao.core.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
      JsonMapper.builder(new SafeNumbers(settings()))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(SerializationFeature.WRAP_EXCEPTIONS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.WRAP_EXCEPTIONS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .addModule(new SimpleModule().addDeserializer(Object.class, new ExactNumbers()))
          .build();

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
      JsonNode tree = MAPPER.readTree(body);
      return tree == null || tree.isMissingNode() || !tree.isContainerNode() ? null : tree;
    } catch (IOException e) {
      return null;
    }
  }

  /** The texts at the top and one level below it that a cut or broken JSON object still holds. */
  public static ObjectNode textsOf(byte[] start) {
    ObjectNode top = MAPPER.createObjectNode();
    ObjectNode inner = top;
    int depth = 0;
    try (JsonParser json = MAPPER.createParser(start)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.START_OBJECT && depth == 2) {
          String name = json.getParsingContext().getParent().getCurrentName();
          inner = name == null ? MAPPER.createObjectNode() : top.putObject(name);
        }
        if (token == JsonToken.VALUE_STRING && json.getParsingContext().inObject() && depth <= 2) {
          (depth == 1 ? top : inner).put(json.currentName(), json.getText());
        }
      }
    } catch (IOException cut) {
      // What came before is what is asked for.
      return top;
    }
    return top;
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
      throw new IllegalArgumentException("the value cannot be written as JSON", e);
    }
  }

  /**
   * What goes to a service: a value as JSON in UTF-8. Half a surrogate pair, in whatever text or
   * name, becomes U+FFFD.
   */
  public static byte[] bytes(ObjectWriter writer, Object value) throws JsonProcessingException {
    try (ByteArrayBuilder out = new ByteArrayBuilder()) {
      try (JsonGenerator json = new WholeCharacters(writer.createGenerator(out))) {
        writer.writeValue(json, value);
      }
      return out.toByteArray();
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text without halves of surrogate pairs, for what is no JSON. */
  public static String whole(String text) {
    return WholeCharacters.of(text);
  }

  /** A value of a type from JSON text. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not the JSON of a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
    }
  }
}
