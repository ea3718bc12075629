package dev.qiao.core.internal.transport;

import dev.qiao.core.http.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt has come to, noted on its OkHttp request while it goes through the interceptors:
 * on the body, and as a tag where there is no body or somebody may change it. A tag costs two maps.
 *
 * <p>It is also the call's event listener in a client of our own, and so hears when a connection is
 * made; a user's client may have a listener already, and then bounds every call.
 */
final class Attempt extends EventListener {
  /**
   * Ends the call when no connection stands in time. OkHttp's own connect timeout bounds TCP alone:
   * a TLS handshake waits for the read timeout, which plain calls do not have.
   */
  private final AsyncTimeout connecting =
      new AsyncTimeout() {
        @Override
        protected void timedOut() {
          connectTimedOut = true;
          // Newer versions of okio have a cancel() of their own here.
          Attempt.this.cancel();
        }
      };

  private volatile @Nullable Call call;
  private Deadlines.@Nullable Slot slot;
  private boolean bounded;

  /** Whether the attempt took longer than it may in all. */
  volatile boolean totalElapsed;

  /** Whether making the connection took too long. */
  volatile boolean connectTimedOut;

  final Timeouts timeouts;
  final long readTimeoutMillis;

  /** Whether a connection stood and the request was about to be written. */
  volatile boolean started;

  private volatile boolean written;

  Attempt(Timeouts timeouts, long readTimeoutMillis) {
    this.timeouts = timeouts;
    this.readTimeoutMillis = readTimeoutMillis;
  }

  /**
   * Whether {@link #isWritten()} must hear of the end of the body. Without a read timeout it need
   * not: a socket that timed out was written to.
   */
  boolean asksForEnd() {
    return readTimeoutMillis > 0;
  }

  /** The body has gone out whole. */
  void written() {
    written = true;
  }

  /** Whether the request was written whole when a timeout of its socket struck. */
  boolean isWritten() {
    return written;
  }

  /** The attempt that a request is of, null if it is none of ours. */
  static @Nullable Attempt of(Request request) {
    return request.body() instanceof NotingBody body ? body.attempt : request.tag(Attempt.class);
  }

  /** The attempt begins with that call and may take that long in all. */
  void begin(Call begun, @Nullable Duration total, Deadlines deadlines) {
    call = begun;
    if (total != null) {
      slot = deadlines.enter(this, total);
    }
  }

  /** The attempt is over. */
  void end() {
    Deadlines.Slot left = slot;
    if (left != null) {
      left.leave(this);
    }
  }

  /** Ends the call because it took too long in all. */
  void totalElapsed() {
    totalElapsed = true;
    cancel();
  }

  private void cancel() {
    Call begun = call;
    if (begun != null) {
      begun.cancel();
    }
  }

  /** The call is about to look for a connection, or to make one. */
  void connecting() {
    if (!bounded) {
      connecting.timeout(timeouts.connect().toMillis(), TimeUnit.MILLISECONDS);
      connecting.enter();
      bounded = true;
    }
  }

  /** A connection stands, or there will be none. */
  void connected() {
    if (bounded) {
      bounded = false;
      connecting.exit();
    }
  }

  @Override
  public void proxySelectStart(Call waiting, HttpUrl url) {
    connecting();
  }

  /**
   * OkHttp forgets a cancel that comes before it has the connection's socket, and the handshake
   * would then wait for ever. From here on a cancel closes the socket; what came before is seen.
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
    connected();
  }
}
