package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.Secrets;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.BufferedResponse;
import dev.qiao.core.internal.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An enqueued call has exactly one end, whatever is thrown on the way to it. */
class EnqueueTest extends SocketTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private Transport transport = transport(null);

  private Transport transport(OkHttpClient base) {
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void started(Exchange exchange) {
            heard.add("started");
          }

          @Override
          public void answered(Exchange exchange, int status, String requestId, Duration took) {
            heard.add("answered");
          }

          @Override
          public void failed(Exchange exchange, Throwable reason, Duration took) {
            heard.add("failed " + reason.getClass().getSimpleName());
          }
        };
    return new Transport(base, List.of(), List.of(listener), 48, Time.SYSTEM);
  }

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Test
  void reading_thatThrowsAnything_isTheCallsFailure() throws Exception {
    for (Throwable trouble :
        List.of(
            new IllegalStateException("broken"),
            new StackOverflowError(),
            new AssertionError("broken"),
            new IOException("broken"))) {
      heard.clear();
      server.enqueue(json("{}"));
      End end = new End();
      transport.enqueue(call(Map.of()), answer -> sneak(trouble), end);
      assertThat(end.failure()).isInstanceOf(MalformedResponseException.class);
      assertThat(end.failure().getCause()).isSameAs(trouble);
      assertThat(heard).hasSize(2).last().isEqualTo("failed MalformedResponseException");
    }
  }

  @Test
  void reading_thatFindsNoAnswer_isHeardAsFailed_notAsAnswered() throws Exception {
    server.enqueue(json("{}"));
    End end = new End();
    MalformedResponseException malformed = new MalformedResponseException("no", "{}", null);
    transport.enqueue(call(Map.of()), answer -> sneak(malformed), end);
    assertThat(end.failure()).isSameAs(malformed);
    assertThat(heard).containsExactly("started", "failed MalformedResponseException");
  }

  @Test
  void refusal_isTheEnd() throws Exception {
    server.enqueue(refusal(400, "InvalidParameter", "no"));
    End end = new End();
    transport.enqueue(call(Map.of()), answer -> answer, end);
    assertThat(end.failure()).isInstanceOf(ApiException.class);
    assertThat(heard).containsExactly("started", "failed BadRequestException");
  }

  @Test
  void requestThatCannotBeBuilt_isTheEnd() throws Exception {
    End end = new End();
    transport.enqueue(call(Map.of("X-Bad", "line\nbreak")), answer -> answer, end);
    assertThat(end.failure()).isInstanceOf(ConnectionException.class);
    assertThat(((ConnectionException) end.failure()).mayHaveReachedService()).isFalse();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void interceptorOfAUsersClient_thatThrowsAnything_isTheEnd() throws Exception {
    for (Throwable trouble : List.of(new IllegalStateException("mine"), new Error("mine"))) {
      transport.close();
      transport =
          transport(
              new OkHttpClient.Builder()
                  .addInterceptor(chain -> EnqueueTest.<okhttp3.Response>sneak(trouble))
                  .build());
      End end = new End();
      transport.enqueue(call(Map.of()), answer -> answer, end);
      assertThat(end.failure())
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("mine")
          .hasMessageNotContaining("canceled");
    }
  }

  @Test
  void end_thatThrows_isLogged_andCalledOnce() throws Exception {
    server.enqueue(json("{}"));
    Logs logs = Logs.fromNow();
    End end =
        new End() {
          @Override
          public void succeeded(BufferedResponse answer) {
            super.succeeded(answer);
            throw new IllegalStateException("a fault of ours");
          }
        };
    transport.enqueue(call(Map.of()), answer -> answer, end);
    assertThat(end.came.await(10, TimeUnit.SECONDS)).isTrue();
    while (!logs.text().contains("a fault of ours")) {
      Thread.onSpinWait();
    }
    server.enqueue(json("{}"));
    End second = new End();
    transport.enqueue(call(Map.of()), answer -> answer, second);
    assertThat(second.came.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(end.ends).hasSize(1);
  }

  @Test
  void closedTransport_isTheEnd_andHeard() throws Exception {
    transport.close();
    End end = new End();
    transport.enqueue(call(Map.of()), answer -> answer, end);
    assertThat(end.failure()).isInstanceOf(ClientClosedException.class);
    assertThat(heard).containsExactly("started", "failed ClientClosedException");
  }

  private ApiCall call(Map<String, String> headers) {
    return new ApiCall(
        "test.poll",
        "GET",
        HttpUrl.get("http://localhost:" + server.getPort() + "/poll"),
        "/poll",
        headers,
        null,
        true,
        Timeouts.DEFAULT,
        Duration.ofSeconds(10),
        RetryPolicy.NONE,
        new ErrorReader(Vendor.DASHSCOPE, "localhost", "cn-beijing", false),
        1024,
        Secrets.NONE,
        null);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <R> R sneak(Throwable trouble) {
    return EnqueueTest.<R, RuntimeException>sneakily(trouble);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <R, T extends Throwable> R sneakily(Throwable trouble) throws T {
    throw (T) trouble;
  }

  /** Writes down the ends of one call. */
  private static class End implements Transport.Completion<BufferedResponse> {
    final List<Object> ends = new CopyOnWriteArrayList<>();
    final CountDownLatch came = new CountDownLatch(1);

    @Override
    public void succeeded(BufferedResponse answer) {
      ends.add(answer);
      came.countDown();
    }

    @Override
    public void failed(SdkException failure) {
      ends.add(failure);
      came.countDown();
    }

    SdkException failure() throws InterruptedException {
      assertThat(came.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(ends).hasSize(1);
      return (SdkException) ends.get(0);
    }
  }
}
