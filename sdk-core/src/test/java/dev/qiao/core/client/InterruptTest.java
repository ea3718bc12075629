package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.CallTimeoutException.Phase;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts, limits and closing reach every phase of a call, the making of a connection too. */
class InterruptTest extends SocketTest {
  /** What the use throws and whether the flag is set after it, once interrupted. */
  private record Seen(Throwable failure, boolean flag) {}

  private static Seen interrupted(ThrowingCallable use, CountDownLatch begun) throws Exception {
    FutureTask<Seen> work =
        new FutureTask<>(
            () -> new Seen(catchThrowable(use), Thread.currentThread().isInterrupted()));
    Thread thread = new Thread(work, "test-worker");
    thread.setDaemon(true);
    thread.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    return work.get(10, TimeUnit.SECONDS);
  }

  @Test
  void interrupt_ofAnyBlockingVerb_endsIt(@TempDir Path folder) throws Exception {
    for (String beginning : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")) {
      for (int verb = 0; verb < 5; verb++) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer silent =
            new RawServer(
                (head, out) -> {
                  out.write(beginning.getBytes(StandardCharsets.US_ASCII));
                  out.flush();
                  begun.countDown();
                  over.await();
                })) {
          QiaoClient client = client(endpoint(silent.root()), unused -> {});
          List<ThrowingCallable> verbs =
              List.of(
                  () -> client.call(Ask.of("a")),
                  () -> client.stream(Ask.of("a")).collect(),
                  () -> client.submit(Make.of("a")),
                  client::checkAccess,
                  () ->
                      client
                          .files()
                          .download(
                              ResultFile.of(silent.root() + "/v.mp4"), folder.resolve("v.mp4")));
          Seen seen = interrupted(verbs.get(verb), begun);
          assertThat(seen.failure).as("verb %s", verb).isInstanceOf(CallInterruptedException.class);
          assertThat(seen.flag).isTrue();
          over.countDown();
        }
      }
    }
  }

  @Test
  void interrupt_ofASubmission_saysThatItMayHaveBeenTaken() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (RawServer silent =
        new RawServer(
            (head, out) -> {
              begun.countDown();
              new CountDownLatch(1).await();
            })) {
      QiaoClient client = client(endpoint(silent.root()), unused -> {});
      Seen seen = interrupted(() -> client.submit(Make.of("a")), begun);
      assertThat(seen.failure)
          .hasMessage(
              "test.make at 127.0.0.1 was interrupted. The service may have taken the request: look"
                  + " for it before you send it again, for a task with client.tasks().list(..)");
      assertThat(((CallInterruptedException) seen.failure).mayHaveReachedService()).isTrue();
    }
  }

  @Test
  void interruptBeforeACall_sendsNothing() {
    QiaoClient client = client();
    Thread.currentThread().interrupt();
    Throwable failure = catchThrowable(() -> client.call(Ask.of("a")));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure)
        .isInstanceOf(CallInterruptedException.class)
        .hasMessage("test.ask at localhost was interrupted. Nothing was sent");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void nameLookUpThatHangs_endsWithInterruptLimitAndClose() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(3);
    Dns hanging =
        name -> {
          asked.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return List.of();
        };
    OkHttpClient own = new OkHttpClient.Builder().dns(hanging).build();
    Timeouts quick = Timeouts.builder().connect(Duration.ofMillis(200)).build();
    QiaoClient impatient =
        client(
            endpoint("http://service.invalid"),
            builder -> builder.httpClient(own).timeouts(quick).retry(RetryPolicy.NONE));
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> impatient.call(Ask.of("a")), () -> impatient.stream(Ask.of("a")))) {
      Throwable failure = catchThrowable(use);
      assertThat(failure).isInstanceOf(CallTimeoutException.class);
      assertThat(((CallTimeoutException) failure).phase()).isEqualTo(Phase.CONNECT);
    }
    QiaoClient patient =
        client(endpoint("http://service.invalid"), builder -> builder.httpClient(own));
    Seen seen =
        interrupted(
            () -> {
              asked.countDown();
              patient.call(Ask.of("a"));
            },
            asked);
    assertThat(seen.failure).isInstanceOf(CallInterruptedException.class);
    FutureTask<Throwable> work =
        new FutureTask<>(() -> catchThrowable(() -> patient.call(Ask.of("a"))));
    new Thread(work).start();
    patient.close();
    assertThat(work.get(10, TimeUnit.SECONDS))
        .isInstanceOf(dev.qiao.core.error.ClientClosedException.class);
    never.countDown();
  }

  @Test
  void firstAddressThatIsDead_orStallsInTheHandshake_isFollowedByTheNext() throws Exception {
    // The first address takes connections into its queue and says nothing; the second refuses TLS.
    InetAddress first = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    InetAddress second = InetAddress.getByName("127.0.0.3");
    try (ServerSocket silent = new ServerSocket(0, 50, first);
        ServerSocket refusing = new ServerSocket(silent.getLocalPort(), 50, second)) {
      CountDownLatch reached = new CountDownLatch(1);
      Thread refuse =
          new Thread(
              () -> {
                try {
                  while (true) {
                    refusing.accept().close();
                    reached.countDown();
                  }
                } catch (IOException e) {
                  // The test is over.
                }
              });
      refuse.setDaemon(true);
      refuse.start();
      OkHttpClient own = new OkHttpClient.Builder().dns(name -> List.of(first, second)).build();
      Timeouts quick = Timeouts.builder().connect(Duration.ofMillis(300)).build();
      QiaoClient client =
          client(
              endpoint("https://service.invalid:" + silent.getLocalPort()),
              builder -> builder.httpClient(own).timeouts(quick).retry(RetryPolicy.NONE));
      Throwable failure = catchThrowable(() -> client.call(Ask.of("a")));
      assertThat(failure).isInstanceOfAny(ConnectionException.class, CallTimeoutException.class);
      if (OkHttp.VERSION.startsWith("4.")) {
        // OkHttp 5 connects on threads of its own, where a socket does not know its call: the whole
        // is bounded, not each address.
        assertThat(reached.await(5, TimeUnit.SECONDS)).as("the second address was tried").isTrue();
      }
    }
  }

  @Test
  void firstAddressThatSwallowsConnections_isFollowedByTheNext() throws Exception {
    InetAddress first = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    InetAddress second = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server.enqueue(json("{\"text\":\"ok\"}"));
    List<java.net.Socket> fillers = new java.util.ArrayList<>();
    try (ServerSocket full = new ServerSocket(server.getPort(), 1, first)) {
      for (int i = 0; i < 8; i++) {
        java.net.Socket filler = new java.net.Socket();
        fillers.add(filler);
        try {
          filler.connect(full.getLocalSocketAddress(), 100);
        } catch (IOException e) {
          break;
        }
      }
      OkHttpClient own = new OkHttpClient.Builder().dns(name -> List.of(first, second)).build();
      QiaoClient client =
          client(
              endpoint("http://service.invalid:" + server.getPort()),
              builder ->
                  builder
                      .httpClient(own)
                      .timeouts(Timeouts.builder().connect(Duration.ofMillis(300)).build()));
      assertThat(client.call(Ask.of("a")).value().text()).isEqualTo("ok");
    } finally {
      for (java.net.Socket filler : fillers) {
        filler.close();
      }
    }
  }
}
