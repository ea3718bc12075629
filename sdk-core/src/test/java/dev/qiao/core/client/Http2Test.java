package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Piece;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.stream.EventStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many calls share one connection, so that what ends one of them must not end the others. Without
 * TLS, by prior knowledge: what follows the handshake is the same.
 */
class Http2Test extends SocketTest {
  /** Kept here because a logger that is not held is forgotten with its level. */
  private static final Logger OKHTTP_LOG = Logger.getLogger(OkHttpClient.class.getName());

  private final OkHttpClient own =
      new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();

  @BeforeEach
  void speakHttp2() {
    // The server reports every connection that a client closed.
    OKHTTP_LOG.setLevel(Level.WARNING);
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
  }

  private QiaoClient http2(Timeouts timeouts) {
    return client(builder -> builder.httpClient(own).timeouts(timeouts));
  }

  private QiaoClient http2() {
    return http2(Timeouts.DEFAULT);
  }

  @Test
  void callsAndStreams_shareOneConnection() throws Exception {
    server.enqueue(json("{\"text\":\"a\"}"));
    server.enqueue(sse("data:{\"text\":\"b\"}\n\ndata:[DONE]\n\n"));
    QiaoClient client = http2();
    assertThat(client.call(Ask.of("a")).value().text()).isEqualTo("a");
    assertThat(client.stream(Ask.of("b")).collect()).extracting(Piece::text).containsExactly("b");
    assertThat(taken().getSequenceNumber()).isZero();
    assertThat(taken().getSequenceNumber()).as("on the same connection").isEqualTo(1);
    assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
  }

  @Test
  void close_ofOneStream_leavesTheConnectionToTheOthers() throws Exception {
    server.enqueue(
        sse("data:{\"text\":\"a\"}\n\n" + ":".repeat(1000)).throttleBody(20, 1, TimeUnit.SECONDS));
    server.enqueue(json("{\"text\":\"b\"}"));
    QiaoClient client = http2();
    EventStream<Piece> stream = client.stream(Ask.of("a"));
    Iterator<Piece> pieces = stream.iterator();
    assertThat(pieces.next().text()).isEqualTo("a");
    stream.close();
    assertThat(client.call(Ask.of("b")).value().text()).isEqualTo("b");
    taken();
    assertThat(taken().getSequenceNumber()).as("on the same connection").isEqualTo(1);
  }

  @Test
  void streamThatFallsSilent_isIdle_andTheNextCallWorks() throws Exception {
    server.enqueue(
        sse("data:{\"text\":\"a\"}\n\n" + ":".repeat(100)).throttleBody(19, 5, TimeUnit.SECONDS));
    server.enqueue(json("{\"text\":\"b\"}"));
    QiaoClient client = http2(Timeouts.builder().idle(Duration.ofMillis(150)).build());
    EventStream<Piece> stream = client.stream(Ask.of("a"));
    assertThatThrownBy(stream::collect)
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageContaining("Timeouts.idle");
    assertThat(client.call(Ask.of("b")).value().text()).isEqualTo("b");
  }

  @Test
  void answerThatIsReset_isTyped_andNotAskedTwice() throws Exception {
    server.enqueue(
        new MockResponse()
            .setSocketPolicy(SocketPolicy.RESET_STREAM_AT_START)
            .setHttp2ErrorCode(2));
    QiaoClient client = http2();
    assertThatThrownBy(() -> client.call(Ask.of("a"))).isInstanceOf(ConnectionException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void streamCutInTheMiddle_isTruncated() {
    server.enqueue(
        sse("data:{\"text\":\"a\"}\n\n" + ":".repeat(10_000))
            .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
    assertThatThrownBy(() -> http2().stream(Ask.of("a")).collect())
        .isInstanceOf(StreamTruncatedException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
