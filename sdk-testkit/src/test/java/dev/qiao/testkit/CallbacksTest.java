package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events that a server sends when a task ends, and who takes them. */
@FakeModels
@Timeout(20)
class CallbacksTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Answers of the receiver, before it takes everything. */
  private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();

  private final MockWebServer receiver = new MockWebServer();
  private URI address = URI.create("http://localhost");

  @BeforeEach
  void start() throws IOException {
    receiver.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            MockResponse scripted = answers.poll();
            return scripted == null ? new MockResponse() : scripted;
          }
        });
    receiver.start();
    address = receiver.url("/callback-on-your-server").uri();
  }

  @AfterEach
  void stop() throws IOException {
    receiver.shutdown();
  }

  @Test
  void anEndIsAnEventOfTheDocumentedForm(FakeModelServer server, QiaoClient client)
      throws Exception {
    server.timePerState(MINUTE, MINUTE).callbacksTo(address);
    JsonNode created = submit(client);
    server.passTime(MINUTE);
    assertThat(server.callbacks()).isEmpty();
    server.passTime(MINUTE);
    RecordedRequest request = take();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getPath()).isEqualTo("/callback-on-your-server");
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    JsonNode event = Plain.json(request.getBody().readUtf8());
    assertThat(event.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "datacontenttype",
            "aliyunaccountid",
            "aliyunpublishtime",
            "data",
            "aliyunoriginalaccountid",
            "specversion",
            "aliyuneventbusname",
            "id",
            "source",
            "time",
            "aliyunregionid",
            "type");
    assertThat(event.path("type").asText()).isEqualTo("dashscope:System:AsyncTaskFinish");
    assertThat(event.path("source").asText()).isEqualTo("acs.dashscope");
    JsonNode data = event.path("data");
    assertThat(data.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "start_time",
            "user_api_unique_key",
            "task_status",
            "contain_result",
            "end_time",
            "task_id",
            "region",
            "request_id",
            "api_key_id");
    assertThat(data.path("task_id")).isEqualTo(created.at("/output/task_id"));
    assertThat(data.path("request_id")).isEqualTo(created.path("request_id"));
    assertThat(data.path("task_status").asText()).isEqualTo("SUCCEEDED");
    assertThat(data.path("contain_result").asBoolean(true)).isFalse();
    assertThat(data.path("end_time").asLong() - data.path("start_time").asLong())
        .isEqualTo(MINUTE.toMillis());
  }

  @Test
  void everyKindOfEndIsToldOnce(FakeModelServer server, QiaoClient client) throws Exception {
    server.timePerState(MINUTE, MINUTE).nextTaskFails("InternalError", "x").callbacksTo(address);
    String failed = submit(client).at("/output/task_id").asText();
    String canceled = submit(client).at("/output/task_id").asText();
    client.raw().post("/tasks/" + canceled + "/cancel", "");
    assertThat(status(take())).isEqualTo(canceled + " CANCELED");
    server.passTime(MINUTE.multipliedBy(3));
    client.raw().get("/tasks/" + failed);
    server.passTime(MINUTE);
    assertThat(status(take())).isEqualTo(failed + " FAILED");
    server.pollsPerState(0, 0);
    String polled = submit(client).at("/output/task_id").asText();
    client.raw().get("/tasks/" + polled);
    client.raw().get("/tasks/" + polled);
    assertThat(status(take())).isEqualTo(polled + " SUCCEEDED");
    assertThat(receiver.getRequestCount()).isEqualTo(3);
  }

  @Test
  void timeThatPassesByItselfEndsATaskToo(FakeModelServer server, QiaoClient client)
      throws Exception {
    server.timePerState(Duration.ofMillis(20), Duration.ofMillis(30)).callbacksTo(address);
    submit(client);
    assertThat(status(take())).endsWith(" SUCCEEDED");
  }

  @Test
  void aWishCountsForTasksThatRunAlready(FakeModelServer server, QiaoClient client)
      throws Exception {
    server.timePerState(Duration.ZERO, Duration.ofMillis(50));
    submit(client);
    server.timePerState(Duration.ZERO, Duration.ZERO);
    submit(client);
    server.callbacksTo(address);
    take();
    take();
    assertThat(receiver.getRequestCount()).isEqualTo(2);
  }

  @Test
  void anEventMayComeTwice(FakeModelServer server, QiaoClient client) throws Exception {
    server.timePerState(Duration.ZERO, Duration.ZERO).deliveriesPerEvent(2).callbacksTo(address);
    submit(client);
    String first = take().getBody().readUtf8();
    assertThat(take().getBody().readUtf8()).isEqualTo(first);
    assertThatThrownBy(() -> server.deliveriesPerEvent(0))
        .hasMessage("an event is delivered at least once, not 0");
  }

  @Test
  void anEventIsSentAgainUntilItIsTaken(FakeModelServer server, QiaoClient client)
      throws Exception {
    answers.add(new MockResponse().setResponseCode(500).setBody("busy"));
    answers.add(
        new MockResponse()
            .setSocketPolicy(okhttp3.mockwebserver.SocketPolicy.DISCONNECT_AFTER_REQUEST));
    server.timePerState(Duration.ZERO, Duration.ZERO).callbacksTo(address);
    String id = submit(client).at("/output/task_id").asText();
    for (int i = 0; i < 3; i++) {
      assertThat(status(take())).isEqualTo(id + " SUCCEEDED");
    }
    List<RecordedCallback> deliveries = delivered(server, 3);
    assertThat(deliveries).extracting(RecordedCallback::status).containsExactly(500, 0, 200);
    assertThat(deliveries.get(0).answer()).isEqualTo("busy");
    assertThat(deliveries.get(2).isTaken()).isTrue();
    assertThat(deliveries.get(2).json("/data/task_id")).isEqualTo(id);
    assertThat(deliveries.get(2).target()).isEqualTo(address);
  }

  @Test
  void closingDoesNotWaitForAReceiver() throws Exception {
    FakeModelServer server = FakeModelServer.start();
    answers.add(new MockResponse().setSocketPolicy(okhttp3.mockwebserver.SocketPolicy.NO_RESPONSE));
    server.timePerState(Duration.ZERO, Duration.ZERO).callbacksTo(address);
    try (QiaoClient client = server.client()) {
      submit(client);
      take();
      long start = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
    server.passTime(MINUTE);
  }

  @Test
  void miniMaxCallsWhoeverEchoesItsChallenge() throws Exception {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      server.timePerState(Duration.ZERO, MINUTE).nextTaskFails("1027", "output new_sensitive");
      receiver.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              // An echo is what a receiver that is asked for one gives.
              return new MockResponse().setBody(request.getBody().clone());
            }
          });
      String request =
          Plain.quoted(
              "{'model':'MiniMax-Hailuo-2.3','prompt':'A cat.','callback_url':'" + address + "'}");
      for (String status : List.of("failed", "success")) {
        String id =
            Plain.json(client.raw().post("/video_generation", request).value())
                .path("task_id")
                .asText();
        // The receiver may not have echoed it yet: reading the body would take it away.
        JsonNode challenge = Plain.json(take().getBody().clone().readUtf8());
        assertThat(challenge.fieldNames()).toIterable().containsExactly("challenge");
        delivered(server, status.equals("failed") ? 1 : 3);
        server.passTime(MINUTE);
        JsonNode event = Plain.json(take().getBody().readUtf8());
        assertThat(event.path("task_id").asText()).isEqualTo(id);
        assertThat(event.path("status").asText()).isEqualTo(status);
        assertThat(event.has("file_id")).isEqualTo(status.equals("success"));
        assertThat(event.at("/base_resp/status_code").asInt())
            .isEqualTo(status.equals("success") ? 0 : 1027);
      }
    }
  }

  @Test
  void miniMaxDoesNotCallWhoDoesNotEcho() throws Exception {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      server.timePerState(Duration.ZERO, Duration.ZERO);
      String request = "{'model':'MiniMax-Hailuo-2.3','prompt':'A cat.','callback_url':'";
      client.raw().post("/video_generation", Plain.quoted(request + address + "'}"));
      take();
      client.raw().post("/video_generation", Plain.quoted(request + address + "'}"));
      // The second challenge comes after what the first task would have sent.
      assertThat(take().getBody().readUtf8()).contains("challenge");
      assertThat(receiver.getRequestCount()).isEqualTo(2);
    }
  }

  @Test
  void onlyDashScopeHasABusForEvents() {
    try (FakeModelServer miniMax = FakeModelServer.start(Vendor.MINIMAX);
        FakeModelServer zhipu = FakeModelServer.start(Vendor.ZHIPU)) {
      assertThatThrownBy(() -> miniMax.callbacksTo(address))
          .hasMessage("MiniMax calls back where a request's callback_url says");
      assertThatThrownBy(() -> zhipu.callbacksTo(address))
          .hasMessage("Zhipu documents no callbacks");
    }
  }

  private RecordedRequest take() throws InterruptedException {
    return Objects.requireNonNull(receiver.takeRequest(10, TimeUnit.SECONDS), "no event came");
  }

  /** The deliveries, as soon as the server has noted so many. */
  private static List<RecordedCallback> delivered(FakeModelServer server, int count) {
    while (server.callbacks().size() < count) {
      Thread.onSpinWait();
    }
    return server.callbacks();
  }

  private static String status(RecordedRequest request) {
    JsonNode data = Plain.json(request.getBody().readUtf8()).path("data");
    return data.path("task_id").asText() + " " + data.path("task_status").asText();
  }

  private static JsonNode submit(QiaoClient client) {
    return Plain.json(
        client
            .raw()
            .withHeader("X-DashScope-Async", "enable")
            .post(
                "/services/aigc/video-generation/video-synthesis",
                Plain.quoted("{'model':'wan2.6-t2v','input':{'prompt':'A cat.'}}"))
            .value());
  }
}
