package dev.qiao.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the service sends, shaped as the vendors' documented samples are, made up otherwise. */
final class Traffic {
  static final int CHUNKS = 2_000;
  static final String SYSTEM = "You are a helpful assistant.";
  static final String QUESTION = "请用通俗的语言解释一下，为什么流式输出可以让用户感觉模型回答得更快？Please give two examples.";

  private static final int THINKING = 400;

  /** Chinese and English, as most answers to Chinese questions are. */
  static final List<String> MIXED =
      List.of(
          "流式",
          "输出",
          "的",
          "好处",
          "在于",
          "，",
          "用户",
          "不必",
          "等待",
          "全部",
          "文字",
          "生成",
          "完毕",
          "。\\n\\n",
          "For",
          " example",
          ",",
          " the",
          " first",
          " token",
          " arrives",
          " within",
          " 300",
          " ms",
          " \\\"at once\\\"",
          "。",
          "第二",
          "个例子",
          "：",
          "**长篇**");

  /** English only: Java keeps such text in one byte a character, which is kind to the floor. */
  static final List<String> ENGLISH =
      List.of(
          "Streaming",
          " is",
          " good",
          " because",
          " nobody",
          " waits",
          ".\\n\\n",
          "For",
          " example",
          ",",
          " the",
          " first",
          " token",
          " arrives",
          " within",
          " 300",
          " ms");

  private Traffic() {}

  private static String piece(List<String> pieces, int i) {
    return pieces.get(i % pieces.size());
  }

  /** The events of an OpenAI-style stream with thinking before the answer. */
  static List<byte[]> compatibleEvents(List<String> pieces) {
    List<byte[]> events = new ArrayList<>();
    for (int i = 0; i < CHUNKS - 2; i++) {
      String delta =
          i == 0
              ? "{\"content\":null,\"role\":\"assistant\",\"reasoning_content\":\"\"}"
              : i < THINKING
                  ? "{\"content\":null,\"reasoning_content\":\"" + piece(pieces, i) + "\"}"
                  : "{\"content\":\"" + piece(pieces, i) + "\",\"reasoning_content\":null}";
      events.add(compatible(choices(delta, "null"), "null"));
    }
    events.add(
        compatible(choices("{\"content\":\"\",\"reasoning_content\":null}", "\"stop\""), "null"));
    events.add(compatible("[]", compatibleUsage()));
    events.add(utf8("data: [DONE]\n\n"));
    return events;
  }

  /** The events of a stream of DeepSeek with thinking before the answer. */
  static List<byte[]> deepSeekEvents(List<String> pieces) {
    List<byte[]> events = new ArrayList<>();
    events.add(utf8(": keep-alive\n\n" + deepSeek(choices(first(), "null"), "null")));
    for (int i = 1; i < CHUNKS - 1; i++) {
      String piece = piece(pieces, i);
      String delta =
          i < THINKING
              ? "{\"content\":null,\"reasoning_content\":\"" + piece + "\"}"
              : "{\"content\":\"" + piece + "\",\"reasoning_content\":null}";
      events.add(utf8(deepSeek(choices(delta, "null"), "null")));
    }
    String last = "{\"content\":\"\",\"reasoning_content\":null}";
    events.add(utf8(deepSeek(choices(last, "\"stop\""), deepSeekUsage())));
    events.add(utf8("data: [DONE]\n\n"));
    return events;
  }

  private static String first() {
    return "{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"\"}";
  }

  private static String deepSeek(String choices, String usage) {
    return "data: {\"id\":\"11aa22bb-0511-4000-8000-000000000011\",\"object\":"
        + "\"chat.completion.chunk\",\"created\":1754000100,\"model\":\"deepseek-v4-flash\","
        + "\"system_fingerprint\":\"fp_0000000000_prod\",\"choices\":"
        + choices
        + ",\"usage\":"
        + usage
        + "}\n\n";
  }

