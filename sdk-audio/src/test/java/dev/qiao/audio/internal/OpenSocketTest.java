package dev.qiao.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.CallTimeoutException.Phase;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.InterceptedResponse;
import dev.qiao.core.http.Interceptor;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.Secrets;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A WebSocket against a server that writes its frames byte by byte. */
@Timeout(60)
class OpenSocketTest {
  private static final int MESSAGE_LIMIT = 1024 * 1024;
  private static final Timeouts TIMEOUTS =
      Timeouts.builder()
          .firstEvent(Duration.ofSeconds(5))
          .firstContent(Duration.ofSeconds(20))
          .idle(Duration.ofSeconds(10))
          .build();

  private final MovedTime time = new MovedTime();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Transport transport =
      new Transport(null, List.of(this::noting), List.of(new Hearing(), new Throwing()), 48, time);

  /** The thread that shakes hands, and then reads; a virtual one from JDK 21 on. */
  private volatile Thread reader;

  private ServerSocket server;

  /** What the server does with a connection whose handshake has succeeded. */
  private interface Script {
    void run(Wire wire) throws Exception;
  }

  private final class Hearing implements ExchangeListener {
    @Override
    public void started(Exchange exchange) {
      heard.add("started");
    }

    @Override
    public void answered(Exchange exchange, int status, String requestId, Duration took) {
      heard.add("answered " + status);
    }

    @Override
    public void failed(Exchange exchange, Throwable reason, Duration took) {
      heard.add("failed " + reason.getClass().getSimpleName());
    }

    @Override
    public void streamEnded(Exchange exchange, long events, Duration took, Throwable reason) {
      heard.add("ended " + events);
    }
  }

  private static final class Throwing implements ExchangeListener {
    @Override
    public void answered(Exchange exchange, int status, String requestId, Duration took) {
      throw new IllegalStateException("a listener of a user");
    }

    @Override
    public void streamEnded(Exchange exchange, long events, Duration took, Throwable reason) {
      throw new LinkageError("a listener of a user");
    }
  }

  /** The server's end of a WebSocket. */
  private record Wire(InputStream in, OutputStream out) {
    void frame(int opcode, boolean last, byte[] payload) throws IOException {
      int first = (last ? 0x80 : 0) | opcode;
      byte[] head =
          payload.length < 126
              ? new byte[] {(byte) first, (byte) payload.length}
              : new byte[] {
                (byte) first,
                127,
                0,
                0,
                0,
                0,
                (byte) (payload.length >> 24),
                (byte) (payload.length >> 16),
                (byte) (payload.length >> 8),
                (byte) payload.length
              };
      out.write(head);
      out.write(payload);
      out.flush();
    }

    void text(String text) throws IOException {
      frame(1, true, text.getBytes(StandardCharsets.UTF_8));
    }

    void binary(int size) throws IOException {
      frame(2, true, new byte[size]);
    }

    void ping() throws IOException {
      frame(9, true, new byte[100]);
    }

