package dev.qiao.core.internal.transport;

import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.http.RequestOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An observed call that ends once, and whose observer costs the call nothing. */
public final class Watched implements ObservedCall {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.http");

  private final ObservedCall observed;
  private final AtomicBoolean logged;
  private final Set<Watched> open;
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * Watches a call.
   *
   * @param logged whether an exception of the observer was logged
   * @param open the calls that have not ended; this one leaves them with its end
   */
  public Watched(ObservedCall observed, AtomicBoolean logged, Set<Watched> open) {
    this.observed = observed;
    this.logged = logged;
    this.open = open;
  }

  /** The same that throws nothing and ends once. */
  public static ObservedCall of(ObservedCall observed) {
    return observed instanceof Watched
        ? observed
        : new Watched(observed, new AtomicBoolean(), new HashSet<>());
  }

  /** Logs what an observer throws, the first time. */
  public static void threw(Throwable e, AtomicBoolean logged) {
    if (logged.compareAndSet(false, true)) {
      LOG.warn("a CallObserver threw; the call continues, and this is not logged again", e);
    }
  }

  /**
   * Does something as an observed call, which ends with it.
   *
   * @param watched the call, null if it is not observed
   * @param options the options it is made with
   * @param work what is done, with the options that say what it is part of
   * @param seen what the observer receives of what comes
   */
  public static <T> T during(
      @Nullable Watched watched,
      RequestOptions options,
      Function<RequestOptions, T> work,
      Function<T, Object> seen) {
    if (watched == null) {
      return work.apply(options);
    }
    try {
      T value = work.apply(watched.within(options));
      watched.received(seen.apply(value));
      watched.ended(null);
      return value;
    } catch (Throwable e) {
      watched.ended(e);
      throw e;
    }
  }

  /** What the observer returned. */
  public ObservedCall observed() {
    return observed;
  }

  /** The options of what belongs to this call. */
  public RequestOptions within(RequestOptions options) {
    return options.toBuilder().partOf(this).build();
  }

  private void report(Runnable event) {
    if (!over.get()) {
      guarded(event);
    }
  }

  private void guarded(Runnable event) {
    try {
      event.run();
    } catch (Throwable e) {
      threw(e, logged);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // the user's code
  public Map<String, String> headers() {
    Map<String, String> usable = new LinkedHashMap<>();
    report(
        () ->
            observed
                .headers()
                .forEach(
                    (name, value) ->
                        usable.put(HeaderValues.ofCall(name), HeaderValues.checked(name, value))));
    return usable;
  }

  @Override
  public @Nullable Runnable enter() {
    AtomicReference<@Nullable Runnable> leave = new AtomicReference<>();
    report(() -> leave.set(observed.enter()));
    Runnable known = leave.get();
    return known == null ? null : () -> guarded(known);
  }

  @Override
  public void retried(int attempt, Duration pause, Throwable reason) {
    report(() -> observed.retried(attempt, pause, reason));
  }

  @Override
  public void identified(String requestId) {
    report(() -> observed.identified(requestId));
  }

  @Override
  public void received(Object value) {
    report(() -> observed.received(value));
  }

  @Override
  public void ended(End end, @Nullable Throwable failure) {
    if (over.compareAndSet(false, true)) {
      open.remove(this);
      guarded(() -> observed.ended(end, failure));
    }
  }

  /** The call ends; with a failure unless that is null. */
  public void ended(@Nullable Throwable failure) {
    Throwable reason =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    boolean canceled =
        reason instanceof CallCanceledException || reason instanceof CancellationException;
    ended(
        reason == null ? End.SUCCEEDED : canceled ? End.ABANDONED : End.FAILED,
        canceled ? null : reason);
  }
}
