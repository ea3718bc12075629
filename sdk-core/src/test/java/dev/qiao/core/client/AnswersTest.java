package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.ResponseTooLargeException;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import okio.GzipSink;
import org.junit.jupiter.api.Test;

/** Successful answers that are too large, compressed, cut or not what they should be. */
class AnswersTest extends SocketTest {
  @Test
  void call_answerOverTheBound_isRefusedNamingTheSetting() {
    server.enqueue(json("{\"text\":\"" + "x".repeat(5000) + "\"}"));
    QiaoClient client = client(builder -> builder.responseLimit(4096));
    ResponseTooLargeException failure =
        catchThrowableOfType(ResponseTooLargeException.class, () -> client.call(Ask.of("a")));
    assertThat(failure)
        .hasMessage(
            "the answer is larger than 4096 bytes; raise QiaoClient.builder().responseLimit(..) if"
                + " that is expected");
    assertThat(failure.limit()).isEqualTo(4096);
    assertThat(failure.mayHaveReachedService()).isTrue();
  }

  @Test
  void call_answerOfExactlyTheBound_isRead() {
    String body = "{\"text\":\"" + "x".repeat(4096 - 11) + "\"}";
    assertThat(body).hasSize(4096);
    server.enqueue(json(body));
    QiaoClient client = client(builder -> builder.responseLimit(4096));
    assertThat(client.call(Ask.of("a")).value().text()).hasSize(4096 - 11);
  }

  @Test
  void call_compressedAnswer_isRead() throws Exception {
    server.enqueue(gzip("{\"text\":\"" + "x".repeat(5000) + "\"}"));
    assertThat(client().call(Ask.of("a")).value().text()).hasSize(5000);
  }

  @Test
  void call_compressedBomb_isStoppedAtTheBound() throws Exception {
    server.enqueue(gzip("{\"text\":\"" + "x".repeat(32 * 1024 * 1024) + "\"}"));
    QiaoClient client = client(builder -> builder.responseLimit(1024 * 1024));
    assertThat(
            catchThrowableOfType(ResponseTooLargeException.class, () -> client.call(Ask.of("a")))
                .limit())
        .isEqualTo(1024 * 1024);
  }

  @Test
  void call_compressionThatIsNone_isAConnectionFailure() {
    server.enqueue(json("{\"text\":\"a\"}").setHeader("Content-Encoding", "gzip"));
    assertThat(catchThrowableOfType(ConnectionException.class, () -> client().call(Ask.of("a"))))
        .hasMessageStartingWith("the connection broke during test.ask at localhost: ");
  }

  @Test
  void call_pageOfAProxyWith200_isMalformedAndKeptAsText() {
    server.enqueue(
        new MockResponse().setHeader("Content-Type", "text/html").setBody("<html>Log in</html>"));
    MalformedResponseException failure = malformed();
    assertThat(failure)
        .hasMessage(
            "test.ask: the answer is a web page, as a proxy or a login page sends it, not the JSON of"
                + " a Reply; check endpoint and network");
    assertThat(failure.body()).isEqualTo("<html>Log in</html>");
    assertThat(failure.mayHaveReachedService()).isTrue();
    assertThat(failure).hasCauseInstanceOf(java.io.IOException.class);
  }

  @Test
  void call_emptyAnswer_isMalformed() {
    server.enqueue(new MockResponse());
    assertThat(malformed())
        .hasMessage(
            "test.ask: the answer is not the JSON of a Reply: No content to map due to"
                + " end-of-input");
  }

  @Test
  void call_nullAnswer_isMalformed() {
    server.enqueue(json("null"));
    assertThat(malformed())
        .hasMessage("test.ask: the answer is not the JSON of a Reply: it is null");
  }

  @Test
  void call_answerOfAnotherShape_isMalformed() {
    server.enqueue(json("[1,2]"));
    assertThat(malformed())
        .hasMessageStartingWith("test.ask: the answer is not the JSON of a Reply: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void call_fieldsNobodyKnows_areNoFailure() {
    server.enqueue(json("{\"text\":\"a\",\"tomorrow\":{\"x\":[1]}}"));
    assertThat(client().call(Ask.of("a")).value().text()).isEqualTo("a");
  }

  @Test
  void call_answerCutAtEveryByte_isAlwaysATypedFailure() {
    String body = "{\"text\":\"a\"}";
    for (int length = 0; length < body.length(); length++) {
      server.enqueue(
          new MockResponse()
              .setBody(body.substring(0, length))
              .setHeader("Content-Length", body.length())
              .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
      int cut = length;
      ConnectionException failure =
          catchThrowableOfType(ConnectionException.class, () -> client().call(Ask.of("a")));
      assertThat(failure).as("cut at %d", cut).isNotNull();
      assertThat(failure.mayHaveReachedService()).isTrue();
    }
    assertThat(server.getRequestCount()).isEqualTo(body.length());
  }

  private MalformedResponseException malformed() {
    return catchThrowableOfType(MalformedResponseException.class, () -> client().call(Ask.of("a")));
  }

  private static MockResponse gzip(String text) throws java.io.IOException {
    Buffer compressed = new Buffer();
    try (okio.BufferedSink sink = okio.Okio.buffer(new GzipSink(compressed))) {
      sink.writeUtf8(text);
    }
    return new MockResponse()
        .setHeader("Content-Type", "application/json")
        .setHeader("Content-Encoding", "gzip")
        .setBody(compressed);
  }
}
