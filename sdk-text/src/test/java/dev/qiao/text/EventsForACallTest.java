package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.text.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that streams although one answer was asked for. */
@Timeout(20)
class EventsForACallTest {
  private static final String TIDE =
      "{\"id\":\"a1\",\"type\":\"function\",\"index\":0,\"function\":{\"name\":\"tide\","
          + "\"arguments\":\"{\\\"port\\\":\"}}";
  private static final String REST =
      "{\"index\":0,\"function\":{\"arguments\":\"\\\"Ningbo\\\"}\"}}";

  private static String delta(String fields) {
    return "{\"role\":\"assistant\"," + fields + "}";
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void pieces_becomeTheAnswer(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      server.stream(
          family.events(
              family.piece(delta("\"content\":\"High\""), null),
              family.piece(delta("\"content\":\" tide\""), null),
              family.piece(delta("\"content\":\".\""), "stop")));
      ChatResponse answer = server.text().chat(family.chat("Tide?").build());
      assertThat(answer.text()).isEqualTo("High tide.");
      assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
      assertThat(answer.message().role()).isEqualTo("assistant");
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void piecesOfCallsAndReasoning_becomeTheAnswer(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      String[] events =
          family.events(
              family.piece(delta("\"content\":\"\",\"reasoning_content\":\"Moon\""), null),
              family.piece(delta("\"content\":\"\",\"reasoning_content\":\" near\""), null),
              family.piece(delta("\"content\":\"\",\"tool_calls\":[" + TIDE + "]"), null),
              family.piece(delta("\"content\":\"\",\"tool_calls\":[" + REST + "]"), "tool_calls"));
      server.stream(events);
      server.stream(events);
      ChatResponse answer = server.text().chat(family.chat("Tide?").build());
      ChatResponse streamed = server.text().stream(family.chat("Tide?").build()).collect();
      assertThat(answer.message()).isEqualTo(streamed.message());
      assertThat(answer.toolCalls())
          .extracting(ToolCall::arguments)
          .containsExactly("{\"port\":\"Ningbo\"}");
      assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Family.class, names = "QWEN_NATIVE")
  void eventsThatRepeatTheWholeText_countOnce(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      server.stream(
          family.piece(delta("\"content\":\"High\""), null),
          family.piece(delta("\"content\":\"High tide\""), null),
          family.piece(delta("\"content\":\"High tide.\""), "stop"));
      assertThat(server.text().chat(family.chat("Tide?").build()).text()).isEqualTo("High tide.");
      String whole = TIDE.replace("\"}}", "\\\"Ningbo\\\"}\"}}");
      server.stream(
          family.piece(delta("\"content\":\"\",\"tool_calls\":[" + TIDE + "]"), null),
          family.piece(delta("\"content\":\"\",\"tool_calls\":[" + whole + "]"), "tool_calls"));
      assertThat(server.text().chat(family.chat("Tide?").build()).toolCalls())
          .extracting(ToolCall::arguments)
          .containsExactly("{\"port\":\"Ningbo\"}");
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void oneWholeAnswerAsAnEvent_isTheAnswer(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      server.stream(family.says("High tide."));
      server.stream(family.says("High tide."), "[DONE]");
      server.answer("data: " + family.says("High tide."));
      for (int i = 0; i < 3; i++) {
        assertThat(server.text().chat(family.chat("Tide?").build()).text()).isEqualTo("High tide.");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void anErrorAmongTheEvents_isTheServicesError(Family family) throws Exception {
    String piece = family.piece(delta("\"content\":\"High\""), null);
    List<String[]> answers = new ArrayList<>();
    for (String error :
        List.of(
            "{\"error\":{\"message\":\"out of blocks\",\"code\":500}}",
            "{\"error\":\"out of blocks\"}",
            "{\"code\":500,\"msg\":\"out of blocks\",\"success\":false}")) {
      answers.add(new String[] {error});
      answers.add(new String[] {piece, error});
      answers.add(new String[] {piece, error, "[DONE]"});
    }
    try (ChatServer server = family.server()) {
      for (String[] events : answers) {
        server.stream(events);
        ApiException failure =
            catchThrowableOfType(
                ApiException.class, () -> server.text().chat(family.chat("Tide?").build()));
        assertThat(failure).as(String.join("|", events)).isNotNull();
        assertThat(failure.vendorMessage()).isEqualTo("out of blocks");
      }
      assertThat(server.requests()).isEqualTo(answers.size());
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void eventsWithoutAnEnd_areNoAnswer(Family family) throws Exception {
    try (ChatServer server = family.server()) {
      for (String second : List.of(family.piece(delta("\"content\":\" tide\""), null), "hello")) {
        server.stream(family.piece(delta("\"content\":\"High\""), null), second);
        assertThatThrownBy(() -> server.text().chat(family.chat("Tide?").build()))
            .isInstanceOf(MalformedResponseException.class)
            .satisfies(e -> assertThat(((MalformedResponseException) e).body()).contains("High"));
      }
    }
  }
}
