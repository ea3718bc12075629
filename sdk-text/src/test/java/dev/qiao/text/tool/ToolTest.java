package dev.qiao.text.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.qiao.text.schema.Description;
import dev.qiao.text.schema.JsonSchema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolTest {
  enum Unit {
    @JsonProperty("celsius")
    CELSIUS,
    @JsonProperty("fahrenheit")
    FAHRENHEIT
  }

  record Day(LocalDate date, List<LocalTime> hours) {}

  @Description("The weather of a place.")
  record GetWeather(
      @Description("City and country.") String location,
      Optional<Unit> unit,
      @Nullable Integer days,
      @Nullable Day day) {}

  @SuppressWarnings("ArrayRecordComponent") // users have them
  record Everything(
      BigDecimal price,
      Set<Integer> ids,
      Map<String, Double> rates,
      int[] grid,
      LocalDateTime at,
      Instant since,
      Duration length,
      YearMonth month,
      Optional<List<LocalDate>> dates,
      boolean sure) {}

  @ToolName("http-get")
  record HTTPFetch(String url) {
    HTTPFetch {
      if (!url.startsWith("https:")) {
        throw new IllegalArgumentException("only https is fetched");
      }
    }
  }

  record HTTPGet() {}

  @ToolName("a b")
  record Odd() {}

  record Tree(String name, List<Tree> children) {}

  private static ToolCall call(String name, @Nullable String arguments) {
    return new ToolCall(
        0, "c1", "function", new ToolCall.FunctionCall(name, arguments, Map.of()), Map.of());
  }

  @Test
  void of_aRecord_hasItsNameDescriptionAndSchema() {
    Tool tool = Tool.of(GetWeather.class);

    assertThat(tool.type()).isEqualTo("function");
    assertThat(tool.function().name()).isEqualTo("get_weather");
    assertThat(tool.function().description()).isEqualTo("The weather of a place.");
    assertThat(tool.function().parameters())
        .isEqualTo(JsonSchema.of(GetWeather.class).value())
        .containsEntry("required", List.of("location"));
  }

  @Test
  void of_namesAreSnakeCaseOrWhatTheAnnotationSays() {
    assertThat(Tool.of(HTTPGet.class).function().name()).isEqualTo("http_get");
    assertThat(Tool.of(HTTPGet.class).function().description()).isEqualTo("http get");
    assertThat(Tool.of(HTTPFetch.class).function().name()).isEqualTo("http-get");
    assertThatThrownBy(() -> Tool.of(Odd.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tools[].function.name is \"a b\" but must be 1 to 256 letters, digits, underscores or"
                + " dashes");
  }

  @Test
  void arguments_readTheRecord() {
    assertThat(
            call(
                    "get_weather",
                    "{\"location\":\"Hangzhou\",\"unit\":\"celsius\",\"days\":2.0,\"day\":{"
                        + "\"date\":\"2026-01-31\",\"hours\":[\"08:00\",\"09:00:00Z\"]},\"more\":1}")
                .arguments(GetWeather.class))
        .isEqualTo(
            new GetWeather(
                "Hangzhou",
                Optional.of(Unit.CELSIUS),
                2,
                new Day(
                    LocalDate.of(2026, 1, 31), List.of(LocalTime.of(8, 0), LocalTime.of(9, 0)))));
  }

  @Test
  void arguments_whatIsNotRequiredMayBeAbsentOrNull() {
    GetWeather bare = new GetWeather("Hangzhou", Optional.empty(), null, null);

    assertThat(call("w", "{\"location\":\"Hangzhou\"}").arguments(GetWeather.class))
        .isEqualTo(bare);
    assertThat(
            call("w", "{\"location\":\"Hangzhou\",\"unit\":null,\"days\":null,\"day\":null}")
                .arguments(GetWeather.class))
        .isEqualTo(bare);
  }

  @Test
  void arguments_everyKindOfComponentIsRead() {
    Everything read =
        call(
                "everything",
                "{\"price\":12345678901234567890.12,\"ids\":[1,2],\"rates\":{\"a\":0.5},"
                    + "\"grid\":[3],\"at\":\"2026-01-31T08:00:00+08:00\","
                    + "\"since\":\"2026-01-31T08:00:00+08:00\",\"length\":\"PT5M\","
                    + "\"month\":\"2026-02\",\"dates\":[\"2026-01-31\"],\"sure\":true}")
            .arguments(Everything.class);

    assertThat(read.price()).isEqualTo(new BigDecimal("12345678901234567890.12"));
    assertThat(read.ids()).containsExactly(1, 2);
    assertThat(read.rates()).isEqualTo(Map.of("a", 0.5));
    assertThat(read.grid()).containsExactly(3);
    assertThat(read.at()).isEqualTo(LocalDateTime.of(2026, 1, 31, 8, 0));
    assertThat(read.since()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(read.length()).isEqualTo(Duration.ofMinutes(5));
    assertThat(read.month()).isEqualTo(YearMonth.of(2026, 2));
    assertThat(read.dates()).contains(List.of(LocalDate.of(2026, 1, 31)));
    assertThat(read.sure()).isTrue();
  }

  @Test
  void arguments_ofARecordThatHoldsItself_areChecked() {
    assertThat(
            call("tree", "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]}]}")
                .arguments(Tree.class))
        .isEqualTo(new Tree("a", List.of(new Tree("b", List.of()))));
    assertThatThrownBy(
            () ->
                call("tree", "{\"name\":\"a\",\"children\":[{\"name\":\"b\"}]}")
                    .arguments(Tree.class))
        .hasMessage("the arguments of tree have another shape: children[0].children is missing");
  }

  @Test
  void arguments_noneAtAll_areARecordWithoutComponents() {
    assertThat(call("http_get", "").arguments(HTTPGet.class)).isEqualTo(new HTTPGet());
    assertThat(call("http_get", null).arguments(HTTPGet.class)).isEqualTo(new HTTPGet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|location is missing",
        "{\"location\":null}|location is null but must be a string",
        "{\"location\":7}|location is a number but must be a string",
        "[]|it is an array but must be an object",
        "{\"location\":\"a\",\"days\":\"2\"}|days is a string but must be an integer",
        "{\"location\":\"a\",\"days\":1.5}|days is a number but must be an integer",
        "{\"location\":\"a\",\"unit\":\"kelvin\"}|unit is \"kelvin\" but must be one of"
            + " \"celsius\", \"fahrenheit\"",
        "{\"location\":\"a\",\"day\":{\"hours\":[1]}}|day.date is missing; day.hours[0] is a number"
            + " but must be a string",
        "{\"location\":\"a\",\"day\":{\"date\":\"soon\",\"hours\":[]}}|day.date: Cannot deserialize"
            + " value of type `java.time.LocalDate` from String \"soon\": not of its form"
      })
  void arguments_ofAnotherShape_areNamed(String text, String problem) {
    ToolArgumentsException e =
        catchThrowableOfType(
            ToolArgumentsException.class,
            () -> call("get_weather", text).arguments(GetWeather.class));

    assertThat(e).hasMessage("the arguments of get_weather have another shape: " + problem);
    assertThat(e.text()).isEqualTo(text);
    assertThat(e.call().name()).isEqualTo("get_weather");
  }

  @Test
  void arguments_thatAreNoJson_areKept() {
    ToolArgumentsException e =
        catchThrowableOfType(
            ToolArgumentsException.class,
            () -> call("get_weather", "{\"location\":\"Hang").arguments(GetWeather.class));

    assertThat(e)
        .hasMessageStartingWith(
            "the arguments of get_weather are not JSON: Unexpected end-of-input")
        .hasMessageNotContaining("Hang");
    assertThat(e.text()).isEqualTo("{\"location\":\"Hang");
  }

  @Test
  void arguments_thatTheRecordItselfRefuses_sayItsWords() {
    assertThatThrownBy(() -> call("http-get", "{\"url\":\"ftp://a\"}").arguments(HTTPFetch.class))
        .isInstanceOf(ToolArgumentsException.class)
        .hasMessage("the arguments of http-get have another shape: only https is fetched");
  }

  record Report(LocalDate day, Optional<String> note, Optional<Integer> count) {}

  @Test
  void registry_writesResultsForTheModel() throws Exception {
    ToolRegistry tools =
        ToolRegistry.builder()
            .add(
                HTTPGet.class,
                args -> new Report(LocalDate.of(2026, 1, 31), Optional.of("x"), Optional.empty()))
            .add(GetWeather.class, args -> "rain in " + args.location())
            .add(Tool.function("raw", "Raw.", Map.of()), ToolCall::arguments)
            .add(Tool.function("nothing", "None.", Map.of()), call -> null)
            .build();

    assertThat(tools.tools())
        .extracting(tool -> tool.function().name())
        .containsExactly("http_get", "get_weather", "raw", "nothing");
    assertThat(tools.call(call("http_get", "{}")))
        .isEqualTo("{\"day\":\"2026-01-31\",\"note\":\"x\",\"count\":null}");
    assertThat(tools.call(call("get_weather", "{\"location\":\"Hangzhou\"}")))
        .isEqualTo("rain in Hangzhou");
    assertThat(tools.call(call("raw", "as it is"))).isEqualTo("as it is");
    assertThat(tools.call(call("nothing", "{}"))).isEqualTo("null");
    assertThatThrownBy(() -> tools.call(call("weather", "{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown tool \"weather\"; known tools: http_get, get_weather, raw, nothing");
  }

  @Test
  void registry_refusesAToolWithoutANameOrWithATakenOne() {
    Tool nameless =
        new Tool.FunctionTool(
            new Tool.FunctionDeclaration(null, "x", null, null, null, Map.of()), Map.of());

    assertThatThrownBy(() -> ToolRegistry.builder().add(nameless, call -> ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a tool of type function has no function with a name, by which the model could call"
                + " it");
    assertThatThrownBy(
            () -> ToolRegistry.builder().add(Tool.mcp(McpServer.at("a", "https://a")), call -> ""))
        .hasMessageStartingWith("a tool of type mcp has no function");
    assertThatThrownBy(
            () ->
                ToolRegistry.builder()
                    .add(HTTPGet.class, args -> "")
                    .add(HTTPGet.class, args -> ""))
        .hasMessage("there are two tools named http_get");
  }
}