    void untilItIsClosed() throws IOException {
      while (in.read() >= 0) {
        // Whatever the client sends.
      }
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  @AfterEach
  void stop() throws IOException {
    transport.close();
    server.close();
  }

  private void serve(Script script) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                String head = head(socket.getInputStream());
                socket.getOutputStream().write(upgrade(head, ""));
                // The first frame of the client: its work has begun.
                var unused = socket.getInputStream().readNBytes(8);
                script.run(new Wire(socket.getInputStream(), socket.getOutputStream()));
              } catch (Exception e) {
                // The client is gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client is gone");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static byte[] upgrade(String head, String more) throws Exception {
    String key = head.replaceAll("(?is).*sec-websocket-key: *(\\S+).*", "$1");
    byte[] sha =
        MessageDigest.getInstance("SHA-1")
            .digest(
                (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
    return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + more
            + "Sec-WebSocket-Accept: "
            + Base64.getEncoder().encodeToString(sha)
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private ApiCall call() {
    return new ApiCall(
        "test.socket",
        "GET",
        HttpUrl.get("http://127.0.0.1:" + server.getLocalPort() + "/socket"),
        "/socket",
        Map.of("Authorization", "Bearer sk-0123456789abcdef"),
        null,
        true,
        TIMEOUTS,
        null,
        RetryPolicy.NONE,
        new ErrorReader(Vendor.DASHSCOPE, "127.0.0.1", "cn-beijing", false),
        MESSAGE_LIMIT,
        Secrets.NONE,
        null);
  }

  private OpenSocket open(Script script) {
    serve(script);
    OpenSocket socket = OpenSocket.open(transport, call(), MESSAGE_LIMIT, new SocketOpening());
    socket.beginTurn();
    socket.send("{}");
    return socket;
  }

  /** Reads frames that say nothing until it fails. */
  private static Throwable readNoise(OpenSocket socket) {
    return catchThrowable(
        () -> {
          while (socket.next() != null) {
            // Noise.
          }
        });
  }

  /** Lets the clock run while something happens, a second each few milliseconds. */
  private Throwable whileTimeRuns(OpenSocket socket) throws Exception {
    CompletableFuture<Throwable> reading = OwnThread.supply(() -> readNoise(socket));
    CountDownLatch never = new CountDownLatch(1);
    while (!reading.isDone()) {
      time.advance(Duration.ofSeconds(1));
      var unused = never.await(5, TimeUnit.MILLISECONDS);
    }
    return reading.get();
  }

  private static void endlessly(Wire wire, String frame) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      wire.text(frame);
      wire.ping();
      var unused = never.await(2, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void framesThatSayNothing_beforeTheFirstEvent_doNotProlongTheWait() throws Exception {
    OpenSocket socket = open(wire -> endlessly(wire, "{}"));
    assertThat(whileTimeRuns(socket))
        .isInstanceOfSatisfying(
            CallTimeoutException.class, e -> assertThat(e.phase()).isEqualTo(Phase.FIRST_EVENT))
        .hasMessageContaining("Timeouts.firstEvent");
  }

  @Test
  void framesThatSayNothing_beforeTheFirstContent_doNotProlongTheWait() throws Exception {
    OpenSocket socket = open(wire -> endlessly(wire, "{}"));
    socket.next();
    socket.eventReceived();
    assertThat(whileTimeRuns(socket))
        .isInstanceOfSatisfying(
            CallTimeoutException.class, e -> assertThat(e.phase()).isEqualTo(Phase.FIRST_CONTENT))
        .hasMessageContaining("Timeouts.firstContent");
  }

  @Test
  void framesThatSayNothing_afterContent_doNotProlongTheWait() throws Exception {
    OpenSocket socket = open(wire -> endlessly(wire, "{}"));
    socket.next();
    socket.contentReceived();
    assertThat(whileTimeRuns(socket))
        .isInstanceOfSatisfying(
            CallTimeoutException.class, e -> assertThat(e.phase()).isEqualTo(Phase.IDLE))
        .hasMessageContaining("Timeouts.idle");
  }

  @Test
  void pingsAlone_doNotProlongTheWait() throws Exception {
    OpenSocket socket =
        open(
            wire -> {
              CountDownLatch never = new CountDownLatch(1);
              while (true) {
                wire.ping();
                var unused = never.await(2, TimeUnit.MILLISECONDS);
              }
            });
    assertThat(whileTimeRuns(socket)).isInstanceOf(CallTimeoutException.class);
  }

  @Test
  void aReaderThatTakesItsTime_isNotIdle() {
    OpenSocket socket =
        open(
            wire -> {
              for (int i = 0; i < 20; i++) {
                wire.binary(1000);
              }
              wire.untilItIsClosed();
            });
    for (int i = 0; i < 20; i++) {
      assertThat(socket.next()).isInstanceOf(OpenSocket.BinaryFrame.class);
      socket.contentReceived();
      time.advance(Duration.ofHours(1));
    }
    socket.close();
  }

  @Test
  void aReaderThatBeginsLate_findsWhatCame() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    OpenSocket socket =
        open(
            wire -> {
              wire.text("{}");
              wire.binary(1000);
              sent.countDown();
              wire.untilItIsClosed();
            });
    assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    time.advance(Duration.ofHours(1));
    assertThat(socket.next()).isInstanceOf(OpenSocket.TextFrame.class);
    socket.eventReceived();
    time.advance(Duration.ofHours(1));
    assertThat(socket.next()).isInstanceOf(OpenSocket.BinaryFrame.class);
    socket.close();
  }

  @Test
  void aLargeMessageThatIsArriving_isNotIdle() throws Exception {
    OpenSocket socket =
        open(
            wire -> {
              CountDownLatch never = new CountDownLatch(1);
              for (int i = 0; i < 10; i++) {
                // The clock runs 8 of the 10 seconds of idle meanwhile.
                wire.frame(i == 0 ? 2 : 0, i == 9, new byte[64 * 1024]);
                var unused = never.await(20, TimeUnit.MILLISECONDS);
                time.advance(Duration.ofSeconds(4));
                unused = never.await(20, TimeUnit.MILLISECONDS);
              }
              wire.untilItIsClosed();
            });
    OpenSocket.Frame frame = socket.next();
    assertThat(((OpenSocket.BinaryFrame) frame).bytes().size()).isEqualTo(640 * 1024);
    socket.close();
  }

  @Test
  void aMessageLargerThanTheLimit_isRefusedWhileItArrives() {
    AtomicLong sent = new AtomicLong();
    OpenSocket socket =
        open(
            wire -> {
              byte[] block = new byte[64 * 1024];
              for (int i = 0; i < 3000; i++) {
                wire.frame(i == 0 ? 2 : 0, i == 2999, block);
                sent.addAndGet(block.length);
              }
              wire.untilItIsClosed();
            });
    assertThatThrownBy(socket::next)
        .isInstanceOfSatisfying(
            ResponseTooLargeException.class, e -> assertThat(e.limit()).isEqualTo(MESSAGE_LIMIT))
        .hasMessage(
            "test.socket at 127.0.0.1: a message of the socket is larger than 1048576 bytes; raise"
                + " QiaoClient.builder().eventLimit(..) if that is expected");
    // 200 MB were announced. What is under way lies in the buffers of the system.
    assertThat(sent.get()).isLessThan(50L * 1024 * 1024);
    socket.close();
  }

  @Test
  void emptyFragmentsWithoutEnd_areRefusedOrTimeOut() throws Exception {
    OpenSocket socket =
        open(
            wire -> {
              wire.frame(2, false, new byte[0]);
              while (true) {
                wire.frame(0, false, new byte[0]);
              }
            });
    assertThat(whileTimeRuns(socket))
        .isInstanceOfAny(ResponseTooLargeException.class, CallTimeoutException.class);
  }

  @Test
  void emptyFramesThatNobodyReads_holdTheServiceBack() throws Exception {
    AtomicLong sent = new AtomicLong();
    OpenSocket socket =
        open(
            wire -> {
              while (true) {
                wire.binary(0);
                sent.incrementAndGet();
              }
            });
    CountDownLatch never = new CountDownLatch(1);
    long before = -1;
    while (before != sent.get()) {
      before = sent.get();
      var unused = never.await(300, TimeUnit.MILLISECONDS);
    }
    // 2 bytes a frame on the wire: what the system's buffers hold comes on top.
    assertThat(sent.get()).isLessThan(8_000_000);
    socket.close();
  }

  @Test
  void close_ofTheClient_endsTheThreadThatWaitsWithAFullBuffer() throws Exception {
    OpenSocket socket =
        open(
            wire -> {
              while (true) {
                wire.binary(100_000);
              }
            });
    CountDownLatch never = new CountDownLatch(1);
    while (!isIn(reader, "put")) {
      var unused = never.await(10, TimeUnit.MILLISECONDS);
    }
    transport.close();
    for (int i = 0; i < 500 && isIn(reader, "put"); i++) {
      var unused = never.await(10, TimeUnit.MILLISECONDS);
    }
    assertThat(isIn(reader, "put")).isFalse();
    assertThatThrownBy(socket::next).isInstanceOf(ClientClosedException.class);
    assertThatThrownBy(() -> socket.send("x")).isInstanceOf(ClientClosedException.class);
  }

  private InterceptedResponse noting(Interceptor.Chain chain) throws IOException {
    reader = Thread.currentThread();
    return chain.proceed(chain.request());
  }

  /** Whether a thread is in that method of a socket. A list of all threads has no virtual ones. */
  private static boolean isIn(Thread thread, String method) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals(OpenSocket.class.getName())
                    && frame.getMethodName().equals(method));
  }

  @Test
  void close_fromAnotherThread_endsASendThatIsHeldBack() throws Exception {
    OpenSocket socket = open(wire -> new CountDownLatch(1).await());
    AtomicReference<Thread> sender = new AtomicReference<>();
    CompletableFuture<Throwable> sending =
        OwnThread.supply(
            () -> {
              sender.set(Thread.currentThread());
              return catchThrowable(
                  () -> {
                    while (true) {
                      socket.send("x".repeat(100_000));
                    }
                  });
            });
    CountDownLatch never = new CountDownLatch(1);
    while (sender.get() == null || !isIn(sender.get(), "send")) {
      var unused = never.await(10, TimeUnit.MILLISECONDS);
    }
    var unused = never.await(200, TimeUnit.MILLISECONDS);
    socket.close();
    assertThat(sending.get(10, TimeUnit.SECONDS)).isInstanceOf(CallCanceledException.class);
  }

  @Test
  void aSendThatIsHeldBack_endsWithItsLimit() {
    OpenSocket socket =
        open(
            wire -> {
              CountDownLatch never = new CountDownLatch(1);
              while (!never.await(5, TimeUnit.MILLISECONDS)) {
                time.advance(Duration.ofSeconds(1));
              }
            });
    assertThatThrownBy(
            () -> {
              while (true) {
                socket.send("x".repeat(100_000));
              }
            })
        .isInstanceOfSatisfying(
            CallTimeoutException.class, e -> assertThat(e.phase()).isEqualTo(Phase.WRITE));
  }

  @Test
  void interrupt_endsARead() throws Exception {
    OpenSocket socket = open(Wire::untilItIsClosed);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread reader = new Thread(() -> thrown.complete(readNoise(socket)));
    reader.start();
    reader.interrupt();
    assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
  }

  @Test
  void close_whileTheHandshakeWaits_endsItAndIsHeardOnce() throws Exception {
    SocketOpening opening = new SocketOpening();
    CompletableFuture<Throwable> connecting =
        OwnThread.supply(
            () -> catchThrowable(() -> OpenSocket.open(transport, call(), MESSAGE_LIMIT, opening)));
    try (Socket accepted = server.accept()) {
      assertThat(head(accepted.getInputStream())).contains("/socket");
      opening.close();
      assertThat(connecting.get(10, TimeUnit.SECONDS)).isInstanceOf(CallCanceledException.class);
    }
    assertThat(heard).containsExactly("started", "failed CallCanceledException");
  }

  @Test
  void close_ofTheClientWhileTheHandshakeWaits_endsIt() throws Exception {
    CompletableFuture<Throwable> connecting =
        OwnThread.supply(
            () ->
                catchThrowable(
                    () -> OpenSocket.open(transport, call(), MESSAGE_LIMIT, new SocketOpening())));
    try (Socket accepted = server.accept()) {
      assertThat(head(accepted.getInputStream())).contains("/socket");
      transport.close();
      assertThat(connecting.get(10, TimeUnit.SECONDS)).isInstanceOf(ClientClosedException.class);
    }
  }

  @Test
  void close_beforeTheOpening_endsItBeforeTheNetwork() {
    SocketOpening opening = new SocketOpening();
    opening.close();
    assertThatThrownBy(() -> OpenSocket.open(transport, call(), MESSAGE_LIMIT, opening))
        .isInstanceOf(CallCanceledException.class);
  }

  @Test
  void aSocketThatIsClosed_hasOneEnd() {
    OpenSocket socket = open(wire -> wire.text("{}"));
    socket.next();
    assertThatThrownBy(socket::next)
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("the connection broke during test.socket at 127.0.0.1");
    socket.close();
    socket.close();
    assertThat(heard).containsExactly("started", "answered 101", "ended 1");
  }

  @Test
  void compression_isNotOfferedAndNotTaken() throws Exception {
    CompletableFuture<String> asked = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                String head = head(socket.getInputStream());
                asked.complete(head);
                socket
                    .getOutputStream()
                    .write(upgrade(head, "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
                new CountDownLatch(1).await();
              } catch (Exception e) {
                // The client is gone.
              }
            });
    thread.setDaemon(true);
    thread.start();
    assertThatThrownBy(() -> OpenSocket.open(transport, call(), MESSAGE_LIMIT, new SocketOpening()))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("an extension of WebSocket that was not offered");
    assertThat(asked.get(10, TimeUnit.SECONDS)).doesNotContainIgnoringCase("extensions");
  }
}
