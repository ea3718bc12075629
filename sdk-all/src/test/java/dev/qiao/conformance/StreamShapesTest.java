package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.StreamRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors and events without content, in the streams of every operation. */
class StreamShapesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"no such model\"}",
        "{\"error\":{\"code\":\"x\",\"message\":\"no such model\"}}",
        "{\"error\":{\"message\":\"no such model\"}}",
        "{\"detail\":\"no such model\"}",
        "{\"message\":\"no such model\"}",
        "{\"code\":\"x\",\"message\":\"no such model\",\"request_id\":\"r\"}",
        "{\"success\":false,\"message\":\"no such model\"}",
        "{\"success\":false,\"msg\":\"no such model\"}",
        "{\"status_code\":500,\"message\":\"no such model\"}"
      })
  void errorInAnyOfItsForms_endsEveryStreamWithItsWords(String error) throws IOException {
    try (Wire wire = new Wire()) {
      streams()
          .forEach(
              (row, request) -> {
                Outcome outcome =
                    wire.answering(
                        events("data:" + error + "\n\ndata:[DONE]\n\n"),
                        () -> wire.send(row, request, RequestOptions.DEFAULTS));

                assertThat(outcome.failure())
                    .as(row.id() + " " + error)
                    .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.vendorMessage()).isEqualTo("no such model"));
                assertThat(outcome.values()).as(row.id()).isEmpty();
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "deep-research;"
            + "{\"output\":{\"message\":{\"phase\":\"KeepAlive\",\"role\":\"assistant\",\"content\":\"\"}}}",
        "deep-research;{\"output\":{\"message\":{\"phase\":\"answer\",\"content\":\"\"}}}",
        "wan.image.generate.stream;"
            + "{\"output\":{\"choices\":[{\"finish_reason\":\"null\",\"message\":{\"role\":\"assistant\","
            + "\"content\":[{\"type\":\"text\",\"text\":\"\"}]}}],\"finished\":true}}",
        "qwen.tts.stream;{\"output\":{\"finish_reason\":\"null\",\"audio\":{\"data\":\"\"}}}"
      })
  void eventsWithoutContent_doNotKeepAStreamAlive(String operation, String event)
      throws IOException {
    Operation<?, ?> row =
        streams().keySet().stream().filter(o -> o.id().equals(operation)).findFirst().orElseThrow();
    Duration limit = Duration.ofMillis(300);
    try (MockWebServer server = new MockWebServer();
        QiaoClient client =
            QiaoClient.builder()
                .vendor(Vendor.DASHSCOPE)
                .apiKey("sk-conformance")
                .endpoint(Endpoint.single(server.url("/api/v1").uri()))
                .retry(RetryPolicy.NONE)
                .timeouts(Timeouts.builder().firstContent(limit).build())
                .build()) {
      String data = "data:" + event + "\n\n";
      server.enqueue(
          events(data.repeat(200)).throttleBody(data.length(), 20, TimeUnit.MILLISECONDS));

      CallTimeoutException failure =
          catchThrowableOfType(CallTimeoutException.class, () -> read(client, streams().get(row)));

      assertThat(failure.phase()).isEqualTo(CallTimeoutException.Phase.FIRST_CONTENT);
    }
  }

  @Test
  void streams_areThoseOfAllModules() {
    assertThat(streams().keySet())
        .extracting(Operation::id)
        .contains(
            "deep-research", "wan.image.generate.stream", "minimax.t2a.stream", "qwen.tts.stream")
        .hasSizeGreaterThan(10);
  }

  @SuppressWarnings("unchecked") // only requests of streams are chosen
  private static void read(QiaoClient client, Request request) {
    client.stream((StreamRequest<Object>) request).forEach(Objects::requireNonNull);
  }

  private static MockResponse events(String body) {
    return new MockResponse().setHeader("Content-Type", "text/event-stream").setBody(body);
  }

  /** The operations that stream, each with a sample request. */
  private static Map<Operation<?, ?>, Request> streams() {
    Map<Operation<?, ?>, Request> streams = new LinkedHashMap<>();
    List<Vector> vectors = Vector.in(VectorConformanceTest.ownFolder());
    for (OperationTable table : ServiceLoader.load(OperationTable.class)) {
      for (Operation<?, ?> row : table.operations()) {
        if (row.mode() == Mode.STREAM) {
          for (Vector vector : vectors) {
            if (vector.operation().equals(row.id())
                && vector.hasTypedRequest(row)
                && !vector.isRefused()) {
              try {
                streams.put(row, RequestCheck.read(vector, row));
                break;
              } catch (Mismatch unreadable) {
                // That vector is one of another request type of the operation.
              }
            }
          }
        }
      }
    }
    return streams;
  }
}
