package dev.qiao.text;

import static dev.qiao.text.Family.call;
import static dev.qiao.text.Family.json;
import static dev.qiao.text.Family.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.schema.StructuredOutput;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRegistry;
import dev.qiao.text.tool.ToolRun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes back to the service in the next turn, and what models write that is not quite JSON. */
class SentBackTest {
  record Tide(String port) {}

  record Ports(List<String> ports) {}

  record Now() {}

  @ParameterizedTest
  @EnumSource(Family.class)
  void brokenArguments_goBackAsAnObject_andTheToolDoesNotRun(Family family) throws Exception {
    AtomicInteger runs = new AtomicInteger();
    ToolRegistry tools =
        ToolRegistry.builder().add(Tide.class, args -> runs.incrementAndGet()).build();
    for (String broken :
        List.of("{\"port\": \"Ning", "2", "[]", "{\"port\":\"a\"}{\"port\":\"b\"}")) {
      try (ChatServer server = family.server()) {
        server.answer(family.calls("", call("c1", "tide", broken)));
        server.answer(family.says("High."));

        ToolRun run = ToolLoop.of(server.text(), tools).run(family.chat("Tide?"));

        assertThat(run.text()).isEqualTo("High.");
        assertThat(run.rounds().get(0).results().get(0).failure()).isNotNull();
        server.taken();
        JsonNode back = family.messages(sent(server)).get(1).path("tool_calls").get(0);
        assertThat(back.has("index")).isFalse();
        assertThat(json(back.path("function").path("arguments").asText()))
            .isEqualTo(
                json(dev.qiao.core.internal.json.Json.write(Map.of("invalid_arguments", broken))));
      }
    }
    assertThat(runs).hasValue(0);
  }