  private static String deepSeekUsage() {
    return "{\"prompt_tokens\":43,\"completion_tokens\":1998,\"total_tokens\":2041,"
        + "\"prompt_tokens_details\":{\"cached_tokens\":0},"
        + "\"completion_tokens_details\":{\"reasoning_tokens\":399},"
        + "\"prompt_cache_hit_tokens\":0,\"prompt_cache_miss_tokens\":43}";
  }

  /** The events of a stream of Kimi with thinking before the answer. */
  static List<byte[]> kimiEvents(List<String> pieces) {
    List<byte[]> events = new ArrayList<>();
    for (int i = 0; i < CHUNKS; i++) {
      boolean last = i == CHUNKS - 1;
      String name = i < THINKING ? "reasoning_content" : "content";
      String delta =
          i == 0
              ? "{\"role\":\"assistant\",\"content\":\"\"}"
              : last ? "{}" : "{\"" + name + "\":\"" + piece(pieces, i) + "\"}";
      events.add(
          utf8(
              "data: {\"id\":\"cmpl-00000000000000000000000000000064\",\"object\":"
                  + "\"chat.completion.chunk\",\"created\":1698999575,\"model\":"
                  + "\"kimi-k2-turbo-preview\",\"choices\":[{\"index\":0,\"delta\":"
                  + delta
                  + ",\"finish_reason\":"
                  + (last ? "\"stop\",\"usage\":" + totals() : "null")
                  + "}]}\n\n"));
    }
    events.add(utf8("data: [DONE]\n\n"));
    return events;
  }

  private static String totals() {
    return "{\"prompt_tokens\":43,\"completion_tokens\":1998,\"total_tokens\":2041}";
  }

  /** The events of a stream of GLM with thinking before the answer. */
  static List<byte[]> glmEvents(List<String> pieces) {
    List<byte[]> events = new ArrayList<>();
    for (int i = 0; i < CHUNKS; i++) {
      boolean last = i == CHUNKS - 1;
      String name = i < THINKING ? "reasoning_content" : "content";
      events.add(
          utf8(
              "data: {\"id\":\"20260120101227000000000000000098\",\"created\":1768875147,"
                  + "\"model\":\"glm-4.6\",\"choices\":[{\"index\":0,"
                  + (last ? "\"finish_reason\":\"stop\"," : "")
                  + "\"delta\":{\"role\":\"assistant\",\""
                  + name
                  + "\":\""
                  + (last ? "" : piece(pieces, i))
                  + "\"}}]"
                  + (last ? ",\"usage\":" + totals() : "")
                  + "}\n\n"));
    }
    events.add(utf8("data: [DONE]\n\n"));
    return events;
  }

  /**
   * The events of a stream of MiniMax, which thinks in tags inside the content and notes in every
   * event what review found.
   */
  static List<byte[]> miniMaxEvents(List<String> pieces) {
    List<byte[]> events = new ArrayList<>();
    for (int i = 0; i < CHUNKS; i++) {
      boolean last = i == CHUNKS - 1;
      String tag = i == 0 ? "<think>" : i == THINKING ? "</think>" : "";
      events.add(
          utf8(
              "data: {\"id\":\"0637000000000000000000000000003c\",\"choices\":[{"
                  + (last ? "\"finish_reason\":\"stop\"," : "")
                  + "\"index\":0,\"delta\":{\"content\":\""
                  + tag
                  + piece(pieces, i)
                  + "\",\"role\":\"assistant\",\"name\":\"MiniMax AI\",\"audio_content\":\"\"}}],"
                  + "\"created\":1776838946,\"model\":\"MiniMax-M2.7\",\"object\":"
                  + "\"chat.completion.chunk\",\"usage\":"
                  + (last ? totals() : "null")
                  + ",\"input_sensitive\":false,\"output_sensitive\":false,"
                  + "\"input_sensitive_type\":0,\"output_sensitive_type\":0,"
                  + "\"output_sensitive_int\":0}\n\n"));
    }
    events.add(utf8("data: [DONE]\n\n"));
    return events;
  }

