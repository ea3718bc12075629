package dev.qiao.core.internal.transport;

import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.CallTimeoutException.Phase;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ExchangeListener.Exchange;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.ErrorTable;
import dev.qiao.core.internal.error.Secrets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions for calls that fail: which one it is, what it says, and whether the service may
 * have taken the request.
 */
public final class CallFailures {
  private static final int PROXY_AUTHENTICATION = 407;

  private CallFailures() {}

  /** The exception for an answer with a status of failure. */
  public static ApiException refusal(ApiCall call, Response response) throws IOException {
    return refusal(call, response, ResponseBodies.readStart(response));
  }

  /** The exception for an answer whose body is an error. */
  public static ApiException refusal(ApiCall call, Response response, byte[] body) {
    ApiException refusal =
        call.errors().read(response.code(), ResponseBodies.headers(response), body);
    String hint = hint(call, response);
    if (hint == null && mayHaveBeenTaken(call, refusal)) {
      hint =
          "it is unknown whether the service took the request, which is therefore not repeated: "
              + (call.headers().containsKey("X-DashScope-Async")
                  ? "look for the task with client.tasks().list(..)"
                  : "look into the service's console")
              + " before it is paid a second time; "
              + refusal.hint();
    }
    return hint == null ? refusal : ErrorReader.withHint(refusal, hint);
  }

  /** Whether what costs was perhaps begun, behind a proxy or by a service that limits it later. */
  private static boolean mayHaveBeenTaken(ApiCall call, ApiException refusal) {
    return !call.repeatable()
        && (refusal instanceof RateLimitException || isOfProxy(refusal))
        && !ErrorTable.isNotTaken(refusal);
  }

  /** Whether it is what proxies answer while the service may be at work. */
  private static boolean isOfProxy(ApiException refusal) {
    int status = refusal.status();
    return status == 408 || status > 501 || (status >= 500 && refusal.code().isEmpty());
  }

  /** What a service's table of errors does not know: answers of what is in front of it. */
  private static @Nullable String hint(ApiCall call, Response response) {
    if (response.code() == PROXY_AUTHENTICATION) {
      return "a proxy between this process and "
          + call.url().host()
          + " wants a name and a password; give them to an OkHttpClient with"
          + " proxyAuthenticator(..), and that client to httpClient(..)";
    }
    String location = response.header("Location");
    if (!response.isRedirect() || location == null) {
      return null;
    }
    HttpUrl target = call.url().resolve(Secrets.withoutSignatures(location));
    return "it is a redirect to "
        + (target == null
            ? "an address that is not http"
            : target.newBuilder().username("").password("").query(null).fragment(null).build())
        + ", which is not followed: the key and the request would go there. If that is the"
        + " service's address, set it as the endpoint";
  }

  /** The exception for what OkHttp threw. */
  static SdkException explain(
      ApiCall call,
      Exchange exchange,
      Attempt attempt,
      Call okCall,
      boolean closed,
      IOException e) {
    String target = target(exchange);
    boolean started = attempt.started;
    if (closed) {
      return started ? closedDuring(call, target, e) : closed();
    }
    String message = words(e);
    if (attempt.isInterrupted()) {
      return interrupted(call, target, started, e);
    }
    if (attempt.connectTimedOut && !started) {
      return timeout(call, Phase.CONNECT, target, false, e);
    }
    Phase elapsed = attempt.elapsed();
    // Where not even a first byte came, the socket's limit ends at the same time, and says so.
    if (elapsed != null && !(elapsed == Phase.FIRST_EVENT && e instanceof SocketTimeoutException)) {
      return elapsed(call, elapsed, target, started, e);
    }
    if (e instanceof SocketTimeoutException) {
      Phase phase =
          !started ? Phase.CONNECT : attempt.isWritten() ? Phase.FIRST_EVENT : Phase.WRITE;
      return timeout(call, phase, target, started, e);
    }
    if (e instanceof InterruptedIOException) {
      return interrupted(call, target, started, e);
    }
    if (e instanceof UnexpectedException unexpected) {
      return new ConnectionException(
          target + " failed: " + message + sent(call, started),
          started,
          unexpected.getCause() == null ? e : unexpected.getCause());
    }
    if (okCall.isCanceled()) {
      return new CallCanceledException(
          target + " was canceled" + whatOfIt(call, started), started, e);
    }
    return new ConnectionException(
        started
            ? "the connection broke during " + target + ": " + message + sent(call, true)
            : "no connection for "
                + target
                + ": "
                + e.getClass().getSimpleName()
                + " "
                + message
                + sent(call, false)
                + "; check network, proxy and endpoint",
        started,
        e);
  }

