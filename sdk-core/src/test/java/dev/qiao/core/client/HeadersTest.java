package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Chat;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to the server around a request. */
class HeadersTest extends SocketTest {
  @Test
  void call_sendsKeyAgentAndWhatTheCallerSet_nothingElse() throws InterruptedException {
    server.enqueue(json("{\"text\":\"hello\",\"count\":2}").setHeader("X-Request-Id", "r-1"));
    var answer = client().call(Ask.of("hi"));
    assertThat(answer.value()).isEqualTo(new TestOperations.Reply("hello", 2));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.requestId()).isEqualTo("r-1");
    assertThat(answer.header("CONTENT-TYPE")).contains("application/json");
    assertThat(answer.header("missing")).isEmpty();
    assertThat(answer.rawText()).isEqualTo("{\"text\":\"hello\",\"count\":2}");
    assertThat(answer)
        .hasToString("ApiResponse[status=200, requestId=r-1, value=Reply[text=hello, count=2]]");

    RecordedRequest sent = taken();
    assertThat(sent.getRequestLine()).isEqualTo("POST /api/v1/services/ask HTTP/1.1");
    assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(sent.getHeader("User-Agent"))
        .isEqualTo("qiao/dev java/" + Runtime.version().feature());
    assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(sent.getHeaders().names())
        .containsExactlyInAnyOrder(
            "Authorization",
            "User-Agent",
            "Content-Type",
            "Content-Length",
            "Host",
            "Connection",
            "Accept-Encoding");
    assertThat(sent.getBody().readUtf8()).isEqualTo("{\"model\":\"test-1\",\"prompt\":\"hi\"}");
  }

  @Test
  void rawBody_changedByTheCaller_staysAsReceived() {
    server.enqueue(json("{\"text\":\"a\"}"));
    var answer = client().call(Ask.of("hi"));
    answer.rawBody()[0] = 'X';
    assertThat(answer.rawText()).isEqualTo("{\"text\":\"a\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void blankWorkspace_isRefusedBeforeAnythingIsPaid(String blank) {
    String words = "the workspace is blank; leave workspace(..) out for the account's own";
    assertThatThrownBy(() -> QiaoClient.builder().workspace(blank)).hasMessage(words);
    assertThatThrownBy(() -> RequestOptions.builder().workspace(blank)).hasMessage(words);
  }

  @Test
  void call_workspaceOfClientAndOfRequest_requestWins() throws InterruptedException {
    QiaoClient client = client(builder -> builder.workspace("ws-1"));
    server.enqueue(json("{}"));
    server.enqueue(json("{}"));
    client.call(Ask.of("a"));
    client.call(Ask.of("a"), RequestOptions.builder().workspace("ws-2").build());
    assertThat(taken().getHeader("X-DashScope-WorkSpace")).isEqualTo("ws-1");
    assertThat(taken().getHeader("X-DashScope-WorkSpace")).isEqualTo("ws-2");
  }

  @Test
  void submit_sendsTheAsyncHeader_andPollsDoNot() throws InterruptedException {
    server.enqueue(json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}}"));
    server.enqueue(json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"RUNNING\"}}"));
    client().submit(Make.of("a")).snapshot();
    assertThat(taken().getHeader("X-DashScope-Async")).isEqualTo("enable");
    RecordedRequest poll = taken();
    assertThat(poll.getRequestLine()).isEqualTo("GET /api/v1/tasks/t-1 HTTP/1.1");
    assertThat(poll.getHeader("X-DashScope-Async")).isNull();
    assertThat(poll.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
  }

  @Test
  void stream_native_sendsSseHeaderAndTheStreamSwitch() throws InterruptedException {
    server.enqueue(sse("data:[DONE]\n\n"));
    assertThat(client().stream(Ask.of("a")).collect()).isEmpty();
    RecordedRequest sent = taken();
    assertThat(sent.getHeader("X-DashScope-SSE")).isEqualTo("enable");
    assertThat(sent.getHeader("Accept")).isEqualTo("text/event-stream");
    assertThat(sent.getHeader("X-DashScope-Async")).isNull();
    assertThat(sent.getBody().readUtf8())
        .isEqualTo("{\"model\":\"test-1\",\"prompt\":\"a\",\"stream\":true}");
  }

  @Test
  void stream_compatible_sendsNoHeaderOfTheNativeApi() throws InterruptedException {
    server.enqueue(sse("data:[DONE]\n\n"));
    assertThat(client().stream(new Chat(TestOperations.MODEL)).collect()).isEmpty();
    RecordedRequest sent = taken();
    assertThat(sent.getPath()).isEqualTo("/compatible-mode/v1/chat/completions");
    assertThat(sent.getHeader("X-DashScope-SSE")).isNull();
    assertThat(sent.getHeader("Accept")).isEqualTo("text/event-stream");
  }

  @Test
  void call_ossUrlInTheBody_asksToResolveIt() throws InterruptedException {
    server.enqueue(json("{}"));
    server.enqueue(json("{}"));
    server.enqueue(json("{}"));
    QiaoClient client = client();
    client.call(Ask.about(MediaSource.of("oss://bucket/cat.png")));
    client.call(Ask.about(MediaSource.of("https://example.com/oss://cat.png")));
    client.raw().post("/services/ask", "{\"image\":\"oss://bucket/cat.png\"}");
    assertThat(taken().getHeader("X-DashScope-OssResourceResolve")).isEqualTo("enable");
    assertThat(taken().getHeader("X-DashScope-OssResourceResolve")).isNull();
    assertThat(taken().getHeader("X-DashScope-OssResourceResolve")).isEqualTo("enable");
  }

  @Test
  void call_headersOfRequestAndOptions_areAdded() throws InterruptedException {
    server.enqueue(json("{}"));
    client().call(Ask.of("inspect"), RequestOptions.builder().header("X-Trace", "t-1").build());
    RecordedRequest sent = taken();
    assertThat(sent.getHeader("X-DashScope-DataInspection")).isEqualTo("enable");
    assertThat(sent.getHeader("X-Trace")).isEqualTo("t-1");
  }

  @Test
  void call_rotatingKeys_areAskedForEveryRequest() throws InterruptedException {
    AtomicInteger count = new AtomicInteger();
    QiaoClient client =
        client(builder -> builder.apiKeys(() -> ApiKey.of("key-" + count.incrementAndGet())));
    for (int i = 0; i < 3; i++) {
      server.enqueue(json("{}"));
    }
    client.call(Ask.of("a"));
    client.call(Ask.of("a"));
    client.call(Ask.of("a"), RequestOptions.builder().apiKey(ApiKey.of("mine")).build());
    assertThat(List.of(authorization(), authorization(), authorization()))
        .containsExactly("Bearer key-1", "Bearer key-2", "Bearer mine");
    assertThat(count).hasValue(2);
  }

  private String authorization() throws InterruptedException {
    return taken().getHeader("Authorization");
  }

  @Test
  void raw_anyPath_goesWithKeyWorkspaceAndHeaders() throws InterruptedException {
    QiaoClient client = client(builder -> builder.workspace("ws-1"));
    server.enqueue(json("{\"models\":[]}"));
    server.enqueue(json("[1]"));
    server.enqueue(sse("id:1\ndata:{\"a\":1}\n\n"));
    var raw = client.raw().withHeader("X-One", "1").withHeader("X-Two", "2");
    assertThat(raw.get("/models?page_no=2").value()).isEqualTo("{\"models\":[]}");
    assertThat(raw.on(Endpoint.Api.COMPATIBLE).post("/x", "{\"n\":\"你\"}").value())
        .isEqualTo("[1]");
    try (var events = client.raw().stream("/y", "{}")) {
      assertThat(events.collect())
          .containsExactly(new dev.qiao.core.stream.SseEvent("1", "message", "{\"a\":1}", null));
    }
    RecordedRequest get = taken();
    assertThat(get.getRequestLine()).isEqualTo("GET /api/v1/models?page_no=2 HTTP/1.1");
    assertThat(get.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(get.getHeader("X-DashScope-WorkSpace")).isEqualTo("ws-1");
    assertThat(get.getHeader("X-One")).isEqualTo("1");
    assertThat(get.getHeader("X-Two")).isEqualTo("2");
    RecordedRequest post = taken();
    assertThat(post.getRequestLine()).isEqualTo("POST /compatible-mode/v1/x HTTP/1.1");
    assertThat(post.getBody().readUtf8()).isEqualTo("{\"n\":\"你\"}");
    RecordedRequest stream = taken();
    assertThat(stream.getHeader("X-DashScope-SSE")).isEqualTo("enable");
    assertThat(stream.getHeader("X-One")).isNull();
  }

  @Test
  void raw_pathWithoutSlash_isRefused() {
    assertThatThrownBy(() -> client().raw().get("models"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the path must begin with a slash; it is appended to the endpoint's URL: models");
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "content-type", "Host", "Content-Length"})
  void header_thatTheSdkWrites_isRefused(String name) {
    assertThatThrownBy(() -> RequestOptions.builder().header(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the header " + name + " is written by the SDK; set apiKey(..) for another key");
    assertThatThrownBy(() -> client().raw().withHeader(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Encoding",
        "connection",
        "TE",
        "Trailer",
        "Upgrade",
        "Keep-Alive",
        "Expect",
        "Content-Encoding",
        "Range",
        "X-DashScope-SSE",
        "Proxy-Authorization",
        "proxy-connection",
        "Sec-WebSocket-Key"
      })
  void header_thatWouldBreakTheExchange_isRefused(String name) {
    String words =
        "the header "
            + name
            + " cannot be set: the SDK writes it where it is needed, and another value would break"
            + " the exchange";
    assertThatThrownBy(() -> RequestOptions.builder().header(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(words);
    assertThatThrownBy(() -> client().raw().withHeader(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(words);
  }

  @Test
  void headerOfTasks_isRefusedForACall_andSubmitsARawRequest() throws InterruptedException {
    assertThatThrownBy(() -> RequestOptions.builder().header("x-dashscope-async", "enable"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the header x-dashscope-async cannot be set: submit(..) sends a request as a task,"
                + " call(..) waits for the answer");
    server.enqueue(json("{}"));
    client().raw().withHeader("X-DashScope-Async", "enable").post("/x", "{}");
    assertThat(taken().getHeader("X-DashScope-Async")).isEqualTo("enable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "X A", "X:", "(x)"})
  void headerWithoutAName_isRefused(String name) {
    assertThatThrownBy(() -> RequestOptions.builder().header(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no name of a header");
  }

  @Test
  void headerInAnotherCase_replacesOurs() throws InterruptedException {
    server.enqueue(json("{}"));
    RequestOptions options =
        RequestOptions.builder().header("user-agent", "a").header("USER-AGENT", "mine").build();
    client().call(Ask.of("a"), options);
    assertThat(taken().getHeaders().values("User-Agent")).containsExactly("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\uD83C", "\uDF0A", "\uD83C\uDF0A", "é", "\u007f", "\u0085", "\u2028", "名"})
  void textThatIsNotAscii_isRefusedWhereverAHeaderIsSet(String text) {
    String words =
        " has a character at position 2 that a header cannot contain (a line break or a non-ASCII"
            + " character)";
    String value = "a " + text;
    RequestOptions.Builder options = RequestOptions.builder();
    assertThatThrownBy(() -> options.header("X-A", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("X-A" + words);
    assertThatThrownBy(() -> options.header("User-Agent", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("User-Agent" + words);
    assertThatThrownBy(() -> client().raw().withHeader("X-A", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("X-A" + words);
    assertThatThrownBy(() -> options.workspace(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workspace" + words);
    // An interceptor runs when the call is made: it fails, and shows no value.
    QiaoClient client =
        client(
            builder ->
                builder
                    .retry(dev.qiao.core.http.RetryPolicy.NONE)
                    .interceptor(
                        chain ->
                            chain.proceed(chain.request().withHeader("X-A", "secret " + text))));
    assertThatThrownBy(() -> client.call(Ask.of("a")))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("Nothing was sent")
        .hasMessageNotContaining("secret")
        .satisfies(e -> assertThat(((ConnectionException) e).mayHaveReachedService()).isFalse());
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "ü"})
  void textWithLineBreak_inHeaderKeyWorkspaceOrTaskId_isRefusedWithoutRepeatingIt(String text) {
    String words =
        " has a character at position "
            + (text.equals("ü") ? 0 : 1)
            + " that a header cannot contain (a line break or a non-ASCII character)";
    assertThatThrownBy(() -> RequestOptions.builder().header("X-A", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("X-A" + words);
    assertThatThrownBy(() -> RequestOptions.builder().header(text, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("header name" + words);
    assertThatThrownBy(() -> RequestOptions.builder().workspace(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workspace" + words);
    assertThatThrownBy(() -> QiaoClient.builder().workspace(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workspace" + words);
    assertThatThrownBy(() -> ApiKey.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(text);
    assertThatThrownBy(
            () ->
                new dev.qiao.core.task.TaskRef(
                    Vendor.DASHSCOPE, Region.CN_BEIJING, null, "test.make", text, FakeTime.START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a task id is 1 to 200 letters, digits and ._~:- characters, not only dots; this one is"
                + " not");
  }
}
