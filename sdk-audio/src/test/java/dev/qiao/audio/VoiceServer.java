package dev.qiao.audio;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.ByteString;

/** A server of speech over WebSockets that does what it is told, and a client that talks to it. */
final class VoiceServer implements AutoCloseable {
  private static final Pattern TASK = Pattern.compile("\"task_id\":\"([^\"]+)\"");

  private final MockWebServer server = new MockWebServer();
  final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  final QiaoClient client;

  /** Opens when a client has agreed to the end of a socket. */
  final CountDownLatch closed = new CountDownLatch(1);

  /** What the server does about a frame. */
  interface Script {
    void frame(Line line, String text);
  }

  /** The server's end of a socket. */
  record Line(WebSocket socket, String task) {
    void event(String event, String payload) {
      socket.send(
          "{\"header\":{\"task_id\":\""
              + task
              + "\",\"event\":\""
              + event
              + "\",\"attributes\":{\"request_uuid\":\"req-1\"}},\"payload\":"
              + payload
              + "}");
    }

    void failed(String code, String message) {
      socket.send(
          "{\"header\":{\"task_id\":\""
              + task
              + "\",\"event\":\"task-failed\",\"error_code\":\""
              + code
              + "\",\"error_message\":\""
              + message
              + "\",\"attributes\":{}},\"payload\":{}}");
      socket.close(1000, null);
    }

    void audio(byte... bytes) {
      socket.send(ByteString.of(bytes));
    }
  }

  VoiceServer() throws IOException {
    server.start();
    client = client(Timeouts.DEFAULT);
  }

  Endpoint endpoint() {
    return new Endpoint(
        URI.create(server.url("/api/v1").toString()),
        URI.create(server.url("/compatible-mode/v1").toString()),
        URI.create(server.url("/api-ws/v1/inference").toString().replaceFirst("^http", "ws")));
  }

  QiaoClient client(Timeouts timeouts) {
    return builder(timeouts).build();
  }

  /** A client that calls this server. */
  QiaoClient.Builder builder(Timeouts timeouts) {
    return QiaoClient.builder()
        .vendor(Vendor.DASHSCOPE)
        .apiKey("sk-secret-of-a-test")
        .endpoint(endpoint())
        .retry(RetryPolicy.NONE)
        .timeouts(timeouts);
  }

  /** A client that waits for nothing as long as that. */
  QiaoClient impatient(Duration most) {
    return client(Timeouts.builder().firstEvent(most).firstContent(most).idle(most).build());
  }

  AudioService speech() {
    return new AudioService(client);
  }

  /** The next handshake succeeds. */
  void accept(Script script) {
    server.enqueue(
        new MockResponse()
            .withWebSocketUpgrade(
                new WebSocketListener() {
                  @Override
                  public void onMessage(WebSocket socket, String text) {
                    received.add(text);
                    Matcher task = TASK.matcher(text);
                    script.frame(new Line(socket, task.find() ? task.group(1) : ""), text);
                  }

                  @Override
                  public void onClosed(WebSocket socket, int code, String reason) {
                    closed.countDown();
                  }

                  @Override
                  public void onClosing(WebSocket socket, int code, String reason) {
                    socket.close(code, null);
                  }
                }));
  }

  /** Speaks: each character of a piece is a byte of audio. */
  static void speak(Line line, String text) {
    if (text.contains("run-task")) {
      line.event("task-started", "{}");
    } else if (text.contains("continue-task")) {
      Matcher piece = Pattern.compile("\"text\":\"([^\"]*)\"").matcher(text);
      if (piece.find()) {
        line.event(
            "result-generated",
            "{\"output\":{\"type\":\"sentence-begin\",\"original_text\":\""
                + piece.group(1)
                + "\",\"sentence\":{\"index\":0,\"words\":[]}}}");
        line.audio(piece.group(1).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        line.event(
            "result-generated",
            "{\"output\":{\"type\":\"sentence-end\",\"sentence\":{\"index\":0,\"words\":[{\"text\":\""
                + piece.group(1)
                + "\",\"begin_time\":0,\"end_time\":263}]}},\"usage\":{\"characters\":"
                + piece.group(1).length()
                + "}}");
      }
    } else {
      line.event("task-finished", "{\"output\":{\"sentence\":{\"words\":[]}}}");
    }
  }

  void refuse(int status, String body) {
    answer(new MockResponse().setResponseCode(status).setBody(body));
  }

  /** The next handshake gets that answer. */
  void answer(MockResponse response) {
    server.enqueue(response);
  }

  /** The next handshake is never answered. */
  void isSilent() {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
  }

  int handshakes() {
    return server.getRequestCount();
  }

  RecordedRequest handshake() throws InterruptedException {
    return server.takeRequest();
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
  }
}
