package dev.qiao.text.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.qiao.text.ChatServer;
import dev.qiao.text.Family;
import dev.qiao.text.tool.ToolArgumentsException;
import dev.qiao.text.tool.ToolCall;
import dev.qiao.text.tool.ToolRegistry;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user's Jackson modules reach schemas, answers, and arguments and results of tools. */
class JacksonModulesTest {
  /** A type of a user, which Jackson does not know. */
  static final class Money {
    private final String text;

    Money(String text) {
      this.text = text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Money money && money.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  /** A record that its module writes as a text. */
  record Place(double latitude, double longitude) {}

  record Order(Money total, Place to, LocalDate on) {}

  record Anything(Shape any) {}

  interface Shape {}

  private static Module money() {
    return new SimpleModule("money")
        .addSerializer(
            Money.class,
            new StdScalarSerializer<>(Money.class) {
              @Override
              public void serialize(Money value, JsonGenerator out, SerializerProvider provider)
                  throws IOException {
                out.writeString(value.text);
              }
            })
        .addDeserializer(
            Money.class,
            new StdScalarDeserializer<>(Money.class) {
              @Override
              public Money deserialize(JsonParser in, DeserializationContext context)
                  throws IOException {
                return new Money(in.getText());
              }
            });
  }

  private static Module places() {
    return new SimpleModule("places")
        .addSerializer(
            Place.class,
            new StdScalarSerializer<>(Place.class) {
              @Override
              public void serialize(Place value, JsonGenerator out, SerializerProvider provider)
                  throws IOException {
                out.writeString(value.latitude() + "," + value.longitude());
              }
            })
        .addDeserializer(
            Place.class,
            new StdScalarDeserializer<>(Place.class) {
              @Override
              public Place deserialize(JsonParser in, DeserializationContext context)
                  throws IOException {
                String[] parts = in.getText().split(",", -1);
                return new Place(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
              }
            });
  }

  private static final String ORDER =
      "{\"total\":\"12 CNY\",\"to\":\"30.25,120.17\",\"on\":\"2026-11-30\"}";
  private static final Order ORDERED =
      new Order(new Money("12 CNY"), new Place(30.25, 120.17), LocalDate.of(2026, 11, 30));

  @ParameterizedTest
  @EnumSource(Family.class)
  void answers_areReadWithTheModules(Family family) throws Exception {
    StructuredOutput<Order> orders = StructuredOutput.of(Order.class, money(), places());
    try (ChatServer server = family.server()) {
      server.answer(family.says(ORDER));

      assertThat(orders.ask(server.text(), family.chat("An order.")).value()).isEqualTo(ORDERED);
      assertThat(orders.schema().json())
          .isEqualTo(
              "{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"string\"},\"to\":{"
                  + "\"type\":\"string\"},\"on\":{\"type\":\"string\",\"format\":\"date\"}},"
                  + "\"required\":[\"total\",\"to\",\"on\"],\"additionalProperties\":false}");
    }
  }

  @Test
  void answersOfASchemaByHand_areReadWithTheModules() throws Exception {
    JsonSchema schema = JsonSchema.of("{\"type\":\"object\"}");
    StructuredOutput<Order> orders =
        StructuredOutput.of(Order.class, schema, money(), places()).mode(JsonMode.PROMPT);
    try (ChatServer server = Family.GLM.server()) {
      server.answer(Family.GLM.says(ORDER));

      assertThat(orders.ask(server.text(), Family.GLM.chat("An order.")).value())
          .isEqualTo(ORDERED);
    }
  }

  @Test
  void argumentsAndResultsOfTools_goThroughTheModules() throws Exception {
    ToolRegistry tools =
        ToolRegistry.builder(money(), places())
            .add(Order.class, order -> new Order(order.total(), order.to(), order.on().plusDays(1)))
            .build();

    assertThat(tools.tools().get(0).function().parameters())
        .isEqualTo(JsonSchema.of(Order.class, money(), places()).value());
    assertThat(tools.call(ToolCall.of("1", "order", ORDER)))
        .isEqualTo("{\"total\":\"12 CNY\",\"to\":\"30.25,120.17\",\"on\":\"2026-12-01\"}");
  }

  @Test
  void withoutTheModule_theTypeIsRefused() {
    assertThatThrownBy(() -> StructuredOutput.of(Order.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Order.total is " + Money.class.getName());
    assertThatThrownBy(() -> StructuredOutput.of(Anything.class, money()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Anything.any is the interface " + Shape.class.getName());
  }

  record Dated(Date when, Currency in) {}

  @Test
  void aModuleThatIsForOtherTypes_changesNothing() {
    assertThatThrownBy(() -> JsonSchema.of(Dated.class, money()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Dated.when is java.util.Date");
  }

  record Fee(Currency in) {}

  @Test
  void aTypeThatJacksonItselfWritesAsAText_isOneWithAModuleThatSaysSo() throws Exception {
    Module currencies =
        new SimpleModule("currencies").addSerializer(Currency.class, ToStringSerializer.instance);

    assertThat(JsonSchema.of(Fee.class, currencies).value().toString())
        .contains("in={type=string}");
    try (ChatServer server = Family.GLM.server()) {
      server.answer(Family.GLM.says("{\"in\":\"CNY\"}"));
      assertThat(
              StructuredOutput.of(Fee.class, currencies)
                  .ask(server.text(), Family.GLM.chat("Which?"))
                  .value()
                  .in())
          .isEqualTo(Currency.getInstance("CNY"));
    }
  }

  record Count(int count) {}

  /** A module that changes the mapper it is added to. */
  private static final class Loose extends Module {
    @Override
    public String getModuleName() {
      return "loose";
    }

    @Override
    public Version version() {
      return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
      ObjectMapper mapper = context.getOwner();
      mapper.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
      mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
      mapper.enable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
  }

  @Test
  void aModule_loosensNothing() throws Exception {
    StructuredOutput<Count> counts = StructuredOutput.of(Count.class, new Loose());
    ToolRegistry tools = ToolRegistry.builder(new Loose()).add(Count.class, count -> count).build();
    try (ChatServer server = Family.GLM.server()) {
      server.answer(Family.GLM.says("{\"count\":\"three\"}"));
      assertThatThrownBy(() -> counts.ask(server.text(), Family.GLM.chat("Count.")))
          .isInstanceOf(StructuredOutputException.class)
          .hasMessageContaining("count is a string but must be an integer");
      server.answer(Family.GLM.says("{\"count\":3,\"more\":true}"));
      assertThat(counts.ask(server.text(), Family.GLM.chat("Count.")).value())
          .isEqualTo(new Count(3));
    }
    assertThatThrownBy(() -> tools.call(ToolCall.of("1", "count", "{\"count\":3} {}")))
        .isInstanceOf(ToolArgumentsException.class);
    assertThatThrownBy(() -> tools.call(ToolCall.of("1", "count", "{\"count\":1e2147483650}")))
        .isInstanceOf(ToolArgumentsException.class);
  }

  record Named(String name, @JsonProperty("nick") String nickname) {}

  /** What the module of Kotlin does for {@code String?}. */
  private static Module nicknamesMayBeMissing() {
    return new SimpleModule("kotlin") {
      private static final long serialVersionUID = 1L;

      @Override
      public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(
            new NopAnnotationIntrospector() {
              private static final long serialVersionUID = 1L;

              @Override
              public Boolean hasRequiredMarker(AnnotatedMember member) {
                return member.getDeclaringClass() == Named.class
                    ? !member.getRawType().equals(String.class)
                        || !member.toString().contains("nick")
                    : null;
              }
            });
      }
    };
  }

  @Test
  void nullabilityThatAModuleSees_isKept() throws Exception {
    assertThat(JsonSchema.of(Named.class).value())
        .containsEntry("required", java.util.List.of("name", "nick"));
    StructuredOutput<Named> names = StructuredOutput.of(Named.class, nicknamesMayBeMissing());
    assertThat(names.schema().value()).containsEntry("required", java.util.List.of("name"));
    try (ChatServer server = Family.GLM.server()) {
      server.answer(Family.GLM.says("{\"name\":\"Ann\"}"));
      assertThat(names.ask(server.text(), Family.GLM.chat("Who?")).value())
          .isEqualTo(new Named("Ann", null));
    }
  }

  /** A writer that does not say what it writes. */
  private static final class Silent extends JsonSerializer<Money> {
    @Override
    public void serialize(Money value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.text);
    }
  }

  record Price(@Description("With its currency.") Money money) {}

  @Test
  void aWriterThatDeclaresNothing_isAnyJson() {
    assertThat(
            JsonSchema.of(Price.class, new SimpleModule().addSerializer(Money.class, new Silent()))
                .json())
        .contains("{\"money\":{\"description\":\"With its currency.\"}}");
  }

  @Test
  void null_isRefusedWithWords() {
    assertThatThrownBy(() -> ToolRegistry.builder((Module) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a Jackson module is null");
    assertThatThrownBy(() -> StructuredOutput.of(Count.class, (Module[]) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the Jackson modules are null");
  }
}
