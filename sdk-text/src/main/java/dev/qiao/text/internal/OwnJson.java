package dev.qiao.text.internal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.SafeNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Users' own records as JSON: arguments and results of tools, structured answers. Jackson's own
 * names and rules, not those of the SDK's wire records, and {@code java.time} and {@code Optional}
 * without a further library.
 */
public final class OwnJson {
  /** Without modules of the user. */
  public static final OwnJson PLAIN = new OwnJson();

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

  private final JsonMapper mapper;

  private OwnJson(Module... modules) {
    // What is set after the modules is what none of them can change.
    mapper =
        JsonMapper.builder()
            .annotationIntrospector(new TypeRules())
            .addModule(new PlainTypes())
            .addModules(modules)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(
                SerializationFeature.FAIL_ON_EMPTY_BEANS,
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();
  }

  /** The same with modules of Jackson, whose readers and writers take precedence. */
  public static OwnJson of(Module... modules) {
    for (Module module : Objects.requireNonNull(modules, "the Jackson modules are null")) {
      Objects.requireNonNull(module, "a Jackson module is null");
    }
    return modules.length == 0 ? PLAIN : new OwnJson(modules);
  }

  /**
   * A value as compact JSON text.
   *
   * @throws IllegalArgumentException if it cannot be written
   */
  public String write(@Nullable Object value) {
    try {
      return mapper.writeValueAsString(value);
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
  public <T> T read(String json, Class<T> type, Map<String, Object> schema)
      throws WrongJsonException {
    JsonNode tree = tree(json);
    if (tree.isMissingNode()) {
      throw new WrongJsonException(
          "there is no text", false, new IllegalArgumentException("empty"));
    }
    return read(tree, type, schema);
  }

  /** The same of a call's arguments: nothing at all is an object without fields. */
  public <T> T arguments(String json, Class<T> type, Map<String, Object> schema)
      throws WrongJsonException {
    return read(bare(tree(json)), type, schema);
  }

  private <T> T read(JsonNode tree, Class<T> type, Map<String, Object> schema)
      throws WrongJsonException {
    JsonNode meant = new MeantJson(schema).of(tree);
    List<String> problems = new SchemaCheck(schema).problems(meant);
    if (!problems.isEmpty()) {
      throw new WrongJsonException(String.join("; ", problems));
    }
    try {
      T value = mapper.readValue(SafeNumbers.finite(mapper.treeAsTokens(meant)), type);
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

  JavaType type(Type type) {
    return mapper.constructType(type);
  }

  JavaType type(Type component, JavaType owner) {
    return mapper.getTypeFactory().resolveMemberType(component, owner.getBindings());
  }

  /** How Jackson sees a type. */
  BeanDescription describe(JavaType type) {
    return mapper.getSerializationConfig().introspect(type);
  }

  /** What Jackson makes of a constant. */
  Object plain(Object constant) {
    return mapper.convertValue(constant, Object.class);
  }

  /** The subtypes that Jackson knows of a type, in their order. */
  Stream<Class<?>> subtypes(JavaType type) {
    return mapper
        .getSubtypeResolver()
        .collectAndResolveSubtypesByTypeId(
            mapper.getDeserializationConfig(), describe(type).getClassInfo())
        .stream()
        .map(NamedType::getType);
  }

  /** How Jackson writes which subtype a value is; null if it does not. */
  @Nullable TypeSerializer typed(JavaType type) {
    try {
      return mapper.getSerializerProviderInstance().findTypeSerializer(type);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What a module of the user writes a type with; null if none does. */
  @Nullable JsonSerializer<?> ofModule(JavaType type) {
    JsonSerializer<?> writer = this == PLAIN || type.isReferenceType() ? null : writer(type);
    return writer == null
            || writer instanceof BeanSerializerBase
            // Who registers it for a type, such as Currency, gets what Jackson itself has for some.
            || (writer.getClass() == PLAIN.writer(type).getClass()
                && !(writer instanceof ToStringSerializerBase))
        ? null
        : writer;
  }

  private JsonSerializer<?> writer(JavaType type) {
    try {
      return mapper.getSerializerProviderInstance().findValueSerializer(type);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Whether a module of the user says that a property may be missing, as that of Kotlin does. */
  boolean isOptional(AnnotatedMember member) {
    for (AnnotationIntrospector rules :
        mapper.getDeserializationConfig().getAnnotationIntrospector().allIntrospectors()) {
      // Jackson's own rules say so of every @JsonProperty.
      if (!(rules instanceof TypeRules) && Boolean.FALSE.equals(rules.hasRequiredMarker(member))) {
        return true;
      }
    }
    return false;
  }

  /** Jackson's rules, with sealed types as unions. */
  private static final class TypeRules extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    // Deprecated in 2.22; what replaces it is not in the oldest Jackson that we take.
    @SuppressWarnings("deprecation")
    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
        MapperConfig<?> config, Annotated of) {
      JsonTypeInfo.Value said = super.findPolymorphicTypeInfo(config, of);
      return said == null && of instanceof AnnotatedClass && of.getRawType().isSealed()
          ? JsonTypeInfo.Value.construct(
              JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null)
          : said;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated of) {
      List<NamedType> said = super.findSubtypes(of);
      if (said != null || !of.getRawType().isSealed()) {
        return said;
      }
      List<NamedType> permitted = new ArrayList<>();
      for (Class<?> one : of.getRawType().getPermittedSubclasses()) {
        permitted.add(
            new NamedType(
                one, one.isAnnotationPresent(JsonTypeName.class) ? null : one.getSimpleName()));
      }
      return permitted;
    }
  }
}
