package dev.qiao.core.internal.transport;

import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.PhaseTimeoutException.Phase;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ExchangeListener.Exchange;
import dev.qiao.core.internal.time.Time;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket whose frames are taken one by one. OkHttp's reading thread waits while a megabyte
 * lies here, so that TCP slows the service down and a slow reader costs no memory.
 */
public final class OpenSocket extends WebSocketListener implements AutoCloseable {
  private static final long MOST_WAITING = 1024 * 1024;
  private static final int NORMAL = 1000;
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
  private final long begin;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Frame> frames = new ArrayDeque<>();

  // All guarded by the lock.
  private long waiting;
  private boolean open;
  private @Nullable SdkException failure;
  private boolean closedByService;
  private boolean closed;
  private boolean working;
  private boolean sawFrame;
  private boolean sawContent;
  private long received;
  private long lastMove;

  private @Nullable WebSocket socket;
  private volatile @Nullable String requestId;

  OpenSocket(Transport transport, ApiCall call, Exchange exchange, Time time) {
    this.transport = transport;
    this.call = call;
    this.exchange = exchange;
    this.time = time;
    this.begin = time.nanos();
  }

  /** Waits until the handshake has succeeded or failed. */
  void awaitOpen(WebSocket handshaking) {
    socket = handshaking;
    // OkHttp ends the phases of the handshake; this is for what it forgets.
    Duration most = call.timeouts().connect().plus(call.timeouts().firstEvent());
    long left = most.toNanos();
    lock.lock();
    try {
      while (!open && failure == null) {
        if (left <= 0) {
          handshaking.cancel();
          throw Transport.timeout(call, Phase.FIRST_EVENT, target(), false, null);
        }
        left = changed.awaitNanos(left);
      }
      if (failure != null) {
        throw failure;
      }
      lastMove = System.nanoTime();
    } catch (InterruptedException e) {
      handshaking.cancel();
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(target() + " was interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onOpen(WebSocket opened, Response response) {
    requestId = response.header("x-request-id");
    change(() -> open = true);
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    put(new TextFrame(text), text.length());
  }

  @Override
  public void onMessage(WebSocket from, ByteString bytes) {
    put(new BinaryFrame(bytes), bytes.size());
  }

  private void put(Frame frame, long size) {
    lock.lock();
    try {
      while (waiting >= MOST_WAITING && !closed) {
        changed.awaitUninterruptibly();
      }
      if (!closed) {
        frames.add(frame);
        waiting += size;
        received++;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onClosing(WebSocket closing, int code, String reason) {
    closing.close(NORMAL, null);
    change(
        () -> {
          closedByService = true;
          if (code != NORMAL && failure == null) {
            failure =
                new ConnectionException(
                    target() + ": the service closed the socket with " + code + " " + reason,
                    true,
                    null);
          }
        });
  }

  @Override
  public void onClosed(WebSocket over, int code, String reason) {
    transport.ended(this);
  }

  @Override
  public void onFailure(WebSocket broken, Throwable e, @Nullable Response response) {
    transport.ended(this);
    SdkException reason = explain(e, response);
    change(
        () -> {
          if (failure == null) {
            failure = reason;
          }
        });
  }

  private SdkException explain(Throwable e, @Nullable Response response) {
    if (transport.isClosed()) {
      return new ClientClosedException("the client was closed during " + target(), e);
    }
    if (closed) {
      return new CallCanceledException(target() + " was canceled", e);
    }
    if (response != null && !open) {
      return refused(response, e);
    }
    String message = String.valueOf(e.getMessage());
    if (!open && e instanceof SocketTimeoutException) {
      return Transport.timeout(
          call,
          message.contains("connect") ? Phase.CONNECT : Phase.FIRST_EVENT,
          target(),
          false,
          e);
    }
    return new ConnectionException(
        open
            ? "the connection broke during " + target() + ": " + message
            : "no connection for "
                + target()
                + ": "
                + e.getClass().getSimpleName()
                + " "
                + message
                + ". Nothing was sent; check network, proxy and endpoint",
        open,
        e);
  }

  private SdkException refused(Response response, Throwable e) {
    try {
      return response.code() >= 400
          ? Transport.refusal(call, response)
          : new MalformedResponseException(
              target()
                  + ": the answer to the handshake is no upgrade but status "
                  + response.code()
                  + "; check endpoint and proxy",
              "",
              e);
    } catch (IOException unreadable) {
      return new ConnectionException(target() + ": " + unreadable.getMessage(), false, unreadable);
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sends a text frame, waiting while too much is on its way. */
  public void send(String text) {
    WebSocket to = socket;
    lock.lock();
    try {
      long end = System.nanoTime() + call.timeouts().write().toNanos();
      while (to != null && to.queueSize() > MOST_WAITING && failure == null && !closed) {
        if (System.nanoTime() > end) {
          throw failWith(Transport.timeout(call, Phase.WRITE, target(), true, null));
        }
        var unused = changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (failure != null) {
        throw failure;
      }
      if (closed || to == null) {
        throw new CallCanceledException(target() + " was canceled: its socket was closed", null);
      }
      if (closedByService || !to.send(text)) {
        throw new ConnectionException(
            target() + ": the service has closed the socket; open a new one", false, null);
      }
      lastMove = System.nanoTime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(target() + " was interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next frame; null when the service has closed the socket in peace. What came before the
   * socket broke is given first.
   */
  public @Nullable Frame next() {
    lock.lock();
    try {
      while (true) {
        Frame frame = frames.poll();
        if (frame != null) {
          waiting -= frame instanceof TextFrame text ? text.text.length() : length(frame);
          sawFrame = true;
          lastMove = System.nanoTime();
          changed.signalAll();
          return frame;
        }
        if (failure != null) {
          throw failure;
        }
        if (closed) {
          throw new CallCanceledException(target() + " was canceled: its socket was closed", null);
        }
        if (closedByService) {
          return null;
        }
        Phase phase = !sawFrame ? Phase.FIRST_EVENT : sawContent ? Phase.IDLE : Phase.FIRST_CONTENT;
        long left = lastMove + limit(phase).toNanos() - System.nanoTime();
        if (left <= 0) {
          throw failWith(Transport.timeout(call, phase, target(), true, null));
        }
        var unused = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failWith(new CallInterruptedException(target() + " was interrupted", e));
    } finally {
      lock.unlock();
    }
  }

  private static int length(Frame frame) {
    return frame instanceof BinaryFrame binary ? binary.bytes.size() : 0;
  }

  private Duration limit(Phase phase) {
    return switch (phase) {
      case FIRST_EVENT -> call.timeouts().firstEvent();
      case FIRST_CONTENT -> call.timeouts().firstContent();
      default -> call.timeouts().idle();
    };
  }

  /** Nobody can go on after this. */
  private SdkException failWith(SdkException reason) {
    failure = reason;
    WebSocket broken = socket;
    if (broken != null) {
      broken.cancel();
    }
    return reason;
  }

  /** Content has come: from now on silence is counted. */
  public void sawContent() {
    change(() -> sawContent = true);
  }

  /** A new piece of work begins, whose first content is waited for anew. */
  public void startsAnew() {
    change(
        () -> {
          working = true;
          sawFrame = false;
          sawContent = false;
        });
  }

  /** The piece of work is done. */
  public void finished() {
    change(() -> working = false);
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

  /** Ends it all at once, as the client does when it closes. */
  void cancel() {
    WebSocket ended = socket;
    if (ended != null) {
      ended.cancel();
    }
  }

  /** Closes the socket; what has not come by then is dropped. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    WebSocket ended = socket;
    if (ended != null) {
      // In the middle of its work a service would go on sending and not look at a polite word.
      if (working || !ended.close(NORMAL, null)) {
        ended.cancel();
      }
    }
    Duration took = Duration.ofNanos(time.nanos() - begin);
    SdkException reason = failure;
    long count = received;
    transport.tell(listener -> listener.streamEnded(exchange, count, took, reason));
  }
}
