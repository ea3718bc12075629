package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Size;
import dev.qiao.core.Vendor;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.glm.GlmSensitiveWordCheck;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;
import dev.qiao.text.tool.McpCall;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolCall;
import dev.qiao.text.tool.WebSearch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that the vendors' own clients have, beside those of the pages. */
class VendorFieldsTest {
  private static final String HI =
      "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
          + "\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}";

  private static final String MCP_LIST =
      "{\"index\":0,\"id\":\"c0\",\"type\":\"mcp\",\"mcp\":{\"id\":\"m0\",\"type\":\"mcp_list_tools\","
          + "\"server_label\":\"tides\",\"tools\":[{\"name\":\"next_tide\",\"description\":\"d\","
          + "\"annotations\":null,\"input_schema\":{\"type\":\"object\"}}]}}";
  private static final String MCP_CALL =
      "{\"index\":1,\"id\":\"c1\",\"type\":\"mcp\",\"mcp\":{\"id\":\"m1\",\"type\":\"mcp_call\","
          + "\"server_label\":\"tides\",\"name\":\"next_tide\",\"arguments\":\"{}\","
          + "\"output\":{\"at\":\"06:10\"},\"error\":\"\"}}";

  private static String sent(ChatServer server, ChatRequest request) throws Exception {
    server.answer(HI);
    server.text().chat(request);
    return server.taken().getBody().readUtf8();
  }

  @Test
  void glm_webSearchAndWordCheck_areSentInTheClientsWords() throws Exception {
    try (ChatServer server = new ChatServer(Vendor.ZHIPU, "/api/paas/v4")) {
      WebSearch search =
          WebSearch.builder("search_pro")
              .searchQuery("tides")
              .searchIntent(false)
              .count(50)
              .searchDomainFilter("example.org")
              .build();

      assertThat(
              sent(
                  server,
                  GlmChatRequest.builder(TextModels.GLM_4_6, Message.user("News?"))
                      .tools(List.of(Tool.webSearch(search)))
                      .sensitiveWordCheck(GlmSensitiveWordCheck.DISABLED)
                      .build()))
          .contains(
              "\"web_search\":{\"search_engine\":\"search_pro\",\"search_query\":\"tides\","
                  + "\"search_intent\":false,\"count\":50,\"search_domain_filter\":\"example.org\"}",
              "\"sensitive_word_check\":{\"type\":\"ALL\",\"status\":\"DISABLE\"}");
    }
  }

