package dev.qiao.text;

import static dev.qiao.text.Family.call;
import static dev.qiao.text.Family.json;
import static dev.qiao.text.Family.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.ServerException;
import dev.qiao.text.schema.StructuredOutput;
import dev.qiao.text.schema.StructuredOutputException;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolLoopException;
import dev.qiao.text.tool.ToolRegistry;
import dev.qiao.text.tool.ToolRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {
  record GetWeather(String location) {}

  record Person(String name, int age) {}

  private static final String USER = "{\"content\":\"Umbrella?\",\"role\":\"user\"}";
  private static final String CALL = call("w1", "get_weather", "{\"location\":\"Hangzhou\"}");
  private static final String RESULT =
      "{\"content\":\"rain\",\"tool_call_id\":\"w1\",\"role\":\"tool\"}";

  private static String callingTurn(Family family) {
    return "{" + family.sentBackOfToolTurn("", "I look.") + ",\"tool_calls\":[" + CALL + "]}";
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void toolTurnsByHand_goBackAsTheFamilyWantsThem(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      server.answer(family.calls("I look.", CALL));
      server.answer(family.says("Take one.", "It rains."));
      server.answer(family.says("Yes."));
      Conversation chat = Conversation.of(server.text(), family.chat());

      ChatResponse asks = chat.ask("Umbrella?");
      ChatResponse answer = chat.ask(Message.tool(asks.toolCalls().get(0).id(), "rain"));
      ChatResponse last = chat.ask("Sure?");

      assertThat(answer.text()).isEqualTo("Take one.");
      assertThat(last.text()).isEqualTo("Yes.");
      assertThat(family.messages(sent(server))).isEqualTo(json("[" + USER + "]"));
      JsonNode second = family.messages(sent(server));
      assertThat(second)
          .isEqualTo(json("[" + USER + "," + callingTurn(family) + "," + RESULT + "]"));
      JsonNode third = family.messages(sent(server));
      assertThat(third.get(3))
          .isEqualTo(json("{" + family.sentBackOfOtherTurn("Take one.", "It rains.") + "}"));
      assertThat(third).hasSize(5);
      assertThat(chat.messages()).hasSize(6);
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void toolTurnsByTheLoop_areTheSame(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      server.answer(family.calls("I look.", CALL));
      server.answer(family.says("Take one.", "It rains."));
      Conversation chat = Conversation.of(server.text(), family.chat());

      ToolRun run = chat.ask("Umbrella?", loop(server));

      assertThat(run.text()).isEqualTo("Take one.");
      assertThat(run.messages()).isEqualTo(chat.messages()).hasSize(4);
      JsonNode first = sent(server);
      assertThat(family.parameter(first, "tools").path(0).path("function"))
          .isEqualTo(
              json(
                  "{\"name\":\"get_weather\",\"description\":\"get weather\",\"parameters\":{"
                      + "\"type\":\"object\",\"properties\":{\"location\":{\"type\":\"string\"}},"
                      + "\"required\":[\"location\"],\"additionalProperties\":false}}"));
      assertThat(family.messages(sent(server)))
          .isEqualTo(json("[" + USER + "," + callingTurn(family) + "," + RESULT + "]"));
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void streamedToolTurns_areTheSame(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      server.stream(
          family.events(
              family.piece(
                  "{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":\"I \"}", null),
              family.piece("{\"content\":\"\",\"reasoning_content\":\"look.\"}", null),
              family.piece(
                  "{\"content\":\"\",\"tool_calls\":[{\"index\":0,\"id\":\"w1\",\"type\":"
                      + "\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":\"\"}}]}",
                  null),
              family.piece(
                  "{\"content\":\"\",\"tool_calls\":[{\"index\":0,\"id\":\"\",\"function\":{"
                      + "\"arguments\":\"{\\\"location\\\":\\\"Hang\"}}]}",
                  null),
              family.piece(
                  "{\"content\":\"\",\"tool_calls\":[{\"index\":0,\"id\":\"\",\"function\":{"
                      + "\"arguments\":\"zhou\\\"}\"}}]}",
                  "tool_calls")));
      server.stream(
          family.events(
              family.piece("{\"role\":\"assistant\",\"content\":\"Take \"}", null),
              family.piece("{\"content\":\"one.\"}", "stop")));
      Conversation chat = Conversation.of(server.text(), family.chat());
      List<String> seen = new ArrayList<>();

      ToolRun run =
          chat.stream(
              "Umbrella?",
              loop(server),
              piece -> {
                if (!piece.text().isEmpty()) {
                  seen.add(piece.text());
                }
              });

      assertThat(seen).containsExactly("Take ", "one.");
      assertThat(run.text()).isEqualTo("Take one.");
      server.taken();
      JsonNode second = family.messages(sent(server));
      assertThat(second.get(1).path("tool_calls").path(0).path("function").path("arguments"))
          .isEqualTo(json("\"{\\\"location\\\":\\\"Hangzhou\\\"}\""));
      assertThat(second.get(1).path("tool_calls").path(0).path("id").asText()).isEqualTo("w1");
      assertThat(second.get(1).has("reasoning_content"))
          .isEqualTo(family.wantsReasoningOfToolTurns());
      assertThat(second.get(2)).isEqualTo(json(RESULT));
    }
  }

  private static ToolLoop loop(ChatServer server) {
    return ToolLoop.of(
        server.text(), ToolRegistry.builder().add(GetWeather.class, args -> "rain").build());
  }

  @Test
  void aFailedTurn_leavesTheConversationAsItWas() throws Exception {
    Family family = Family.KIMI;
    try (ChatServer server = family.server()) {
      server.answer(family.says("Good day."));
      server.answer(500, "{\"error\":{\"type\":\"server_error\",\"message\":\"no\"}}");
      server.answer(family.says("Fine."));
      Conversation chat = Conversation.of(server.text(), family.chat());
      chat.ask("Hello");
      List<Message> before = chat.messages();

      assertThatThrownBy(() -> chat.ask("Still there?")).isInstanceOf(ServerException.class);

      assertThat(chat.messages()).isEqualTo(before).hasSize(2);
      chat.ask("How are you?");
      server.taken();
      server.taken();
      assertThat(family.messages(sent(server)).get(2).path("content").asText())
          .isEqualTo("How are you?");
    }
  }

  @Test
  void aTurnWithoutAnAnswer_isNotKept() throws Exception {
    Family family = Family.GLM;
    try (ChatServer server = family.server()) {
      server.answer(family.answer("{\"role\":\"assistant\",\"content\":\"\"}", "sensitive"));
      Conversation chat = Conversation.of(server.text(), family.chat());

      assertThat(chat.ask("Tell me.").finishReason()).isEqualTo(FinishReason.SENSITIVE);
      assertThat(chat.messages()).isEmpty();
    }
  }

  @Test
  void aLoopThatFails_keepsTheRoundsThatWerePaidFor() throws Exception {
    Family family = Family.DEEPSEEK;
    try (ChatServer server = family.server()) {
      server.answer(family.calls("I look.", CALL));
      Conversation chat = Conversation.of(server.text(), family.chat());
      ToolLoop once =
          ToolLoop.builder(
                  server.text(),
                  ToolRegistry.builder().add(GetWeather.class, args -> "rain").build())
              .maxRounds(1)
              .build();

      assertThatThrownBy(() -> chat.ask("Umbrella?", once))
          .isInstanceOfSatisfying(
              ToolLoopException.class, e -> assertThat(e.messages()).hasSize(3));

      assertThat(chat.messages()).hasSize(3).last().isInstanceOf(Message.Tool.class);
    }
  }

  @Test
  void aStream_isKeptWhenReadToItsEnd_notWhenLeft() throws Exception {
    Family family = Family.QWEN_COMPATIBLE;
    try (ChatServer server = family.server()) {
      for (int i = 0; i < 2; i++) {
        server.stream(
            family.events(
                family.piece("{\"role\":\"assistant\",\"content\":\"Good \"}", null),
                family.piece("{\"content\":\"day.\"}", "stop")));
      }
      Conversation chat = Conversation.of(server.text(), family.chat());

      try (ChatStream left = chat.stream("Hello")) {
        left.iterator().next();
      }
      assertThat(chat.messages()).isEmpty();

      assertThat(chat.stream("Hello").collect().text()).isEqualTo("Good day.");
      assertThat(chat.messages()).hasSize(2);
      assertThat(((Message.Assistant) chat.messages().get(1)).text()).isEqualTo("Good day.");
    }
  }

  @Test
  void twoStreamsAtATime_areRefused() throws Exception {
    Family family = Family.QWEN_COMPATIBLE;
    try (ChatServer server = family.server()) {
      for (int i = 0; i < 2; i++) {
        server.stream(family.events(family.piece("{\"content\":\"Good day.\"}", "stop")));
      }
      Conversation chat = Conversation.of(server.text(), family.chat());
      ChatStream first = chat.stream("Hello");
      ChatStream second = chat.stream("Hello again");

      assertThatThrownBy(first::collect)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "another turn was begun while this answer was read: read one stream at a time");
      second.collect();
      assertThat(chat.messages()).hasSize(2);
      assertThat(((Message.Assistant) chat.messages().get(1)).role()).isEqualTo("assistant");
    }
  }

  @Test
  void trimming_isTheCallers() throws Exception {
    Family family = Family.GLM;
    try (ChatServer server = family.server()) {
      server.answer(family.says("One."));
      server.answer(family.says("Two."));
      Conversation chat = Conversation.of(server.text(), family.chat());
      chat.ask("1");
      chat.messages(List.of());
      chat.ask("2");

      server.taken();
      assertThat(family.messages(sent(server))).hasSize(1);
    }
  }

  @Test
  void aStructuredTurn_isKept_butNotTheSchemaNorAWrongAnswer() throws Exception {
    Family family = Family.DEEPSEEK;
    try (ChatServer server = family.server()) {
      server.answer(family.says("{\"name\":\"Ann\",\"age\":30}"));
      server.answer(family.says("I do not know."));
      Conversation chat = Conversation.of(server.text(), family.chat());
      StructuredOutput<Person> people = StructuredOutput.of(Person.class);

      assertThat(chat.ask("Ann is 30.", people).value()).isEqualTo(new Person("Ann", 30));
      assertThat(chat.messages()).hasSize(2);
      assertThat(chat.messages().get(0)).isInstanceOf(Message.User.class);

      assertThatThrownBy(() -> chat.ask("And Bob?", people))
          .isInstanceOf(StructuredOutputException.class);
      assertThat(chat.messages()).hasSize(2);
    }
  }
}
