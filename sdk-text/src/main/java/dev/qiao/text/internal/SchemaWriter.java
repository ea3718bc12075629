package dev.qiao.text.internal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import dev.qiao.text.schema.Description;
import java.lang.reflect.Modifier;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

  /**
   * What is being written: a type; of a record in a union also the property and the word by which
   * it is known.
   */
  private final Deque<List<Object>> open = new ArrayDeque<>();

  private final Map<List<Object>, String> names = new HashMap<>();
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private final OwnJson json;
  private final JavaType root;

  private SchemaWriter(OwnJson json, JavaType root) {
    this.json = json;
    this.root = root;
  }

  /**
   * The schema of a type.
   *
   * @throws IllegalArgumentException if it, or a component, has none
   */
  public static Map<String, Object> write(OwnJson json, Class<?> type) {
    SchemaWriter writer = new SchemaWriter(json, json.type(type));
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
      return described(enumeration(raw), type);
    }
    JsonSerializer<?> written = json.ofModule(type);
    if (written != null) {
      boolean text =
          written instanceof StdScalarSerializer || written instanceof ToStringSerializerBase;
      return described(text ? schema("string") : new LinkedHashMap<>(), type);
    }
    if (raw.isRecord()) {
      AnnotatedMember value = json.describe(type).findJsonValueAccessor();
      return value == null ? form(json.typed(type), type, where) : of(value.getType(), where);
    }
    TypeSerializer typed = type.isContainerType() || !type.isAbstract() ? null : json.typed(type);
    if (typed != null) {
      return once(List.of(type), typed, where);
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
            + " JsonSchema.of(..)");
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

  private Map<String, Object> enumeration(Class<?> raw) {
    List<Object> words = Arrays.stream(raw.getEnumConstants()).map(json::plain).toList();
    Map<String, Object> schema = new LinkedHashMap<>();
    if (words.stream().allMatch(String.class::isInstance)) {
      schema.put("type", "string");
    } else if (words.stream().allMatch(Integer.class::isInstance)) {
      schema.put("type", "integer");
    }
    schema.put("enum", words);
    return schema;
  }

  /** A record, as it is or as one of a union. */
  private Map<String, Object> form(@Nullable TypeSerializer typed, JavaType type, String where) {
    if (typed == null) {
      return once(List.of(type), null, where);
    }
    TypeIdResolver words = typed.getTypeIdResolver();
    if (!typed.getTypeInclusion().name().endsWith("PROPERTY")
        || typed.getPropertyName() == null
        || words.getMechanism().name().endsWith("CLASS")) {
      throw new IllegalArgumentException(
          where + " has no JSON Schema here: @JsonTypeInfo must use names, in a property");
    }
    return once(
        List.of(type, typed.getPropertyName(), words.idFromValueAndType(null, type.getRawClass())),
        null,
        where);
  }

  /** In place, or once in $defs when it holds itself. */
  private Map<String, Object> once(
      List<Object> form, @Nullable TypeSerializer union, String where) {
    if (open.contains(form) || definitions.containsKey(names.getOrDefault(form, ""))) {
      return reference(form);
    }
    open.push(form);
    Map<String, Object> schema =
        union == null ? object(form) : union((JavaType) form.get(0), union, where);
    open.pop();
    String name = names.get(form);
    if (name == null) {
      return schema;
    }
    definitions.put(name, schema);
    return reference(form);
  }

  /** The records that a type may be. */
  private Map<String, Object> union(JavaType type, TypeSerializer typed, String where) {
    Set<Object> forms = new LinkedHashSet<>();
    json.subtypes(type)
        .forEach(
            one -> {
              if (one.isRecord()) {
                forms.add(form(typed, json.type(one), where));
              } else if (!Modifier.isAbstract(one.getModifiers())) {
                throw refused(where, "a union with " + one.getName());
              }
            });
    Map<String, Object> schema = described(new LinkedHashMap<>(), type);
    schema.put("anyOf", List.copyOf(forms));
    return schema;
  }

  /** Jackson cannot make the record of a module that keeps its package to itself. */
  private static void requireOpen(Class<?> raw) {
    Module own = raw.getModule();
    Module jackson = JsonSerializer.class.getModule();
    boolean isSeen =
        Modifier.isPublic(raw.getModifiers()) && own.isExported(raw.getPackageName(), jackson);
    if (!isSeen && !own.isOpen(raw.getPackageName(), jackson)) {
      throw new IllegalArgumentException(
          raw.getName()
              + " is in a package that its module does not open: add \"opens "
              + raw.getPackageName()
              + " to com.fasterxml.jackson.databind;\" to module-info.java of "
              + own.getName());
    }
  }

  private Map<String, Object> object(List<Object> form) {
    JavaType type = (JavaType) form.get(0);
    Class<?> raw = type.getRawClass();
    requireOpen(raw);
    BeanDescription seen = json.describe(type);
    Map<String, BeanPropertyDefinition> named = new HashMap<>();
    for (BeanPropertyDefinition property : seen.findProperties()) {
      named.put(property.getInternalName(), property);
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    if (form.size() > 1) {
      Map<String, Object> word = schema("string");
      word.put("enum", List.of(form.get(2)));
      properties.put((String) form.get(1), word);
      required.add((String) form.get(1));
    }
    for (RecordComponent component : raw.getRecordComponents()) {
      BeanPropertyDefinition property = named.get(component.getName());
      if (property == null) {
        continue; // Jackson ignores it
      }
      String name = property.getName();
      String where = raw.getSimpleName() + "." + component.getName();
      if (properties.containsKey(name)) {
        if (seen.getClassInfo().hasAnnotation(JsonTypeInfo.class)) {
          continue; // It is the property that says which record it is.
        }
        throw new IllegalArgumentException(
            where + " is also the property of a sealed type; name another in @JsonTypeInfo");
      }
      // It has the annotations of the field and of the constructor's parameter, too.
      AnnotatedMember member = property.getAccessor();
      JavaType componentType = json.type(component.getGenericType(), type);
      Map<String, Object> schema =
          described(
              of(componentType, where),
              member.getAnnotation(Description.class),
              property.getMetadata().getDescription());
      properties.put(name, described(schema, component.getAnnotation(Description.class), null));
      if (componentType.getRawClass() != Optional.class
          && !isNullable(component, member)
          && !json.isOptional(member)) {
        required.add(name);
      }
    }
    Map<String, Object> schema = described(schema("object"), type);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private Map<String, Object> reference(List<Object> form) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (form.equals(List.of(root))) {
      schema.put("$ref", "#");
      return schema;
    }
    String name = names.get(form);
    if (name == null) {
      String simple = ((JavaType) form.get(0)).getRawClass().getSimpleName();
      name = simple;
      for (int i = 2; names.containsValue(name); i++) {
        name = simple + i;
      }
      names.put(form, name);
    }
    schema.put("$ref", "#/$defs/" + name);
    return schema;
  }

  private Map<String, Object> described(Map<String, Object> schema, JavaType type) {
    return described(
        schema,
        type.getRawClass().getAnnotation(Description.class),
        json.describe(type).findClassDescription());
  }

  private static Map<String, Object> described(
      Map<String, Object> schema, @Nullable Description own, @Nullable String jacksons) {
    String words = own == null ? jacksons : own.value();
    if (words != null) {
      schema.put("description", words);
    }
    return schema;
  }

  /** By the annotation's bare name, as everybody has one of their own. */
  private static boolean isNullable(RecordComponent component, AnnotatedMember member) {
    return Stream.of(
            Arrays.asList(component.getAnnotations()),
            Arrays.asList(component.getAnnotatedType().getAnnotations()),
            member.getAllAnnotations().annotations())
        .flatMap(found -> StreamSupport.stream(found.spliterator(), false))
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }
}
