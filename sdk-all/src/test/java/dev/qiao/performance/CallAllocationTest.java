package dev.qiao.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/**
 * What a plain chat allocates on the thread of its caller, beside OkHttp with a mapper for the
 * request and a streaming parser for the answer. Bytes of one's own thread do not depend on what
 * else the machine does.
 */
class CallAllocationTest {
  /**
   * Of the floor's bytes. It is at 1.3 in a JVM of its own and at 1.45 after other tests, whose
   * types keep the compiler from leaving objects out; a second parsing of each answer, which was
   * here once, is at 2.
   */
  private static final double LIMIT = 1.7;

  private static final int CALLS = 200;
  private static final int RUNS = 30;
  private static final String QUESTION = "Name a river. ".repeat(8);
  private static final String WORDS = "The Yangtze is the longest river of Asia. ".repeat(30);
  private static final String ANSWER =
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1735120033,"
          + "\"model\":\"qwen-plus\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\","
          + "\"message\":{\"role\":\"assistant\",\"content\":\""
          + WORDS
          + "\"}}],\"usage\":{\"prompt_tokens\":22,\"completion_tokens\":17,\"total_tokens\":39}}";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory JSON = new JsonFactory();
  private static final MediaType JSON_TYPE = MediaType.get("application/json");

  private interface Chat {
    String answer() throws IOException;
  }

  @Test
  void aPlainChatAllocatesLittleMoreThanTheFloor() throws Exception {
    try (OneAnswer server = new OneAnswer(ANSWER)) {
      try (QiaoClient client =
          QiaoClient.builder()
              .vendor(Vendor.DASHSCOPE)
              .apiKey("sk-1")
              .endpoint(Endpoint.single(URI.create(server.url())))
              .build()) {
        TextService text = new TextService(client);
        OkHttpClient okHttp = new OkHttpClient();
        double ours = bytesPerCall(() -> text.chat(request()).text());
        double floor = bytesPerCall(() -> floor(okHttp, server.url()));
        assertThat(ours / floor)
            .as("%.0f bytes a call, the floor's are %.0f", ours, floor)
            .isPositive()
            .isLessThanOrEqualTo(LIMIT);
      }
    }
  }

  private static QwenChatRequest request() {
    return QwenChatRequest.builder(
            TextModels.QWEN_PLUS, Message.system("Be brief."), Message.user(QUESTION))
        .temperature(0.7)
        .build();
  }

  private static String floor(OkHttpClient client, String url) throws IOException {
    byte[] body =
        MAPPER.writeValueAsBytes(
            Map.of(
                "model",
                "qwen-plus",
                "messages",
                List.of(
                    Map.of("role", "system", "content", "Be brief."),
                    Map.of("role", "user", "content", QUESTION)),
                "temperature",
                0.7));
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer sk-1")
            .post(RequestBody.create(body, JSON_TYPE))
            .build();
    try (Response response = client.newCall(request).execute();
        JsonParser json = JSON.createParser(response.body().bytes())) {
      String content = "";
      while (json.nextToken() != null) {
        if ("content".equals(json.currentName())) {
          json.nextToken();
          content = json.getText();
        }
      }
      return content;
    }
  }

  /** The least of several runs: what a warm-up or a class being loaded adds is in none of it. */
  private static double bytesPerCall(Chat chat) throws IOException {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < CALLS; call++) {
        assertThat(chat.answer()).isEqualTo(WORDS);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least / (double) CALLS;
  }
}
