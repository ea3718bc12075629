package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.client.QiaoClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The list of tasks, tasks that move by the clock, and keys for a few minutes. */
@FakeModels
class TaskListTest {
  private static final String[] ASYNC = {"X-DashScope-Async", "enable"};
  private static final String BAD = "InvalidParameter";

  @Test
  void anItemHasTheDocumentedFields(FakeModelServer server) {
    server.pollsPerState(0, 1);
    Plain plain = new Plain(server);
    Plain.Reply created = film(plain, "wan2.6-t2v");
    plain.get("/api/v1/tasks/" + id(created));
    JsonNode page = list(plain, "");
    assertThat(page.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "total", "data", "total_page", "page_no", "request_id", "page_size");
    assertThat(page.path("total").asInt()).isEqualTo(1);
    assertThat(page.path("total_page").asInt()).isEqualTo(1);
    assertThat(page.path("page_no").asInt()).isEqualTo(1);
    assertThat(page.path("page_size").asInt()).isEqualTo(10);
    JsonNode running = page.at("/data/0");
    assertThat(running.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "api_key_id",
            "caller_parent_id",
            "caller_uid",
            "gmt_create",
            "model_name",
            "region",
            "request_id",
            "start_time",
            "status",
            "task_id",
            "user_api_unique_key");
    assertThat(running.path("status").asText()).isEqualTo("RUNNING");
    assertThat(running.path("task_id").asText()).isEqualTo(id(created));
    assertThat(running.path("request_id")).isEqualTo(created.json().path("request_id"));
    assertThat(running.path("model_name").asText()).isEqualTo("wan2.6-t2v");
    assertThat(running.path("region").asText()).isEqualTo("cn-beijing");
    assertThat(running.path("user_api_unique_key").asText())
        .isEqualTo("apikey:v1:aigc:video-generation:video-synthesis:wan2.6-t2v");
    plain.get("/api/v1/tasks/" + id(created));
    JsonNode ended = list(plain, "").at("/data/0");
    assertThat(ended.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ended.path("end_time").isIntegralNumber()).isTrue();
    assertThat(Instant.ofEpochMilli(ended.path("end_time").asLong()))
        .isAfterOrEqualTo(Instant.ofEpochMilli(ended.path("gmt_create").asLong()));
  }

  @Test
  void lookingAtTheListMovesNoTask(FakeModelServer server) {
    Plain plain = new Plain(server);
    film(plain, "wan2.6-t2v");
    for (int i = 0; i < 5; i++) {
      assertThat(list(plain, "").at("/data/0/status").asText()).isEqualTo("PENDING");
    }
    assertThat(list(plain, "").at("/data/0").has("start_time")).isFalse();
    assertThat(server.tasks()).extracting(RecordedTask::status).containsExactly("PENDING");
  }

