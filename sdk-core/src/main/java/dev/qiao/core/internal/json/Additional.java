package dev.qiao.core.internal.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.qiao.core.internal.error.Secrets;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last component of every wire record: fields without a component, in both directions. Its
 * property name is one no wire key can be, and nulls inside survive.
 */
@JacksonAnnotationsInside
@JsonAnySetter
@JsonAnyGetter
@JsonProperty("\u0000")
@JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS)
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
public @interface Additional {

  /** Copies what a record keeps; {@code Map.copyOf} would refuse nulls. */
  final class Copy {
    private Copy() {}

    /** Shows links without their signatures. */
    static final class Shown extends LinkedHashMap<String, Object> {
      private static final long serialVersionUID = 1L;

      @Override
      public String toString() {
        return Secrets.withoutSignatures(super.toString());
      }
    }

    /** An unmodifiable copy, never null, of fields under the names they came with. */
    public static Map<String, Object> of(@Nullable Map<String, Object> fields) {
      if (fields == null || fields.isEmpty()) {
        return Map.of();
      }
      Map<String, Object> copy = new Shown();
      fields.forEach(
          (name, value) ->
              copy.put(
                  Tolerant.name(Objects.requireNonNull(name, "the name of a field is null")),
                  value));
      return Collections.unmodifiableMap(copy);
    }

    /**
     * An unmodifiable copy for a part of a request. Its JSON would have a key twice if a field were
     * named like one of the part's own; a service then takes either, or refuses the request.
     *
     * @throws IllegalArgumentException if the part has a field of its own with such a name, or a
     *     name has a control character, as the mark of what an answer had of another kind
     */
    public static Map<String, Object> of(@Nullable Map<String, Object> fields, Class<?> part) {
      Map<String, Object> copy = of(fields);
      if (fields != null && !copy.isEmpty()) {
        Map<String, String> own = OwnNames.of(part);
        for (String name : fields.keySet()) {
          if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                "the name of the additional field "
                    + name.replaceAll("\\p{Cc}", "?")
                    + " has a control character, shown as ?");
          }
          String setter = own.get(name);
          if (setter != null) {
            throw new IllegalArgumentException(
                "the additional field "
                    + name
                    + " would be twice in the JSON: "
                    + OwnNames.advice(part, setter));
          }
        }
      }
      return copy;
    }

    private static <T> T required(@Nullable T value, String name) {
      if (value == null) {
        throw new NullPointerException(name + " is null");
      }
      return value;
    }

    /** A copy as {@link #list(List, String)} makes it, null of null. */
    public static <T> @Nullable List<T> listOrNull(@Nullable List<T> values, String name) {
      return values == null ? null : list(values, name);
    }

    /** An unmodifiable list of a user's arguments; as {@link #list(List, String)}. */
    public static <T> List<T> list(T[] values, String name) {
      return list(Arrays.asList(required(values, name)), name);
    }

    /**
     * An unmodifiable copy of a list that a user gives.
     *
     * @param name what the user calls it
     * @throws NullPointerException if it or an element is null, saying which
     */
    public static <T> List<T> list(List<T> values, String name) {
      int index = 0;
      for (T value : required(values, name)) {
        if (value == null) {
          throw new NullPointerException(name + "[" + index + "] is null");
        }
        index++;
      }
      return List.copyOf(values);
    }

    /**
     * The fields that a part does not write by itself: what an answer had of another kind in such a
     * field does not go back to the service.
     */
    public static Map<String, Object> others(Map<String, Object> fields, Class<?> part) {
      if (fields.isEmpty()) {
        return fields;
      }
      Map<String, Object> others = new LinkedHashMap<>(fields);
      others.keySet().removeAll(OwnNames.of(part).keySet());
      return of(others);
    }
  }
}