  @Test
  void aCallWithoutAnId_getsOneThatItsResultRefersTo() throws Exception {
    Family family = Family.QWEN_COMPATIBLE;
    try (ChatServer server = family.server()) {
      server.answer(family.calls("", call("", "tide", "{\"port\":\"Ningbo\"}")));
      server.answer(family.says("High."));
      ToolRegistry tools = ToolRegistry.builder().add(Tide.class, args -> "high").build();

      ToolLoop.of(server.text(), tools).run(family.chat("Tide?"));

      server.taken();
      JsonNode messages = family.messages(sent(server));
      String id = messages.get(1).path("tool_calls").get(0).path("id").asText();
      assertThat(id).startsWith("call_0_");
      assertThat(messages.get(2).path("tool_call_id").asText()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "{}", "\"\"", "\"null\"", "\"{}\""})
  void noArguments_areNoFields(String arguments) throws Exception {
    Family family = Family.QWEN_COMPATIBLE;
    try (ChatServer server = family.server()) {
      server.answer(family.calls("", call("c1", "now", arguments)));
      server.answer(family.says("Noon."));
      ToolRegistry tools = ToolRegistry.builder().add(Now.class, args -> "noon").build();

      ToolRun run = ToolLoop.of(server.text(), tools).run(family.chat("Now?"));

      assertThat(run.rounds().get(0).results().get(0).failure()).isNull();
      server.taken();
      assertThat(
              family.messages(sent(server)).get(1).at("/tool_calls/0/function/arguments").asText())
          .isEqualTo("{}");
    }
  }

  @Test
  void aLineBreakInsideAText_andAListAsAText_areRead() throws Exception {
    Family family = Family.QWEN_COMPATIBLE;
    try (ChatServer server = family.server()) {
      server.answer(
          family.calls(
              "",
              call("c1", "tide", "{\"port\": \"a\n\tb\"}"),
              call("c2", "ports", "{\"ports\": \"[\\\"Ningbo\\\",\\\"Dalian\\\"]\"}")));
      server.answer(family.says("High."));
      ToolRegistry tools =
          ToolRegistry.builder()
              .add(Tide.class, Tide::port)
              .add(Ports.class, args -> String.join("+", args.ports()))
              .build();

      ToolRun run = ToolLoop.of(server.text(), tools).run(family.chat("Tide?"));

      assertThat(run.rounds().get(0).results())
          .extracting(result -> result.content())
          .containsExactly("a\n\tb", "Ningbo+Dalian");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"stop|1", "tool_calls|0"})
  void aCallThatIsNoFunction_endsTheLoop(String reason, int kept) throws Exception {
    try (ChatServer server = Family.GLM.server()) {
      server.answer(
          "{\"id\":\"g\",\"model\":\"glm-5.1\",\"choices\":[{\"index\":0,\"finish_reason\":\""
              + reason
              + "\",\"message\":{\"role\":\"assistant\",\"content\":\"High tide.\",\"tool_calls\":["
              + "{\"id\":\"w1\",\"type\":\"web_search\",\"web_search\":{}}]}}]}");
      ToolRegistry tools = ToolRegistry.builder().add(Tide.class, args -> "high").build();

      ToolRun run = ToolLoop.of(server.text(), tools).run(Family.GLM.chat("Tide?"));

      assertThat(run.text()).isEqualTo("High tide.");
      assertThat(run.rounds()).isEmpty();
      assertThat(run.answer().toolCalls()).hasSize(1);
      assertThat(run.messages()).hasSize(1 + kept);
    }
  }

  @Test
  void halfAnEmoji_becomesAReplacementCharacter() throws Exception {
    try (ChatServer server = Family.QWEN_COMPATIBLE.server()) {
      server.answer(Family.QWEN_COMPATIBLE.says("Yes."));

      server
          .text()
          .chat(
              QwenChatRequest.builder(
                      TextModels.QWEN3_MAX, Message.user("\uDE00 cut \uD83D\uDE00 \uD83D"))
                  .additional("m\uD83D", Map.of("k\uDE00", "v\uD83D"))
                  .build());

      String body = server.taken().getBody().readUtf8();
      assertThat(json(body).at("/messages/0/content").asText())
          .isEqualTo("\uFFFD cut \uD83D\uDE00 \uFFFD");
      assertThat(json(body).at("/m\uFFFD/k\uFFFD").asText()).isEqualTo("v\uFFFD");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Let me see.\n\n```json\n{\"port\":\"Ningbo\"}\n```",
        "```\n{\"port\":\"Ningbo\"}\n```\nThat is it.",
        "Here: {\"port\":\"Ningbo\"} Bye.",
        "{\"port\":\"Ningbo\",}"
      })
  void wordsAroundOneObject_areLeftOut(String answer) throws Exception {
    Family family = Family.QWEN_COMPATIBLE;
    try (ChatServer server = family.server()) {
      server.answer(family.says(answer));

      assertThat(StructuredOutput.of(Tide.class).ask(server.text(), family.chat("?")).value())
          .isEqualTo(new Tide("Ningbo"));
    }
  }

  @Test
  void messagesThatSayNothing_areRefusedWithTheirPlace() {
    assertThatThrownBy(() -> Message.user((String) null))
        .hasMessage("the text of the user message is null");
    assertThatThrownBy(() -> Family.DEEPSEEK.chat("a").addMessage(Message.user("")).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "DeepSeekChatRequest breaks a documented limit: messages[1].content is blank but must"
                + " be set (the user message says nothing)");
    assertThatThrownBy(
            () -> QwenGenerationRequest.builder(TextModels.QWEN3_MAX, Message.user()).build())
        .hasMessage(
            "QwenGenerationRequest breaks a documented limit: input.messages[0].content is blank"
                + " but must be set (the user message says nothing)");
    assertThatThrownBy(
            () -> QwenChatRequest.builder(TextModels.QWEN3_MAX, Message.system("Hi")).build())
        .hasMessageContaining(
            "messages is only a system message but must be a conversation with a user message");
  }

  @Test
  void aFieldWithASetter_isRefusedAsAdditional() {
    assertThatThrownBy(
            () ->
                GlmChatRequest.builder(TextModels.GLM_5_1, Message.user("Hi"))
                    .additional("max_tokens", 5)
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("max_tokens")
        .hasMessageContaining("maxTokens(..)");
    assertThatThrownBy(
            () ->
                QwenGenerationRequest.builder(TextModels.QWEN3_MAX, Message.user("Hi"))
                    .additionalParameter("top_p", 0.5)
                    .build())
        .hasMessageContaining("topP(..)");
  }
}
