package dev.qiao.core.internal.transport;

import dev.qiao.core.error.CallTimeoutException.Phase;
import dev.qiao.core.http.Timeouts;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt has come to, noted on its OkHttp request while it goes through the interceptors:
 * on the body, and as a tag where there is no body or somebody may change it. A tag costs two maps.
 *
 * <p>It bounds each step of making a connection: the look-up of the name, and then each address,
 * TLS included. OkHttp's own connect timeout bounds TCP only: a TLS handshake waits for the read
 * timeout, which plain calls do not have. A step that takes too long ends that address only, so
 * that the next one is tried.
 */
final class Attempt extends EventListener {
  /** The attempt that the thread is making, for the name look-up and the socket factory. */
  private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

  /** Ends one step of making a connection. */
  private final class Step extends AsyncTimeout {
    private final @Nullable Socket socket;

    Step(@Nullable Socket socket) {
      this.socket = socket;
    }

    @Override
    protected void timedOut() {
      connectTimedOut = true;
      if (socket == null) {
        // Newer versions of okio have a cancel() of their own here.
        Attempt.this.cancel();
      } else {
        close(socket);
      }
    }
  }

  private volatile @Nullable Call call;
  private Deadlines.@Nullable Slot slot;
  private @Nullable Deadlines deadlines;

  /** The step of connecting that is under way. */
  private @Nullable Step step;

  /** The socket that is being connected. */
  private volatile @Nullable Socket connecting;

  /** The phase that {@link #slot} bounds. */
  private volatile Phase bounded = Phase.TOTAL;

  /** The phase that took longer than it may, the head of an answer or the whole. */
  private volatile @Nullable Phase elapsed;

  /** The thread that waits for what the network does, null if none does. */
  private volatile @Nullable Thread waiting;

  /** Whether a thread of the caller waits now and then, and not one of ours. */
  private volatile boolean blocking;

  private volatile boolean interrupted;

  /** Whether a step of making the connection took too long. */
  volatile boolean connectTimedOut;

  final Timeouts timeouts;
  final long readTimeoutMillis;

  /** Whether a connection was made and the request was about to be written. */
  volatile boolean started;

  /** The headers that went out, for what a failure must not show; null before that. */
  volatile @Nullable Headers sent;

  private volatile boolean written;

  /** The answer as it comes from the network, which an interceptor that throws leaves open. */
  volatile @Nullable Response answer;

  /** When it began, by the client's clock. */
  long begun;

  Attempt(Timeouts timeouts, long readTimeoutMillis) {
    this.timeouts = timeouts;
    this.readTimeoutMillis = readTimeoutMillis;
  }

  /** The attempt that the thread is making, null if it makes none. */
  static @Nullable Attempt current() {
    return CURRENT.get();
  }

  /**
   * The thread makes this attempt now; an interceptor may have begun it in the middle of another.
   *
   * @return the other, to be given to {@link #leave}
   */
  @Nullable Attempt enter(Call begun) {
    call = begun;
    Attempt before = CURRENT.get();
    CURRENT.set(this);
    return before;
  }

