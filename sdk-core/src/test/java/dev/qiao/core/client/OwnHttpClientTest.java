package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.task.PollOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that shares a user's OkHttpClient. */
class OwnHttpClientTest extends SocketTest {
  @Test
  void customHttpClient_proxyConfigured_allTrafficIncludingUploadAndPollGoesThroughProxy(
      @TempDir Path folder) {
    List<String> seen = new CopyOnWriteArrayList<>();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String line = request.getRequestLine().replace(" HTTP/1.1", "");
            seen.add(line);
            if (line.contains("/uploads")) {
              return json(
                  "{\"data\":{\"upload_host\":\"http://storage.invalid\",\"upload_dir\":\"d\"}}");
            }
            if (line.contains("/make")) {
              return json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}}");
            }
            if (line.contains("/tasks/")) {
              return json(
                  "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"SUCCEEDED\","
                      + "\"video_url\":\"http://results.invalid/v.mp4\"}}");
            }
            return new MockResponse().setBody("{}");
          }
        });
    OkHttpClient proxied =
        new OkHttpClient.Builder()
            .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("localhost", server.getPort())))
            .build();
    QiaoClient client =
        client(
            endpoint("http://service.invalid"),
            builder ->
                builder
                    .httpClient(proxied)
                    .time(Time.SYSTEM)
                    .polling(PollOptions.DEFAULT.withInitialDelay(Duration.ofMillis(1))));
    client.call(Ask.of("a"));
    MediaSource picture = MediaSource.of("x".getBytes(StandardCharsets.UTF_8), "a.png");
    client
        .submit(new Make(TestOperations.MODEL, "a", picture))
        .await()
        .file()
        .saveTo(folder.resolve("v.mp4"));
    assertThat(seen)
        .containsExactly(
            "POST http://service.invalid/api/v1/services/ask",
            "GET http://service.invalid/api/v1/uploads?action=getPolicy&model=test-1",
            "POST http://storage.invalid/",
            "POST http://service.invalid/api/v1/services/make",
            "GET http://service.invalid/api/v1/tasks/t-1",
            "GET http://results.invalid/v.mp4");
  }

  @Test
  void customHttpClient_interceptors_seeTheRequestAsItGoesOut() throws InterruptedException {
    List<String> seen = new CopyOnWriteArrayList<>();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen.add("application " + chain.request().header("X-Ours"));
                  return chain.proceed(
                      chain.request().newBuilder().header("X-Theirs", "yes").build());
                })
            .addNetworkInterceptor(
                chain -> {
                  seen.add("network " + chain.request().header("X-Theirs"));
                  return chain.proceed(chain.request());
                })
            .build();
    server.enqueue(json("{}"));
    client(
            builder ->
                builder
                    .httpClient(own)
                    .interceptor(c -> c.proceed(c.request().withHeader("X-Ours", "1"))))
        .call(Ask.of("a"));
    assertThat(seen).containsExactly("application 1", "network yes");
    assertThat(taken().getHeader("X-Theirs")).isEqualTo("yes");
  }

  @Test
  void close_leavesTheUsersClientAlone() throws IOException {
    OkHttpClient own = new OkHttpClient();
    QiaoClient client = client(builder -> builder.httpClient(own));
    server.enqueue(json("{}"));
    client.call(Ask.of("a"));
    assertThat(own.connectionPool().connectionCount()).as("the pool is shared").isEqualTo(1);
    client.close();
    assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
    assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    server.enqueue(new MockResponse().setBody("mine"));
    try (Response answer =
        own.newCall(new Request.Builder().url(server.url("/mine")).build()).execute()) {
      assertThat(answer.body().string()).isEqualTo("mine");
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
    own.connectionPool().evictAll();
  }

  @Test
  void customHttpClient_fiveCallsPerHost_isNoLimitForUs() {
    OkHttpClient own = new OkHttpClient();
    QiaoClient client = client(builder -> builder.httpClient(own));
    assertThat(own.dispatcher().getMaxRequestsPerHost()).isEqualTo(5);
    assertThat(client.options().httpClient()).isSameAs(own);
    assertThat(URI.create(server.url("/api/v1").toString()))
        .isEqualTo(client.options().endpoint().nativeUrl());
  }

  /** The interceptor that throws is ours, the user's, or the user's at the network. */
  @Test
  void interceptorThatThrowsAfterTheAnswer_leavesNoConnectionInUse() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return json("{\"text\":\"a\"}");
          }
        });
    okhttp3.Interceptor throwing =
        chain -> {
          Response open = chain.proceed(chain.request());
          throw new IllegalStateException("mine, with " + open.code());
        };
    List<OkHttpClient> clients =
        List.of(
            new OkHttpClient(),
            new OkHttpClient.Builder().addInterceptor(throwing).build(),
            new OkHttpClient.Builder().addNetworkInterceptor(throwing).build());
    for (OkHttpClient own : clients) {
      QiaoClient client =
          client(
              builder -> {
                builder.httpClient(own);
                if (own.interceptors().isEmpty() && own.networkInterceptors().isEmpty()) {
                  builder.interceptor(
                      chain -> {
                        var open = chain.proceed(chain.request());
                        throw new IllegalStateException("mine, with " + open.status());
                      });
                }
              });
      for (ThrowingCallable use :
          List.<ThrowingCallable>of(
              () -> client.call(Ask.of("a")),
              () -> client.stream(Ask.of("a")),
              () -> client.submit(Make.of("a")),
              () -> client.tasks().find(Make.class, "t-1").snapshot(),
              () ->
                  client
                      .tasks()
                      .find(Make.class, "t-1")
                      .await(PollOptions.within(Duration.ofMillis(500))))) {
        assertThat(catchThrowable(use)).isInstanceOf(SdkException.class);
        assertThat(own.connectionPool().connectionCount())
            .isEqualTo(own.connectionPool().idleConnectionCount());
      }
    }
  }
}
