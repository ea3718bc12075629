package dev.qiao.core.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.client.TestOperations.VendorMake;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskNotStoredException;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A task whose id a broken answer to its submission holds: it is reported and stored. */
class SalvagedTaskTest extends SocketTest {
  private static final String OUTPUT =
      "\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}";

  private final List<TaskRef> saved = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  private final TaskStore store =
      new TaskStore() {
        @Override
        public void save(TaskRef ref) {
          if (broken) {
            throw new IllegalStateException("the disk is full");
          }
          saved.add(ref);
        }

        @Override
        public void remove(TaskRef ref) {
          saved.remove(ref);
        }

        @Override
        public List<TaskRef> all() {
          return List.copyOf(saved);
        }
      };

  private SdkException submit() {
    QiaoClient client = client(builder -> builder.taskStore(store).responseLimit(4096));
    return catchThrowableOfType(SdkException.class, () -> client.submit(Make.of("a")));
  }

  private static MockResponse bytes(String latin1) {
    return new MockResponse()
        .setHeader("Content-Type", "application/json")
        .setBody(new Buffer().write(latin1.getBytes(ISO_8859_1)));
  }

  private void assertStored(SdkException failure) {
    assertThat(failure.taskRef()).isNotNull();
    assertThat(failure.taskRef().taskId()).isEqualTo("t-1");
    assertThat(failure).hasMessageContaining("; the task exists: its id is t-1, see taskRef()");
    assertThat(saved).containsExactly(failure.taskRef());
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"output\":{\"task_id\":\"t-1\",\"task_st",
        "{\"output\":{\"task_id\":\"t-1\"",
        "{" + OUTPUT + ",\"note\":\"\u00ff\u00fe\"}",
        "{\"note\":\"\u00ff\u00fe\"," + OUTPUT + "}",
        "{\"note\":\"line\nbreak\"," + OUTPUT + "}",
        "{\"note\":\"a \\\" and a \\\\\"," + OUTPUT,
        "{" + OUTPUT + ",\"output\":{}}",
        "{\"output\":{}," + OUTPUT + ",\"output\":null}",
        "{" + OUTPUT + ",\"output\":\"see above\"}",
        "{'single':1," + OUTPUT + "}",
        "{\"n\":NaN," + OUTPUT + "}",
        "{\"n\":01," + OUTPUT + "}",
        "\u00ef\u00bb\u00bf\u00ef\u00bb\u00bf{" + OUTPUT + "}",
        "data:{" + OUTPUT + ",\"x",
        ")]}',\n{" + OUTPUT + "}",
        "[{" + OUTPUT + "}]",
        " [[{" + OUTPUT + ",",
        "\"{\\\"output\\\":{\\\"task_id\\\":\\\"t-1\\\",\\\"task_status\\\":\\\"PENDING\\\"}}\"",
        "[\"{\\\"output\\\" : {\\\"task_id\\\":\\\"t-1\\\"}"
      })
  void brokenAnswer_isReportedAndStored(String body) {
    server.enqueue(bytes(body));
    assertStored(submit());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deepNestingBesideTheId_isReportedAndStored(boolean before) {
    String deep = "\"x\":" + "[{\"y\":".repeat(600) + "0" + "}]".repeat(600);
    server.enqueue(json("{" + (before ? deep + "," + OUTPUT : OUTPUT + "," + deep) + "}"));
    QiaoClient client = client(builder -> builder.taskStore(store));
    assertStored(catchThrowableOfType(SdkException.class, () -> client.submit(Make.of("a"))));
  }

  @Test
  void answerCutByTheNetwork_isReportedAndStored() {
    server.enqueue(
        json("{" + OUTPUT)
            .setHeader("Content-Length", 500)
            .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
    assertStored(submit());
  }

  @Test
  void answerOverTheResponseLimit_isReportedAndStored() {
    server.enqueue(json("{" + OUTPUT + ",\"x\":\"" + "y".repeat(5000) + "\"}"));
    SdkException failure = submit();
    assertThat(failure)
        .isInstanceOf(ResponseTooLargeException.class)
        .hasMessage(
            "the answer is larger than 4096 bytes; raise QiaoClient.builder().responseLimit(..) if"
                + " that is expected; the task exists: its id is t-1, see taskRef()");
    assertStored(failure);
  }

  @Test
  void answerWithTooManyNodes_isReportedAndStored() {
    server.enqueue(json("{" + OUTPUT + ",\"x\":[" + "[],".repeat(2_000_001) + "0]}"));
    QiaoClient client = client(builder -> builder.taskStore(store));
    assertStored(
        catchThrowableOfType(ResponseTooLargeException.class, () -> client.submit(Make.of("a"))));
  }

  @Test
  void storeThatFailsToo_leavesTheReferenceInTheException() {
    broken = true;
    server.enqueue(json("{" + OUTPUT));
    SdkException failure = submit();
    assertThat(failure)
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageEndingWith(
            "; the task exists: its id is t-1, see taskRef(); its reference could not be stored:"
                + " keep it yourself");
    assertThat(failure.getSuppressed()[0]).isInstanceOf(TaskNotStoredException.class);
    assertThat(failure.taskRef().taskId()).isEqualTo("t-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A number out of range is no reason to refuse the answer.
        "{\"z\":1e2147483650,\"output\":{\"task_id\":\"t-1\"}}",
        "{\"output\":{\"task_id\":\"t-1\",\"z\":-1.5e-99999999999}}"
      })
  void numberOutOfRangeBesideTheId_isNoFailure(String body) {
    server.enqueue(json(body));
    QiaoClient client = client(builder -> builder.taskStore(store));
    assertThat(client.submit(Make.of("a")).ref().taskId()).isEqualTo("t-1");
    assertThat(saved).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZHIPU   | 400 | {\"id\":\"z-1\",\"error\":{\"code\":\"1210\",\"message\":\"wrong\"}} |",
        "ZHIPU   | 500 | {\"id\":\"z-1\",\"error\":{\"code\":\"500\",\"message\":\"broke\"}} |",
        "ZHIPU   | 429 | {\"id\":\"z-1\",\"error\":{\"code\":\"1302\",\"message\":\"slow\"}} |",
        "ZHIPU   | 500 |"
            + " {\"id\":\"z-1\",\"task_status\":\"PROCESSING\",\"error\":{\"code\":\"500\"}} | z-1",
        "ZHIPU   | 429 |"
            + " {\"id\":\"z-1\",\"task_status\":\"PROCESSING\",\"error\":{\"code\":\"1302\"}} |"
            + " z-1",
        "GATEWAY | 400 | {\"id\":\"g-1\",\"error\":{\"message\":\"wrong\"}} |",
        "GATEWAY | 500 | {\"id\":\"g-1\",\"error\":{\"message\":\"broke\"}} |",
        "GATEWAY | 429 | {\"id\":\"g-1\",\"error\":{\"message\":\"slow\"}} |",
        "GATEWAY | 200 | {\"id\":\"g-1\",\"error\":{\"message\":\"slow\"}} |",
        "GATEWAY | 500 | {\"id\":\"g-1\",\"task_id\":\"g-1\",\"error\":{\"message\":\"x\"}} | g-1",
        "GATEWAY | 500 | {\"id\":\"g-1\",\"status\":\"queued\",\"error\":{\"message\":\"x\"}} |"
            + " g-1",
        "MINIMAX | 200 | {\"task_id\":\"\",\"base_resp\":{\"status_code\":1002}} |",
        "MINIMAX | 200 | {\"task_id\":\"m-1\",\"base_resp\":{\"status_code\":1000}} | m-1",
        "MINIMAX | 200 | {\"task_id\":4711,\"base_resp\":{\"status_code\":1000}} | 4711",
      })
  void refusalNamesATask_onlyIfItShowsThatThereIsOne(
      Vendor vendor, int status, String body, String id) {
    server.enqueue(json(status, body));
    QiaoClient client =
        client(
            builder ->
                builder
                    .vendor(vendor)
                    .region(Region.CHINA)
                    .retry(dev.qiao.core.http.RetryPolicy.NONE)
                    .taskStore(store));
    SdkException failure =
        catchThrowableOfType(
            SdkException.class, () -> client.submit(new VendorMake(vendor, TestOperations.MODEL)));
    TaskRef ref = failure.taskRef();
    assertThat(ref == null ? null : ref.taskId()).isEqualTo(id);
    assertThat(saved).hasSize(id == null ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 408, 429, 500, 502, 503, 504})
  void refusalCutByTheNetwork_isReportedAndStored(int status) {
    server.enqueue(
        json(status, "{\"code\":\"Boom\",\"message\":\"no\"," + OUTPUT + ",\"x\":\"y")
            .setHeader("Content-Length", 500)
            .setHeader("x-request-id", "req-1")
            .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
    SdkException failure = submit();
    assertThat(failure).hasMessageContaining("req-1").hasMessageContaining("status " + status);
    assertStored(failure);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 429, 500, 503})
  void refusalWithTheIdFarBehind_isReportedAndStoredAndNotRepeated(int status) {
    server.enqueue(
        json(
            status,
            "{\"code\":\"ModelUnavailable\",\"message\":\"no\",\"x\":\""
                + "y".repeat(100_000)
                + "\","
                + OUTPUT
                + "}"));
    assertStored(submit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZHIPU   | 500 | {\"id\":\"z-1\",\"error\":{\"code\":\"500\",\"mess |",
        "ZHIPU   | 200 | {\"id\":\"z-1\",\"error\":{\"code\":\"500\",\"mess |",
        "ZHIPU   | 500 | {\"id\":\"z-1\",\"task_status\":\"PROCESSING\",\"x | z-1",
        "ZHIPU   | 200 | {\"id\":\"z-1\",\"task_st | z-1",
        "GATEWAY | 500 | {\"id\":\"g-1\",\"mess |",
        "GATEWAY | 500 | {\"id\":\"g-1\",\"task_id\":\"g-1\",\"x | g-1",
        "MINIMAX | 500 | {\"task_id\":\"m-1\",\"base_r | m-1",
      })
  void cutAnswerOfAnyVendor_namesATask_onlyIfItShowsThatThereIsOne(
      Vendor vendor, int status, String body, String id) {
    server.enqueue(
        json(status, body)
            .setHeader("Content-Length", 500)
            .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
    QiaoClient client =
        client(builder -> builder.vendor(vendor).region(Region.CHINA).taskStore(store));
    SdkException failure =
        catchThrowableOfType(
            SdkException.class, () -> client.submit(new VendorMake(vendor, TestOperations.MODEL)));
    TaskRef ref = failure.taskRef();
    assertThat(ref == null ? null : ref.taskId()).isEqualTo(id);
    assertThat(saved).hasSize(id == null ? 0 : 1);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interceptorThatThrowsAfterTheAnswer_costsNoReference(boolean checked) {
    server.enqueue(json("{" + OUTPUT + "}"));
    QiaoClient failing =
        client(
            builder ->
                builder
                    .taskStore(store)
                    .interceptor(
                        chain -> {
                          chain.proceed(chain.request());
                          if (checked) {
                            throw new IOException("mine");
                          }
                          return chain.proceed(chain.request());
                        }));
    assertStored(catchThrowableOfType(SdkException.class, () -> failing.submit(Make.of("a"))));
  }
}
