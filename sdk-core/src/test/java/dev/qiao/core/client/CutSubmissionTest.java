package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.task.TaskHandle;
import java.io.IOException;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a paid request whose answer is lost, or is another than the expected one. */
class CutSubmissionTest extends SocketTest {
  @Test
  void answerCutAfterTheId_keepsTaskAndRequestId() {
    server.enqueue(
        json("{\"output\":{\"task_id\":\"task-KNOWN-4711\",\"task_st")
            .setHeader("Content-Length", 500)
            .setHeader("x-request-id", "req-1")
            .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
    requireKnown();
  }

  @Test
  void answerThatIsNoJson_keepsTaskAndRequestId() {
    server.enqueue(
        json("{\"output\":{\"task_id\":\"task-KNOWN-4711\",\"task_st")
            .setHeader("x-request-id", "req-1"));
    requireKnown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2147483650", "-1e99999999999", "[1.5e2147483650]"})
  void answerWithANumberOutOfRange_isReadAllTheSame(String number) {
    server.enqueue(json("{\"output\":{\"task_id\":\"task-KNOWN-4711\"},\"z\":" + number + "}"));
    TaskHandle<?> task = client().submit(Make.of("a"));
    assertThat(task.ref().taskId()).isEqualTo("task-KNOWN-4711");
    assertThat(String.valueOf(task.submission().additional().get("z"))).isEqualTo(number);
  }

  @Test
  void numberOutOfRange_hidesNoError() {
    server.enqueue(
        json("{\"code\":\"InvalidApiKey\",\"message\":\"no\",\"z\":1e2147483650}")
            .setResponseCode(401));
    assertThat(catchThrowableOfType(SdkException.class, () -> client().call(Ask.of("a"))))
        .isInstanceOf(AuthenticationException.class);
  }

  private void requireKnown() {
    SdkException failure = catchThrowableOfType(SdkException.class, this::submit);
    assertThat(failure).hasMessageContaining("task-KNOWN-4711").hasMessageContaining("req-1");
    assertThat(failure.taskRef()).isNotNull();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 520, 522, 524, 530, 598})
  void proxysAnswerToASubmission_saysThatTheTaskMayExist(int status) {
    server.enqueue(new MockResponse().setResponseCode(status).setBody("<html>timeout</html>"));
    ServerException failure = catchThrowableOfType(ServerException.class, this::submit);
    assertThat(failure).hasMessageContaining("unknown whether the service took the request");
    assertThat(failure).hasMessageContaining("client.tasks().list(..)");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void compressedAnswerWithoutItsEnd_saysWhatHappened() throws IOException {
    Buffer whole = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(whole))) {
      sink.writeUtf8("{\"output\":{\"task_id\":\"task-KNOWN-4711\"}}");
    }
    Buffer cut = new Buffer();
    cut.write(whole, whole.size() - 8);
    server.enqueue(new MockResponse().setHeader("Content-Encoding", "gzip").setBody(cut));
    assertThat(catchThrowableOfType(SdkException.class, this::submit))
        .hasMessageContaining(": EOFException. The service may have taken the request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"ok\"", "7", "[{\"text\":\"a\"}]"})
  void answerThatIsNoObject_isMalformed(String body) {
    server.enqueue(json(body));
    assertThat(
            catchThrowableOfType(
                MalformedResponseException.class, () -> client().call(Ask.of("a"))))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "text/plain",
        "application/problem+json",
        "application/octet-stream",
        ""
      })
  void errorInsteadOfAStream_isThrownWithItsWords(String type) {
    MockResponse answer =
        new MockResponse()
            .setHeader("x-request-id", "req-1")
            .setBody("{\"code\":\"Boom\",\"message\":\"no such model\"}");
    server.enqueue(type.isEmpty() ? answer : answer.setHeader("Content-Type", type));
    SdkException failure = catchThrowableOfType(SdkException.class, this::readStream);
    assertThat(failure)
        .hasMessageContaining("Boom")
        .hasMessageContaining("no such model")
        .hasMessageContaining("req-1");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void plainWordsInsteadOfAStream_areInTheMessage() {
    server.enqueue(
        new MockResponse()
            .setHeader("Content-Type", "text/event-stream")
            .setBody("upstream connect error\n"));
    assertThat(catchThrowableOfType(SdkException.class, this::readStream))
        .hasMessageContaining("upstream connect error");
  }

  private void readStream() {
    try (EventStream<?> stream = client().stream(Ask.of("a"))) {
      stream.forEach(event -> assertThat(event).isNotNull());
    }
  }

  private void submit() {
    client().submit(Make.of("a"));
  }
}
