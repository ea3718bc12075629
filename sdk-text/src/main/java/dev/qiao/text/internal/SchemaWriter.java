package dev.qiao.text.internal;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.qiao.text.schema.Description;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema of a type. Records are written in place; recursive ones in $defs. */
public final class SchemaWriter {
  private static final Map<Class<?>, String> FORMATS =
      Map.ofEntries(
          Map.entry(LocalDate.class, "date"),
          Map.entry(LocalTime.class, "time"),
          Map.entry(OffsetTime.class, "time"),
          Map.entry(LocalDateTime.class, "date-time"),
          Map.entry(OffsetDateTime.class, "date-time"),
          Map.entry(ZonedDateTime.class, "date-time"),
          Map.entry(Instant.class, "date-time"),
          Map.entry(Duration.class, "duration"),
          Map.entry(Period.class, "duration"),
          Map.entry(UUID.class, "uuid"),
          Map.entry(URI.class, "uri"));

  private static final Set<Class<?>> INTEGERS =
      Set.of(
          byte.class,
          Byte.class,
          short.class,
          Short.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          BigInteger.class);

  private static final Set<Class<?>> NUMBERS =
      Set.of(float.class, Float.class, double.class, Double.class, BigDecimal.class, Number.class);

  private final Deque<JavaType> open = new ArrayDeque<>();
  private final Map<JavaType, String> names = new HashMap<>();
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private final JavaType root;

  private SchemaWriter(JavaType root) {
    this.root = root;
  }

  /**
   * The schema of a type.
   *
   * @throws IllegalArgumentException if it, or a component, has none
   */
  public static Map<String, Object> write(Class<?> type) {
    SchemaWriter writer = new SchemaWriter(OwnJson.type(type));
    Map<String, Object> schema = writer.of(writer.root, type.getSimpleName());
    if (!writer.definitions.isEmpty()) {
      schema.put("$defs", writer.definitions);
    }
    return schema;
  }

  private Map<String, Object> of(JavaType type, String where) {
    Class<?> raw = type.getRawClass();
    Map<String, Object> scalar = scalar(raw);
    if (scalar != null) {
      return scalar;
    }
    if (raw.isEnum()) {
      return described(enumeration(raw), raw);
    }
    if (raw.isRecord()) {
      return record(type, where);
    }
    if (raw == Optional.class) {
      return of(type.containedTypeOrUnknown(0), where);
    }
    if (type.isMapLikeType()) {
      if (type.getKeyType().getRawClass() != String.class) {
        throw refused(
            where, "a map with " + type.getKeyType().getRawClass().getSimpleName() + " keys");
      }
      Map<String, Object> schema = schema("object");
      schema.put("additionalProperties", of(type.getContentType(), where + "{}"));
      return schema;
    }
    if (type.isArrayType() || type.isCollectionLikeType()) {
      Map<String, Object> schema = schema("array");
      schema.put("items", of(type.getContentType(), where + "[]"));
      if (Set.class.isAssignableFrom(raw)) {
        schema.put("uniqueItems", true);
      }
      return schema;
    }
    throw refused(
        where,
        (raw.isSealed() ? "the sealed " : raw.isInterface() ? "the interface " : "")
            + raw.getName());
  }

  private static IllegalArgumentException refused(String where, String what) {
    return new IllegalArgumentException(
        where
            + " is "
            + what
            + ", which has no JSON Schema here; use records, enums, lists, maps with String keys,"
            + " texts, numbers, booleans and java.time, or write the schema by hand:"
            + " JsonSchema.of(Map)");
  }

  private static Map<String, Object> schema(String type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    return schema;
  }

  private static @Nullable Map<String, Object> scalar(Class<?> raw) {
    if (raw == Object.class) {
      return new LinkedHashMap<>();
    }
    if (INTEGERS.contains(raw)) {
      return schema("integer");
    }
    if (NUMBERS.contains(raw)) {
      return schema("number");
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return schema("boolean");
    }
    if (raw == String.class || raw == CharSequence.class) {
      return schema("string");
    }
    Map<String, Object> text = schema("string");
    if (raw == char.class || raw == Character.class) {
      text.put("minLength", 1);
      text.put("maxLength", 1);
    } else if (raw == byte[].class) {
      text.put("contentEncoding", "base64");
    } else if (raw == YearMonth.class) {
      text.put("pattern", "^\\d{4}-\\d{2}$");
    } else if (FORMATS.containsKey(raw)) {
      text.put("format", FORMATS.get(raw));
    } else {
      return null;
    }
    return text;
  }

  private static Map<String, Object> enumeration(Class<?> raw) {
    List<Object> words = Arrays.stream(raw.getEnumConstants()).map(OwnJson::plain).toList();
    Map<String, Object> schema = new LinkedHashMap<>();
    if (words.stream().allMatch(String.class::isInstance)) {
      schema.put("type", "string");
    } else if (words.stream().allMatch(Integer.class::isInstance)) {
      schema.put("type", "integer");
    }
    schema.put("enum", words);
    return schema;
  }

  private Map<String, Object> record(JavaType type, String where) {
    if (open.contains(type) || definitions.containsKey(names.getOrDefault(type, ""))) {
      return reference(type);
    }
    BeanDescription seen = OwnJson.describe(type);
    AnnotatedMember value = seen.findJsonValueAccessor();
    if (value != null) {
      return of(value.getType(), where);
    }
    open.push(type);
    Map<String, Object> schema = object(type, seen);
    open.pop();
    String name = names.get(type);
    if (name == null) {
      return schema;
    }
    definitions.put(name, schema);
    return reference(type);
  }

  private Map<String, Object> object(JavaType type, BeanDescription seen) {
    Class<?> raw = type.getRawClass();
    Map<String, String> named = new HashMap<>();
    for (BeanPropertyDefinition property : seen.findProperties()) {
      named.put(property.getInternalName(), property.getName());
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : raw.getRecordComponents()) {
      String name = named.get(component.getName());
      if (name == null) {
        continue; // Jackson ignores it
      }
      String where = raw.getSimpleName() + "." + component.getName();
      JavaType componentType = OwnJson.type(component.getGenericType(), type);
      properties.put(name, described(of(componentType, where), component));
      if (componentType.getRawClass() != Optional.class && !isNullable(raw, component)) {
        required.add(name);
      }
    }
    Map<String, Object> schema = described(schema("object"), raw);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private Map<String, Object> reference(JavaType type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (type.equals(root)) {
      schema.put("$ref", "#");
      return schema;
    }
    String name = names.get(type);
    if (name == null) {
      String simple = type.getRawClass().getSimpleName();
      name = simple;
      for (int i = 2; names.containsValue(name); i++) {
        name = simple + i;
      }
      names.put(type, name);
    }
    schema.put("$ref", "#/$defs/" + name);
    return schema;
  }

  private static Map<String, Object> described(Map<String, Object> schema, AnnotatedElement of) {
    Description description = of.getAnnotation(Description.class);
    if (description != null) {
      schema.put("description", description.value());
    }
    return schema;
  }

  /** By the annotation's bare name, as everybody has one of their own. */
  private static boolean isNullable(Class<?> owner, RecordComponent component) {
    Stream<Annotation> field;
    try {
      field = Arrays.stream(owner.getDeclaredField(component.getName()).getAnnotations());
    } catch (NoSuchFieldException e) {
      field = Stream.empty();
    }
    return Stream.of(
            Arrays.stream(component.getAnnotations()),
            Arrays.stream(component.getAnnotatedType().getAnnotations()),
            Arrays.stream(component.getAccessor().getAnnotations()),
            field)
        .flatMap(annotations -> annotations)
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }
}
