package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.qiao.core.Validation;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.gateway.GatewayChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.kimi.KimiAccount;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.minimax.MiniMaxChatRequest;
import dev.qiao.text.minimax.MiniMaxTextChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolCall;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family's requests against the server that plays its vendor. */
@Timeout(60)
class FakeServerChatsTest {
  private static final Message HELLO = Message.user("Hello");

  private static final Tool WEATHER =
      Tool.function(
          "get_weather",
          "Tells the weather.",
          Map.of(
              "type",
              "object",
              "properties",
              Map.of("city", Map.of("type", "string")),
              "required",
              List.of("city")));

  /** Requests with a tool, one of each family. */
  static Stream<ChatRequest> families() {
    List<Tool> tools = List.of(WEATHER);
    return Stream.of(
        QwenChatRequest.builder(TextModels.QWEN_PLUS, HELLO).tools(tools).build(),
        QwenGenerationRequest.builder(TextModels.QWEN_PLUS, HELLO)
            .resultFormat("message")
            .tools(tools)
            .build(),
        DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, HELLO).tools(tools).build(),
        DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, HELLO)
            .tools(tools)
            .build()
            .beta(),
        KimiChatRequest.builder(TextModels.KIMI_K2_6, HELLO).tools(tools).build(),
        GlmChatRequest.builder(TextModels.GLM_4_6, HELLO).tools(tools).build(),
        QwenMultimodalRequest.builder(TextModels.QWEN3_6_PLUS, HELLO).tools(tools).build());
  }

  /** With those whose streams tell less of the usage, or frame the thinking otherwise. */
  static Stream<ChatRequest> all() {
    List<Tool> tools = List.of(WEATHER);
    return Stream.concat(
        families(),
        Stream.of(
            MiniMaxChatRequest.builder(TextModels.MINIMAX_M2_7, HELLO).tools(tools).build(),
            MiniMaxTextChatRequest.builder(TextModels.MINIMAX_M2_7, HELLO).tools(tools).build(),
            GatewayChatRequest.builder(TextModels.QWEN3_6_PLUS, HELLO).tools(tools).build()));
  }

  @ParameterizedTest
  @MethodSource("families")
  void chat_scripted_isTheSameWholeAndStreamed(ChatRequest request) {
    try (FakeModelServer server = FakeModelServer.start(request.vendor());
        QiaoClient client = server.client()) {
      TextService text = new TextService(client);
      ChatAnswer answer = ChatAnswer.of("It is blue, 天空.").withReasoning("Light scatters.");
      server.answerWith(answer).answerWith(answer);

      ChatResponse whole = text.chat(request);
      ChatResponse streamed = text.stream(request).collect();

      for (ChatResponse response : List.of(whole, streamed)) {
        assertThat(response.text()).isEqualTo("It is blue, 天空.");
        assertThat(response.reasoning()).isEqualTo("Light scatters.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.toolCalls()).isEmpty();
      }
      assertThat(usage(streamed, request)).isEqualTo(usage(whole, request));
    }
  }

  /** DashScope's OpenAI style gives a stream's usage only on request. */
  private static Integer usage(ChatResponse response, ChatRequest request) {
    Usage usage = response.usage();
    if (request instanceof QwenChatRequest) {
      return 0;
    }
    return Objects.requireNonNull(Objects.requireNonNull(usage).outputTokens());
  }

  @ParameterizedTest
  @MethodSource("all")
  void chat_scriptedToolCall_isReadWholeAndStreamed(ChatRequest request) {
    try (FakeModelServer server = FakeModelServer.start(request.vendor());
        QiaoClient client = server.client()) {
      TextService text = new TextService(client);
      ChatAnswer two =
          ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}")
              .withToolCall("get_weather", "{\"city\":\"Launceston\"}");
      server.answerWith(two).answerWith(two);

      for (ChatResponse response : List.of(text.chat(request), text.stream(request).collect())) {
        assertThat(response.toolCalls())
            .extracting(ToolCall::name, ToolCall::arguments)
            .containsExactly(
                tuple("get_weather", "{\"city\":\"Hobart\"}"),
                tuple("get_weather", "{\"city\":\"Launceston\"}"));
        assertThat(response.toolCalls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        assertThat(response.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void stream_thatFailsOrBreaks_isToldAsTheVendorDoes(ChatRequest request) {
    try (FakeModelServer server = FakeModelServer.start(request.vendor());
        QiaoClient client = server.client()) {
      TextService text = new TextService(client);
      server.nextStreamFailsAfter(2, "InvalidParameter", "No.").nextStreamBreaksAfter(2);

      assertThatThrownBy(() -> text.stream(request).collect())
          .isInstanceOf(SdkException.class)
          .hasMessageContaining("No.");
      assertThatThrownBy(() -> text.stream(request).collect())
          .isInstanceOf(StreamTruncatedException.class);
    }
  }

  @Test
  void deepSeek_thinksByDefaultAndHitsItsCache() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.DEEPSEEK);
        QiaoClient client = server.client()) {
      TextService text = new TextService(client);
      DeepSeekChatRequest request =
          DeepSeekChatRequest.builder(
                  TextModels.DEEPSEEK_V4_FLASH, Message.user("many words ".repeat(70)))
              .build();

      assertThat(text.chat(request).reasoning()).startsWith("The user asks");
      Usage second = Objects.requireNonNull(text.stream(request).collect().usage());

      assertThat(second.cachedTokens()).isEqualTo(128);
      assertThat(second.cacheMissTokens())
          .isEqualTo(Objects.requireNonNull(second.inputTokens()) - 128);
    }
  }

  @Test
  void deepSeek_forcedToolWhileThinking_isRefusedByTheServer() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.DEEPSEEK);
        QiaoClient client = server.clientBuilder().validation(Validation.OFF).build()) {
      DeepSeekChatRequest request =
          DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, HELLO)
              .tools(List.of(WEATHER))
              .toolChoice(ToolChoice.REQUIRED)
              .build();

      assertThatThrownBy(() -> new TextService(client).chat(request))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("Thinking mode does not support this tool_choice");
    }
  }

  @Test
  void kimi_balance_isRead() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MOONSHOT);
        QiaoClient client = server.client()) {
      assertThat(new KimiAccount(client).balance().toString()).contains("49.58894");
    }
  }

  @Test
  void glm_task_hasTheChatAsItsResult() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      server.answerWith(ChatAnswer.toolCall("get_weather", "{\"city\":\"Hobart\"}"));
      GlmChatRequest request = GlmChatRequest.builder(TextModels.GLM_4_6, HELLO).build();

      ChatResponse response = new TextService(client).submit(request).await();

      assertThat(response.toolCalls()).extracting(ToolCall::name).containsExactly("get_weather");
    }
  }
}
