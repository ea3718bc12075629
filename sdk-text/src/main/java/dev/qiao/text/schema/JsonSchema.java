package dev.qiao.text.schema;

import com.fasterxml.jackson.databind.Module;
import dev.qiao.text.internal.OwnJson;
import dev.qiao.text.internal.SchemaWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema (2020-12): of a record, or written by hand.
 *
 * <p>A record becomes an object with its components in the order they are declared, under the names
 * Jackson gives them ({@code @JsonProperty}, {@code @JsonNaming}), and nothing else ({@code
 * additionalProperties} false). Every component is required unless it is an {@link
 * java.util.Optional} or annotated {@code @Nullable}: an annotation of that simple name, in any
 * package, on the component, its type, its field, its accessor or the constructor's parameter, with
 * retention {@code RUNTIME}. Reflection does not see others, such as that of JetBrains. A module of
 * Kotlin reports which properties are nullable. A component is
 *
 * <ul>
 *   <li>a text, a number, a boolean, an enum, another record, also one that holds itself;
 *   <li>a list, a set, an array, or a map with texts as keys, of any of these;
 *   <li>a date or time of {@code java.time}, a {@code UUID}, a {@code URI}: a text with that
 *       format; a {@code LocalDateTime} is a {@code date-time} too, and of an answer that has an
 *       offset the time is taken as it is written there;
 *   <li>{@code byte[]}: a text in base64; {@code Object}: anything.
 * </ul>
 *
 * <p>A sealed interface or class becomes {@code anyOf} its records, each with a property {@code
 * type} before its components: the record's simple name, or its {@code @JsonTypeName}. What is read
 * is that record. {@code @JsonTypeInfo} and {@code @JsonSubTypes} choose another property and other
 * words, also for an interface that is not sealed; they must use names in a property. Any other
 * interface is refused; write such a schema by hand.
 *
 * @param value the schema as JSON: maps, lists, texts, numbers, booleans
 */
public record JsonSchema(Map<String, Object> value) {
  /** Refuses null for a required component. */
  public JsonSchema {
    Objects.requireNonNull(value, "value");
    value = copy(value);
  }

  /**
   * The schema of a record, or of another type that a component may have.
   *
   * @throws IllegalArgumentException if a component's type has none; the message names the
   *     component
   */
  public static JsonSchema of(Class<?> type) {
    return of(type, new Module[0]);
  }

  /**
   * The same with modules of Jackson, such as that of Kotlin. A type that a module writes has the
   * schema its writer declares, and any JSON if it declares none.
   *
   * @throws IllegalArgumentException as {@link #of(Class)} does
   */
  public static JsonSchema of(Class<?> type, Module... modules) {
    return new JsonSchema(
        SchemaWriter.write(OwnJson.of(modules), Objects.requireNonNull(type, "the type is null")));
  }

  /** A schema written by hand. */
  public static JsonSchema of(Map<String, Object> value) {
    return new JsonSchema(value);
  }

  /**
   * A schema from its JSON text. Names keep their order.
   *
   * @throws IllegalArgumentException if the text is not one JSON object, or a name comes twice
   */
  public static JsonSchema of(String json) {
    return new JsonSchema(OwnJson.schema(Objects.requireNonNull(json, "the schema is null")));
  }

  /** The schema as compact JSON text. */
  public String json() {
    return OwnJson.PLAIN.write(value);
  }

  /** The JSON text. */
  @Override
  public String toString() {
    return json();
  }

  private static Map<String, Object> copy(Map<?, ?> from) {
    Map<String, Object> copy = new LinkedHashMap<>();
    from.forEach((name, field) -> copy.put(String.valueOf(name), inner(field)));
    return Collections.unmodifiableMap(copy);
  }

  @SuppressWarnings("NullAway") // a schema may say null, as in an enum
  private static Object inner(@Nullable Object field) {
    if (field instanceof Map<?, ?> object) {
      return copy(object);
    }
    if (field instanceof List<?> items) {
      List<Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(inner(item)));
      return Collections.unmodifiableList(copy);
    }
    return field;
  }
}
