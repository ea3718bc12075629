package dev.qiao.text.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.qiao.text.ChatServer;
import dev.qiao.text.Family;
import dev.qiao.text.tool.ToolCall;
import dev.qiao.text.tool.ToolRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sealed types and those that Jackson distinguishes: what is sent, what is read, what is refused.
 */
class UnionsTest {
  sealed interface Shape permits Circle, Box {}

  record Circle(double radius) implements Shape {}

  @JsonTypeName("box")
  record Box(int width, @Description("In cm.") int height) implements Shape {}

  @Description("What is drawn.")
  record Drawing(List<Shape> shapes, Shape frame) {}

  record OneCircle(Circle circle) {}

  sealed interface Term permits Numeral, Sum {}

  record Numeral(int value) implements Term {}

  record Sum(Term left, Term right) implements Term {}

  record Formula(Term term) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Cat.class, name = "cat"),
    @JsonSubTypes.Type(value = Dog.class, name = "dog")
  })
  interface Pet {}

  record Cat(boolean indoor) implements Pet {}

  record Dog(String breed) implements Pet {}

  record Home(Pet pet) {}

  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      include = JsonTypeInfo.As.EXISTING_PROPERTY,
      property = "kind",
      visible = true)
  @JsonSubTypes(@JsonSubTypes.Type(value = Car.class, name = "car"))
  sealed interface Vehicle permits Car {}

  record Car(String kind, int wheels) implements Vehicle {}

  record Garage(Vehicle vehicle) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  sealed interface ByClass permits Named {}

  record Named(String name) implements ByClass {}

  record OfClass(ByClass any) {}

  sealed interface Clashing permits Typed {}

  record Typed(String type) implements Clashing {}

  record OfClashing(Clashing any) {}

  sealed interface Mixed permits Plain {}

  static final class Plain implements Mixed {}

  record OfMixed(Mixed any) {}

  sealed interface Nested permits Inner, Leaf {}

  sealed interface Inner extends Nested permits Deep {}

  record Deep(int depth) implements Inner {}

  record Leaf(String name) implements Nested {}

  record OfNested(Nested nested) {}

  interface Open {}

  record OfOpen(Open open) {}

  private static final String SHAPES =
      "{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\",\"enum\":"
          + "[\"Circle\"]},\"radius\":{\"type\":\"number\"}},\"required\":[\"type\",\"radius\"],"
          + "\"additionalProperties\":false},{\"type\":\"object\",\"properties\":{\"type\":{"
          + "\"type\":\"string\",\"enum\":[\"box\"]},\"width\":{\"type\":\"integer\"},\"height\":{"
          + "\"type\":\"integer\",\"description\":\"In cm.\"}},\"required\":[\"type\",\"width\","
          + "\"height\"],\"additionalProperties\":false}]}";

  private static <T> T read(Class<T> type, String json) throws Exception {
    try (ChatServer server = Family.GLM.server()) {
      server.answer(Family.GLM.says(json));
      return StructuredOutput.of(type).ask(server.text(), Family.GLM.chat("Draw.")).value();
    }
  }

  @Test
  void aSealedType_isAnyOfItsRecords() {
    assertThat(JsonSchema.of(Drawing.class).json())
        .isEqualTo(
            "{\"type\":\"object\",\"description\":\"What is drawn.\",\"properties\":{\"shapes\":{"
                + "\"type\":\"array\",\"items\":"
                + SHAPES
                + "},\"frame\":"
                + SHAPES
                + "},\"required\":[\"shapes\",\"frame\"],\"additionalProperties\":false}");
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void anAnswer_isReadAsTheRightRecord(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      server.answer(
          family.says(
              "{\"shapes\":[{\"type\":\"box\",\"width\":2,\"height\":3},{\"radius\":1.5,"
                  + "\"type\":\"Circle\"}],\"frame\":{\"type\":\"Circle\",\"radius\":9}}"));

      Drawing drawing =
          StructuredOutput.of(Drawing.class).ask(server.text(), family.chat("Draw.")).value();

      assertThat(drawing)
          .isEqualTo(new Drawing(List.of(new Box(2, 3), new Circle(1.5)), new Circle(9)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"star\"} | frame.type is \"star\" but must be one of \"Circle\", \"box\"",
        "{\"radius\":1} | frame.type is missing",
        "{\"type\":null,\"radius\":1} | frame.type is null but must be one of \"Circle\", \"box\"",
        "{\"type\":\"box\",\"width\":\"x\"} | frame.height is missing; frame.width is a string but"
            + " must be an integer",
        "\"Circle\" | frame.type is missing",
        "[] | frame.type is missing",
        "7 | frame.type is missing"
      })
  void anotherForm_saysWhich(String frame, String problem) {
    assertThatThrownBy(() -> read(Drawing.class, "{\"shapes\":[],\"frame\":" + frame + "}"))
        .isInstanceOf(StructuredOutputException.class)
        .hasMessageContaining("has another shape: " + problem);
  }

  @Test
  void aFormWrittenAsAText_isReadAsItIsMeant() throws Exception {
    assertThat(
            read(
                    Drawing.class,
                    "{\"shapes\":\"[{\\\"type\\\":\\\"Circle\\\",\\\"radius\\\":1}]\",\"frame\":"
                        + "\"{\\\"type\\\":\\\"box\\\",\\\"width\\\":1,\\\"height\\\":2}\"}")
                .frame())
        .isEqualTo(new Box(1, 2));
  }

  @Test
  void aUnionThatHoldsItself_isADefinition() throws Exception {
    assertThat(JsonSchema.of(Formula.class).json())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"term\":{\"$ref\":\"#/$defs/Term\"}},"
                + "\"required\":[\"term\"],\"additionalProperties\":false,\"$defs\":{\"Term\":{"
                + "\"anyOf\":[{\"type\":\"object\",\"properties\":{\"type\":{\"type\":\"string\","
                + "\"enum\":[\"Numeral\"]},\"value\":{\"type\":\"integer\"}},\"required\":[\"type\","
                + "\"value\"],\"additionalProperties\":false},{\"type\":\"object\",\"properties\":{"
                + "\"type\":{\"type\":\"string\",\"enum\":[\"Sum\"]},\"left\":{\"$ref\":"
                + "\"#/$defs/Term\"},\"right\":{\"$ref\":\"#/$defs/Term\"}},\"required\":[\"type\","
                + "\"left\",\"right\"],\"additionalProperties\":false}]}}}");
    assertThat(
            read(
                Formula.class,
                "{\"term\":{\"type\":\"Sum\",\"left\":{\"type\":\"Numeral\",\"value\":1},"
                    + "\"right\":{\"type\":\"Sum\",\"left\":{\"type\":\"Numeral\",\"value\":2},"
                    + "\"right\":{\"type\":\"Numeral\",\"value\":3}}}}"))
        .isEqualTo(new Formula(new Sum(new Numeral(1), new Sum(new Numeral(2), new Numeral(3)))));
  }

  @Test
  void jacksonsOwnWords_areTaken() throws Exception {
    assertThat(JsonSchema.of(Home.class).json())
        .contains("\"kind\":{\"type\":\"string\",\"enum\":[\"cat\"]},\"indoor\"")
        .contains("\"required\":[\"kind\",\"breed\"]");
    assertThat(read(Home.class, "{\"pet\":{\"kind\":\"dog\",\"breed\":\"Pug\"}}"))
        .isEqualTo(new Home(new Dog("Pug")));
  }

  @Test
  void aComponentThatIsTheWord_isNotThereTwice() throws Exception {
    assertThat(JsonSchema.of(Garage.class).json())
        .contains("{\"kind\":{\"type\":\"string\",\"enum\":[\"car\"]},\"wheels\"")
        .contains("\"required\":[\"kind\",\"wheels\"]");
    assertThat(read(Garage.class, "{\"vehicle\":{\"kind\":\"car\",\"wheels\":4}}"))
        .isEqualTo(new Garage(new Car("car", 4)));
  }

  @Test
  void formsOfForms_areAllThere() throws Exception {
    assertThat(JsonSchema.of(OfNested.class).json()).contains("[\"Deep\"]").contains("[\"Leaf\"]");
    assertThat(read(OfNested.class, "{\"nested\":{\"type\":\"Deep\",\"depth\":2}}"))
        .isEqualTo(new OfNested(new Deep(2)));
  }

  @Test
  void aRecordByItsOwnName_hasNoWord() throws Exception {
    assertThat(JsonSchema.of(OneCircle.class).json()).doesNotContain("enum");
    assertThat(read(OneCircle.class, "{\"circle\":{\"radius\":1}}"))
        .isEqualTo(new OneCircle(new Circle(1)));
  }

  @Test
  void whatCannotBeToldApart_isRefused() {
    assertThatThrownBy(() -> JsonSchema.of(OfClass.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "OfClass.any has no JSON Schema here: @JsonTypeInfo must use names, in a property");
    assertThatThrownBy(() -> JsonSchema.of(OfClashing.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Typed.type is also the property of a sealed type; name another in @JsonTypeInfo");
    assertThatThrownBy(() -> JsonSchema.of(OfMixed.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("OfMixed.any is a union with " + Plain.class.getName());
    assertThatThrownBy(() -> JsonSchema.of(OfOpen.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("OfOpen.open is the interface " + Open.class.getName());
    assertThatThrownBy(() -> StructuredOutput.of(Shape.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Shape is not an object in JSON, and services answer with objects: wrap it in a"
                + " record");
  }

  @Test
  void aToolTakesAndGivesUnions() throws Exception {
    ToolRegistry tools = ToolRegistry.builder().add(Drawing.class, drawing -> drawing).build();
    String json =
        "{\"shapes\":[{\"type\":\"Circle\",\"radius\":1.0}],"
            + "\"frame\":{\"type\":\"box\",\"width\":1,\"height\":2}}";
    assertThat(tools.call(ToolCall.of("1", "drawing", json))).isEqualTo(json);
  }

  @Test
  void formsWrittenByHandWithoutAWord_areNotLookedAt() throws Exception {
    try (ChatServer server = Family.GLM.server()) {
      server.answer(Family.GLM.says("{\"a\":true}"));
      JsonSchema schema =
          JsonSchema.of(
              "{\"type\":\"object\",\"properties\":{\"a\":{\"anyOf\":[{\"type\":\"string\"},"
                  + "{\"type\":\"object\",\"properties\":{\"b\":{}}}]}}}");
      Object answer =
          StructuredOutput.of(Map.class, schema)
              .ask(server.text(), Family.GLM.chat("Draw."))
              .value();
      assertThat(answer).isEqualTo(Map.of("a", true));
    }
  }
}
