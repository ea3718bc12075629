package dev.qiao.text.schema;

import static dev.qiao.text.Family.call;
import static dev.qiao.text.Family.json;
import static dev.qiao.text.Family.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Model;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.text.ChatServer;
import dev.qiao.text.Family;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.request.ChatRequestBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredOutputTest {
  record Person(@Description("First name.") String name, int age) {}

  private static final StructuredOutput<Person> PEOPLE = StructuredOutput.of(Person.class);
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"description\":"
          + "\"First name.\"},\"age\":{\"type\":\"integer\"}},\"required\":[\"name\",\"age\"],"
          + "\"additionalProperties\":false}";
  private static final String TOLD =
      "Answer with one JSON object and nothing else, without Markdown. It must keep to this JSON"
          + " Schema: "
          + SCHEMA;
  private static final String ANN = "{\"name\":\"Ann\",\"age\":30}";

  @ParameterizedTest
  @EnumSource(Family.class)
  void ask_isAskedAsTheFamilyTakesIt(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      server.answer(family.says(ANN));

      StructuredAnswer<Person> answer = PEOPLE.ask(server.text(), family.chat("Ann is 30."));

      assertThat(answer.value()).isEqualTo(new Person("Ann", 30));
      assertThat(answer.response().usage().totalTokens()).isEqualTo(7);
      assertSent(family, sent(server), family.jsonMode(), 0);
    }
  }

  @ParameterizedTest
  @EnumSource(JsonMode.class)
  void mode_forcesAWay_andTheSystemMessageIsKept(JsonMode mode) throws Exception {
    Family family = Family.KIMI;
    try (ChatServer server = family.server()) {
      server.answer(family.says(ANN));
      ChatRequestBuilder<?> chat = family.chat();
      chat.messages(List.of(Message.system("Be exact."), Message.user("Ann is 30.")));

      PEOPLE.mode(mode).ask(server.text(), chat);

      JsonNode sent = sent(server);
      assertThat(family.messages(sent)).hasSize(2);
      assertThat(family.messages(sent).get(0).path("content").asText())
          .isEqualTo(mode == JsonMode.SCHEMA ? "Be exact." : "Be exact.\n\n" + TOLD);
      assertThat(chat.messages().get(0)).isEqualTo(Message.system("Be exact."));
      assertFormat(family, sent, mode);
    }
  }

  private static void assertSent(Family family, JsonNode body, JsonMode mode, int system)
      throws Exception {
    assertFormat(family, body, mode);
    JsonNode messages = family.messages(body);
    if (mode == JsonMode.SCHEMA) {
      assertThat(messages).hasSize(1);
    } else {
      assertThat(messages).hasSize(2);
      assertThat(messages.get(system).path("role").asText()).isEqualTo("system");
      assertThat(messages.get(system).path("content").asText()).isEqualTo(TOLD);
    }
  }

  private static void assertFormat(Family family, JsonNode body, JsonMode mode) throws Exception {
    JsonNode format = family.parameter(body, "response_format");
    switch (mode) {
      case SCHEMA ->
          assertThat(format)
              .isEqualTo(
                  json(
                      "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"person\",\"schema\":"
                          + SCHEMA
                          + ",\"strict\":true}}"));
      case OBJECT -> assertThat(format).isEqualTo(json("{\"type\":\"json_object\"}"));
      case PROMPT -> assertThat(format.isMissingNode()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "qwen3.7-plus,SCHEMA",
    "qwen3.7-max-2026-09-01,SCHEMA",
    "qwen3.8-flash,SCHEMA",
    "qwen3.8-plus,OBJECT",
    "qwen-plus,OBJECT",
    "a-model-of-tomorrow,OBJECT"
  })
  void jsonMode_ofQwen_goesByTheModel(String model, JsonMode mode) {
    assertThat(QwenChatRequest.builder(Model.of(model)).jsonMode()).isEqualTo(mode);
  }

  @Test
  void jsonMode_ofGlm_isThePromptForModelsThatSeeOrSpeak() {
    assertThat(GlmChatRequest.builder(TextModels.GLM_4_6V).jsonMode()).isEqualTo(JsonMode.PROMPT);
    assertThat(GlmChatRequest.builder(TextModels.GLM_4_7).jsonMode()).isEqualTo(JsonMode.OBJECT);
    assertThat(GlmChatRequest.builder(Model.of("glm-9")).jsonMode()).isEqualTo(JsonMode.OBJECT);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void ask_cutAnswer_saysSo(Family family) throws Exception {
    assertWrong(
        family,
        "{\"role\":\"assistant\",\"content\":\"{\\\"name\\\":\\\"An\"}",
        "length",
        "was cut at the limit of tokens (it ended with length); raise maxTokens(..)",
        "{\"name\":\"An");
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void ask_anotherShape_saysWhich(Family family) throws Exception {
    assertWrong(
        family,
        "{\"role\":\"assistant\",\"content\":\"{\\\"name\\\":\\\"Ann\\\"}\"}",
        "stop",
        "has another shape: age is missing (it ended with stop); describe the components with"
            + " @Description, or choose a model that takes json_schema",
        "{\"name\":\"Ann\"}");
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void ask_noJson_saysSo(Family family) throws Exception {
    assertWrong(
        family,
        "{\"role\":\"assistant\",\"content\":\"Ann is 30.\"}",
        "stop",
        "is not JSON: Unrecognized token 'Ann': was expecting (JSON String, Number, Array, Object"
            + " or token 'null', 'true' or 'false') (it ended with stop); say in a message that"
            + " only JSON is wanted, or choose a model that takes json_schema",
        "Ann is 30.");
  }

  @Test
  void ask_refusedReviewedCalledOrEmpty_saysWhich() throws Exception {
    assertWrong(
        Family.KIMI,
        "{\"role\":\"assistant\",\"content\":null,\"refusal\":\"I will not.\"}",
        "stop",
        "was refused by the model (it ended with stop); ask for something else",
        "");
    assertWrong(
        Family.KIMI,
        "{\"role\":\"assistant\",\"content\":\"\"}",
        "content_filter",
        "was stopped by the content review (it ended with content_filter); change what is asked",
        "");
    assertWrong(
        Family.GLM,
        "{\"role\":\"assistant\",\"content\":\"{\"}",
        "sensitive",
        "was stopped by the content review (it ended with sensitive); change what is asked",
        "{");
    assertWrong(
        Family.KIMI,
        "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":["
            + call("a", "get_weather", "{}")
            + "]}",
        "tool_calls",
        "is a call of get_weather (it ended with tool_calls); run a ToolLoop first, or send no"
            + " tools",
        "");
    assertWrong(
        Family.KIMI,
        "{\"role\":\"assistant\",\"content\":\" \"}",
        "stop",
        "is empty (it ended with stop); ask again, or allow more tokens",
        " ");
  }

  private static void assertWrong(
      Family family, String message, String finish, String what, String text) throws Exception {
    try (ChatServer server = family.server()) {
      server.answer(family.answer(message, finish));

      StructuredOutputException e =
          catchThrowableOfType(
              StructuredOutputException.class,
              () -> PEOPLE.ask(server.text(), family.chat("Ann is 30.")));

      assertThat(e).hasMessage("the answer for Person " + what);
      assertThat(e.text()).isEqualTo(text);
      assertThat(e.finishReason()).isEqualTo(FinishReason.of(finish));
      assertThat(e.response().usage().totalTokens()).isEqualTo(7);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```json\n{\"name\":\"Ann\",\"age\":30}\n```",
        "<think>An {easy} one.</think>\n\n{\"name\":\"Ann\",\"age\":30}",
        " {\"name\":\"Ann\",\"age\":30.0,\"more\":true} "
      })
  void read_whatModelsPutAround_isLeftOut(String text) throws Exception {
    Family family = Family.GLM;
    try (ChatServer server = family.server()) {
      server.answer(family.says(text));

      assertThat(PEOPLE.ask(server.text(), family.chat("Ann is 30.")).value())
          .isEqualTo(new Person("Ann", 30));
    }
  }

  @Test
  void request_ofAStream_isReadWhenItHasEnded() throws Exception {
    Family family = Family.DEEPSEEK;
    try (ChatServer server = family.server()) {
      server.stream(
          family.events(
              family.piece("{\"role\":\"assistant\",\"content\":\"{\\\"name\\\":\\\"Ann\"}", null),
              family.piece("{\"content\":\"\\\",\\\"age\\\":30}\"}", "stop")));

      assertThat(
              PEOPLE
                  .read(server.text().stream(PEOPLE.request(family.chat("Ann is 30."))).collect())
                  .value())
          .isEqualTo(new Person("Ann", 30));
    }
  }

  @Test
  @SuppressWarnings("rawtypes")
  void of_aSchemaByHand_readsAnyType() throws Exception {
    Family family = Family.KIMI;
    try (ChatServer server = family.server()) {
      server.answer(family.says(ANN));
      StructuredOutput<Map> output =
          StructuredOutput.of(Map.class, JsonSchema.of(Map.of("type", "object")));

      Object read = output.ask(server.text(), family.chat("Ann is 30.")).value();
      assertThat(read).isEqualTo(Map.of("name", "Ann", "age", 30));
    }
  }

  @Test
  void of_whatIsNoObject_isRefused() {
    assertThatThrownBy(() -> StructuredOutput.of(String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "String is not an object in JSON, and services answer with objects: wrap it in a"
                + " record");
  }

  @Test
  void mode_thatTheFamilyHasNoFieldFor_isRefused() {
    StructuredOutput<Person> forced = PEOPLE.mode(JsonMode.OBJECT);

    assertThatThrownBy(() -> forced.request(Family.GATEWAY.chat("Ann is 30.")))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "this family's chats have no response_format for json_object: ask with"
                + " JsonMode.PROMPT");
  }
}
