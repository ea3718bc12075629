package dev.qiao.core.internal.transport;

import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.PhaseTimeoutException.Phase;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ExchangeListener.Exchange;
import dev.qiao.core.internal.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * An answer with a success status whose body is still coming. Reads of {@link #body()} throw what
 * {@link #explain} turns into the tree's exceptions.
 */
public final class OpenAnswer implements AutoCloseable {
  private final Transport transport;
  private final ApiCall apiCall;
  private final Exchange exchange;
  private final Call call;
  private final Response response;
  private final Time time;
  private final long begin;
  private final @Nullable BufferedSource source;
  private volatile boolean closed;
  private boolean sawByte;
  private boolean sawContent;

  OpenAnswer(
      Transport transport,
      ApiCall apiCall,
      Exchange exchange,
      Call call,
      Response response,
      Time time) {
    this.transport = transport;
    this.apiCall = apiCall;
    this.exchange = exchange;
    this.call = call;
    this.response = response;
    this.time = time;
    this.begin = time.nanos();
    ResponseBody body = response.body();
    this.source = body == null ? null : body.source();
  }

  /** The exchange, for listeners. */
  public Exchange exchange() {
    return exchange;
  }

  /** The call as it was asked. */
  public ApiCall apiCall() {
    return apiCall;
  }

  /** The status. */
  public int status() {
    return response.code();
  }

  /** The headers by lower-case name. */
  public Map<String, List<String>> headers() {
    return Transport.headers(response);
  }

  /** A header's value, null if it is absent. */
  public @Nullable String header(String name) {
    return response.header(name);
  }

  /** The request's id as the headers tell it. */
  public @Nullable String requestId() {
    return response.header("x-request-id");
  }

  /** How long ago the answer's head came. */
  public Duration age() {
    return Duration.ofNanos(time.nanos() - begin);
  }

  /** Notes that content, not only keep-alives, has come. */
  public void sawContent() {
    sawContent = true;
  }

  /** The body while it comes. */
  public InputStream body() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (source == null) {
          return -1;
        }
        if (!sawContent && age().compareTo(apiCall.timeouts().firstContent()) > 0) {
          throw Transport.timeout(apiCall, Phase.FIRST_CONTENT, target(), true, null);
        }
        int read = source.read(bytes, offset, length);
        if (!sawByte && read > 0) {
          sawByte = true;
          source.timeout().timeout(apiCall.timeouts().idle().toMillis(), TimeUnit.MILLISECONDS);
        }
        return read;
      }
    };
  }

  /** The exception for what a read threw. */
  public SdkException explain(IOException e) {
    if (transport.isClosed()) {
      return new ClientClosedException("the client was closed during " + target(), e);
    }
    if (closed || call.isCanceled()) {
      return new CallCanceledException(target() + " was canceled", e);
    }
    if (Thread.currentThread().isInterrupted()) {
      return new CallInterruptedException(target() + " was interrupted", e);
    }
    if (e instanceof SocketTimeoutException) {
      return Transport.timeout(
          apiCall, sawByte ? Phase.IDLE : Phase.FIRST_EVENT, target(), true, e);
    }
    return new ConnectionException(
        "the connection broke during " + target() + ": " + e.getMessage(), true, e);
  }

  private String target() {
    return exchange.operation() + " at " + exchange.host();
  }

  /** Cancels the call if it is not over, from any thread, and gives the connection back. */
  public void cancel() {
    closed = true;
    call.cancel();
  }

  /** Gives the connection back; only the reading thread may do this. */
  @Override
  public void close() {
    closed = true;
    transport.ended(call);
    response.close();
  }
}
