package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Drop;
import dev.qiao.core.client.TestOperations.Look;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.task.TaskPage;
import dev.qiao.core.task.TaskQuery;
import dev.qiao.core.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that stand in their address: lists, temporary keys, cancels. */
class BodilessTest extends SocketTest {
  @Test
  void get_componentsStandInPathAndQuery_escaped() throws Exception {
    server.enqueue(json("{\"text\":\"a\"}"));
    client().call(new Look("a b ?", List.of("x&y", "z"), null, null));
    RecordedRequest sent = taken();
    assertThat(sent.getRequestLine())
        .isEqualTo("GET /api/v1/things/a%20b%20%3F/look?parts=x%26y&parts=z HTTP/1.1");
    assertThat(sent.getBodySize()).isZero();
  }

  @Test
  void get_thatFailsInPassing_isRepeated_andAPostIsNot() throws Exception {
    server.enqueue(refusal(500, "InternalError", "no"));
    server.enqueue(json("{\"text\":\"a\"}"));
    assertThat(client().call(new Look("1", List.of(), 2, null)).value().text()).isEqualTo("a");
    taken();
    assertThat(taken().getPath()).isEqualTo("/api/v1/things/1/look?page=2");
    server.enqueue(refusal(500, "InternalError", "no"));
    assertThatThrownBy(() -> client().temporaryKey(Duration.ofMinutes(1)))
        .hasMessageContaining("500 InternalError");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void delete_sendsItsMethod() throws Exception {
    server.enqueue(json("{}"));
    client().call(new Drop("7", null));
    assertThat(taken().getRequestLine()).isEqualTo("DELETE /api/v1/things/7 HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "...",
        " ..",
        "%2e",
        "%2E%2e",
        ".%2e",
        "%252e%252e",
        "a/b",
        "../x",
        "/",
        "a%2Fb",
        "a%2fb",
        "a%252Fb",
        "a\\b",
        "a%5cb",
        "a\nb",
        "a\0b"
      })
  void idThatReadsAsAnotherPath_isRefusedWithItsName(String id) {
    assertThatThrownBy(() -> client().call(new Drop(id, null)))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageStartingWith("thing_id is ")
        .hasMessageEndingWith("; it is part of the address and must be one id");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void idThatIsAbsent_isRefusedWithItsName() {
    assertThatThrownBy(() -> client().call(new Drop(null, null)))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("thing_id is missing; it is part of the address and must be one id");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void list_asksWithAllCriteria_andReadsTimes() throws Exception {
    server.enqueue(
        json(
            "{\"total\":1,\"total_page\":1,\"page_no\":1,\"page_size\":10,\"request_id\":\"r\","
                + "\"data\":[{\"task_id\":\"t-9\",\"status\":\"RUNNING\",\"gmt_create\":"
                + "1745907200000,\"start_time\":1745907200100,\"model_name\":\"m\"}]}"));
    TaskPage page =
        client()
            .tasks()
            .list(
                TaskQuery.builder()
                    .startTime(Instant.parse("2026-01-01T00:00:00Z"))
                    .endTime(Instant.parse("2026-01-01T12:00:00Z"))
                    .modelName(Model.of("m"))
                    .status(TaskStatus.RUNNING)
                    .pageNo(1)
                    .pageSize(10)
                    .additional("new", "x")
                    .build());
    assertThat(taken().getPath())
        .isEqualTo(
            "/api/v1/tasks?start_time=20260101080000&end_time=20260101200000&model_name=m"
                + "&status=RUNNING&page_no=1&page_size=10&new=x");
    TaskPage.Entry entry = page.data().get(0);
    assertThat(entry.submittedAt()).isEqualTo(Instant.ofEpochMilli(1745907200000L));
    assertThat(entry.startedAt()).isEqualTo(Instant.ofEpochMilli(1745907200100L));
    assertThat(entry.endedAt()).isNull();
    assertThat(page.total()).isEqualTo(1);
  }

  @Test
  void list_moreThanADayOrNoPage_isRefusedBeforeTheNetwork() {
    TaskQuery query =
        TaskQuery.builder()
            .startTime(Instant.parse("2026-01-01T00:00:00Z"))
            .endTime(Instant.parse("2026-01-02T00:00:01Z"))
            .pageNo(0)
            .build();
    assertThatThrownBy(() -> client().tasks().list(query))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("end_time")
        .hasMessageContaining("at most 24 hours after start_time")
        .hasMessageContaining("page_no");
    assertThat(server.getRequestCount()).isZero();
    assertThat(query.toBuilder().build()).isEqualTo(query);
  }

  @Test
  void list_ofAnotherVendor_isRefused() {
    QiaoClient miniMax = client(builder -> builder.vendor(Vendor.MINIMAX).region(Region.CHINA));
    assertThatThrownBy(() -> miniMax.tasks().list(TaskQuery.builder().build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("a TaskQuery goes to DashScope");
  }

  @Test
  void list_rateLimit_isRetried() {
    server.enqueue(refusal(429, "Throttling.RateQuota", "slow"));
    server.enqueue(json("{\"data\":[]}"));
    assertThat(client().tasks().list(TaskQuery.builder().build()).data()).isEmpty();
    for (int i = 0; i < 40; i++) {
      server.enqueue(refusal(429, "Throttling.RateQuota", "slow"));
    }
    assertThatThrownBy(() -> client().tasks().list(TaskQuery.builder().build()))
        .isInstanceOf(RateLimitException.class);
  }

  @Test
  void temporaryKey_isAKeyThatIsNotPrinted() throws Exception {
    server.enqueue(json("{\"token\":\"st-123456789\",\"expires_at\":1744080369}"));
    TemporaryKey key = client().temporaryKey(Duration.ofMinutes(30));
    assertThat(taken().getRequestLine())
        .isEqualTo("POST /api/v1/tokens?expire_in_seconds=1800 HTTP/1.1");
    assertThat(key.key().reveal()).isEqualTo("st-123456789");
    assertThat(key.expiresAt()).isEqualTo(Instant.ofEpochSecond(1744080369));
    assertThat(key.toString()).doesNotContain("st-123456789");
    assertThatThrownBy(() -> client().temporaryKey(Duration.ofMinutes(31)))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("expire_in_seconds");
  }
}