  @Test
  void pagesAreNewestFirst(FakeModelServer server) {
    Plain plain = new Plain(server);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(0, id(film(plain, "wan2.6-t2v")));
    }
    JsonNode first = list(plain, "?page_size=2");
    assertThat(first.path("total").asInt()).isEqualTo(5);
    assertThat(first.path("total_page").asInt()).isEqualTo(3);
    assertThat(ids(first)).isEqualTo(ids.subList(0, 2));
    JsonNode last = list(plain, "?page_size=2&page_no=3");
    assertThat(last.path("page_no").asInt()).isEqualTo(3);
    assertThat(ids(last)).isEqualTo(ids.subList(4, 5));
    assertThat(ids(list(plain, "?page_size=2&page_no=4"))).isEmpty();
    assertThat(ids(list(plain, "/"))).isEqualTo(ids);
    for (String bad : List.of("page_no=0", "page_no=x", "page_size=-1", "page_size=0")) {
      assertThat(list(plain, "?" + bad).path("code").asText()).isEqualTo(BAD);
    }
  }

  @Test
  void filtersFit(FakeModelServer server) {
    Plain plain = new Plain(server);
    String wan = id(film(plain, "wan2.6-t2v"));
    String older = id(film(plain, "wanx2.1-t2v-turbo"));
    cancel(plain, server, older);
    assertThat(ids(list(plain, "?task_id=" + wan))).containsExactly(wan);
    assertThat(ids(list(plain, "?task_id=nobody"))).isEmpty();
    assertThat(ids(list(plain, "?model_name=wanx2.1-t2v-turbo"))).containsExactly(older);
    assertThat(ids(list(plain, "?status=CANCELED"))).containsExactly(older);
    assertThat(ids(list(plain, "?status=PENDING&model_name=wan2.6-t2v"))).containsExactly(wan);
    assertThat(ids(list(plain, "?status=UNKNOWN"))).isEmpty();
    assertThat(list(plain, "?status=DONE").path("code").asText()).isEqualTo(BAD);
  }

  @Test
  void timesAreOfBeijingAndSpanADayAtMost(FakeModelServer server) {
    Plain plain = new Plain(server);
    String id = id(film(plain, "wan2.6-t2v"));
    Instant now = Instant.now();
    assertThat(ids(list(plain, span(now.minusSeconds(60), now.plusSeconds(60)))))
        .containsExactly(id);
    assertThat(ids(list(plain, span(now.minusSeconds(7200), now.minusSeconds(60))))).isEmpty();
    assertThat(ids(list(plain, "?start_time=" + time(now.plusSeconds(60))))).isEmpty();
    assertThat(ids(list(plain, "?end_time=" + time(now.plusSeconds(60))))).containsExactly(id);
    assertThat(ids(list(plain, span(now.minusSeconds(86_000), now.plusSeconds(400))))).hasSize(1);
    for (String bad :
        List.of(
            span(now.minusSeconds(86_401), now),
            span(now, now.minusSeconds(5)),
            "?start_time=2026-01-01",
            "?end_time=20260231000000")) {
      Plain.Reply refused = plain.get("/api/v1/tasks" + bad);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().path("code").asText()).isEqualTo(BAD);
    }
  }

  @Test
  void aTaskOfYesterdayIsNotListedButRecorded(FakeModelServer server) {
    Plain plain = new Plain(server);
    film(plain, "wan2.6-t2v");
    server.passTime(Duration.ofHours(25));
    JsonNode page = list(plain, "");
    assertThat(page.path("total").asInt()).isZero();
    assertThat(page.path("data")).isEmpty();
    assertThat(server.tasks()).hasSize(1);
  }

  @Test
  void timeMovesTasks(FakeModelServer server) {
    server.timePerState(Duration.ofMinutes(1), Duration.ofMinutes(5));
    Plain plain = new Plain(server);
    Plain.Reply created = film(plain, "wan2.6-t2v");
    for (int i = 0; i < 5; i++) {
      assertThat(status(plain, created)).isEqualTo("PENDING");
    }
    assertThat(poll(plain, created).at("/output").has("scheduled_time")).isFalse();
    server.passTime(Duration.ofMinutes(1));
    assertThat(status(plain, created)).isEqualTo("RUNNING");
    JsonNode running = poll(plain, created);
    assertThat(seconds(running, "submit_time", "scheduled_time")).isEqualTo(60);
    assertThat(cancel(plain, server, id(created)).status()).isEqualTo(400);
    server.passTime(Duration.ofMinutes(4));
    assertThat(status(plain, created)).isEqualTo("RUNNING");
    server.passTime(Duration.ofHours(1));
    JsonNode done = poll(plain, created);
    assertThat(done.at("/output/task_status").asText()).isEqualTo("SUCCEEDED");
    assertThat(seconds(done, "submit_time", "end_time")).isEqualTo(360);
    String url = done.at("/output/video_url").asText();
    assertThat(plain.send(plain.request(url)).status()).isEqualTo(200);
    server.passTime(Duration.ofMinutes(22 * 60 + 30));
    assertThat(plain.send(plain.request(url)).status()).isEqualTo(200);
    server.passTime(Duration.ofMinutes(45));
    // A link is as old as the task's end, not as the first poll that saw it.
    assertThat(plain.send(plain.request(url)).status()).isEqualTo(403);
  }

  @Test
  void aTaskMayBeCanceledWhileTheClockHoldsIt(FakeModelServer server) {
    server.timePerState(Duration.ofMinutes(1), Duration.ofMinutes(1)).nextTaskFails("A", "b");
    Plain plain = new Plain(server);
    Plain.Reply failing = film(plain, "wan2.6-t2v");
    Plain.Reply canceled = film(plain, "wan2.6-t2v");
    assertThat(cancel(plain, server, id(canceled)).status()).isEqualTo(200);
    server.pollsPerState(0, 0);
    Plain.Reply polled = film(plain, "wan2.6-t2v");
    server.passTime(Duration.ofMinutes(2));
    assertThat(status(plain, failing)).isEqualTo("FAILED");
    assertThat(status(plain, canceled)).isEqualTo("CANCELED");
    assertThat(server.tasks())
        .extracting(RecordedTask::status)
        .containsExactly("FAILED", "CANCELED", "PENDING");
    assertThat(status(plain, polled)).isEqualTo("SUCCEEDED");
    assertThat(cancel(plain, server, "nobody").json().path("code").asText())
        .isEqualTo("UnsupportedOperation");
  }

  @Test
  void aTokenIsAKeyForAWhile(FakeModelServer server) {
    Plain plain = new Plain(server);
    Plain.Reply reply = token(plain, server.apiKey(), "?expire_in_seconds=1800");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().fieldNames()).toIterable().containsExactly("token", "expires_at");
    String token = reply.json().path("token").asText();
    assertThat(token).startsWith("st-");
    assertThat(reply.json().path("expires_at").asLong())
        .isBetween(
            Instant.now().plusSeconds(1790).getEpochSecond(),
            Instant.now().plusSeconds(1800).getEpochSecond());
    try (QiaoClient client = server.clientBuilder().apiKey(token).build()) {
      assertThat(client.raw().get("/tasks").status()).isEqualTo(200);
    }
    server.passTime(Duration.ofMinutes(29));
    assertThat(plain.send(bearer(plain.request("/api/v1/tasks"), token)).status()).isEqualTo(200);
    server.passTime(Duration.ofMinutes(2));
    Plain.Reply late = plain.send(bearer(plain.request("/api/v1/tasks"), token));
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.json().path("code").asText()).isEqualTo("InvalidApiKey");
  }

  @Test
  void aTokenNeedsAKeyAndAnAllowedTime(FakeModelServer server) {
    Plain plain = new Plain(server);
    Plain.Reply wrong = token(plain, "sk-wrong", "?expire_in_seconds=1800");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.json().path("message").asText()).isEqualTo("Invalid API-key provided.");
    for (String bad : List.of("0", "1801", "-5", "soon")) {
      assertThat(token(plain, server.apiKey(), "?expire_in_seconds=" + bad).status())
          .isEqualTo(400);
    }
    String token = token(plain, server.apiKey(), "").json().path("token").asText();
    assertThat(token(plain, token, "").status()).isEqualTo(401);
    server.passTime(Duration.ofSeconds(61));
    assertThat(plain.send(bearer(plain.request("/api/v1/tasks"), token)).status()).isEqualTo(401);
  }

  private static Plain.Reply token(Plain plain, String key, String query) {
    return plain.send(
        bearer(plain.request("/api/v1/tokens" + query).POST(BodyPublishers.noBody()), key));
  }

  private static HttpRequest.Builder bearer(HttpRequest.Builder request, String key) {
    return request.header("Authorization", "Bearer " + key);
  }

  private static Plain.Reply film(Plain plain, String model) {
    return plain.post(Plain.VIDEO, "{'model':'" + model + "','input':{'prompt':'A cat.'}}", ASYNC);
  }

  private static String id(Plain.Reply created) {
    return created.json().at("/output/task_id").asText();
  }

  private static JsonNode poll(Plain plain, Plain.Reply created) {
    return plain.get("/api/v1/tasks/" + id(created)).json();
  }

  private static String status(Plain plain, Plain.Reply created) {
    return poll(plain, created).at("/output/task_status").asText();
  }

  private static Plain.Reply cancel(Plain plain, FakeModelServer server, String id) {
    return plain.send(
        bearer(
            plain.request("/api/v1/tasks/" + id + "/cancel").POST(BodyPublishers.noBody()),
            server.apiKey()));
  }

  private static JsonNode list(Plain plain, String query) {
    return plain.get("/api/v1/tasks" + query).json();
  }

  private static List<String> ids(JsonNode page) {
    return page.findValuesAsText("task_id");
  }

  private static String span(Instant from, Instant to) {
    return "?start_time=" + time(from) + "&end_time=" + time(to);
  }

  private static String time(Instant time) {
    return DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
        .withZone(ZoneOffset.ofHours(8))
        .format(time);
  }

  private static long seconds(JsonNode poll, String from, String to) {
    DateTimeFormatter printed =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    return Duration.between(
            printed.parse(poll.at("/output/" + from).asText(), Instant::from),
            printed.parse(poll.at("/output/" + to).asText(), Instant::from))
        .toSeconds();
  }
}
