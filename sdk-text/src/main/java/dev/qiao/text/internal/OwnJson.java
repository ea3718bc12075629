package dev.qiao.text.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.SafeNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Users' own records as JSON: arguments and results of tools, structured answers. Jackson's own
 * names and rules, not those of the SDK's wire records, and {@code java.time} and {@code Optional}
 * without a further library.
 */
public final class OwnJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new PlainTypes())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  /** What models write: strings with line breaks, a comma too many; digits are kept. */
  private static final JsonMapper TREES =
      JsonMapper.builder()
          .addModule(SafeNumbers.module())
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectReader STRICT =
      JsonMapper.builder()
          .addModule(SafeNumbers.module())
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  private OwnJson() {}

  /**
   * A value as compact JSON text.
   *
   * @throws IllegalArgumentException if it cannot be written
   */
  public static String write(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a " + name(value) + " cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String name(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getName();
  }

  /**
   * A value of a type from a text that keeps to a schema. The text is a model's: control characters
   * inside strings and commas at the end of a list are let pass, and a list or object that the
   * schema wants may be written as a text.
   */
  public static <T> T read(String json, Class<T> type, Map<String, Object> schema)
      throws WrongJsonException {
    JsonNode tree = tree(json);
    if (tree.isMissingNode()) {
      throw new WrongJsonException(
          "there is no text", false, new IllegalArgumentException("empty"));
    }
    return read(tree, type, schema);
  }

  /** The same of a call's arguments: nothing at all is an object without fields. */
  public static <T> T arguments(String json, Class<T> type, Map<String, Object> schema)
      throws WrongJsonException {
    return read(bare(tree(json)), type, schema);
  }

  private static <T> T read(JsonNode tree, Class<T> type, Map<String, Object> schema)
      throws WrongJsonException {
    JsonNode meant = new MeantJson(schema).of(tree);
    List<String> problems = new SchemaCheck(schema).problems(meant);
    if (!problems.isEmpty()) {
      throw new WrongJsonException(String.join("; ", problems));
    }
    try {
      T value = MAPPER.readValue(SafeNumbers.finite(MAPPER.treeAsTokens(meant)), type);
      if (value == null) {
        throw new WrongJsonException("it is null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new WrongJsonException(oneLine(e), true, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(String json) throws WrongJsonException {
    try {
      return TREES.readTree(json);
    } catch (JsonProcessingException e) {
      throw new WrongJsonException(oneLine(e), false, e);
    }
  }

  /** Arguments as they are meant: null and no text are no fields, an object in a text is itself. */
  private static JsonNode bare(JsonNode arguments) {
    if (arguments.isTextual()) {
      try {
        JsonNode inner = TREES.readTree(arguments.textValue());
        if (inner.isObject() || inner.isNull() || inner.isMissingNode()) {
          return bare(inner);
        }
      } catch (JsonProcessingException e) {
        return arguments;
      }
    }
    return arguments.isNull() || arguments.isMissingNode() ? TREES.createObjectNode() : arguments;
  }

  /**
   * A call's arguments as a service takes them back: an object in strict JSON. Others are read as
   * they are meant, or put into an object as they are.
   */
  public static String object(String arguments) {
    @Nullable JsonNode meant;
    try {
      if (STRICT.readTree(arguments) instanceof ObjectNode object
          && Json.whole(object.toString()).equals(object.toString())) {
        return arguments;
      }
      meant = bare(TREES.readTree(arguments));
    } catch (JsonProcessingException e) {
      meant = null;
    }
    return Json.write(
        meant != null && meant.isObject() ? meant : Map.of("invalid_arguments", arguments));
  }

  /** A schema written as text. */
  public static Map<String, Object> schema(String json) {
    try {
      if (STRICT.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readTree(json)
          instanceof ObjectNode object) {
        return Json.map(object);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the schema is not a JSON object: " + oneLine(e), e);
    }
    throw new IllegalArgumentException(
        "the schema is not a JSON object, such as {\"type\":\"object\"}");
  }

  /** A text's JSON, as a model may write it; null if it is none. */
  static @Nullable JsonNode treeOrNull(String text) {
    try {
      return TREES.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Whether a text is one JSON object, as a model may write it. */
  public static boolean isObject(String text) {
    return treeOrNull(text) instanceof ObjectNode;
  }

  private static String oneLine(JsonProcessingException e) {
    Throwable reason = e instanceof ValueInstantiationException ? e.getCause() : null;
    String words = reason == null ? e.getOriginalMessage() : String.valueOf(reason.getMessage());
    String at =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream().map(OwnJson::step).collect(Collectors.joining())
            : "";
    return ((at.startsWith(".") ? at.substring(1) : at) + (at.isEmpty() ? "" : ": ") + words)
        .replaceAll("\\R", " ");
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
  }

  static JavaType type(Type type) {
    return MAPPER.constructType(type);
  }

  static JavaType type(Type component, JavaType owner) {
    return MAPPER.getTypeFactory().resolveMemberType(component, owner.getBindings());
  }

  /** How Jackson sees a type. */
  static BeanDescription describe(JavaType type) {
    return MAPPER.getSerializationConfig().introspect(type);
  }

  /** What Jackson makes of a constant. */
  static Object plain(Object constant) {
    return MAPPER.convertValue(constant, Object.class);
  }
}