  @Test
  void glm_whatAServerOfToolsDid_isReadFromAnswersAndStreams() throws Exception {
    try (ChatServer server = new ChatServer(Vendor.ZHIPU, "/api/paas/v4")) {
      GlmChatRequest request =
          GlmChatRequest.builder(TextModels.GLM_4_6, Message.user("Tide?")).build();
      server.answer(
          "{\"id\":\"g1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
              + "\"content\":\"Ten past six.\",\"tool_calls\":["
              + MCP_LIST
              + ","
              + MCP_CALL
              + "]},\"finish_reason\":\"stop\"}]}");
      server.stream(
          "{\"id\":\"g1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\","
              + "\"content\":\"Ten past six.\",\"tool_calls\":["
              + MCP_LIST
              + "]}}]}",
          "{\"id\":\"g1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":["
              + MCP_CALL
              + "]},\"finish_reason\":\"stop\"}]}",
          "[DONE]");

      ChatResponse answer = server.text().chat(request);
      ChatResponse streamed = server.text().stream(request).collect();

      assertThat(answer.toolCalls()).extracting(ToolCall::type).containsExactly("mcp", "mcp");
      McpCall listed = answer.toolCalls().get(0).mcp();
      assertThat(listed.serverLabel()).isEqualTo("tides");
      assertThat(listed.tools()).hasSize(1);
      Map<?, ?> tool = (Map<?, ?>) listed.tools().get(0);
      assertThat(tool.get("name")).isEqualTo("next_tide");
      assertThat(tool.get("input_schema")).isEqualTo(Map.of("type", "object"));
      McpCall called = answer.toolCalls().get(1).mcp();
      assertThat(called.output()).isEqualTo(Map.of("at", "06:10"));
      assertThat(called.arguments()).isEqualTo("{}");
      assertThat(streamed.toolCalls()).isEqualTo(answer.toolCalls());
      server.taken();
      server.taken();

      assertThat(sent(server, request.toBuilder().addAnswer(answer).build()))
          .contains("\"type\":\"mcp\",\"mcp\":{\"id\":\"m1\"");
    }
  }

  @Test
  void kimi_prediction_isSentAsTheVendorWritesIt() throws Exception {
    try (ChatServer server = new ChatServer(Vendor.MOONSHOT, "/v1")) {
      assertThat(
              sent(
                  server,
                  KimiChatRequest.builder(TextModels.KIMI_K3, Message.user("Rename a to b: f(a)"))
                      .prediction("f(b)")
                      .build()))
          .containsPattern(
              "\"prediction\":\\{(\"type\":\"content\"|\"content\":\"f\\(b\\)\"|,){3}}");
    }
  }

  @Test
  void callOfACustomTool_isReadFromAnswersAndStreams_andNotRun() throws Exception {
    try (ChatServer server = new ChatServer(Vendor.MOONSHOT, "/v1")) {
      KimiChatRequest request =
          KimiChatRequest.builder(TextModels.KIMI_K3, Message.user("Run 1+1")).build();
      String call = "{\"index\":0,\"id\":\"c0\",\"type\":\"custom\",\"custom\":{\"name\":\"code\",";
      server.answer(
          "{\"id\":\"k1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"tool_calls\":["
              + call
              + "\"input\":\"print(1+1)\"}}]},\"finish_reason\":\"tool_calls\"}]}");
      server.stream(
          "{\"id\":\"k1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":["
              + call
              + "\"input\":\"print(\"}}]}}]}",
          "{\"id\":\"k1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
              + "\"custom\":{\"input\":\"1+1)\"}}]},\"finish_reason\":\"tool_calls\"}]}",
          "[DONE]");

      ChatResponse answer = server.text().chat(request);
      ChatResponse streamed = server.text().stream(request).collect();
      for (ChatResponse each : List.of(answer, streamed)) {
        ToolCall asked = each.toolCalls().get(0);
        assertThat(asked.type()).isEqualTo("custom");
        assertThat(asked.name()).isEqualTo("code");
        assertThat(asked.customInput()).isEqualTo("print(1+1)");
        assertThat(asked.function()).isNull();
      }
      server.taken();
      server.taken();

      assertThat(sent(server, request.toBuilder().addAnswer(streamed).build()))
          .contains("\"custom\":{\"name\":\"code\",\"input\":\"print(1+1)\"}");
    }
  }

  @Test
  void kimi_logprobs_areSent() throws Exception {
    try (ChatServer server = new ChatServer(Vendor.MOONSHOT, "/v1")) {
      assertThat(
              sent(
                  server,
                  KimiChatRequest.builder(TextModels.KIMI_K3, Message.user("Hello"))
                      .logprobs(true)
                      .topLogprobs(20)
                      .build()))
          .contains("\"logprobs\":true,\"top_logprobs\":20");
    }
  }

  @Test
  void openAiFields_ofHostsThatSearchOrPredict_areTyped() throws Exception {
    try (ChatServer server = new ChatServer(Vendor.DEEPSEEK, "/")) {
      server.answer(
          "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
              + "\"content\":\"At six [1].\",\"annotations\":[{\"type\":\"url_citation\","
              + "\"url_citation\":{\"url\":\"https://example.org/t\",\"title\":\"Tides\","
              + "\"start_index\":7,\"end_index\":10}},{\"type\":\"map_pin\",\"map_pin\":{}},null]},"
              + "\"logprobs\":{\"content\":[],\"refusal\":[{\"token\":\"No\",\"logprob\":-0.1}]},"
              + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,"
              + "\"completion_tokens\":2,\"total_tokens\":3,\"completion_tokens_details\":{"
              + "\"accepted_prediction_tokens\":4,\"rejected_prediction_tokens\":5}}}");

      ChatResponse answer =
          server
              .text()
              .chat(
                  DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, Message.user("Tide?"))
                      .build());

      assertThat(answer.message().urlCitations())
          .containsExactly(new Message.UrlCitation("https://example.org/t", "Tides", 7, 10));
      assertThat(answer.choices().get(0).logprobs().refusal().get(0).token()).isEqualTo("No");
      assertThat(answer.usage().outputTokensDetails().acceptedPredictionTokens()).isEqualTo(4);
      assertThat(answer.usage().outputTokensDetails().rejectedPredictionTokens()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[672,896],[448,300]] | 896*672 300*448",
        "[[672,896]] | 896*672",
        "[672,896] | 896*672",
        "[] | ''",
        "[null,[1],[\"a\",2],[0,5],7] | ''",
        "\"672*896\" | ''"
      })
  void imageSizes_eitherNesting_areWidthAndHeight(String json, String sizes) throws Exception {
    try (ChatServer server = new ChatServer(Vendor.DASHSCOPE, "/api/v1")) {
      server.answer(
          "{\"output\":{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{"
              + "\"role\":\"assistant\",\"content\":[{\"text\":\"A dog.\"}],\"image_hw\":"
              + json
              + "}}]},\"request_id\":\"r1\"}");

      ChatResponse answer =
          server
              .text()
              .chat(
                  QwenMultimodalRequest.builder(TextModels.QWEN_VL_MAX, Message.user("What?"))
                      .vlEnableImageHwOutput(true)
                      .build());

      assertThat(answer.message().imageSizes().stream().map(Size::value).toList())
          .isEqualTo(sizes.isEmpty() ? List.of() : List.of(sizes.split(" ")));
    }
  }

  @Test
  void qwen_picturesInTheText_canBeAskedForOnEachPath() throws Exception {
    String field = "\"enable_text_image_mixed\":true";
    try (ChatServer server = new ChatServer(Vendor.DASHSCOPE, "/api/v1")) {
      Message ask = Message.user("Show the harbour.");
      server.stream(
          "{\"output\":{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{"
              + "\"role\":\"assistant\",\"content\":\"Hi\"}}]}}");
      server.text().stream(
              QwenMultimodalRequest.builder(TextModels.QWEN3_6_PLUS, ask)
                  .enableSearch(true)
                  .enableTextImageMixed(true)
                  .build())
          .collect();
      assertThat(server.taken().getBody().readUtf8()).contains(field);
      server.answer("{\"output\":{\"text\":\"Hi\",\"finish_reason\":\"stop\"}}");
      server
          .text()
          .chat(
              QwenGenerationRequest.builder(TextModels.QWEN_PLUS, ask)
                  .enableTextImageMixed(true)
                  .build());
      assertThat(server.taken().getBody().readUtf8()).contains(field);
    }
    try (ChatServer server = new ChatServer(Vendor.DASHSCOPE, "/compatible-mode/v1")) {
      assertThat(
              sent(
                  server,
                  QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Show it."))
                      .enableTextImageMixed(true)
                      .build()))
          .contains(field);
    }
  }

  @Test
  void qwen_cachedText_hasItsTypeAndTime() throws Exception {
    try (ChatServer server = new ChatServer(Vendor.DASHSCOPE, "/api/v1")) {
      server.answer("{\"output\":{\"text\":\"Hi\",\"finish_reason\":\"stop\"}}");
      server
          .text()
          .chat(
              QwenGenerationRequest.builder(
                      TextModels.QWEN_PLUS,
                      Message.user(
                          ContentPart.text("Long.")
                              .cached(ContentPart.CacheControl.EPHEMERAL.withTtl("5m")),
                          ContentPart.text("Sum it up.")))
                  .build());

      assertThat(server.taken().getBody().readUtf8())
          .contains(
              "[{\"type\":\"text\",\"text\":\"Long.\",\"cache_control\":{\"type\":\"ephemeral\","
                  + "\"ttl\":\"5m\"}},{\"type\":\"text\",\"text\":\"Sum it up.\"}]");
    }
  }
}
