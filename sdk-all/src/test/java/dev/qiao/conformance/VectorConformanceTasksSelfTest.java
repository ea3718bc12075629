package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.core.task.TaskStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The conformance test can fail with requests that stand in their address, polls of every vendor
 * and callbacks.
 */
class VectorConformanceTasksSelfTest extends ChangedVectors {
  private static final String LIST = "task.list/filtered";
  private static final String PAGE = "task.list/first-page";
  private static final String CANCEL = "task.cancel/cancelled";
  private static final String EVENT = "task.finish-event/eventbridge-finish";
  private static final String PROCESSING = "glm.async-result/processing";
  private static final String FILE = "minimax.file.retrieve/video";
  private static final String CHALLENGE = "minimax.video-generation.callback/challenge";

  @Test
  void aVectorAsItIsPasses() throws IOException {
    for (String id : List.of(LIST, PAGE, CANCEL, EVENT, PROCESSING, FILE, CHALLENGE)) {
      assertThat(reason(id, vector -> {})).as(id).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        LIST + " | /api/v1/tasks?mood=x | request: no component for additional.mood",
        LIST + " | /api/v1/tasks?page_no=one | the address is not read as a TaskQuery: Cannot",
        LIST
            + " | /api/v1/tasks?region=a&region=b | the address is not read as a TaskQuery: Cannot",
        LIST + " | /api/v1/jobs?page_no=1 | sent to /api/v1/tasks?page_no=1 and not /api/v1/jobs",
        LIST
            + " | /api/v1/tasks?page_no=0 | nothing was sent: RequestValidationException:"
            + " task.list",
        CANCEL + " | /api/v1/tasks/1/cancel?force=1 | written again: force is absent and not 1",
        CANCEL + " | /api/v1/tasks/1/stop | sent to /api/v1/tasks/1/cancel and not",
        PROCESSING + " | /api/paas/v4/result/1 | sent to /api/paas/v4/async-result/1 and not",
        FILE + " | /v1/files/get?file_id=1 | sent to /v1/files/retrieve?file_id=1 and not",
        FILE + " | /v1/files/retrieve?file_id=1&x=2 | sent to /v1/files/retrieve?file_id=1: x is",
        "gateway.task.image/succeeded | /v1/videos/generations/1 | sent to"
            + " /v1/images/generations/1",
        "gateway.task.video/succeeded | /v1/videos/1 | sent to /v1/videos/generations/1 and not"
      })
  void anotherAddressIsNamed(String id, String path, String expected) throws IOException {
    assertThat(reason(id, v -> object(v, "/request").put("path", path))).startsWith(expected);
  }

  @Test
  void theOrderOfAQueryAndALastSlashSayNothing() throws IOException {
    assertThat(
            reason(
                LIST,
                v ->
                    object(v, "/request")
                        .put("path", "/api/v1/tasks/?page_size=10&page_no=1&model_name=a%2Fb")))
        .isNull();
  }

  @Test
  void anotherMethodOrABodyIsNamed() throws IOException {
    assertThat(reason(CANCEL, v -> object(v, "/request").put("method", "DELETE")))
        .isEqualTo("sent with POST and not DELETE");
    assertThat(reason(CANCEL, v -> object(v, "/request").putObject("body").put("a", 1)))
        .isEqualTo("sent: the body is \"\" and not {\"a\":1}");
  }

  @Test
  void anUnknownFieldIsNamed() throws IOException {
    assertThat(reason(PAGE, v -> object(v, "/response/body/data/0").put("mood", "x")))
        .isEqualTo("response: no component for [0].data[0].additional.mood");
    assertThat(reason(CANCEL, v -> object(v, "/response/body").put("mood", "x")))
        .isEqualTo("response: no component for [0].additional.mood");
    assertThat(reason(PROCESSING, v -> object(v, "/response/body").put("mood", "x")))
        .isEqualTo("response: no component for [0].info.additional.mood");
    assertThat(reason(EVENT, v -> object(v, "/request/body/data").put("mood", "x")))
        .isEqualTo("event: no component for [0].data.additional.mood");
  }

