package dev.qiao.opentelemetry;

import static dev.qiao.opentelemetry.Recorded.attributes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.testkit.ChatAnswer;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRegistry;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@Timeout(30)
class LatestConventionsTest {
  record GetWeather(String location) {}

  private final QwenChatRequest question =
      QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hi")).topK(20).build();

  @Test
  void theLatestConventions_haveOtherMetrics() {
    try (Recorded recorded = Recorded.start(settings -> settings.latestConventions(true))) {
      recorded.server.answerWith(ChatAnswer.toolCall("get_weather", "{\"location\":\"Hangzhou\"}"));
      TextService text = new TextService(recorded.client);
      ToolLoop.of(text, ToolRegistry.builder().add(GetWeather.class, call -> "rain").build())
          .run(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Umbrella?")));
      try (ChatStream stream = text.stream(question)) {
        stream.forEach(chunk -> {});
      }

      var metrics = recorded.metrics();
      assertThat(metrics.keySet())
          .containsExactlyInAnyOrder(
              "gen_ai.client.inference.duration",
              "gen_ai.client.inference.time_to_first_chunk",
              "gen_ai.client.inference.usage.input_tokens",
              "gen_ai.client.inference.usage.output_tokens",
              "gen_ai.client.inference.operation.input_tokens",
              "gen_ai.client.inference.operation.output_tokens",
              "gen_ai.execute_tool.duration",
              "gen_ai.invoke_agent.duration");
      assertThat(metrics.get("gen_ai.client.inference.usage.input_tokens").getType())
          .isEqualTo(MetricDataType.DOUBLE_SUM);
      assertThat(Recorded.points(metrics.get("gen_ai.client.inference.usage.input_tokens")))
          .allSatisfy(
              point ->
                  assertThat(point)
                      .containsEntry("gen_ai.token.modality", "unknown")
                      .doesNotContainKey("gen_ai.token.type"));
      assertThat(attributes(recorded.spans().get(recorded.spans().size() - 1)))
          .containsEntry("gen_ai.request.top_k", 20L);
    }
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void thePropertyOfOpenTelemetry_asksForThem() {
    for (String name :
        new String[] {"otel.semconv-stability.opt-in", "OTEL_SEMCONV_STABILITY_OPT_IN"}) {
      System.setProperty(name, "http, gen_ai_latest_experimental");
      try (Recorded recorded = Recorded.start()) {
        new TextService(recorded.client).chat(question);
        assertThat(recorded.metrics()).containsKey("gen_ai.client.inference.duration");
      } finally {
        System.clearProperty(name);
      }
    }
    try (Recorded recorded = Recorded.start()) {
      new TextService(recorded.client).chat(question);
      assertThat(recorded.metrics())
          .containsKey("gen_ai.client.operation.duration")
          .doesNotContainKey("gen_ai.client.inference.duration");
    }
  }
}
