package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Region;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.PollOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Two clients in one process. */
class IsolationTest extends SocketTest {
  private static final Duration QUICK = Duration.ofMillis(1);

  @Test
  void twoClients_differentRegions_neverMixHostsKeysOrWorkspaces() throws Exception {
    Map<String, Queue<String>> mixed = new ConcurrentHashMap<>();
    try (MockWebServer other = NoDelay.server()) {
      other.start();
      QiaoClient beijing = region(server, Region.CN_BEIJING, "beijing", mixed);
      QiaoClient singapore = region(other, Region.AP_SOUTHEAST_1, "singapore", mixed);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          QiaoClient client = i % 2 == 0 ? beijing : singapore;
          int number = i;
          work.add(
              threads.submit(
                  () -> {
                    go.await();
                    for (int round = 0; round < 6; round++) {
                      work(client, number + "-" + round);
                    }
                    return null;
                  }));
        }
        go.countDown();
        for (Future<?> done : work) {
          done.get(25, TimeUnit.SECONDS);
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(server.getRequestCount()).isGreaterThan(120);
      assertThat(other.getRequestCount()).isGreaterThan(120);
    }
    assertThat(mixed).isEmpty();
  }

  /** A call, a stream, a task with an upload, and a raw request. */
  private static void work(QiaoClient client, String number) {
    String home = client.options().workspace();
    assertThat(client.call(Ask.of("a")).value().text()).isEqualTo(home);
    assertThat(client.stream(Ask.of("a")).collect().get(0).text()).isEqualTo(home);
    byte[] picture = number.getBytes(StandardCharsets.UTF_8);
    var task =
        client.submit(new Make(TestOperations.MODEL, home, MediaSource.of(picture, "a.png")));
    assertThat(task.ref().region()).isEqualTo(client.options().region());
    assertThat(task.ref().workspace()).isEqualTo(home);
    assertThat(task.await().file().url()).isEqualTo("https://" + home + "/result");
    assertThat(client.raw().get("/who").value()).contains(home);
  }

  private QiaoClient region(
      MockWebServer host, Region region, String name, Map<String, Queue<String>> mixed) {
    host.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = String.valueOf(request.getPath());
            if (path.equals("/storage")) {
              return new MockResponse();
            }
            String sent =
                request.getHeader("Authorization")
                    + " "
                    + request.getHeader("X-DashScope-WorkSpace");
            if (!sent.equals("Bearer key-" + name + " " + name)) {
              mixed.computeIfAbsent(name, unused -> new ConcurrentLinkedQueue<>()).add(path + sent);
            }
            return answer(host, path, name, request.getHeader("Accept"));
          }
        });
    return client(
        endpoint(host),
        builder ->
            builder
                .region(region)
                .apiKey("key-" + name)
                .workspace(name)
                .pollsPerSecond(10_000)
                .time(dev.qiao.core.internal.time.Time.SYSTEM)
                .polling(PollOptions.DEFAULT.withInitialDelay(QUICK).withMaxDelay(QUICK)));
  }

  private static MockResponse answer(MockWebServer host, String path, String name, String accept) {
    if (path.endsWith("/ask")) {
      String text = "{\"text\":\"" + name + "\"}";
      return accept == null ? json(text) : sse("data:" + text + "\n\ndata:[DONE]\n\n");
    }
    if (path.endsWith("/make")) {
      return json("{\"output\":{\"task_id\":\"" + name + "\",\"task_status\":\"PENDING\"}}");
    }
    if (path.contains("/tasks/")) {
      return json(
          "{\"output\":{\"task_id\":\""
              + name
              + "\",\"task_status\":\"SUCCEEDED\",\"video_url\":"
              + "\"https://"
              + name
              + "/result\"}}");
    }
    if (path.contains("/uploads")) {
      return json(
          "{\"data\":{\"upload_host\":\"" + host.url("/storage") + "\",\"upload_dir\":\"dir\"}}");
    }
    return json("{\"who\":\"" + name + "\"}");
  }

  @Test
  void options_printed_showNoKey() throws IOException {
    QiaoClient client = client(builder -> builder.workspace("ws-1"));
    assertThat(client).hasToString("QiaoClient[DASHSCOPE, cn-beijing]");
    assertThat(client.options())
        .hasToString(
            "ClientOptions[DASHSCOPE, cn-beijing, http://localhost:"
                + server.getPort()
                + "/api/v1]");
  }
}