  @Test
  void anEventThatCannotBeReadIsNamed() throws IOException {
    assertThat(reason(EVENT, v -> object(v, "/request/body").put("type", "other")))
        .startsWith("event: MalformedResponseException: ");
    assertThat(reason(EVENT, v -> object(v, "/request").remove("body")))
        .isEqualTo("the vector has no event: a JSON object in request.body");
  }

  @Test
  void anEventThatIsReadInPartIsNamed() throws IOException {
    Vector vector = Vector.of(read(EVENT));
    assertThatThrownBy(
            () ->
                new FinishEventCheck(json -> json.replaceAll("\"region\":.*?,", "")).check(vector))
        .hasMessage("request.body.data.region: another value changes nothing in the result");
  }

  @Test
  void aCallbackThatIsAnsweredOtherwiseIsNamed() throws IOException {
    assertThat(reason(CHALLENGE, v -> object(v, "/response/body").put("challenge", "x")))
        .isEqualTo("answered: challenge is \"11aa22bb\" and not \"x\"");
    assertThat(reason(CHALLENGE, v -> object(v, "/request/body").put("mood", "x")))
        .isEqualTo("event: no component for [0].additional.mood");
    assertThat(reason(CHALLENGE, v -> object(v, "/request/body").remove("challenge")))
        .startsWith("event: MalformedResponseException: ");
  }

  @Test
  void aStateThatIsNotKnownIsNamed() throws IOException {
    for (String id : List.of(PROCESSING, "glm.async-result/video-success")) {
      assertThat(reason(id, v -> object(v, "/response/body").put("task_status", "DREAMING")))
          .as(id)
          .contains("[0] (an Unknown)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"task_status\":\"FAIL\"} | status FAIL gives Pending, not Failed",
        "{\"output\":{\"task_status\":\"RUNNING\"}} | status RUNNING gives Pending, not Running",
        "{\"status\":\"Success\"} | status Success gives Pending, not Succeeded",
        "{\"choices\":[]} | status SUCCESS gives Pending, not Succeeded"
      })
  void anotherStateIsNamed(String body, String expected) {
    assertThatThrownBy(() -> SnapshotCheck.checkState(PLAIN.readTree(body), pending()))
        .hasMessage(expected);
  }

  @Test
  void theSameStateIsNot() {
    for (String body : List.of("{\"status\":\"Queueing\"}", "{\"task_status\":\"PENDING\"}")) {
      assertThatCode(() -> SnapshotCheck.checkState(PLAIN.readTree(body), pending()))
          .doesNotThrowAnyException();
    }
  }

  private static TaskSnapshot<?> pending() {
    TaskRef ref =
        new TaskRef(Vendor.ZHIPU, Vendor.ZHIPU.defaultRegion(), null, "x", "1", Instant.EPOCH);
    TaskInfo info =
        new TaskInfo(
            null,
            TaskStatus.of("x"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            Map.of());
    return new TaskSnapshot.Pending<>(ref, info);
  }

  @Test
  void aFileThatTheTaskDoesNotHaveIsNamed() throws IOException {
    assertThat(reason(FILE, v -> object(v, "/response/body/file").put("download_url", "none")))
        .startsWith("the file is not among the task's: ");
  }

  @Test
  void anErrorOfAnotherVendorIsExpectedByItsOwnWords() throws IOException {
    Consumer<ObjectNode> refused =
        v ->
            object(v, "/response/body/base_resp")
                .put("status_code", 1004)
                .put("status_msg", "login fail");
    assertThat(reason(FILE, refused)).isNull();
    ExpectedErrors wrong =
        ExpectedErrors.documented().with(Vendor.MINIMAX, 200, "1004", "BillingException");
    try (Conformance other = new Conformance(List.of(), wrong)) {
      ObjectNode vector = read(FILE);
      refused.accept(vector);
      assertThat(other.check(Vector.of(vector)))
          .isEqualTo("error 200 1004 gives AuthenticationException, not BillingException");
    }
  }

  @Test
  void bothAnswersOfAMiniMaxTaskCount() throws IOException {
    String query = "minimax.video-generation.query/success";
    assertThat(reason(query, vector -> {})).isNull();
    assertThat(reason(query, v -> object(v, "/response/body/base_resp").put("status_msg", "ok")))
        .isNull();
    assertThat(reason(FILE, v -> object(v, "/response/body/base_resp").put("status_msg", "ok")))
        .isNull();
  }
}
