package dev.qiao.micrometer;

import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.operation.Metered;
import dev.qiao.core.task.TaskSnapshot;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call as an observation. */
final class CallObservation implements ObservedCall {
  private static final Observation.Event RETRY = Observation.Event.of("retry");

  private final Observation observation;
  private final QiaoObservationContext context;
  private final Map<String, String> headers;
  private final boolean inPieces;
  private final boolean takesAmounts;
  private final long began = System.nanoTime();

  CallObservation(Observation observation, QiaoObservationContext context) {
    this.observation = observation;
    this.context = context;
    // A handler wrote them when the observation started.
    Map<String, String> carrier = context.getCarrier();
    headers = carrier == null ? Map.of() : new LinkedHashMap<>(carrier);
    CallKind kind = context.call().kind();
    inPieces = kind == CallKind.STREAM || kind == CallKind.SESSION;
    // What a loop or a submission returns is counted where it comes from.
    takesAmounts = inPieces || kind == CallKind.CALL || kind == CallKind.WAIT;
  }

  Observation observation() {
    return observation;
  }

  QiaoObservationContext context() {
    return context;
  }

  boolean isRunning() {
    return context.outcome() == null;
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public Runnable enter() {
    Observation.Scope scope = observation.openScope();
    return scope::close;
  }

  @Override
  public synchronized void retried(int attempt, Duration pause, Throwable reason) {
    if (isRunning()) {
      context.retried();
      observation.event(RETRY);
    }
  }

  @Override
  public void identified(String requestId) {
    context.identified(requestId);
  }

  @Override
  public void received(Object value) {
    if (inPieces && context.timeToFirstChunk() == null) {
      context.firstChunkAfter(Duration.ofNanos(System.nanoTime() - began));
    }
    if (takesAmounts && value instanceof Metered metered) {
      context.measured(metered.amounts());
    } else if (value instanceof TaskSnapshot<?>) {
      context.polled();
    }
  }

  @Override
  public synchronized void ended(End end, @Nullable Throwable failure) {
    if (!isRunning()) {
      return;
    }
    context.ended(end);
    if (failure != null) {
      observation.error(failure);
    }
    observation.stop();
  }
}
