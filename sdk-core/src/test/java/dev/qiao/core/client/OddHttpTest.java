package dev.qiao.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.RetryPolicy;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Path;
import java.util.List;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP that OkHttp cannot read, or that something between here and the service sends. */
class OddHttpTest extends SocketTest {
  private static final String ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
          + "Connection: close\r\n\r\n{}";
  private static final String INTERIM = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
  private static final String PROCESSING = "HTTP/1.1 102 Processing\r\n\r\n";
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

  private static List<ThrowingCallable> uses(QiaoClient client, String root, Path folder) {
    return List.of(
        () -> client.call(Ask.of("a")),
        () -> client.stream(Ask.of("a")).collect(),
        () -> client.submit(Make.of("a")),
        () -> client.raw().get("/x"),
        () ->
            client
                .files()
                .download(
                    dev.qiao.core.file.ResultFile.of(root + "/v.mp4"), folder.resolve("v.mp4")));
  }

  @Test
  void severalInterimAnswers_areReadOver_orAConnectionFailureThatSaysSo(@TempDir Path folder)
      throws Exception {
    for (String interim :
        List.of(CONTINUE + INTERIM, PROCESSING + PROCESSING, PROCESSING.repeat(200))) {
      try (RawServer server =
          new RawServer((head, out) -> out.write((interim + ANSWER).getBytes(UTF_8)))) {
        QiaoClient client =
            client(endpoint(server.root()), builder -> builder.retry(RetryPolicy.NONE));
        for (ThrowingCallable use : uses(client, server.root(), folder)) {
          int before = server.heads().size();
          Throwable failure = catchThrowable(use);
          if (!OkHttp.VERSION.startsWith("4.")) {
            // Version 5 reads over them; what fails then is the reading of this answer.
            assertThat(failure instanceof ConnectionException).isFalse();
            continue;
          }
          assertThat(failure).isInstanceOf(ConnectionException.class);
          assertThat(failure)
              .hasMessageContaining(
                  "the service sent more than one interim answer (status 1xx) before the final"
                      + " one, which OkHttp 4 cannot read (IllegalStateException: state: 3)");
          assertThat(((ConnectionException) failure).mayHaveReachedService()).isTrue();
          assertThat(server.heads().size() - before).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void oneInterimAnswer_isReadOver() throws Exception {
    for (String interim : List.of(CONTINUE, PROCESSING, INTERIM)) {
      try (RawServer server =
          new RawServer((head, out) -> out.write((interim + ANSWER).getBytes(UTF_8)))) {
        assertThat(client(endpoint(server.root()), unused -> {}).call(Ask.of("a")).status())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void negativeContentLength_isAConnectionFailure(@TempDir Path folder) throws Exception {
    String answer = ANSWER.replace("Content-Length: 2", "Content-Length: -5");
    try (RawServer server = new RawServer((head, out) -> out.write(answer.getBytes(UTF_8)))) {
      QiaoClient client =
          client(endpoint(server.root()), builder -> builder.retry(RetryPolicy.NONE));
      for (ThrowingCallable use : uses(client, server.root(), folder)) {
        Throwable failure = catchThrowable(use);
        assertThat(failure)
            .isInstanceOf(ConnectionException.class)
            .hasMessageContaining("the answer has a Content-Length of -5");
        assertThat(((ConnectionException) failure).mayHaveReachedService()).isTrue();
      }
    }
  }

  @Test
  void redirectOfAPost_namesItsTarget_andIsNotFollowed() {
    for (int status : List.of(301, 302, 303, 307, 308)) {
      int before = server.getRequestCount();
      server.enqueue(
          new MockResponse()
              .setResponseCode(status)
              .setHeader("Location", "https://u:p@gw.example/v1/ask?signature=secret#x")
              .setBody("<html>Moved</html>"));
      assertThatThrownBy(() -> client().call(Ask.of("a")))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining(
              "it is a redirect to https://gw.example/v1/ask, which is not followed: the key and"
                  + " the request would go there. If that is the service's address, set it as the"
                  + " endpoint")
          .hasMessageNotContaining("secret");
      assertThat(server.getRequestCount() - before).isEqualTo(1);
    }
  }

  @Test
  void refusalOfAProxy_saysWhatToSet() {
    server.enqueue(new MockResponse().setResponseCode(407));
    OkHttpClient proxied =
        new OkHttpClient.Builder()
            .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", server.getPort())))
            .build();
    QiaoClient client =
        client(endpoint("http://service.invalid"), builder -> builder.httpClient(proxied));
    assertThat(catchThrowable(() -> client.call(Ask.of("a"))))
        .isInstanceOf(SdkException.class)
        .hasMessageContaining("proxyAuthenticator(..)");
  }
}
