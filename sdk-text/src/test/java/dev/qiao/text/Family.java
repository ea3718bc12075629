package dev.qiao.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qiao.core.Vendor;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.gateway.GatewayChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.minimax.MiniMaxChatRequest;
import dev.qiao.text.minimax.MiniMaxTextChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.request.ChatRequestBuilder;
import dev.qiao.text.schema.JsonMode;
import java.io.IOException;
import java.util.function.Supplier;

/** What tests of several turns need to know of each family. A new family is a row. */
public enum Family {
  QWEN_NATIVE(
      Vendor.DASHSCOPE,
      "/api/v1",
      true,
      true,
      JsonMode.OBJECT,
      () -> QwenGenerationRequest.builder(TextModels.QWEN_PLUS)),
  QWEN_COMPATIBLE(
      Vendor.DASHSCOPE,
      "/compatible-mode/v1",
      true,
      true,
      JsonMode.OBJECT,
      () -> QwenChatRequest.builder(TextModels.QWEN_PLUS)),
  DEEPSEEK(
      Vendor.DEEPSEEK,
      "/",
      true,
      false,
      JsonMode.OBJECT,
      () -> DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH)),
  KIMI(
      Vendor.MOONSHOT,
      "/v1",
      true,
      true,
      JsonMode.SCHEMA,
      () -> KimiChatRequest.builder(TextModels.KIMI_K2_THINKING)),
  GLM(
      Vendor.ZHIPU,
      "/api/paas/v4",
      true,
      true,
      JsonMode.OBJECT,
      () -> GlmChatRequest.builder(TextModels.GLM_5)),
  /** Its thinking comes inside the content, and goes back there. */
  MINIMAX(
      Vendor.MINIMAX,
      "/v1",
      true,
      true,
      JsonMode.PROMPT,
      () -> MiniMaxChatRequest.builder(TextModels.MINIMAX_M2_7)),
  MINIMAX_TEXT(
      Vendor.MINIMAX,
      "/v1",
      true,
      true,
      JsonMode.PROMPT,
      () -> MiniMaxTextChatRequest.builder(TextModels.MINIMAX_M2_7)),
  GATEWAY(
      Vendor.GATEWAY,
      "/v1",
      true,
      true,
      JsonMode.PROMPT,
      () -> GatewayChatRequest.builder(TextModels.QWEN3_6_PLUS));

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Vendor vendor;
  private final String basePath;
  private final boolean wantsReasoningOfToolTurns;
  private final boolean wantsReasoningOfOtherTurns;
  private final JsonMode jsonMode;

  @SuppressWarnings("ImmutableEnumChecker") // a new builder each time
  private final Supplier<ChatRequestBuilder<?>> builder;

  Family(
      Vendor vendor,
      String basePath,
      boolean wantsReasoningOfToolTurns,
      boolean wantsReasoningOfOtherTurns,
      JsonMode jsonMode,
      Supplier<ChatRequestBuilder<?>> builder) {
    this.vendor = vendor;
    this.basePath = basePath;
    this.wantsReasoningOfToolTurns = wantsReasoningOfToolTurns;
    this.wantsReasoningOfOtherTurns = wantsReasoningOfOtherTurns;
    this.jsonMode = jsonMode;
    this.builder = builder;
  }

  public ChatServer server() throws IOException {
    return new ChatServer(vendor, basePath);
  }

  /** A chat without a message yet. */
  public ChatRequestBuilder<?> chat() {
    return builder.get();
  }

  public ChatRequestBuilder<?> chat(String question) {
    ChatRequestBuilder<?> chat = builder.get();
    chat.addMessage(Message.user(question));
    return chat;
  }

  public JsonMode jsonMode() {
    return jsonMode;
  }

  public boolean wantsReasoningOfToolTurns() {
    return wantsReasoningOfToolTurns;
  }

  /** The fields of a message with a thought as they come back to the vendor in a tool turn. */
  public String sentBackOfToolTurn(String words, String thought) {
    return said(words, wantsReasoningOfToolTurns ? thought : null);
  }

  /** The fields of a message with a thought as they come back to the vendor in another turn. */
  public String sentBackOfOtherTurn(String words, String thought) {
    return said(words, wantsReasoningOfOtherTurns ? thought : null);
  }

  private String said(String words, String thought) {
    if (this == MINIMAX && thought != null) {
      return "\"role\":\"assistant\",\"content\":"
          + quoted("<think>" + thought + "</think>" + words);
    }
    return "\"role\":\"assistant\",\"content\":"
        + quoted(words)
        + (thought == null ? "" : ",\"reasoning_content\":" + quoted(thought));
  }

  private boolean isNative() {
    return this == QWEN_NATIVE;
  }

  /** The body of an answer with this message. */
  public String answer(String message, String finish) {
    String choice = "\"message\":" + message + ",\"finish_reason\":\"" + finish + "\"";
    return isNative()
        ? "{\"output\":{\"choices\":[{"
            + choice
            + "}]},\"request_id\":\"r1\",\"usage\":{"
            + "\"input_tokens\":3,\"output_tokens\":4,\"total_tokens\":7}}"
        : "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"m\","
            + "\"choices\":[{\"index\":0,"
            + choice
            + "}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}";
  }

  /** The body of an answer that says something, with a thought. */
  public String says(String words, String thought) {
    return answer("{" + said(words, thought) + "}", "stop");
  }

  /** The body of an answer that says something. */
  public String says(String words) {
    return answer("{\"role\":\"assistant\",\"content\":" + quoted(words) + "}", "stop");
  }

  /** The body of an answer with calls, each written by {@link #call}, and a thought. */
  public String calls(String thought, String... calls) {
    return answer(
        "{" + said("", thought) + ",\"tool_calls\":[" + String.join(",", calls) + "]}",
        "tool_calls");
  }

  /** A call as it stands in a message. */
  public static String call(String id, String name, String arguments) {
    return "{\"id\":\""
        + id
        + "\",\"type\":\"function\",\"function\":{\"name\":\""
        + name
        + "\",\"arguments\":"
        + quoted(arguments)
        + "}}";
  }

  /** A piece of a stream; null before its end. */
  public String piece(String delta, String finish) {
    String end = finish == null ? isNative() ? "\"null\"" : "null" : "\"" + finish + "\"";
    return isNative()
        ? "{\"output\":{\"choices\":[{\"message\":"
            + delta
            + ",\"finish_reason\":"
            + end
            + "}]},\"request_id\":\"r1\",\"usage\":{\"total_tokens\":7}}"
        : "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"m\","
            + "\"choices\":[{\"index\":0,\"delta\":"
            + delta
            + ",\"finish_reason\":"
            + end
            + "}]}";
  }

  /** The events of a stream with its end mark. */
  public String[] events(String... pieces) {
    if (isNative()) {
      return pieces;
    }
    String[] events = java.util.Arrays.copyOf(pieces, pieces.length + 1);
    events[pieces.length] = "[DONE]";
    return events;
  }

  /** The messages of a body that was sent. */
  public JsonNode messages(JsonNode body) {
    return (isNative() ? body.path("input") : body).path("messages");
  }

  /** A parameter of a body that was sent. */
  public JsonNode parameter(JsonNode body, String name) {
    return (isNative() ? body.path("parameters") : body).path(name);
  }

  public static JsonNode sent(ChatServer server) throws IOException, InterruptedException {
    return MAPPER.readTree(server.taken().getBody().readUtf8());
  }

  public static JsonNode json(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  public static String quoted(String text) {
    try {
      return MAPPER.writeValueAsString(text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
