package dev.qiao.text.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.qiao.text.tool.Tool;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where words for the model and marks of null may be, and which of them count. */
class DescriptionsTest {
  @JsonClassDescription("The weather, now.")
  record GetWeather(
      @JsonPropertyDescription("City and country.") String location,
      @Description("Ours.") @JsonPropertyDescription("Jackson's.") Unit unit,
      Unit other) {}

  @JsonClassDescription("A scale.")
  enum Unit {
    CELSIUS
  }

  @Description("Ours.")
  @JsonClassDescription("Jackson's.")
  record Both(int count) {}

  record OfBoth(@JsonPropertyDescription("Here.") Both here, Both there) {}

  record OnAccessor(int count) {
    @Override
    @Description("How many.")
    public int count() {
      return count;
    }
  }

  record OnParameter(int count) {
    OnParameter(@Description("How many.") int count) {
      this.count = count;
    }
  }

  @Test
  void jacksonsWords_areTaken_oursBeforeThem() {
    assertThat(JsonSchema.of(GetWeather.class).json())
        .isEqualTo(
            "{\"type\":\"object\",\"description\":\"The weather, now.\",\"properties\":{"
                + "\"location\":{\"type\":\"string\",\"description\":\"City and country.\"},"
                + "\"unit\":{\"type\":\"string\",\"enum\":[\"CELSIUS\"],"
                + "\"description\":\"Ours.\"},\"other\":{\"type\":\"string\",\"enum\":"
                + "[\"CELSIUS\"],\"description\":\"A scale.\"}},\"required\":[\"location\","
                + "\"unit\",\"other\"],\"additionalProperties\":false}");
    assertThat(Tool.of(GetWeather.class).function().description()).isEqualTo("The weather, now.");
    assertThat(JsonSchema.of(OfBoth.class).json())
        .contains("\"here\":{\"type\":\"object\",\"description\":\"Here.\"")
        .contains("\"there\":{\"type\":\"object\",\"description\":\"Ours.\"");
    assertThat(Tool.of(Both.class).function().description()).isEqualTo("Ours.");
  }

  @Test
  void words_mayBeOnTheAccessorOrTheParameter() {
    assertThat(JsonSchema.of(OnAccessor.class).json()).contains("\"description\":\"How many.\"");
    assertThat(JsonSchema.of(OnParameter.class).json()).contains("\"description\":\"How many.\"");
  }

  /** Of another maker, seen at run time. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE_USE})
  @interface Nullable {}

  /** As that of JetBrains, which reflection does not see. */
  static final class Unseen {
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT})
    @interface Nullable {}
  }

  @SuppressWarnings("ArrayRecordComponent") // where the annotation of an array counts
  record Marked(
      @Nullable String a,
      java.lang.@Nullable String b,
      @Nullable String[] elements,
      String @Nullable [] array,
      @Unseen.Nullable String unseen) {}

  record MarkedParameter(String a, int b) {
    MarkedParameter(@Nullable String a, int b) {
      this.a = a;
      this.b = b;
    }
  }

  record MarkedAccessor(String a, int b) {
    @Override
    @Nullable
    public String a() {
      return a;
    }
  }

  @Test
  void nullableOfAnyMaker_countsWhereReflectionSeesIt() {
    assertThat(JsonSchema.of(Marked.class).value()).containsEntry("required", List.of("unseen"));
    assertThat(JsonSchema.of(MarkedParameter.class).value())
        .containsEntry("required", List.of("b"));
    assertThat(JsonSchema.of(MarkedAccessor.class).value()).containsEntry("required", List.of("b"));
  }
}
