package dev.qiao.opentelemetry;

import static dev.qiao.opentelemetry.Recorded.attributes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.testkit.ChatAnswer;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ToolSpansTest {
  record GetWeather(String location) {}

  private static void ask(Recorded recorded, ToolRegistry tools) {
    recorded.server.answerWith(ChatAnswer.toolCall("get_weather", "{\"location\":\"Hangzhou\"}"));
    recorded.server.answer("Take one.");
    ToolLoop.of(new TextService(recorded.client), tools)
        .run(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Umbrella?")));
  }

  @Test
  void aToolLoop_isTheParentOfItsCallsAndTools() throws Exception {
    try (Recorded recorded = Recorded.start()) {
      ToolRegistry tools =
          ToolRegistry.builder()
              .add(
                  GetWeather.class,
                  call -> {
                    recorded.sdk.getTracer("app").spanBuilder("inside the tool").startSpan().end();
                    return "rain in " + call.location();
                  })
              .build();
      SpanData app = recorded.inside(() -> ask(recorded, tools));

      SpanData loop = recorded.span("invoke_agent tool-loop");
      assertThat(loop.getKind()).isEqualTo(SpanKind.INTERNAL);
      assertThat(loop.getParentSpanId()).isEqualTo(app.getSpanId());
      assertThat(attributes(loop).keySet())
          .containsExactlyInAnyOrder(
              "gen_ai.operation.name", "gen_ai.agent.name", "qiao.operation", "qiao.region");
      List<SpanData> chats =
          recorded.spans().stream().filter(s -> s.getName().equals("chat qwen-plus")).toList();
      assertThat(chats).hasSize(2);
      assertThat(chats).extracting(SpanData::getParentSpanId).containsOnly(loop.getSpanId());
      assertThat(attributes(chats.get(0)))
          .containsEntry("gen_ai.response.finish_reasons", List.of("tool_calls"));
      SpanData tool = recorded.span("execute_tool get_weather");
      assertThat(tool.getKind()).isEqualTo(SpanKind.INTERNAL);
      assertThat(tool.getParentSpanId()).isEqualTo(loop.getSpanId());
      assertThat(attributes(tool).keySet())
          .containsExactlyInAnyOrder(
              "gen_ai.operation.name",
              "gen_ai.tool.name",
              "gen_ai.tool.type",
              "qiao.operation",
              "qiao.region");
      assertThat(recorded.span("inside the tool").getParentSpanId()).isEqualTo(tool.getSpanId());
    }
  }

  @Test
  void aToolThatFails_isAnErrorWithoutItsMessage() throws Exception {
    try (Recorded recorded = Recorded.start()) {
      ask(
          recorded,
          ToolRegistry.builder()
              .add(
                  GetWeather.class,
                  call -> {
                    throw new IllegalStateException("private words");
                  })
              .build());

      SpanData tool = recorded.span("execute_tool get_weather");
      assertThat(tool.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
      assertThat(attributes(tool)).containsEntry("error.type", "java.lang.IllegalStateException");
      assertThat(recorded.spans().toString()).doesNotContain("private words");
      assertThat(recorded.span("invoke_agent tool-loop").getStatus().getStatusCode())
          .isEqualTo(StatusCode.UNSET);
    }
  }

  @Test
  void aToolsResult_isRecordedWhenContentIsAsked() throws Exception {
    try (Recorded recorded = Recorded.start(settings -> settings.captureContent(true))) {
      ask(recorded, ToolRegistry.builder().add(GetWeather.class, call -> "rain").build());

      assertThat(attributes(recorded.span("execute_tool get_weather")))
          .containsEntry("gen_ai.tool.call.result", "rain");
      assertThat(recorded.spans())
          .filteredOn(span -> span.getName().equals("chat qwen-plus"))
          .last()
          .satisfies(
              span ->
                  assertThat((String) attributes(span).get("gen_ai.input.messages"))
                      .contains("\"type\":\"tool_call\"")
                      .contains("{\"type\":\"tool_call_response\"")
                      .contains("\"response\":\"rain\""));
    }
  }
}