  private static String choices(String delta, String finishReason) {
    return "[{\"delta\":"
        + delta
        + ",\"index\":0,\"logprobs\":null,\"finish_reason\":"
        + finishReason
        + "}]";
  }

  private static byte[] compatible(String choices, String usage) {
    return utf8(
        "data: {\"choices\":"
            + choices
            + ",\"object\":\"chat.completion.chunk\",\"usage\":"
            + usage
            + ",\"created\":1764076775,\"system_fingerprint\":null,\"model\":\"qwen-plus\","
            + "\"id\":\"chatcmpl-5f0cd2b4-0412-9a3e-8d1c-6e1f3f2a7b10\"}\n\n");
  }

  private static String compatibleUsage() {
    return "{\"prompt_tokens\":43,\"completion_tokens\":1998,\"total_tokens\":2041,"
        + "\"completion_tokens_details\":{\"reasoning_tokens\":399},"
        + "\"prompt_tokens_details\":{\"cached_tokens\":0}}";
  }

  /** The events of a native stream with thinking before the answer and incremental output. */
  static List<byte[]> nativeEvents(List<String> pieces) {
    List<byte[]> events = new ArrayList<>();
    for (int i = 0; i < CHUNKS; i++) {
      boolean last = i == CHUNKS - 1;
      String message =
          i < THINKING
              ? "{\"content\":\"\",\"reasoning_content\":\"" + piece(pieces, i) + "\""
              : "{\"content\":\""
                  + (last ? "" : piece(pieces, i))
                  + "\",\"reasoning_content\":\"\"";
      int output = i + 1;
      events.add(
          utf8(
              "id:"
                  + (i + 1)
                  + "\nevent:result\n:HTTP_STATUS/200\ndata:{\"output\":{\"choices\":[{\"message\":"
                  + message
                  + ",\"role\":\"assistant\"},\"finish_reason\":\""
                  + (last ? "stop" : "null")
                  + "\"}]},\"usage\":{\"total_tokens\":"
                  + (43 + output)
                  + ",\"output_tokens\":"
                  + output
                  + ",\"input_tokens\":43,\"output_tokens_details\":{\"reasoning_tokens\":"
                  + Math.min(output, THINKING)
                  + "},\"prompt_tokens_details\":{\"cached_tokens\":0}},"
                  + "\"request_id\":\"0c5a9d2e-7b1f-9e64-b7a0-3f6d2c8e4a11\"}\n\n"));
    }
    return events;
  }

  private static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 180; i++) {
      text.append(piece(MIXED, i));
    }
    return text.toString();
  }

  /** A plain answer of some 180 tokens, OpenAI style. */
  static byte[] compatibleAnswer() {
    return utf8(
        "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\""
            + text()
            + "\"},\"finish_reason\":\"stop\",\"index\":0,\"logprobs\":null}],"
            + "\"object\":\"chat.completion\",\"usage\":{\"prompt_tokens\":43,"
            + "\"completion_tokens\":180,\"total_tokens\":223,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":0}},\"created\":1764076775,"
            + "\"system_fingerprint\":null,\"model\":\"qwen-plus\","
            + "\"id\":\"chatcmpl-5f0cd2b4-0412-9a3e-8d1c-6e1f3f2a7b10\"}");
  }

  /** A plain answer of some 180 tokens, native. */
  static byte[] nativeAnswer() {
    return utf8(
        "{\"output\":{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\","
            + "\"content\":\""
            + text()
            + "\"}}]},\"usage\":{\"total_tokens\":223,\"output_tokens\":180,\"input_tokens\":43,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":0}},"
            + "\"request_id\":\"0c5a9d2e-7b1f-9e64-b7a0-3f6d2c8e4a11\"}");
  }

  /** A question of so many bytes. */
  static String longQuestion(int bytes) {
    StringBuilder text = new StringBuilder(bytes);
    while (text.length() < bytes) {
      text.append("All work and no play makes a long prompt. ");
    }
    return text.toString();
  }

  static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
