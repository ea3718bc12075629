package dev.qiao.core.internal.transport;

import dev.qiao.core.http.Timeouts;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt has come to, noted on its OkHttp request while it goes through the interceptors:
 * on the body, and as a tag where there is no body or somebody may change it. A tag costs two maps.
 */
final class Attempt {
  /**
   * Ends the call when no connection stands in time. OkHttp's own connect timeout bounds TCP alone:
   * a TLS handshake waits for the read timeout, which plain calls do not have.
   */
  private final AsyncTimeout connecting =
      new AsyncTimeout() {
        @Override
        protected void timedOut() {
          connectTimedOut = true;
          Call waiting = call;
          if (waiting != null) {
            waiting.cancel();
          }
        }
      };

  private volatile @Nullable Call call;

  /** Whether making the connection took too long. */
  volatile boolean connectTimedOut;

  final Timeouts timeouts;
  final long readTimeoutMillis;

  /** Whether a connection stood and the request was about to be written. */
  volatile boolean started;

  /** Whether the request was written whole. */
  volatile boolean written;

  Attempt(Timeouts timeouts, long readTimeoutMillis) {
    this.timeouts = timeouts;
    this.readTimeoutMillis = readTimeoutMillis;
  }

  /** The attempt that a request is of, null if it is none of ours. */
  static @Nullable Attempt of(Request request) {
    return request.body() instanceof NotingBody body ? body.attempt : request.tag(Attempt.class);
  }

  /** The call is about to look for a connection. */
  void connecting(Call waiting) {
    call = waiting;
    connecting.timeout(timeouts.connect().toMillis(), TimeUnit.MILLISECONDS);
    connecting.enter();
  }

  /** A connection stands, or there will be none. */
  void connected() {
    connecting.exit();
  }
}
