package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.audio.SpeechSessionRequest;
import dev.qiao.audio.SpeechWire;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.StreamRequest;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.task.TaskHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ServerSocketFactory;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** One server and a real client of each vendor that talks to it, over real sockets. */
final class Wire implements AutoCloseable {
  /** A line a request would bury what the test prints. Held, or the setting may be collected. */
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private final MockWebServer server = new MockWebServer();
  private final Map<Vendor, QiaoClient> clients = new EnumMap<>(Vendor.class);
  private volatile Function<String, MockResponse> answers = path -> Answer.none();

  Wire() {
    SERVER_LOG.setLevel(Level.OFF);
    server.setServerSocketFactory(new Undelayed());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answers.apply(String.valueOf(request.getPath()));
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client of a vendor, whose endpoint has the vendor's paths behind our host. */
  QiaoClient client(Vendor vendor) {
    return clients.computeIfAbsent(
        vendor,
        of ->
            QiaoClient.builder()
                .vendor(of)
                .apiKey("sk-conformance")
                .endpoint(here(of))
                .retry(RetryPolicy.NONE)
                .build());
  }

  private Endpoint here(Vendor vendor) {
    if (vendor == Vendor.GATEWAY) {
      return Endpoint.single(server.url("/v1").uri());
    }
    Endpoint there = Endpoint.of(vendor, vendor.defaultRegion());
    return new Endpoint(
        server.url(there.nativeUrl().getPath()).uri(),
        server.url(there.compatibleUrl().getPath()).uri(),
        there.webSocketUrl() == null
            ? null
            : URI.create("ws://localhost:" + server.getPort() + there.webSocketUrl().getPath()));
  }

  /** What a caller gets when everything is answered with a vector's response. */
  Outcome answering(JsonNode response, Supplier<Outcome> call) {
    return answering(Answer.of(response), call);
  }

  /** What a caller gets when everything is answered so. */
  Outcome answering(MockResponse with, Supplier<Outcome> call) {
    return answering(path -> with.clone(), call);
  }

  /** What a caller gets when each path has its own answer. */
  Outcome answering(Function<String, MockResponse> byPath, Supplier<Outcome> call) {
    answers = byPath;
    requests();
    return call.get();
  }

  /** The requests that came since the last look, in order. */
  List<RecordedRequest> requests() {
    List<RecordedRequest> requests = new ArrayList<>();
    for (RecordedRequest next = poll(); next != null; next = poll()) {
      requests.add(next);
    }
    return requests;
  }

  /** The address of a path on this server. */
  String url(String path) {
    return server.url(path).toString();
  }

  private @Nullable RecordedRequest poll() {
    try {
      return server.takeRequest(0, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request with the verb of its operation. */
  @SuppressWarnings("unchecked") // the mode says which kind of request it is
  Outcome send(Operation<?, ?> operation, Request request, RequestOptions options) {
    QiaoClient client = client(operation.vendor());
    return switch (operation.mode()) {
      case CALL ->
          Outcome.of(() -> List.of(client.call((CallRequest<Object>) request, options).value()));
      case TASK ->
          Outcome.of(
              () -> {
                TaskHandle<?> handle = client.submit((TaskRequest<Object>) request, options);
                return Arrays.asList(handle.ref().taskId(), handle.submission());
              });
      case STREAM -> stream(client, (StreamRequest<Object>) request, options);
      case SESSION -> throw new IllegalStateException(operation + " has frames, see frames(..)");
    };
  }

  /** Opens a WebSocket with a request and takes that many frames. */
  Outcome frames(Operation<?, ?> operation, Request request, int count) {
    List<Object> values = new ArrayList<>();
    try {
      SpeechWire.frames(
          client(operation.vendor()), (SpeechSessionRequest) request, count, values::add);
      return new Outcome(values, null);
    } catch (RuntimeException e) {
      return new Outcome(values, e);
    }
  }

  private static Outcome stream(
      QiaoClient client, StreamRequest<Object> request, RequestOptions options) {
    List<Object> values = new ArrayList<>();
    try (EventStream<Object> stream = client.stream(request, options)) {
      stream.forEach(values::add);
      return new Outcome(values, null);
    } catch (RuntimeException e) {
      return new Outcome(values, e);
    }
  }

  @Override
  public void close() throws IOException {
    clients.values().forEach(QiaoClient::close);
    server.shutdown();
  }

  /** Without this a small answer waits 40 ms for the acknowledgement of its own headers. */
  private static final class Undelayed extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
      return new ServerSocket() {
        @Override
        public Socket accept() throws IOException {
          Socket socket = super.accept();
          socket.setTcpNoDelay(true);
          return socket;
        }
      };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, java.net.InetAddress address) {
      throw new UnsupportedOperationException();
    }
  }
}