  /** The thread has made the attempt. */
  static void leave(@Nullable Attempt before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  /**
   * Whether {@link #isWritten()} must be notified of the end of the body. Without a read timeout it
   * need not: a socket that timed out was written to.
   */
  boolean asksForEnd() {
    return readTimeoutMillis > 0;
  }

  /** The request has gone out whole: from now on the head of the answer is waited for. */
  void written() {
    written = true;
    Deadlines known = deadlines;
    if (known != null && slot == null) {
      bounded = Phase.FIRST_EVENT;
      slot = known.enter(this, timeouts.firstEvent());
    }
  }

  /** Whether the request was written whole when a timeout of its socket struck. */
  boolean isWritten() {
    return written;
  }

  /** The attempt that a request is of, null if it is none of ours. */
  static @Nullable Attempt of(Request request) {
    return request.body() instanceof TrackedRequestBody body
        ? body.attempt
        : request.tag(Attempt.class);
  }

  /**
   * The attempt begins with that call and may take that long in all. Without such a limit the head
   * of its answer has one, {@link Timeouts#firstEvent()}, so that no attempt is without an end.
   */
  void begin(Call begun, @Nullable Duration total, Deadlines all) {
    call = begun;
    deadlines = all;
    if (total != null) {
      slot = all.enter(this, total);
    }
  }

  /** The head of an answer that is read whole has come; without a total it has one from here on. */
  void readsWhole() {
    Deadlines known = deadlines;
    if (known != null && bounded == Phase.FIRST_EVENT) {
      end();
      bounded = Phase.TOTAL;
      slot = known.enter(this, timeouts.total());
    }
  }

  /** The attempt has no limit of ours any more: it is over, or its answer has other limits. */
  void end() {
    Deadlines.Slot left = slot;
    if (left != null) {
      slot = null;
      left.leave(this);
    }
  }

  /** Ends the call because its head or the whole took too long. */
  void elapse() {
    elapsed = bounded;
    cancel();
  }

  /** The phase that took too long as a whole, null if none did. */
  @Nullable Phase elapsed() {
    return elapsed;
  }

  /** The answer is not read: gives its connection back. */
  void closeAnswer() {
    Response left = answer;
    if (left != null) {
      ResponseBodies.closeQuietly(left);
    }
  }

  /** Ends the call, whichever phase it is in. */
  void cancel() {
    Call begun = call;
    if (begun != null) {
      begun.cancel();
    }
    Socket made = connecting;
    if (made != null) {
      close(made);
    }
  }

  /** Whether the call was canceled, for whatever reason. */
  boolean isCanceled() {
    Call begun = call;
    return begun != null && begun.isCanceled();
  }

  /** A thread waits for the network from now on, null if none does. */
  void waitsIn(@Nullable Thread thread) {
    waiting = thread;
    blocking = true;
  }

  /** Ends the call if the thread that waits for it was interrupted. */
  void lookForInterrupt() {
    Thread thread = waiting;
    if (thread != null && thread.isInterrupted()) {
      interrupt();
      cancel();
    }
  }

  /** The wait was interrupted. */
  void interrupt() {
    interrupted = true;
  }

  /** Whether the thread that waits was interrupted. On newer JDKs that closes a socket, too. */
  boolean isInterrupted() {
    return interrupted || (blocking && Thread.currentThread().isInterrupted());
  }

  /** The call is about to look for a connection, or to make one. */
  void connecting() {
    bound(timeouts.connect().toMillis(), null);
  }

  /** The number of addresses of the name; each has its own time limit. */
  void found(int addresses) {
    bound(timeouts.connect().toMillis() * Math.max(1, addresses), null);
  }

  /** The next address is tried with that socket. */
  void connecting(Socket socket) {
    bound(timeouts.connect().toMillis(), socket);
    connecting = socket;
    if (isCanceled()) {
      close(socket);
    }
  }

  private void bound(long millis, @Nullable Socket socket) {
    boolean unused = connected();
    Step next = new Step(socket);
    next.timeout(millis, TimeUnit.MILLISECONDS);
    step = next;
    next.enter();
  }

  /**
   * A connection was made, or there will be none.
   *
   * @return whether it took too long: then it is being closed, and must not be used
   */
  boolean connected() {
    Step last = step;
    step = null;
    connecting = null;
    return last != null && last.exit();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException | RuntimeException e) {
      // It is given up all the same.
    }
  }

  @Override
  public void proxySelectStart(Call waiting, HttpUrl url) {
    connecting();
  }

  /**
   * OkHttp forgets a cancel that comes before it has the connection's socket, and the handshake
   * would then wait without end. From here on a cancel closes the socket; an earlier one is seen.
   */
  @Override
  public void secureConnectStart(Call connecting) {
    if (connecting.isCanceled()) {
      Attempt.<RuntimeException>fail(new IOException("Canceled"));
    }
  }

  /** OkHttp, in Kotlin, takes an IOException from a listener as one of its own. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> void fail(IOException e) throws E {
    throw (E) e;
  }

  @Override
  public void callFailed(Call same, IOException e) {
    boolean unused = connected();
  }
}
