package dev.qiao.core.internal.transport;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.ExchangeListener.Exchange;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.internal.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers a client's exchanges, logs them, and notifies the listeners of them. */
public final class Exchanges {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.http");

  /** What is wrong with requests is of interest without the traffic. */
  private static final Logger OF_CLIENT =
      LoggerFactory.getLogger("dev.qiao.core.client.QiaoClient");

  private final long client = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
  private final List<ExchangeListener> listeners;
  private final Time time;
  private final AtomicLong numbers = new AtomicLong();

  Exchanges(List<ExchangeListener> listeners, Time time) {
    this.listeners = List.copyOf(listeners);
    this.time = time;
  }

  /** A new exchange, of a call. */
  Exchange of(ApiCall call) {
    return new Exchange(
        client,
        numbers.incrementAndGet(),
        call.errors().vendor(),
        call.operation(),
        call.method(),
        call.url().host(),
        call.url().port(),
        call.url().encodedPath(),
        call.template());
  }

  /** Notifies the listeners of the answer to a call. */
  void answered(
      ApiCall call, @Nullable Headers sent, Exchange exchange, Response response, long begin) {
    ObservedCall observed = call.observed();
    if (observed == null && listeners.isEmpty() && !LOG.isDebugEnabled()) {
      return;
    }
    String came = ResponseBodies.requestId(response);
    String id = came == null ? null : call.secrets(sent).hidden(came);
    if (observed != null && id != null) {
      observed.identified(id);
    }
    answered(exchange, response.code(), id, begin);
  }

  /** Notifies the listeners of an answer. */
  public void answered(Exchange exchange, int status, @Nullable String requestId, long begin) {
    Duration took = Duration.ofNanos(time.nanos() - begin);
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{} {} {} -> {} in {} ms, request {}",
          exchange.operation(),
          exchange.method(),
          exchange.path(),
          status,
          took.toMillis(),
          requestId);
    }
    notifyListeners(listener -> listener.answered(exchange, status, requestId, took));
  }

  /** Notifies the listeners of a failure, and returns it. */
  SdkException failed(Exchange exchange, long begin, SdkException failure) {
    Duration took = Duration.ofNanos(time.nanos() - begin);
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{} {} {} -> {} after {} ms",
          exchange.operation(),
          exchange.method(),
          exchange.path(),
          failure.getClass().getSimpleName(),
          took.toMillis());
    }
    notifyListeners(listener -> listener.failed(exchange, failure, took));
    return failure;
  }

  /** Notifies the listeners of a request that is not even sent. */
  public void refused(
      Vendor vendor, String operation, String method, URI api, SdkException refusal) {
    String path = String.valueOf(api.getPath());
    Exchange exchange =
        new Exchange(
            client,
            numbers.incrementAndGet(),
            vendor,
            operation,
            method,
            String.valueOf(api.getHost()),
            api.getPort(),
            path,
            path);
    notifyListeners(listener -> listener.started(exchange));
    var unused = failed(exchange, time.nanos(), refusal);
  }

  /** Logs what a service takes but ignores or alters, and notifies the listeners. */
  public void warned(String operation, String warning) {
    OF_CLIENT.warn("{}: {}", operation, warning);
    notifyListeners(listener -> listener.warned(operation, warning));
  }

  /** Whether anybody listens. */
  public boolean hasListeners() {
    return !listeners.isEmpty();
  }

  /** Notifies the listeners; what one throws is logged and ignored. */
  public void notifyListeners(Consumer<ExchangeListener> event) {
    for (ExchangeListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (Throwable e) {
        LOG.warn("an ExchangeListener threw; the call continues", e);
      }
    }
  }
}
