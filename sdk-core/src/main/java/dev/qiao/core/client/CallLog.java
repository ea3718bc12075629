package dev.qiao.core.client;

import dev.qiao.core.client.CallObserver.Call;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.operation.Metered;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line about each call when it ends, at DEBUG: no prompt, no answer. */
final class CallLog implements ObservedCall {
  private static final Logger LOG = LoggerFactory.getLogger(ClientOptions.CALL_LOG);

  private final Call call;
  private final @Nullable ObservedCall observed;
  private final long begin = System.nanoTime();
  private volatile String requestId = "none";
  private volatile Map<String, Number> amounts = Map.of();

  private CallLog(Call call, @Nullable ObservedCall observed) {
    this.call = call;
    this.observed = observed;
  }

  /** The call with its line, if lines are written. */
  static @Nullable ObservedCall of(Call call, @Nullable ObservedCall observed) {
    return LOG.isDebugEnabled() ? new CallLog(call, observed) : observed;
  }

  /** The observer's own call, without the line about it. */
  static @Nullable ObservedCall inside(@Nullable ObservedCall observed) {
    return observed instanceof CallLog log ? log.observed : observed;
  }

  @Override
  public Map<String, String> headers() {
    return observed == null ? Map.of() : observed.headers();
  }

  @Override
  public @Nullable Runnable enter() {
    return observed == null ? null : observed.enter();
  }

  @Override
  public void retried(int attempt, Duration pause, Throwable reason) {
    if (observed != null) {
      observed.retried(attempt, pause, reason);
    }
  }

  @Override
  public void identified(String id) {
    requestId = id;
    if (observed != null) {
      observed.identified(id);
    }
  }

  @Override
  public void received(Object value) {
    Map<String, Number> came = value instanceof Metered metered ? metered.amounts() : Map.of();
    if (!came.isEmpty()) {
      amounts = came;
    }
    if (observed != null) {
      observed.received(value);
    }
  }

  @Override
  public void ended(End end, @Nullable Throwable failure) {
    LOG.debug(
        "{} {} {} {} after {} ms, {}, request {}",
        call.kind(),
        call.operation(),
        call.model() == null ? "" : call.model(),
        failure == null ? end : failure.getClass().getSimpleName(),
        (System.nanoTime() - begin) / 1_000_000,
        amounts,
        requestId);
    if (observed != null) {
      observed.ended(end, failure);
    }
  }
}
