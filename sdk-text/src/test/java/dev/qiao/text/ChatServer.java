package dev.qiao.text;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/** A server that answers as it is told, and a client of a vendor that talks to it. */
public final class ChatServer implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final QiaoClient client;

  /** Starts, with the vendor's base path behind our host. */
  public ChatServer(Vendor vendor, String basePath) throws IOException {
    server.start();
    client =
        QiaoClient.builder()
            .vendor(vendor)
            .apiKey("sk-test")
            .endpoint(Endpoint.single(URI.create(server.url(basePath).toString())))
            .retry(RetryPolicy.NONE)
            .build();
  }

  public TextService text() {
    return new TextService(client);
  }

  public QiaoClient client() {
    return client;
  }

  public void answer(String body) {
    answer(200, body);
  }

  public void answer(int status, String body) {
    server.enqueue(new MockResponse().setResponseCode(status).setBody(body));
  }

  /** Answers with events; one that begins with a colon is a comment. */
  public void stream(String... events) {
    server.enqueue(events(events));
  }

  /** The same, with the id of the request in the head of the response. */
  public void streamWithId(String requestId, String... events) {
    server.enqueue(events(events).setHeader("x-request-id", requestId));
  }

  private static MockResponse events(String... events) {
    StringBuilder body = new StringBuilder();
    for (String event : events) {
      body.append(event.startsWith(":") ? "" : "data: ").append(event).append("\n\n");
    }
    return new MockResponse()
        .setHeader("content-type", "text/event-stream")
        .setBody(body.toString());
  }

  public int requests() {
    return server.getRequestCount();
  }

  public RecordedRequest taken() throws InterruptedException {
    return server.takeRequest();
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
  }
}
