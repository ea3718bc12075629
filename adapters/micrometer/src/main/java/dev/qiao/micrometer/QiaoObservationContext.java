package dev.qiao.micrometer;

import dev.qiao.core.Model;
import dev.qiao.core.client.CallObserver.Call;
import dev.qiao.core.http.ObservedCall.End;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call: what is asked from its start, the rest when it stops. A {@link
 * SenderContext}, so that handlers that propagate traces write headers into its carrier.
 */
public final class QiaoObservationContext extends SenderContext<Map<String, String>> {
  private final Call call;
  private final @Nullable Model model;
  private final boolean genAiNames;
  private volatile @Nullable End outcome;
  private volatile @Nullable String requestId;
  private volatile @Nullable Duration timeToFirstChunk;
  private volatile Map<String, Number> amounts = Map.of();
  private volatile int retries;
  private volatile int polls;

  /** The context of a call that belongs to no other, such as one in a test of a convention. */
  public QiaoObservationContext(Call call) {
    this(call, null, true);
  }

  QiaoObservationContext(Call call, @Nullable QiaoObservationContext cause, boolean genAiNames) {
    super(
        (headers, name, value) -> {
          if (headers != null) {
            headers.put(name, value);
          }
        },
        Kind.CLIENT);
    this.call = Objects.requireNonNull(call, "the call is null");
    this.genAiNames = genAiNames;
    // The wait for a task has no model; its submission does.
    model =
        call.model() != null || call.task() == null || cause == null ? call.model() : cause.model;
    setCarrier(new HashMap<>());
    setRemoteServiceName(call.vendor().displayName());
    setRemoteServiceAddress(call.host() + ":" + call.port());
  }

  /** Returns what is asked. Its request holds the prompt. */
  public Call call() {
    return call;
  }

  /**
   * Returns the model asked, for the wait for a task the model of its submission by this client;
   * null if there is none.
   */
  public @Nullable Model model() {
    return model;
  }

  /** Returns whether calls of models have the names of the GenAI conventions. */
  public boolean genAiNames() {
    return genAiNames;
  }

  /** Returns how the call ended, null while it runs. The exception is {@link #getError()}. */
  public @Nullable End outcome() {
    return outcome;
  }

  /** Returns the vendor's id of the request, null if none came. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** Returns the time until the first piece of a stream or session, null if none came. */
  public @Nullable Duration timeToFirstChunk() {
    return timeToFirstChunk;
  }

  /**
   * Returns what the service says it used, by the keys of {@link dev.qiao.core.operation.Metered};
   * empty if it says nothing. Of a stream the last value of each key.
   */
  public Map<String, Number> amounts() {
    return amounts;
  }

  /** Returns how many attempts followed the first. */
  public int retries() {
    return retries;
  }

  /** Returns how many states of a task were read. */
  public int polls() {
    return polls;
  }

  void ended(End end) {
    outcome = end;
  }

  void identified(String id) {
    requestId = id;
  }

  void firstChunkAfter(Duration time) {
    timeToFirstChunk = time;
  }

  synchronized void measured(Map<String, Number> more) {
    if (amounts.isEmpty()) {
      amounts = Map.copyOf(more);
    } else if (!more.isEmpty()) {
      Map<String, Number> all = new LinkedHashMap<>(amounts);
      all.putAll(more);
      amounts = Map.copyOf(all);
    }
  }

  synchronized void retried() {
    retries++;
  }

  synchronized void polled() {
    polls++;
  }
}
