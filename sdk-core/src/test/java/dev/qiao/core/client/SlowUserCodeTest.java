package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.ApiKey;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.Interceptor;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.stream.EventStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** User code inside a call that takes its time: what the pages promise about it. */
@Timeout(20)
class SlowUserCodeTest extends SocketTest {
  private static final String SLOW_PROVIDER =
      "the ApiKeyProvider took 60001 ms, but the call must end within 60000 ms; the setting is"
          + " Timeouts.total. Nothing was sent";

  private static final Timeouts MINUTE = Timeouts.builder().total(Duration.ofMinutes(1)).build();

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  private QiaoClient slowProvider(long millis) {
    return client(
        builder ->
            builder
                .timeouts(MINUTE)
                .apiKeys(
                    () -> {
                      time.advance(Duration.ofMillis(millis));
                      return ApiKey.of(KEY);
                    }));
  }

  @Test
  void providerLongerThanTheTotal_failsTheCallBeforeAnythingIsSent() throws Exception {
    QiaoClient client = slowProvider(60_001);
    assertThat(catchThrowable(() -> client.call(Ask.of("a"))))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage(SLOW_PROVIDER);
    assertThat(catchThrowable(() -> client.submit(Make.of("a")))).hasMessage(SLOW_PROVIDER);
    assertThat(catchThrowable(() -> client.stream(Ask.of("a")))).hasMessage(SLOW_PROVIDER);
    assertThat(catchThrowable(() -> client.raw().get("/models"))).hasMessage(SLOW_PROVIDER);
    assertThat(catchThrowable(() -> client.callAsync(Ask.of("a")).get()))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessage(SLOW_PROVIDER);
    CallTimeoutException failure =
        catchThrowableOfType(CallTimeoutException.class, () -> client.call(Ask.of("a")));
    assertThat(failure.phase()).isEqualTo(CallTimeoutException.Phase.TOTAL);
    assertThat(failure.mayHaveReachedService()).isFalse();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void providerWithinTheTotal_isWaitedFor() {
    server.enqueue(json("{\"text\":\"a\"}"));
    assertThat(slowProvider(60_000).call(Ask.of("a")).value().text()).isEqualTo("a");
  }

  private Throwable interrupted(QiaoClient client) throws Exception {
    FutureTask<Throwable> call =
        new FutureTask<>(
            () -> {
              Throwable failure = catchThrowable(() -> client.call(Ask.of("a")));
              assertThat(Thread.currentThread().isInterrupted()).as("the flag").isTrue();
              return failure;
            });
    Thread thread = new Thread(call, "caller");
    thread.start();
    assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    return call.get(5, TimeUnit.SECONDS);
  }

  private void block() throws InterruptedException {
    entered.countDown();
    never.await();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E sneaky(Throwable e) throws E {
    throw (E) e;
  }

  @Test
  void interrupt_reachesAProvider_whateverItMakesOfIt() throws Exception {
    for (String words : new String[] {"as it is", "wrapped", "flag only"}) {
      CountDownLatch inside = new CountDownLatch(1);
      QiaoClient client =
          client(
              builder ->
                  builder.apiKeys(
                      () -> {
                        try {
                          inside.countDown();
                          never.await();
                        } catch (InterruptedException e) {
                          if (words.equals("as it is")) {
                            throw SlowUserCodeTest.<RuntimeException>sneaky(e);
                          }
                          Thread.currentThread().interrupt();
                          if (words.equals("wrapped")) {
                            throw new IllegalStateException(KEY, e);
                          }
                        }
                        return ApiKey.of(KEY);
                      }));
      FutureTask<Throwable> call =
          new FutureTask<>(() -> catchThrowable(() -> client.call(Ask.of("a"))));
      Thread thread = new Thread(call, "caller");
      thread.start();
      assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
      thread.interrupt();
      assertThat(call.get(5, TimeUnit.SECONDS))
          .as(words)
          .isInstanceOf(CallInterruptedException.class)
          .hasMessageEndingWith("was interrupted. Nothing was sent")
          .hasMessageNotContaining(KEY)
          .hasNoCause();
    }
    assertThat(server.getRequestCount()).isZero();
  }

  private QiaoClient with(Interceptor interceptor) {
    return client(
        builder ->
            builder
                .retry(RetryPolicy.NONE)
                .timeouts(Timeouts.builder().total(Duration.ofMillis(300)).build())
                .interceptor(interceptor));
  }

  @Test
  void interceptorLongerThanTheTotal_failsTheCallWhenItReturns_andNothingIsSent() {
    QiaoClient client =
        with(
            chain -> {
              pause();
              return chain.proceed(chain.request());
            });
    assertThat(catchThrowable(() -> client.call(Ask.of("a"))))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage(
            "test.ask at localhost: there was no complete answer within 300 ms; the setting is"
                + " Timeouts.total. Nothing was sent");
    assertThat(catchThrowable(() -> client.submit(Make.of("a"))))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageEndingWith("Nothing was sent");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void interceptorThatKeepsTheAnswerTooLong_failsTheCall() {
    server.enqueue(json("{\"text\":\"a\"}"));
    QiaoClient client =
        with(
            chain -> {
              var answer = chain.proceed(chain.request());
              pause();
              return answer;
            });
    SdkException failure = catchThrowableOfType(SdkException.class, () -> client.call(Ask.of("a")));
    assertThat(failure)
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageEndingWith("The service may have taken the request");
  }

  /** Longer than the total, in a way that no interrupt and no cancel ends. */
  private static void pause() throws IOException {
    long end = System.nanoTime() + Duration.ofMillis(600).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void interrupt_reachesAnInterceptor() throws Exception {
    QiaoClient client =
        client(
            builder ->
                builder.interceptor(
                    chain -> {
                      try {
                        block();
                      } catch (InterruptedException e) {
                        throw SlowUserCodeTest.<RuntimeException>sneaky(e);
                      }
                      return chain.proceed(chain.request());
                    }));
    assertThat(interrupted(client))
        .isInstanceOf(CallInterruptedException.class)
        .hasMessage("test.ask at localhost was interrupted. Nothing was sent");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void streamWhoseProviderIsSlow_isNotOpened() {
    QiaoClient client = slowProvider(60_001);
    assertThatThrownBy(
            () -> {
              try (EventStream<?> stream = client.stream(Ask.of("a"))) {
                stream.forEach(piece -> assertThat(piece).isNotNull());
              }
            })
        .hasMessage(SLOW_PROVIDER);
    assertThat(server.getRequestCount()).isZero();
  }
}
