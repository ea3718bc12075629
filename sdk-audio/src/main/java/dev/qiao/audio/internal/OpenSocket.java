package dev.qiao.audio.internal;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException.Phase;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ExchangeListener.Exchange;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.CallFailures;
import dev.qiao.core.internal.transport.HttpChain;
import dev.qiao.core.internal.transport.ResponseBodies;
import dev.qiao.core.internal.transport.Transport;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket whose frames are taken one by one. OkHttp's reading thread waits while a megabyte
 * lies here, so that TCP slows the service down and a slow reader costs no memory.
 *
 * <p>Limits count the time that the reader waits for progress: an event that the service documents,
 * or content. Frames that are none of these, and pings, do not prolong a wait. What the reader does
 * between two frames that made progress is not counted.
 */
public final class OpenSocket extends WebSocketListener
    implements AutoCloseable, CountingSocketFactory.Counter {
  private static final long MAX_WAITING = 1024 * 1024;

  /** What a frame costs beside its content, so that empty ones fill the queue, too. */
  private static final int FRAME_COST = 64;

  /** While a large message arrives, this much more of it within a limit is progress. */
  private static final int MIN_ARRIVAL = 16 * 1024;

  /** What was read beyond a message, and TLS, may be counted with the next one. */
  private static final int READ_AHEAD = 64 * 1024;

  private static final int NORMAL = 1000;
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final String WEBSOCKET_EXTENSIONS = "Sec-WebSocket-Extensions";
  private static final long LOOK_AGAIN_MILLIS = 5;

  /** A frame. */
  public sealed interface Frame {}

  /** A text frame. */
  public record TextFrame(String text) implements Frame {}

  /** A binary frame. */
  public record BinaryFrame(ByteString bytes) implements Frame {}

  private final Transport transport;
  private final ApiCall call;
  private final Exchange exchange;
  private final Time time;
  private final int messageLimit;
  private final long begin;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  @GuardedBy("lock")
  private final Queue<Frame> frames = new ArrayDeque<>();

  @GuardedBy("lock")
  private long waiting;

  @GuardedBy("lock")
  private @Nullable WebSocket socket;

  @GuardedBy("lock")
  private boolean open;

  /** Ends everything at once if it is ours; what came before the service's is given first. */
  @GuardedBy("lock")
  private @Nullable SdkException failure;

  @GuardedBy("lock")
  private boolean closedByService;

  @GuardedBy("lock")
  private boolean closed;

  /** Whether the handshake was reported as a success, so that an end is, too. */
  @GuardedBy("lock")
  private boolean handedOut;

  /** Whether {@link #close()} was called. */
  @GuardedBy("lock")
  private boolean over;

  @GuardedBy("lock")
  private boolean working;

  @GuardedBy("lock")
  private Phase phase = Phase.FIRST_EVENT;

  @GuardedBy("lock")
  private long received;

  /** How long the reader has waited since the last progress, up to the wait under way. */
  @GuardedBy("lock")
  private long waited;

  /**
   * When the wait under way began, or the last frame was given that was not reported as progress.
   */
  @GuardedBy("lock")
  private long waitBegan;

  /** Whether the frame given last was none that counts. */
  @GuardedBy("lock")
  private boolean noise;

  /** Bytes since the last whole message. */
  @GuardedBy("lock")
  private long arrived;

  /** How much of {@link #arrived} has prolonged a wait. */
  @GuardedBy("lock")
  private long arrivedCounted;

  /** The headers of the handshake as they went out. */
  private volatile @Nullable Headers sent;

  private volatile @Nullable String requestId;

  /** What the client does with this socket when it closes. */
  private final Runnable end = this::cancel;

  private OpenSocket(Transport transport, ApiCall call, Exchange exchange, int messageLimit) {
    this.transport = transport;
    this.call = call;
    this.exchange = exchange;
    this.time = transport.time();
    this.messageLimit = messageLimit;
    this.begin = time.nanos();
  }

  /**
   * Opens a WebSocket. Nothing is asked for yet, so every failure may be repeated.
   *
   * @param messageLimit the largest message that is taken, in bytes
   * @param opening ends it all, from another thread
   */
  public static OpenSocket open(
      Transport transport, ApiCall call, int messageLimit, SocketOpening opening) {
    return transport.repeated(
        call,
        opening.end(),
        (exchange, begin) -> {
          transport.requireOpen();
          OpenSocket socket = new OpenSocket(transport, call, exchange, messageLimit);
          opening.tries(socket);
          Request.Builder request = new Request.Builder().url(call.url());
          call.headers().forEach(request::header);
          transport.endsWithClient(socket.end);
          try {
            socket.awaitOpen(socket.client().newWebSocket(request.build(), socket));
          } catch (SdkException e) {
            transport.leave(socket.end);
            throw e;
          }
          if (transport.isClosed()) {
            socket.cancel();
            transport.requireOpen();
          }
          transport.exchanges().answered(exchange, SWITCHING_PROTOCOLS, socket.requestId(), begin);
          return socket;
        });
  }

  /**
   * The client of this WebSocket, whose sockets count for it. Compression is not offered: a message
   * that is small on its way could then be of any size. No socket factory of a user is replaced.
   */
  private OkHttpClient client() {
    // No Attempt bounds the connecting: OkHttp does not say when a WebSocket has its connection.
    // awaitOpen(..) bounds the whole handshake.
    OkHttpClient.Builder builder =
        transport
            .calls()
            .newBuilder()
            .connectTimeout(call.timeouts().connect())
            .writeTimeout(call.timeouts().write())
            .readTimeout(call.timeouts().firstEvent());
    if (transport.hasOwnSockets()) {
      builder.socketFactory(new CountingSocketFactory(this));
    }
    builder.interceptors().add(0, OpenSocket::onlyIoExceptions);
    builder.addInterceptor(
        chain -> {
          sent = chain.request().headers();
          Response response =
              chain.proceed(
                  chain.request().newBuilder().removeHeader(WEBSOCKET_EXTENSIONS).build());
          if (response.header(WEBSOCKET_EXTENSIONS) != null) {
            response.close();
            throw new ProtocolException(
                "the service uses an extension of WebSocket that was not offered");
          }
          return response;
        });
    return builder.build();
  }

  private static Response onlyIoExceptions(Interceptor.Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw HttpChain.thrownInside(e);
    }
  }

  /** Waits until the handshake has succeeded or failed. */
  private void awaitOpen(WebSocket handshaking) {
    // OkHttp ends the phases of the handshake; this is for what it forgets.
    Duration most = call.timeouts().connect().plus(call.timeouts().firstEvent());
    long last = time.nanos() + most.toNanos();
    boolean opened = false;
    lock.lock();
    try {
      socket = handshaking;
      while (!open) {
        requireUsable();
        long left = last - time.nanos();
        if (left <= 0) {
          throw CallFailures.timeout(call, Phase.FIRST_EVENT, target(), false, null);
        }
        time.await(changed, left);
      }
      requireUsable();
      opened = true;
      handedOut = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(target() + " was interrupted", e);
    } finally {
      lock.unlock();
      if (!opened) {
        handshaking.cancel();
      }
    }
  }

  /** Throws if nothing more can be done with this socket. */
  @GuardedBy("lock")
  private void requireUsable() {
    if (closed) {
      throw transport.isClosed() ? clientClosed(null) : canceled(null);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private CallCanceledException canceled(@Nullable Throwable cause) {
    return new CallCanceledException(target() + " was canceled: its socket was closed", cause);
  }

  private ClientClosedException clientClosed(@Nullable Throwable cause) {
    return new ClientClosedException("the client was closed during " + target(), cause);
  }

  @Override
  public void onOpen(WebSocket opened, Response response) {
    String id = response.header("x-request-id");
    requestId = id == null ? null : call.secrets(sent).hidden(id);
    lock.lock();
    try {
      open = true;
      arrived = 0;
      arrivedCounted = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Bytes came in from the network, on the thread that hands out the messages. */
  @Override
  public void arrived(int bytes) throws IOException {
    lock.lock();
    try {
      arrived += bytes;
      if (open && arrived > (long) messageLimit + READ_AHEAD) {
        failWith(tooLarge());
        throw new IOException("a message is larger than " + messageLimit + " bytes");
      }
    } finally {
      lock.unlock();
    }
  }

  private ResponseTooLargeException tooLarge() {
    return new ResponseTooLargeException(
        target()
            + ": a message of the socket is larger than "
            + messageLimit
            + " bytes; raise QiaoClient.builder().eventLimit(..) if that is expected",
        messageLimit);
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    put(new TextFrame(text), text.length());
  }

  @Override
  public void onMessage(WebSocket from, ByteString bytes) {
    put(new BinaryFrame(bytes), bytes.size());
  }

  private void put(Frame frame, int size) {
    lock.lock();
    try {
      arrived = 0;
      arrivedCounted = 0;
      while (waiting >= MAX_WAITING && !closed && failure == null) {
        changed.awaitUninterruptibly();
      }
      if (closed || failure != null) {
        return;
      }
      if (size > messageLimit) {
        failWith(tooLarge());
        return;
      }
      frames.add(frame);
      waiting += cost(frame);
      received++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static int cost(Frame frame) {
    return FRAME_COST
        + (frame instanceof TextFrame text
            ? text.text.length()
            : ((BinaryFrame) frame).bytes.size());
  }

  @Override
  public void onClosing(WebSocket closing, int code, String reason) {
    lock.lock();
    try {
      closedByService = true;
      if (code != NORMAL && failure == null) {
        failure =
            hiding(
                new ConnectionException(
                    target()
                        + ": the service closed the socket with "
                        + code
                        + (reason.isEmpty() ? "" : " " + reason),
                    true,
                    null));
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    closing.close(NORMAL, null);
  }

  @Override
  public void onClosed(WebSocket over, int code, String reason) {
    transport.leave(end);
  }

  @Override
  public void onFailure(WebSocket broken, Throwable e, @Nullable Response response) {
    transport.leave(end);
    boolean opened;
    lock.lock();
    try {
      opened = open;
    } finally {
      lock.unlock();
    }
    // Reads a refusal's body, so not under the lock.
    SdkException reason =
        hiding(response != null && !opened ? refused(response, e) : explain(e, opened));
    lock.lock();
    try {
      if (failure == null) {
        failure = reason;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A failure without the secrets of the call. */
  public SdkException hiding(SdkException reason) {
    return call.hiding(reason, sent);
  }

  private SdkException explain(Throwable e, boolean opened) {
    if (transport.isClosed()) {
      return clientClosed(e);
    }
    String message = String.valueOf(e.getMessage());
    if (!opened && e instanceof SocketTimeoutException) {
      return CallFailures.timeout(
          call,
          message.contains("connect") ? Phase.CONNECT : Phase.FIRST_EVENT,
          target(),
          false,
          e);
    }
    return new ConnectionException(
        opened
            ? "the connection broke during " + target() + ": " + message
            : "no connection for "
                + target()
                + ": "
                + e.getClass().getSimpleName()
                + " "
                + message
                + ". Nothing was sent; check network, proxy and endpoint",
        opened,
        e);
  }

  private SdkException refused(Response response, Throwable e) {
    try {
      if (response.code() >= 400) {
        return CallFailures.refusal(call, response);
      }
      byte[] body =
          response.code() == SWITCHING_PROTOCOLS ? new byte[0] : ResponseBodies.readStart(response);
      if (ErrorReader.isErrorInside(body)) {
        return CallFailures.refusal(call, response, body);
      }
      return new MalformedResponseException(
          target()
              + ": the answer to the handshake is no upgrade but status "
              + response.code()
              + (response.code() == SWITCHING_PROTOCOLS ? " (" + e.getMessage() + ")" : "")
              + "; check endpoint and proxy",
          ErrorReader.bounded(body),
          e);
    } catch (IOException unreadable) {
      return new ConnectionException(target() + ": " + unreadable.getMessage(), false, unreadable);
    } catch (RuntimeException unreadable) {
      return new MalformedResponseException(
          target() + ": the answer to the handshake cannot be read: " + unreadable.getMessage(),
          "",
          unreadable);
    }
  }

  /**
   * Sends a text frame, waiting while too much is on its way. If this throws, the frame was not
   * sent, and will not be.
   */
  public void send(String text) {
    long last = time.nanos() + call.timeouts().write().toNanos();
    lock.lock();
    try {
      requireUsable();
      WebSocket to = socket;
      while (to != null && to.queueSize() > MAX_WAITING) {
        if (time.nanos() > last) {
          throw failWith(CallFailures.timeout(call, Phase.WRITE, target(), true, null));
        }
        // OkHttp does not say when the queue becomes shorter.
        var unused = changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        requireUsable();
      }
      if (to == null || closedByService || !to.send(text)) {
        throw new ConnectionException(
            target() + ": the service has closed the socket; open a new one", false, null);
      }
      // The answer to this can only come from now on.
      waited = 0;
      waitBegan = time.nanos();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(target() + " was interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next frame; null when the service has closed the socket normally. What came before the
   * socket broke is given first.
   */
  public @Nullable Frame next() {
    lock.lock();
    try {
      long now = time.nanos();
      if (noise) {
        waited += now - waitBegan;
      }
      waitBegan = now;
      while (true) {
        if (closed) {
          requireUsable();
        }
        now = time.nanos();
        long left = limit(phase).toNanos() - waited - (now - waitBegan);
        // A reader that is late or slow finds what came meanwhile.
        if (left <= 0
            && (noise || frames.isEmpty())
            && failure == null
            && !closedByService
            && !moreArrived(now)) {
          throw failWith(CallFailures.timeout(call, phase, target(), true, null));
        }
        Frame frame = frames.poll();
        if (frame != null) {
          waiting -= cost(frame);
          waited += now - waitBegan;
          waitBegan = now;
          noise = true;
          changed.signalAll();
          return frame;
        }
        requireUsable();
        if (closedByService) {
          return null;
        }
        time.await(changed, Math.max(1, left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failWith(new CallInterruptedException(target() + " was interrupted", e));
    } finally {
      lock.unlock();
    }
  }

  /** Whether a message is on its way, of which a good deal came while the limit ran. */
  @GuardedBy("lock")
  private boolean moreArrived(long now) {
    if (arrived - arrivedCounted < MIN_ARRIVAL) {
      return false;
    }
    arrivedCounted = arrived;
    waited = 0;
    waitBegan = now;
    return true;
  }

  private Duration limit(Phase waitedFor) {
    return switch (waitedFor) {
      case FIRST_EVENT -> call.timeouts().firstEvent();
      case FIRST_CONTENT -> call.timeouts().firstContent();
      default -> call.timeouts().idle();
    };
  }

  /** Nothing can continue after this. */
  @GuardedBy("lock")
  private SdkException failWith(SdkException reason) {
    if (failure == null) {
      failure = reason;
    }
    frames.clear();
    waiting = 0;
    changed.signalAll();
    WebSocket broken = socket;
    if (broken != null) {
      broken.cancel();
    }
    return reason;
  }

  /** The frame given last is an event that the service documents for the work under way. */
  public void eventReceived() {
    lock.lock();
    try {
      if (phase != Phase.FIRST_CONTENT) {
        waited = 0;
      }
      phase = phase == Phase.FIRST_EVENT ? Phase.FIRST_CONTENT : phase;
      noise = false;
    } finally {
      lock.unlock();
    }
  }

  /** The frame given last is content: from now on {@code idle} counts. */
  public void contentReceived() {
    lock.lock();
    try {
      phase = Phase.IDLE;
      waited = 0;
      noise = false;
    } finally {
      lock.unlock();
    }
  }

  /** A piece of work begins, whose first event is waited for. What is left of the last goes. */
  public void beginTurn() {
    lock.lock();
    try {
      working = true;
      phase = Phase.FIRST_EVENT;
      waited = 0;
      noise = false;
      frames.clear();
      waiting = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The piece of work is done. */
  public void endTurn() {
    lock.lock();
    try {
      working = false;
    } finally {
      lock.unlock();
    }
  }

  /** Logs what the service may not take, and notifies the listeners, as a client's checks do. */
  public void warn(String warning) {
    transport.exchanges().warned(exchange.operation(), warning);
  }

  /** The call as it was asked. */
  public ApiCall call() {
    return call;
  }

  /** The vendor's id of the handshake. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** What is being done and where, for messages. */
  public String target() {
    return exchange.operation() + " at " + exchange.host();
  }

  /** Ends it all at once, as the client does when it closes, from any thread. */
  void cancel() {
    WebSocket ended;
    lock.lock();
    try {
      closed = true;
      frames.clear();
      waiting = 0;
      changed.signalAll();
      ended = socket;
    } finally {
      lock.unlock();
    }
    if (ended != null) {
      ended.cancel();
    }
  }

  /** Closes the socket; what has not come by then is dropped. */
  @Override
  public void close() {
    WebSocket ended;
    boolean atOnce;
    long count;
    SdkException reason;
    boolean reports;
    lock.lock();
    try {
      if (over) {
        return;
      }
      over = true;
      // In the middle of its work a service would go on sending and not look at a polite word.
      atOnce = closed || working || failure != null;
      closed = true;
      frames.clear();
      waiting = 0;
      changed.signalAll();
      ended = socket;
      count = received;
      reason = failure;
      reports = handedOut;
    } finally {
      lock.unlock();
    }
    if (ended != null && (atOnce || !ended.close(NORMAL, null))) {
      ended.cancel();
    }
    if (!reports) {
      return;
    }
    Duration took = Duration.ofNanos(time.nanos() - begin);
    transport
        .exchanges()
        .notifyListeners(listener -> listener.streamEnded(exchange, count, took, reason));
  }
}
