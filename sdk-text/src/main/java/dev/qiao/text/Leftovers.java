package dev.qiao.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.Tolerant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of one JSON object after the other, each at the parser's current token. A value
 * of the kind that is asked for is returned; any other is kept under its name, unchanged, and null
 * is returned. Null and empty text carry nothing and are dropped. Every method leaves the parser at
 * the end of the value.
 */
final class Leftovers {
  private @Nullable Map<String, Object> kept;

  /** Forgets what was kept of the object before. */
  void begin() {
    kept = null;
  }

  /** What was kept since {@link #begin}. */
  Map<String, Object> end() {
    Map<String, Object> all = kept;
    kept = null;
    return all == null ? Map.of() : all;
  }

  boolean has(String name) {
    return kept != null && kept.containsKey(name);
  }

  @Nullable Object get(String name) {
    return kept == null ? null : kept.get(name);
  }

  void put(String name, Object value) {
    if (kept == null) {
      kept = new LinkedHashMap<>();
    }
    kept.put(name, value);
  }

  /** Keeps a value of any kind. */
  void keep(String name, JsonParser in, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL
        || (token == JsonToken.VALUE_STRING && in.getTextLength() == 0)) {
      return;
    }
    put(name, in.readValueAs(Object.class));
  }

  /** Keeps an element of a list; null is dropped. */
  void keepElement(String name, JsonParser in, JsonToken token) throws IOException {
    if (token != JsonToken.VALUE_NULL) {
      keepElement(name, in.<Object>readValueAs(Object.class));
    }
  }

  private void keepElement(String name, Object element) {
    List<Object> elements = new ArrayList<>();
    if (get(name) instanceof List<?> known) {
      elements.addAll(known);
    }
    elements.add(element);
    put(name, elements);
  }

  /** Whether a token is a value that has a text: text itself, a number, a boolean. */
  static boolean isScalar(JsonToken token) {
    return token.isScalarValue() && token != JsonToken.VALUE_NULL;
  }

  /** A text; numbers and booleans become theirs. */
  @Nullable String text(String name, JsonParser in, JsonToken token) throws IOException {
    if (isScalar(token)) {
      return in.getText();
    }
    keep(name, in, token);
    return null;
  }

  /** A whole number, also one written as text or as a decimal such as 720.0. */
  @Nullable Integer integer(String name, JsonParser in, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT) {
      if (in.getNumberType() == JsonParser.NumberType.INT) {
        return in.getIntValue();
      }
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_STRING) {
      Double number = wholeNumber(in, token);
      if (number != null && number == number.intValue()) {
        return number.intValue();
      }
    }
    keep(name, in, token);
    return null;
  }

  /** The same with a wider range. */
  @Nullable Long longInteger(String name, JsonParser in, JsonToken token) throws IOException {
    if (isLong(in, token)) {
      return in.getLongValue();
    }
    if (token == JsonToken.VALUE_STRING) {
      try {
        return Long.valueOf(in.getText().strip());
      } catch (NumberFormatException e) {
        // A decimal, perhaps.
      }
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_STRING) {
      Double number = wholeNumber(in, token);
      if (number != null && Math.abs(number) < 1L << 53) {
        return number.longValue();
      }
    }
    keep(name, in, token);
    return null;
  }

  /** Whether the value is a whole number that fits into a long. */
  static boolean isLong(JsonParser in, JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NUMBER_INT
        && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  private static @Nullable Double wholeNumber(JsonParser in, JsonToken token) throws IOException {
    try {
      double number =
          token == JsonToken.VALUE_STRING
              ? Double.parseDouble(in.getText().strip())
              : in.getDoubleValue();
      return number == Math.rint(number) && !Double.isInfinite(number) ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A boolean, also one written as text or as 0 or 1. */
  @Nullable Boolean flag(String name, JsonParser in, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    if (isScalar(token)) {
      switch (in.getText()) {
        case "true", "1" -> {
          return true;
        }
        case "false", "0" -> {
          return false;
        }
        default -> {
          // Kept below.
        }
      }
    }
    keep(name, in, token);
    return null;
  }

  /**
   * A record.
   *
   * @param tolerant whether its own fields may be of other kinds than documented; if not, one that
   *     is ends in a {@link com.fasterxml.jackson.databind.JsonMappingException}
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // the reader's type, which it does not declare
  <T> @Nullable T object(
      String name, JsonParser in, JsonToken token, ObjectReader reader, boolean tolerant)
      throws IOException {
    if (token != JsonToken.START_OBJECT) {
      keep(name, in, token);
      return null;
    }
    if (!tolerant) {
      return reader.readValue(in);
    }
    JsonNode node = in.readValueAsTree();
    T value = Tolerant.read(node, reader);
    if (value == null) {
      put(name, Json.map(node));
    }
    return value;
  }

  /** A list of records; elements of other kinds are kept. */
  <T> List<T> objects(
      String name, JsonParser in, JsonToken token, ObjectReader reader, boolean tolerant)
      throws IOException {
    if (token != JsonToken.START_ARRAY) {
      keep(name, in, token);
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (JsonToken next = next(in); next != JsonToken.END_ARRAY; next = next(in)) {
      if (next != JsonToken.START_OBJECT) {
        keepElement(name, in, next);
      } else if (!tolerant) {
        values.add(reader.readValue(in));
      } else {
        JsonNode node = in.readValueAsTree();
        T value = Tolerant.read(node, reader);
        if (value == null) {
          keepElement(name, Json.map(node));
        } else {
          values.add(value);
        }
      }
    }
    return values;
  }

  /** The next token; never null, so that no loop can outlast its input. */
  static JsonToken next(JsonParser in) throws IOException {
    JsonToken token = in.nextToken();
    if (token == null) {
      throw new com.fasterxml.jackson.core.io.JsonEOFException(
          in, null, "the input ended in the middle of a list");
    }
    return token;
  }
}
