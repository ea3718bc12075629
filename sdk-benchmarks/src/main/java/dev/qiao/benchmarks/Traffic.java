package dev.qiao.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the service sends, shaped as DashScope's documented samples are, made up otherwise. */
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

  /** English alone: Java keeps such text in one byte a character, which is kind to the floor. */
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