  /** The message of what OkHttp threw; the end of a compressed body has none. */
  static String words(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** The exception for a wait that was interrupted. */
  static CallInterruptedException interrupted(
      ApiCall call, String target, boolean started, @Nullable Throwable cause) {
    Thread.currentThread().interrupt();
    return new CallInterruptedException(
        target + " was interrupted" + whatOfIt(call, started), started, cause);
  }

  /** The exception for a call in the middle of which the client was closed. */
  private static ClientClosedException closedDuring(
      ApiCall call, String target, @Nullable Throwable e) {
    return new ClientClosedException(
        "the client was closed during " + target + whatOfIt(call, true), true, e);
  }

  private static String whatOfIt(ApiCall call, boolean started) {
    return !started
        ? sent(call, false)
        : call.repeatable()
            ? ""
            : ". The service may have taken the request: look for it before you send it again, for"
                + " a task with client.tasks().list(..)";
  }

  /** Whether the service may have the request; for a file, which costs nothing, nothing. */
  private static String sent(ApiCall call, boolean started) {
    return call.isForFile()
        ? ""
        : started ? ". The service may have taken the request" : ". Nothing was sent";
  }

  /** The exception for a limit of the head or the whole, while bytes may have come all along. */
  static CallTimeoutException elapsed(
      ApiCall call, Phase phase, String target, boolean started, @Nullable Throwable cause) {
    return phase == Phase.FIRST_EVENT
        ? timeout(call, phase, "the head of the answer was not complete", target, started, cause)
        : timeout(call, phase, target, started, cause);
  }

  /** The exception for a phase that took too long. */
  public static CallTimeoutException timeout(
      ApiCall call, Phase phase, String target, boolean started, @Nullable Throwable cause) {
    String what =
        switch (phase) {
          case CONNECT -> "no connection was made";
          case WRITE -> "the request was not taken";
          case FIRST_EVENT -> "no first byte came";
          case FIRST_CONTENT -> "only keep-alives and no content came";
          case IDLE -> "nothing came on the open stream";
          case TOTAL -> "there was no complete answer";
        };
    return timeout(call, phase, what, target, started, cause);
  }

  /** The same in other words. */
  static CallTimeoutException timeout(
      ApiCall call,
      Phase phase,
      String what,
      String target,
      boolean started,
      @Nullable Throwable cause) {
    Duration limit = limit(call, phase);
    String setting =
        switch (phase) {
          case CONNECT -> "connect";
          case WRITE -> "write";
          case FIRST_EVENT -> "firstEvent";
          case FIRST_CONTENT -> "firstContent";
          case IDLE -> "idle";
          case TOTAL -> "total";
        };
    return new CallTimeoutException(
        phase,
        limit,
        target
            + ": "
            + what
            + " within "
            + limit.toMillis()
            + " ms; the setting is Timeouts."
            + setting
            + sent(call, started),
        started,
        cause);
  }

  private static Duration limit(ApiCall call, Phase phase) {
    Timeouts timeouts = call.timeouts();
    return switch (phase) {
      case CONNECT -> timeouts.connect();
      case WRITE -> timeouts.write();
      case FIRST_EVENT -> timeouts.firstEvent();
      case FIRST_CONTENT -> timeouts.firstContent();
      case IDLE -> timeouts.idle();
      case TOTAL -> call.total() == null ? timeouts.total() : call.total();
    };
  }

  /** The exception for a request that cannot even be put together. */
  static SdkException notSent(Exchange exchange, Throwable e) {
    return e instanceof SdkException known
        ? known
        : new ConnectionException(
            target(exchange)
                + " failed: "
                + e.getClass().getSimpleName()
                + ": "
                + e.getMessage()
                + ". Nothing was sent",
            false,
            e);
  }

  static ClientClosedException closed() {
    return new ClientClosedException("the client is closed; make a new QiaoClient", null);
  }

  static String target(Exchange exchange) {
    return exchange.operation() + " at " + exchange.host();
  }

  /** What the network did not do would only happen again. */
  static boolean isFinal(SdkException failure) {
    Throwable cause = failure.getCause();
    return failure instanceof MalformedResponseException
        || (failure instanceof ConnectionException
            && cause != null
            && !(cause instanceof IOException));
  }
}
