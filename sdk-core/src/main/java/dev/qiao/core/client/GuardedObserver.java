package dev.qiao.core.client;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.transport.Watched;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.TaskRef;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An observer whose exceptions cost a call nothing. */
final class GuardedObserver implements CallObserver {
  private static final GuardedObserver NONE = new GuardedObserver(call -> null);

  private final CallObserver observer;
  private final AtomicBoolean logged = new AtomicBoolean();

  /** The calls that have not ended: those of a client that is closed end with it. */
  private final Set<Watched> open = ConcurrentHashMap.newKeySet();

  private GuardedObserver(CallObserver observer) {
    this.observer = observer;
  }

  /** An observer that throws nothing. */
  static CallObserver of(CallObserver observer) {
    return new GuardedObserver(observer);
  }

  @Override
  public @Nullable Watched begin(Call call) {
    ObservedCall own = null;
    try {
      own =
          observer.begin(
              call.cause() instanceof Watched cause
                  ? call.causedBy(CallLog.inside(cause.observed()))
                  : call);
    } catch (Throwable e) {
      Watched.threw(e, logged);
    }
    ObservedCall observed = CallLog.of(call, own);
    if (observed == null) {
      return null;
    }
    Watched watched = new Watched(observed, logged, open);
    // A line alone need not be ended with the client, and all clients without an observer share it.
    if (own != null) {
      open.add(watched);
    }
    return watched;
  }

  void clientClosed() {
    open.forEach(
        watched -> watched.ended(new ClientClosedException("the client was closed", null)));
  }

  /** Begins the observation of a call; null without an observer. */
  static @Nullable Watched begin(
      ClientOptions client,
      CallKind kind,
      Endpoint.Api api,
      String operation,
      @Nullable Model model,
      @Nullable Request request,
      @Nullable TaskRef task,
      RequestOptions options) {
    if (!client.isObserved()) {
      return null;
    }
    GuardedObserver observer =
        client.observer() instanceof GuardedObserver guarded ? guarded : NONE;
    return observer.begin(
        Call.at(
            client.endpoint().url(api),
            client,
            kind,
            operation,
            model,
            request,
            task,
            options.partOf()));
  }
}
