package dev.qiao.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.retrieval.qwen.TextEmbeddingRequest;
import dev.qiao.testkit.FakeModelServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/**
 * What 10,000 texts allocate, at the documented ten in a request, beside a loop written by hand for
 * exactly this: OkHttp, and records with arrays of floats that Jackson reads without a text for
 * each number.
 */
class BulkAllocationTest {
  private static final int TEXTS = 10_000;
  private static final int BATCH = 10;
  private static final int RUNS = 3;
  private static final double MAX_RATIO = 1.2;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  record Answer(Output output) {}

  record Output(List<Item> embeddings) {}

  @SuppressWarnings("ArrayRecordComponent") // the loop wants nothing else
  record Item(@JsonProperty("text_index") int textIndex, float[] embedding) {}

  @Test
  void tenThousandTextsAllocateLittleMoreThanALoopByHand() throws IOException {
    List<String> texts = IntStream.range(0, TEXTS).mapToObj(i -> "Text number " + i + ".").toList();
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      long hand = Long.MAX_VALUE;
      long ours = Long.MAX_VALUE;
      long took = 0;
      // The least of several runs: what compiling adds is in none of it.
      for (int run = 0; run < RUNS; run++) {
        server.reset();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(byHand(server, texts)).isEqualTo(TEXTS);
        hand = Math.min(hand, THREADS.getCurrentThreadAllocatedBytes() - before);
        server.reset();
        Map<Long, Long> threads = allocated();
        long start = System.nanoTime();
        assertThat(embedAll(client, texts)).isEqualTo(TEXTS);
        took = System.nanoTime() - start;
        ours = Math.min(ours, since(threads));
        assertThat(server.requests()).hasSize(TEXTS / BATCH);
      }
      System.out.printf(
          "10,000 texts: %,d KB a request by hand, %,d KB here, %.2f times; %,d ms%n",
          hand * BATCH / TEXTS / 1024,
          ours * BATCH / TEXTS / 1024,
          (double) ours / hand,
          took / 1_000_000);
      assertThat((double) ours / hand).isLessThanOrEqualTo(MAX_RATIO);
    }
  }

  private static int embedAll(QiaoClient client, List<String> texts) {
    TextsRequest settings =
        TextEmbeddingRequest.builder(EmbeddingModels.TEXT_EMBEDDING_V4).dimension(1024).build();
    int count = 0;
    try (BulkEmbedding all = new EmbeddingService(client).embedAll(settings, texts)) {
      for (EmbeddedText one : all) {
        count += one.embedding().dimensions() / 1024;
      }
    }
    return count;
  }

  private static int byHand(FakeModelServer server, List<String> texts) throws IOException {
    JsonMapper mapper =
        JsonMapper.builder(
                JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    OkHttpClient http = new OkHttpClient();
    String url =
        server.endpoint().nativeUrl() + "/services/embeddings/text-embedding/text-embedding";
    int count = 0;
    for (int from = 0; from < texts.size(); from += BATCH) {
      byte[] body =
          mapper.writeValueAsBytes(
              Map.of(
                  "model", "text-embedding-v4",
                  "input", Map.of("texts", texts.subList(from, from + BATCH)),
                  "parameters", Map.of("dimension", 1024)));
      Request request =
          new Request.Builder()
              .url(url)
              .header("Authorization", "Bearer " + server.apiKey())
              .post(RequestBody.create(body, MediaType.get("application/json")))
              .build();
      try (Response response = http.newCall(request).execute()) {
        Answer answer = mapper.readValue(response.body().bytes(), Answer.class);
        for (Item item : answer.output.embeddings) {
          count += item.embedding.length / 1024;
        }
      }
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    return count;
  }

  /** Bytes of all threads but the server's. */
  private static Map<Long, Long> allocated() {
    Map<Long, Long> bytes = new HashMap<>();
    for (long id : THREADS.getAllThreadIds()) {
      var info = THREADS.getThreadInfo(id);
      if (info != null && !info.getThreadName().startsWith("MockWebServer")) {
        bytes.put(id, Math.max(0, THREADS.getThreadAllocatedBytes(id)));
      }
    }
    return bytes;
  }

  private static long since(Map<Long, Long> before) {
    return allocated().entrySet().stream()
        .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
        .sum();
  }
}
