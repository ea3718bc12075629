package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Endpoint;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and signed links stay out of logs, messages and toString. */
class SecretsTest extends SocketTest {
  private static final String SIGNATURE = "Signature=abcdefSECRETabcdef";

  @Test
  void everyKindOfFailure_showsNeitherKeyNorSignature(@TempDir Path folder) {
    Logs logs = Logs.fromNow();
    StringBuilder shown = new StringBuilder();
    QiaoClient client =
        client(
            builder ->
                builder
                    .retry(RetryPolicy.NONE)
                    .timeouts(Timeouts.builder().total(Duration.ofMillis(300)).build()));
    List<MockResponse> answers =
        List.of(
            refusal(401, "InvalidApiKey", "no"),
            refusal(500, "InternalError", "no"),
            new MockResponse().setResponseCode(502).setBody("<html>"),
            json("<html>"),
            new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST),
            new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    for (MockResponse answer : answers) {
      server.enqueue(answer);
      show(shown, catchThrowable(() -> client.call(Ask.of("a"))));
    }
    server.enqueue(json("{\"text\":\"a\"}"));
    shown.append(client.call(Ask.of("a"))).append(client).append(client.options());
    ResultFile file = ResultFile.of(server.url("/video.mp4").toString() + "?" + SIGNATURE);
    shown.append(file);
    for (int status : new int[] {403, 404, 500}) {
      server.enqueue(new MockResponse().setResponseCode(status));
      show(shown, catchThrowable(() -> client.files().download(file, folder.resolve("v"))));
    }
    server.enqueue(new MockResponse().setBody("abc"));
    client.files().download(file, folder.resolve("v"));
    for (int i = 0; i < 4; i++) {
      server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    }
    show(shown, catchThrowable(() -> client.files().download(file, folder.resolve("v"))));
    shown.append(MediaSource.of("https://h/a.png?" + SIGNATURE));
    shown.append(ApiKey.of(KEY)).append(client.options().apiKeys().get());
    shown.append(RequestOptions.builder().apiKey(ApiKey.of(KEY)).header("X-A", KEY).build());
    shown.append(new Make(TestOperations.MODEL, "a", MediaSource.of("https://h/a?" + SIGNATURE)));

    assertThat(logs.text()).as("TRACE is on").contains("test.ask POST").contains("file.download");
    for (String text : List.of(logs.text(), shown.toString())) {
      assertThat(text).doesNotContain(KEY).doesNotContain("SECRET").doesNotContain("Bearer");
    }
  }

  @Test
  void refusalThatRepeatsTheKey_isMasked() {
    String echo = "{\"code\":\"InvalidApiKey\",\"message\":\"Incorrect key " + KEY + "\"}";
    server.enqueue(json(401, echo));
    server.enqueue(new MockResponse().setResponseCode(502).setBody("Authorization: Bearer " + KEY));
    server.enqueue(sse("event:error\n:HTTP_STATUS/401\ndata:" + echo + "\n\n"));
    QiaoClient client = client();
    for (Throwable failure :
        List.of(
            catchThrowable(() -> client.call(Ask.of("a"))),
            catchThrowable(() -> client.call(Ask.of("a"))),
            catchThrowable(() -> client.stream(Ask.of("a")).collect()))) {
      assertThat(failure).isInstanceOf(ApiException.class).hasMessageContaining("***");
      assertThat(failure.getMessage()).doesNotContain(KEY);
      assertThat(((ApiException) failure).body()).contains("***").doesNotContain(KEY);
      assertThat(((ApiException) failure).vendorMessage()).doesNotContain(KEY);
    }
  }

  @Test
  void redirectOfADownload_carriesNoKey(@TempDir Path folder) throws InterruptedException {
    server.enqueue(
        new MockResponse()
            .setResponseCode(302)
            .setHeader("Location", server.url("/moved").toString()));
    server.enqueue(new MockResponse().setBody("abc"));
    ResultFile file = ResultFile.of(server.url("/video.mp4").toString());
    assertThat(client().files().download(file, folder.resolve("v"))).hasContent("abc");
    assertThat(taken().getHeader("Authorization")).isNull();
    assertThat(taken().getHeader("Authorization")).isNull();
  }

  @Test
  void connectionFailure_namesTheHostAlone() {
    QiaoClient client =
        client(
            new Endpoint(
                URI.create("http://unknown.invalid/api/v1"),
                URI.create("http://unknown.invalid/x"),
                null),
            builder -> builder.retry(RetryPolicy.NONE));
    assertThat(catchThrowable(() -> client.raw().get("/files?" + SIGNATURE)))
        .hasMessageStartingWith("no connection for raw at unknown.invalid: UnknownHostException ")
        .hasMessageNotContaining("SECRET");
  }

  private static void show(StringBuilder shown, Throwable failure) {
    assertThat(failure).isNotNull();
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    shown.append(trace);
  }
}
