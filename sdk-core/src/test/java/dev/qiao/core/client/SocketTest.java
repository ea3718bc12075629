package dev.qiao.core.client;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server on a real socket and clients of it, closed after each test. */
abstract class SocketTest {
  static final String KEY = "sk-0123456789abcdef0123456789abcdef";
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  final MockWebServer server = NoDelay.server();
  final FakeTime time = new FakeTime();
  private final List<QiaoClient> clients = new ArrayList<>();

  @BeforeEach
  void startServer() throws IOException {
    SERVER_LOG.setLevel(Level.SEVERE);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    clients.forEach(QiaoClient::close);
    server.shutdown();
  }

  /** A client of the server whose clock stands still. */
  final QiaoClient client() {
    return client(unused -> {});
  }

  final QiaoClient client(Consumer<QiaoClient.Builder> wishes) {
    return client(endpoint(server), wishes);
  }

  final QiaoClient client(Endpoint endpoint, Consumer<QiaoClient.Builder> wishes) {
    QiaoClient.Builder builder =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .region(Region.CN_BEIJING)
            .endpoint(endpoint)
            .apiKey(KEY)
            .time(time);
    wishes.accept(builder);
    QiaoClient client = builder.build();
    clients.add(client);
    return client;
  }

  static Endpoint endpoint(MockWebServer server) {
    return endpoint("http://localhost:" + server.getPort());
  }

  static Endpoint endpoint(String root) {
    return new Endpoint(
        URI.create(root + "/api/v1"), URI.create(root + "/compatible-mode/v1"), null);
  }

  static MockResponse json(String body) {
    return json(200, body);
  }

  static MockResponse json(int status, String body) {
    return new MockResponse()
        .setResponseCode(status)
        .setHeader("Content-Type", "application/json")
        .setBody(body);
  }

  static MockResponse sse(String body) {
    return new MockResponse().setHeader("Content-Type", "text/event-stream").setBody(body);
  }

  /** A refusal in the native dialect. */
  static MockResponse refusal(int status, String code, String message) {
    return json(
        status,
        "{\"code\":\""
            + code
            + "\",\"message\":\""
            + message
            + "\",\"request_id\":\"req-"
            + status
            + "\"}");
  }

  /** The next request the server took, which must have come already. */
  final RecordedRequest taken() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("the server took no request");
    }
    return request;
  }
}
