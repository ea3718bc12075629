package dev.qiao.text.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

  /** A value of a type from a text that keeps to a schema. */
  public static <T> T read(String json, Class<T> type, Map<String, Object> schema)
      throws WrongJsonException {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new WrongJsonException(oneLine(e), false, e);
    }
    if (tree.isMissingNode()) {
      throw new WrongJsonException(
          "there is no text", false, new IllegalArgumentException("empty"));
    }
    List<String> problems = new SchemaCheck(schema).problems(tree);
    if (!problems.isEmpty()) {
      throw new WrongJsonException(String.join("; ", problems));
    }
    try {
      // Read anew: a tree has lost the digits of a BigDecimal.
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new WrongJsonException("it is null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new WrongJsonException(oneLine(e), true, e);
    }
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
