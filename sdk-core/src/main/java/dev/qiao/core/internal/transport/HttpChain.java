package dev.qiao.core.internal.transport;

import dev.qiao.core.http.Interceptor;
import dev.qiao.core.http.Timeouts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The client of OkHttp that makes the calls, and what surrounds each: timeouts, the users'
 * interceptors, and the {@link Attempt} that learns from it how far a call is.
 */
public final class HttpChain {
  private HttpChain() {}

  /**
   * The client that makes the calls.
   *
   * @param owned whether it is made for us, so that its events are ours
   */
  static OkHttpClient client(
      OkHttpClient shared, boolean owned, List<Interceptor> interceptors, ExecutorService threads) {
    OkHttpClient.Builder builder =
        shared
            .newBuilder()
            .dispatcher(unlimited(threads))
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(0, TimeUnit.MILLISECONDS)
            // Calls with these, as most are, need no chain of their own to carry others.
            .connectTimeout(Timeouts.DEFAULT.connect())
            .writeTimeout(Timeouts.DEFAULT.write())
            .readTimeout(Duration.ZERO);
    builder.socketFactory(new BoundedSocketFactory(shared.socketFactory()));
    builder.dns(new BoundedDns(shared.dns()));
    // Ours is before the user's, so that the user's see the request as it is sent.
    builder.interceptors().add(0, HttpChain::outermost);
    int index = 1;
    for (Interceptor interceptor : interceptors) {
      builder.interceptors().add(index++, new InterceptorAdapter(interceptor));
    }
    if (owned) {
      builder.eventListenerFactory(HttpChain::listener);
    } else {
      builder.interceptors().add(HttpChain::boundConnecting);
    }
    builder.networkInterceptors().add(HttpChain::noteStart);
    return builder.build();
  }

  static Dispatcher unlimited(ExecutorService threads) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }

  /** Around all interceptors: nothing but an IOException leaves OkHttp's chain. */
  private static Response outermost(okhttp3.Interceptor.Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.request());
    if (attempt == null) {
      return chain.proceed(chain.request());
    }
    Attempt before = attempt.enter(chain.call());
    try {
      return withTimeouts(chain, attempt).proceed(chain.request());
    } catch (Throwable e) {
      attempt.closeAnswer();
      throw e instanceof IOException known ? known : thrownInside(e);
    } finally {
      Attempt.leave(before);
    }
  }

  /** As an IOException, what is none. */
  public static IOException thrownInside(Throwable e) {
    if (e instanceof InterruptedException) {
      // OkHttp 5 is Kotlin: it lets one through that it does not declare.
      InterruptedIOException interrupted = new InterruptedIOException(String.valueOf(e));
      interrupted.initCause(e);
      return interrupted;
    }
    return UnexpectedException.inside(e);
  }

  private static okhttp3.Interceptor.Chain withTimeouts(
      okhttp3.Interceptor.Chain chain, Attempt attempt) {
    okhttp3.Interceptor.Chain timed = chain;
    int connect = millis(attempt.timeouts.connect());
    int write = millis(attempt.timeouts.write());
    int read = (int) attempt.readTimeoutMillis;
    if (connect != chain.connectTimeoutMillis()) {
      timed = timed.withConnectTimeout(connect, TimeUnit.MILLISECONDS);
    }
    if (write != chain.writeTimeoutMillis()) {
      timed = timed.withWriteTimeout(write, TimeUnit.MILLISECONDS);
    }
    if (read != chain.readTimeoutMillis()) {
      timed = timed.withReadTimeout(read, TimeUnit.MILLISECONDS);
    }
    return timed;
  }

  private static EventListener listener(Call call) {
    Attempt attempt = Attempt.of(call.request());
    return attempt == null ? EventListener.NONE : attempt;
  }

  private static Response boundConnecting(okhttp3.Interceptor.Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.request());
    if (attempt == null) {
      return chain.proceed(chain.request());
    }
    attempt.connecting();
    try {
      return chain.proceed(chain.request());
    } finally {
      boolean unused = attempt.connected();
    }
  }

  /**
   * The last place before a request is written. A connection that took too long is refused here,
   * however late the watchdog comes to close it: what is written may cost money.
   */
  private static Response noteStart(okhttp3.Interceptor.Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.request());
    if (attempt != null) {
      if (attempt.connected()) {
        throw new SocketTimeoutException("connect timed out");
      }
      if (chain.call().isCanceled()) {
        // It came before there was an exchange to cancel.
        throw new IOException("Canceled");
      }
      attempt.started = true;
      attempt.sent = chain.request().headers();
      if (chain.request().body() == null) {
        attempt.written();
      }
    }
    Response response = chain.proceed(chain.request());
    if (attempt != null) {
      attempt.answer = response;
    }
    String length = response.header("Content-Length");
    if (length != null && length.startsWith("-")) {
      // OkHttp would fail on it while reading or closing the body.
      throw new ProtocolException("the answer has a Content-Length of " + length);
    }
    return response;
  }

  private static int millis(Duration duration) {
    return (int) duration.toMillis();
  }
}
