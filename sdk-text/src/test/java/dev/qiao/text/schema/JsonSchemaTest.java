package dev.qiao.text.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
  enum Unit {
    CELSIUS,
    @JsonProperty("f")
    FAHRENHEIT
  }

  enum Stars {
    ONE(1),
    TWO(2);

    private final int count;

    Stars(int count) {
      this.count = count;
    }

    @JsonValue
    int count() {
      return count;
    }
  }

  record Text(String a, CharSequence b, char c) {}

  record Whole(byte a, Short b, int c, Long d, BigInteger e) {}

  record Broken(float a, Double b, BigDecimal c, Number d) {}

  record Truth(boolean a, Boolean b) {}

  record Choices(Unit unit, Stars stars) {}

  record Inner(int x) {}

  record Nested(Inner inner) {}

  @SuppressWarnings("ArrayRecordComponent") // users have them
  record Many(
      List<String> a, Set<Integer> b, Inner[] c, Collection<Boolean> d, int[] e, byte[] f) {}

  record Maps(Map<String, Inner> a, Map<String, List<String>> b) {}

  record Maybe(Optional<Inner> a, @Nullable String b, String c, @Legacy.Nullable Integer d) {}

  static final class Legacy {
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface Nullable {}
  }

  record Times(
      LocalDate a,
      LocalTime b,
      LocalDateTime c,
      OffsetDateTime d,
      ZonedDateTime e,
      Instant f,
      Duration g,
      YearMonth h,
      UUID i,
      URI j) {}

  @Description("A trip.")
  record Told(@Description("Where to.") String place, @Description("How far.") Inner far) {}

  @Description("A stop.")
  record Stop(String name) {}

  record Route(Stop first) {}

  record Named(@JsonProperty("full_name") String name, @JsonIgnore int secret) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Snake(String fullName) {}

  record Tree(String name, List<Tree> children) {}

  record Forest(Tree oak, Optional<Tree> elm) {}

  record Box<T>(T value) {}

  record Boxes(Box<String> a, Box<Inner> b) {}

  record City(@JsonValue String name) {}

  record Visit(City city) {}

  record Anything(Object any, Map<String, Object> fields) {}

  record Nothing() {}

  interface Shape {}

  record Drawing(List<Shape> shapes) {}

  record Dated(Date when) {}

  record ByNumber(Map<Integer, String> names) {}

  static String object(String properties, String required) {
    return "{\"type\":\"object\",\"properties\":{"
        + properties
        + "}"
        + (required.isEmpty() ? "" : ",\"required\":[" + required + "]")
        + ",\"additionalProperties\":false}";
  }

  private static final String INNER = object("\"x\":{\"type\":\"integer\"}", "\"x\"");
  private static final String S = "{\"type\":\"string\"}";
  private static final String I = "{\"type\":\"integer\"}";
  private static final String N = "{\"type\":\"number\"}";
  private static final String B = "{\"type\":\"boolean\"}";

  private static String format(String name) {
    return "{\"type\":\"string\",\"format\":\"" + name + "\"}";
  }

  private static String tree(String ref) {
    return object(
        "\"name\":" + S + ",\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"" + ref + "\"}}",
        "\"name\",\"children\"");
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(
            Text.class,
            object(
                "\"a\":"
                    + S
                    + ",\"b\":"
                    + S
                    + ",\"c\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":1}",
                "\"a\",\"b\",\"c\"")),
        Arguments.of(
            Whole.class,
            object(
                "\"a\":" + I + ",\"b\":" + I + ",\"c\":" + I + ",\"d\":" + I + ",\"e\":" + I,
                "\"a\",\"b\",\"c\",\"d\",\"e\"")),
        Arguments.of(
            Broken.class,
            object(
                "\"a\":" + N + ",\"b\":" + N + ",\"c\":" + N + ",\"d\":" + N,
                "\"a\",\"b\",\"c\",\"d\"")),
        Arguments.of(Truth.class, object("\"a\":" + B + ",\"b\":" + B, "\"a\",\"b\"")),
        Arguments.of(
            Choices.class,
            object(
                "\"unit\":{\"type\":\"string\",\"enum\":[\"CELSIUS\",\"f\"]},"
                    + "\"stars\":{\"type\":\"integer\",\"enum\":[1,2]}",
                "\"unit\",\"stars\"")),
        Arguments.of(Nested.class, object("\"inner\":" + INNER, "\"inner\"")),
        Arguments.of(
            Many.class,
            object(
                "\"a\":{\"type\":\"array\",\"items\":"
                    + S
                    + "},\"b\":{\"type\":\"array\",\"items\":"
                    + I
                    + ",\"uniqueItems\":true},\"c\":{\"type\":\"array\",\"items\":"
                    + INNER
                    + "},\"d\":{\"type\":\"array\",\"items\":"
                    + B
                    + "},\"e\":{\"type\":\"array\",\"items\":"
                    + I
                    + "},\"f\":{\"type\":\"string\",\"contentEncoding\":\"base64\"}",
                "\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"")),
        Arguments.of(
            Maps.class,
            object(
                "\"a\":{\"type\":\"object\",\"additionalProperties\":"
                    + INNER
                    + "},\"b\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"array\","
                    + "\"items\":"
                    + S
                    + "}}",
                "\"a\",\"b\"")),
        Arguments.of(
            Maybe.class,
            object("\"a\":" + INNER + ",\"b\":" + S + ",\"c\":" + S + ",\"d\":" + I, "\"c\"")),
        Arguments.of(
            Times.class,
            object(
                "\"a\":"
                    + format("date")
                    + ",\"b\":"
                    + format("time")
                    + ",\"c\":"
                    + format("date-time")
                    + ",\"d\":"
                    + format("date-time")
                    + ",\"e\":"
                    + format("date-time")
                    + ",\"f\":"
                    + format("date-time")
                    + ",\"g\":"
                    + format("duration")
                    + ",\"h\":{\"type\":\"string\",\"pattern\":\"^\\\\d{4}-\\\\d{2}$\"}"
                    + ",\"i\":"
                    + format("uuid")
                    + ",\"j\":"
                    + format("uri"),
                "\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\"")),
        Arguments.of(
            Told.class,
            "{\"type\":\"object\",\"description\":\"A trip.\",\"properties\":{\"place\":{\"type\":"
                + "\"string\",\"description\":\"Where to.\"},\"far\":{\"type\":\"object\","
                + "\"properties\":{\"x\":{\"type\":\"integer\"}},\"required\":[\"x\"],"
                + "\"additionalProperties\":false,\"description\":\"How far.\"}},"
                + "\"required\":[\"place\",\"far\"],\"additionalProperties\":false}"),
        Arguments.of(
            Route.class,
            object(
                "\"first\":{\"type\":\"object\",\"description\":\"A stop.\",\"properties\":{"
                    + "\"name\":{\"type\":\"string\"}},\"required\":[\"name\"],"
                    + "\"additionalProperties\":false}",
                "\"first\"")),
        Arguments.of(Named.class, object("\"full_name\":" + S, "\"full_name\"")),
        Arguments.of(Snake.class, object("\"full_name\":" + S, "\"full_name\"")),
        Arguments.of(Tree.class, tree("#")),
        Arguments.of(
            Forest.class,
            object(
                    "\"oak\":{\"$ref\":\"#/$defs/Tree\"},\"elm\":{\"$ref\":\"#/$defs/Tree\"}",
                    "\"oak\"")
                .replaceFirst("}$", ",\"\\$defs\":{\"Tree\":@}}")
                .replace("@", tree("#/$defs/Tree"))),
        Arguments.of(
            Boxes.class,
            object(
                "\"a\":"
                    + object("\"value\":" + S, "\"value\"")
                    + ",\"b\":"
                    + object("\"value\":" + INNER, "\"value\""),
                "\"a\",\"b\"")),
        Arguments.of(Visit.class, object("\"city\":" + S, "\"city\"")),
        Arguments.of(
            Anything.class,
            object(
                "\"any\":{},\"fields\":{\"type\":\"object\",\"additionalProperties\":{}}",
                "\"any\",\"fields\"")),
        Arguments.of(Nothing.class, object("", "")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void of_aRecord_isItsComponentsInTheirOrder(Class<?> type, String schema) {
    assertThat(JsonSchema.of(type).json()).isEqualTo(schema);
  }

  private static final String USE =
      ", which has no JSON Schema here; use records, enums, lists, maps with String keys, texts,"
          + " numbers, booleans and java.time, or write the schema by hand: JsonSchema.of(..)";

  @Test
  void of_whatJsonCannotTellApart_isRefusedByName() {
    assertThatThrownBy(() -> JsonSchema.of(Drawing.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Drawing.shapes[] is the interface dev.qiao.text.schema.JsonSchemaTest$Shape" + USE);
    assertThatThrownBy(() -> JsonSchema.of(Dated.class))
        .hasMessage("Dated.when is java.util.Date" + USE);
    assertThatThrownBy(() -> JsonSchema.of(ByNumber.class))
        .hasMessage("ByNumber.names is a map with Integer keys" + USE);
  }

  @Test
  void of_aMap_isCopiedDeeply() {
    Map<String, Object> inner = new HashMap<>(Map.of("type", "string"));
    JsonSchema schema = JsonSchema.of(Map.of("properties", inner));
    inner.put("type", "integer");

    assertThat(schema.json()).isEqualTo("{\"properties\":{\"type\":\"string\"}}");
    assertThatThrownBy(() -> schema.value().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void of_aText_keepsOrderAndNumbers() {
    String json =
        "{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"number\",\"minimum\":0.1},"
            + "\"a\":{\"enum\":[\"x\",null,12345678901234567890]}},\"required\":[\"b\"]}";
    assertThat(JsonSchema.of(" " + json + "\n").json()).isEqualTo(json);
    assertThat(JsonSchema.of(json)).isEqualTo(JsonSchema.of(JsonSchema.of(json).value()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "\"object\"", "true", "{", "{} {}", "{'a':1}"})
  void of_aTextThatIsNoObject_isRefused(String text) {
    assertThatThrownBy(() -> JsonSchema.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the schema is not a JSON object")
        .hasMessageNotContaining("\n");
  }

  @Test
  void of_aTextWithANameTwice_isRefused() {
    assertThatThrownBy(() -> JsonSchema.of("{\"type\":\"object\",\"type\":\"array\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the schema is not a JSON object: Duplicate field 'type'");
    assertThatThrownBy(() -> JsonSchema.of((String) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the schema is null");
  }
}
