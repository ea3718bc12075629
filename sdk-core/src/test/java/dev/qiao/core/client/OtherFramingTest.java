package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.client.TestOperations.Piece;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskQuery;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to stream requests in another framing than events. */
class OtherFramingTest extends SocketTest {
  private static final String ERROR =
      "{\n  \"code\": \"InvalidApiKey\",\r\n  \"message\": \"no\", \"request_id\": \"r-1\"\n}";

  private List<Piece> collect() {
    try (EventStream<Piece> stream = client().stream(Ask.of("a"))) {
      return stream.stream().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "text/plain",
        "application/problem+json",
        "application/octet-stream",
        "application/json",
        ""
      })
  void bareErrorWithAnyContentType_isTheServicesError(String type) {
    MockResponse answer = new MockResponse().setBody("\n " + ERROR);
    server.enqueue(type.isEmpty() ? answer : answer.setHeader("Content-Type", type));
    ApiException failure = catchThrowableOfType(ApiException.class, this::collect);
    assertThat(failure).isInstanceOf(AuthenticationException.class);
    assertThat(failure.code()).isEqualTo("InvalidApiKey");
    assertThat(failure.requestId()).isEqualTo("r-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100_000})
  void wholeAnswerAsJson_isOneEvent(int chunk) {
    server.enqueue(
        sse("{\n\"text\":\"whole\",\n\"finish\":\"stop\"}")
            .setChunkedBody("{\n\"text\":\"whole\",\n\"finish\":\"stop\"}", chunk));
    assertThat(collect()).extracting(Piece::text).containsExactly("whole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\uFEFF\n "})
  void markBeforeJson_isReadOver_inAStreamAndInACall(String mark) {
    String body = mark + "{\"text\":\"whole\",\"finish\":\"stop\"}";
    server.enqueue(sse(body));
    assertThat(collect()).extracting(Piece::text).containsExactly("whole");
    server.enqueue(new MockResponse().setBody(body));
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("whole");
  }

  @Test
  void lastEventWithoutABlankLine_isRead_ifItIsWhole() {
    server.enqueue(sse("data:{\"text\":\"a\",\"finish\":\"stop\"}"));
    assertThat(collect()).extracting(Piece::text).containsExactly("a");
    server.enqueue(sse("data:{\"text\":\"a\",\"finish\":\"st"));
    assertThatThrownBy(this::collect).isInstanceOf(StreamTruncatedException.class);
  }

  @Test
  void textThatIsNoEvent_isNamed() {
    server.enqueue(sse("upstream request timeout"));
    MalformedResponseException failure =
        catchThrowableOfType(MalformedResponseException.class, this::collect);
    assertThat(failure)
        .hasMessageEndingWith(
            ": the answer is no stream of events; it begins with \"upstream request timeout\"");
    assertThat(failure.body()).isEqualTo("upstream request timeout");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"text\":\"whole\"}\n\n",
        "data:{\"text\":\"whole\"}",
        ": alive\n\nid: 1\nevent: result\ndata: {\"text\":\"whole\"}\n\ndata: [DONE]\n\n",
        "\uFEFFdata: {\ndata: \"text\":\"whole\"}\n\ndata: [DONE]",
        "{\"text\":\"whole\"}\n\ndata: [DONE]\n\n"
      })
  void oneEventForACall_isTheAnswer(String body) {
    server.enqueue(sse(body));
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("whole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/event-stream", "application/json", "text/plain", ""})
  void oneEventForASubmission_isTheTask(String type) {
    MockResponse answer =
        new MockResponse().setBody("data: {\"output\":{\"task_id\":\"t-1\"}}\n\n");
    server.enqueue(type.isEmpty() ? answer : answer.setHeader("Content-Type", type));
    TaskHandle<Made> task = client().submit(Make.of("a"));
    assertThat(task.ref().taskId()).isEqualTo("t-1");
    server.enqueue(sse("data: {\"output\":{\"task_id\":\"t-1\",\"task_status\":\"RUNNING\"}}\n\n"));
    assertThat(task.snapshot().status()).hasToString("RUNNING");
  }

  @Test
  void eventsThatNobodyCollects_areMalformedWithTheBody() {
    String body = "data: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\"}\n\n";
    server.enqueue(sse(body));
    MalformedResponseException failure =
        catchThrowableOfType(MalformedResponseException.class, () -> client().call(Ask.of("a")));
    assertThat(failure)
        .hasMessageEndingWith(
            "the answer is not the JSON of a Reply: it is a stream of events, which was not asked"
                + " for");
    assertThat(failure.body()).isEqualTo(body);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  /** Something that a client asks for, which a service refuses with a success status. */
  static List<Consumer<QiaoClient>> asked() {
    return List.of(
        client -> client.call(Ask.of("a")),
        client -> client.submit(Make.of("a")),
        client -> client.raw().get("/x"),
        client -> client.raw().post("/x", "{}"),
        client -> client.tasks().list(TaskQuery.builder().build()),
        client -> client.temporaryKey(Duration.ofMinutes(1)),
        client ->
            client
                .files()
                .upload(MediaSource.of(new byte[] {1}, "a.png"), TestOperations.MODEL, sent -> {}),
        client -> client.stream(Ask.of("a")).stream().forEach(piece -> {}));
  }

  @ParameterizedTest
  @MethodSource("asked")
  void errorInASuccess_isTheServicesError_whateverItsType(Consumer<QiaoClient> asked) {
    for (String type : List.of("application/json", "text/plain", "text/event-stream", "x/y")) {
      for (String body : List.of(ERROR, "data: " + ERROR.replaceAll("\\s", "") + "\n\n")) {
        server.enqueue(new MockResponse().setBody(body).setHeader("Content-Type", type));
        ApiException failure =
            catchThrowableOfType(ApiException.class, () -> asked.accept(client()));
        assertThat(failure).as(type + body).isInstanceOf(AuthenticationException.class);
        assertThat(failure.code()).isEqualTo("InvalidApiKey");
        assertThat(failure.vendorMessage()).isEqualTo("no");
        assertThat(failure.requestId()).isEqualTo("r-1");
      }
    }
  }

  @Test
  void errorInAPoll_keepsCodeWordsAndRequestId() {
    server.enqueue(json("{\"output\":{\"task_id\":\"t-1\"}}"));
    TaskHandle<Made> task = client().submit(Make.of("a"));
    for (String body : List.of(ERROR, "data: " + ERROR.replaceAll("\\s", "") + "\n\n")) {
      server.enqueue(sse(body));
      ApiException failure = catchThrowableOfType(ApiException.class, task::snapshot);
      assertThat(failure).isInstanceOf(AuthenticationException.class);
      assertThat(failure.requestId()).isEqualTo("r-1");
      assertThat(failure.taskRef()).isEqualTo(task.ref());
    }
  }
}
