package dev.qiao.performance;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Streams in English, which is kind to the floor: its texts take one byte a character. */
enum SampleStream {
  COMPATIBLE("qwen.chat-completions.stream") {
    @Override
    String event(int i) {
      String delta =
          i == CHUNKS - 1 ? "" : "{\"delta\":{\"content\":\"" + piece(i) + "\"},\"index\":0,";
      return "data: {\"choices\":["
          + (delta.isEmpty()
              ? ""
              : delta + "\"logprobs\":null,\"finish_reason\":" + reason(i) + "}")
          + "],\"object\":\"chat.completion.chunk\",\"usage\":"
          + (delta.isEmpty()
              ? "{\"prompt_tokens\":43,\"completion_tokens\":499,\"total_tokens\":542}"
              : "null")
          + ",\"created\":1764076775,\"system_fingerprint\":null,\"model\":\"qwen-plus\","
          + "\"id\":\"chatcmpl-5f0cd2b4-0412-9a3e-8d1c-6e1f3f2a7b10\"}\n\n";
    }

    private String reason(int i) {
      return i == CHUNKS - 2 ? "\"stop\"" : "null";
    }
  },

  NATIVE("qwen.text-generation.stream") {
    @Override
    String event(int i) {
      return "id:"
          + (i + 1)
          + "\nevent:result\n:HTTP_STATUS/200\ndata:{\"output\":{\"choices\":[{\"message\":"
          + "{\"content\":\""
          + piece(i)
          + "\",\"reasoning_content\":\"\",\"role\":\"assistant\"},\"finish_reason\":\""
          + (i == CHUNKS - 1 ? "stop" : "null")
          + "\"}]},\"usage\":{\"total_tokens\":"
          + (44 + i)
          + ",\"output_tokens\":"
          + (1 + i)
          + ",\"input_tokens\":43,\"prompt_tokens_details\":{\"cached_tokens\":0}},"
          + "\"request_id\":\"0c5a9d2e-7b1f-9e64-b7a0-3f6d2c8e4a11\"}\n\n";
    }

    @Override
    String end() {
      return "";
    }
  },

  DEEPSEEK("deepseek.chat.stream") {
    @Override
    String event(int i) {
      boolean last = i == CHUNKS - 1;
      return "data: {\"id\":\"11aa22bb-0511-4000-8000-000000000011\",\"object\":"
          + "\"chat.completion.chunk\",\"created\":1754000100,\"model\":\"deepseek-v4-flash\","
          + "\"system_fingerprint\":\"fp_0000000000_prod\",\"choices\":[{\"index\":0,\"delta\":"
          + "{\"content\":\""
          + piece(i)
          + "\",\"reasoning_content\":null},\"logprobs\":null,\"finish_reason\":"
          + (last ? "\"stop\"" : "null")
          + "}],\"usage\":"
          + (last
              ? "{\"prompt_tokens\":43,\"total_tokens\":542,\"prompt_cache_hit_tokens\":0}"
              : "null")
          + "}\n\n";
    }
  },

  KIMI("kimi.chat.stream") {
    @Override
    String event(int i) {
      boolean last = i == CHUNKS - 1;
      return "data: {\"id\":\"cmpl-00000000000000000000000000000064\",\"object\":"
          + "\"chat.completion.chunk\",\"created\":1698999575,\"model\":\"kimi-k2.5\","
          + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
          + piece(i)
          + "\"},\"finish_reason\":"
          + (last ? "\"stop\",\"usage\":{\"total_tokens\":542}" : "null")
          + "}]}\n\n";
    }
  },

  GLM("glm.chat.stream") {
    @Override
    String event(int i) {
      boolean last = i == CHUNKS - 1;
      return "data: {\"id\":\"20260120101227000000000000000098\",\"created\":1768875147,"
          + "\"model\":\"glm-4.6\",\"choices\":[{\"index\":0,"
          + (last ? "\"finish_reason\":\"stop\"," : "")
          + "\"delta\":{\"role\":\"assistant\",\"content\":\""
          + piece(i)
          + "\"}}]"
          + (last ? ",\"usage\":{\"total_tokens\":542}" : "")
          + "}\n\n";
    }
  },

  MINIMAX("minimax.openai-chat.stream") {
    @Override
    String event(int i) {
      boolean last = i == CHUNKS - 1;
      return "data: {\"id\":\"0637000000000000000000000000003c\",\"choices\":[{"
          + (last ? "\"finish_reason\":\"stop\"," : "")
          + "\"index\":0,\"delta\":{\"content\":\""
          + (i == 0 ? "<think>" : i == 100 ? "</think>" : "")
          + piece(i)
          + "\",\"role\":\"assistant\",\"name\":\"MiniMax AI\",\"audio_content\":\"\"}}],"
          + "\"created\":1776838946,\"model\":\"MiniMax-M2.7\",\"object\":"
          + "\"chat.completion.chunk\",\"usage\":"
          + (last ? "{\"total_tokens\":542}" : "null")
          + ",\"input_sensitive\":false,\"output_sensitive\":false,"
          + "\"input_sensitive_type\":0,\"output_sensitive_type\":0,"
          + "\"output_sensitive_int\":0}\n\n";
    }
  },

  MULTIMODAL("qwen.multimodal-generation.stream") {
    @Override
    String event(int i) {
      return "id:"
          + (i + 1)
          + "\nevent:result\n:HTTP_STATUS/200\ndata:{\"output\":{\"choices\":[{\"message\":"
          + "{\"content\":[{\"text\":\""
          + piece(i)
          + "\"}],\"role\":\"assistant\"},\"finish_reason\":\""
          + (i == CHUNKS - 1 ? "stop" : "null")
          + "\"}]},\"usage\":{\"input_tokens\":1264,\"output_tokens\":"
          + (1 + i)
          + ",\"image_tokens\":1241},\"request_id\":\"0c5a9d2e-7b1f-9e64-b7a0-3f6d2c8e4a11\"}\n\n";
    }

    @Override
    String end() {
      return "";
    }
  };

  static final int CHUNKS = 500;

  private static final List<String> PIECES =
      List.of(
          "Streaming", " is", " good", " because", " nobody", " waits", ".", " For", " example");

  private final String operation;

  SampleStream(String operation) {
    this.operation = operation;
  }

  abstract String event(int i);

  String end() {
    return "data: [DONE]\n\n";
  }

  String operation() {
    return operation;
  }

  static String piece(int i) {
    return PIECES.get(i % PIECES.size());
  }

  byte[] bytes() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < CHUNKS; i++) {
      all.append(event(i));
    }
    return all.append(end()).toString().getBytes(StandardCharsets.UTF_8);
  }
}
