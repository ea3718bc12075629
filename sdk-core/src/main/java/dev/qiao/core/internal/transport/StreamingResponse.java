package dev.qiao.core.internal.transport;

import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException.Phase;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ExchangeListener.Exchange;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
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
public final class StreamingResponse implements AutoCloseable {
  private final Transport transport;
  private final ApiCall apiCall;
  private final Exchange exchange;
  private final Call call;
  private final Response response;
  private final Time time;
  private final long begin;
  private final @Nullable BufferedSource source;
  private final Attempt attempt;

  /** Whether every byte is what was asked for, as in a file, so that each of them is progress. */
  private final boolean bytesAreContent;

  private volatile boolean closed;

  // Only the reading thread uses these.
  private boolean sawByte;
  private boolean contentReceived;

  /**
   * For how long this stream was read since something that counts came. The time that the caller
   * takes between two values does not count; that of parsing does, or noise that comes as fast as
   * it can be read would never reach a limit.
   */
  private long waited;

  /** Up to when the time is in {@link #waited}. */
  private long counted;

  /** Whether {@link #counted} is a time after the last content, which needs no clock of its own. */
  private boolean isCounted = true;

  /** The phase whose limit the read has. */
  private Phase phase = Phase.FIRST_EVENT;

  StreamingResponse(
      Transport transport,
      ApiCall apiCall,
      Exchange exchange,
      Call call,
      Response response,
      Time time,
      Attempt attempt,
      boolean bytesAreContent) {
    this.attempt = attempt;
    this.bytesAreContent = bytesAreContent;
    attempt.end();
    attempt.waitsIn(null);
    this.transport = transport;
    this.apiCall = apiCall;
    this.exchange = exchange;
    this.call = call;
    this.response = response;
    this.time = time;
    this.begin = time.nanos();
    this.waited = begin - attempt.begun;
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
    return ResponseBodies.headers(response);
  }

  /** A header's value, null if it is absent. */
  public @Nullable String header(String name) {
    return response.header(name);
  }

  /** The request's id according to the headers. */
  public @Nullable String requestId() {
    return ResponseBodies.requestId(response);
  }

  /** How long ago the answer's head came. */
  public Duration age() {
    return Duration.ofNanos(time.nanos() - begin);
  }

  /** Notes that content, not only keep-alives, has come: silence is counted from here. */
  public void contentReceived() {
    contentReceived = true;
    waited = 0;
    isCounted = false;
  }

  /** Adds the time since the last call to what the limits measure, or leaves it out. */
  void count(boolean isReading) {
    long now = time.nanos();
    if (isReading && isCounted) {
      waited += now - counted;
    }
    counted = now;
    isCounted = true;
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
        return source == null ? -1 : StreamingResponse.this.read(source, bytes, offset, length);
      }
    };
  }

  private int read(BufferedSource from, byte[] bytes, int offset, int length) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted before a read");
    }
    count(!bytesAreContent);
    setLimit(from);
    int read;
    attempt.waitsIn(Thread.currentThread());
    try {
      read = from.read(bytes, offset, length);
    } catch (RuntimeException e) {
      throw UnexpectedException.inside(e);
    } finally {
      attempt.waitsIn(null);
    }
    count(true);
    if (bytesAreContent) {
      waited = 0;
    }
    sawByte |= read > 0;
    return read;
  }

  /**
   * Lets the next read end with the limit that strikes first: that of silence on the wire, or that
   * of the time in which something that counts must come. Whatever else comes, comments or half an
   * event, moves only the first.
   */
  private void setLimit(BufferedSource from) throws IOException {
    Timeouts timeouts = apiCall.timeouts();
    long silence = (sawByte ? timeouts.idle() : timeouts.firstEvent()).toNanos();
    long left = (contentReceived ? timeouts.idle() : timeouts.firstContent()).toNanos() - waited;
    phase = sawByte ? Phase.IDLE : Phase.FIRST_EVENT;
    if (left < silence) {
      phase = contentReceived ? Phase.IDLE : Phase.FIRST_CONTENT;
      silence = left;
    }
    if (left <= 0) {
      throw new SocketTimeoutException("timeout");
    }
    // A deadline, because what drips inside of one read, such as a chunk's extension, trailers or
    // empty blocks of gzip, would start a timeout again with each byte.
    from.timeout().timeout(silence, TimeUnit.NANOSECONDS);
    from.timeout().deadlineNanoTime(System.nanoTime() + silence);
  }

  /** A failure without the secrets of the call. */
  SdkException hiding(SdkException failure) {
    return apiCall.hiding(failure, attempt.sent);
  }

  /** Whether a read ended because somebody here wanted it to. */
  boolean isClosedOrInterrupted() {
    return transport.isClosed() || closed || attempt.isInterrupted();
  }

  /** The exception for what a read threw. */
  public SdkException explain(IOException e) {
    if (transport.isClosed()) {
      return new ClientClosedException("the client was closed during " + target(), true, e);
    }
    if (closed) {
      return new CallCanceledException(target() + " was canceled", true, e);
    }
    Phase elapsed = attempt.elapsed();
    if (elapsed != null) {
      return CallFailures.elapsed(apiCall, elapsed, target(), true, e);
    }
    if (attempt.isInterrupted()) {
      Thread.currentThread().interrupt();
      return new CallInterruptedException(target() + " was interrupted", true, e);
    }
    if (e instanceof InterruptedIOException) {
      return phase == Phase.IDLE && waited > 0
          ? CallFailures.timeout(
              apiCall, phase, "no event with content came on the open stream", target(), true, e)
          : CallFailures.timeout(apiCall, phase, target(), true, e);
    }
    if (call.isCanceled()) {
      return new CallCanceledException(target() + " was canceled", true, e);
    }
    return new ConnectionException(
        "the connection broke during " + target() + ": " + CallFailures.words(e), true, e);
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
    ResponseBodies.closeQuietly(response);
  }
}
