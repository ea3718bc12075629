package dev.qiao.core.client;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Piece;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;

/** The Reactive Streams TCK against a stream that comes over a socket. */
public class PublisherTckTest extends FlowPublisherVerification<Piece> {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final long QUIET_MILLIS = 50;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** For TestNG. */
  public PublisherTckTest() {
    super(new TestEnvironment(PATIENCE_MILLIS, QUIET_MILLIS));
  }

  /** Forgets what an earlier test left. */
  @BeforeMethod
  public void begin() {
    open.clear();
  }

  /** Closes clients and servers. */
  @AfterMethod
  public void end() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  /** More than that is not sent over a socket in a test. */
  @Override
  public long maxElementsFromPublisher() {
    return 10_000;
  }

  @Override
  public Flow.Publisher<Piece> createFlowPublisher(long elements) {
    return client(elements).publisher(Ask.of("count"));
  }

  @Override
  public Flow.Publisher<Piece> createFailedFlowPublisher() {
    // It has its one subscriber already.
    Flow.Publisher<Piece> publisher = client(1).publisher(Ask.of("count"));
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {}

          @Override
          public void onNext(Piece item) {}

          @Override
          public void onError(Throwable failure) {}

          @Override
          public void onComplete() {}
        });
    return publisher;
  }

  private QiaoClient client(long elements) {
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String body = "data:{\"text\":\"a\"}\n\n".repeat((int) Math.min(elements, 20_000));
            return SocketTest.sse(body + "data:[DONE]\n\n");
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    open.push(server);
    QiaoClient client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .apiKey(SocketTest.KEY)
            .endpoint(SocketTest.endpoint(server))
            .build();
    open.push(client);
    return client;
  }
}
