package dev.qiao.core.internal.transport;

import dev.qiao.core.error.ClientClosedException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream as a publisher, for one subscriber. The call is made with the first demand; an event is
 * parsed only when it was asked for; a thread is held only while there is demand.
 *
 * @param <C> the type of a value that comes
 * @param <T> the type of a value that is published
 */
public final class StreamPublisher<C, T> implements Flow.Publisher<T> {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.http");

  /**
   * Opens the stream.
   *
   * @param <C> the type of a value that comes
   */
  public interface Opener<C> {
    /** Opens the stream of a call that is observed, unless that is null. */
    ValueSource<C> open(@Nullable Watched watched);
  }

  private final Supplier<? extends @Nullable Watched> begin;
  private final Opener<C> open;
  private final Function<? super C, ? extends T> then;
  private final Transport transport;
  private final String what;
  private final AtomicBoolean taken = new AtomicBoolean();

  /**
   * A publisher of the stream that {@code open} opens.
   *
   * @param begin begins the observation of the call, where the subscriber asks for it
   * @param open opens the stream of a call that is observed, or not
   * @param then makes what is published
   * @param what names the stream in the log should its subscription be abandoned
   */
  public StreamPublisher(
      Supplier<? extends @Nullable Watched> begin,
      Opener<C> open,
      Function<? super C, ? extends T> then,
      Transport transport,
      String what) {
    this.begin = begin;
    this.open = open;
    this.then = then;
    this.transport = transport;
    this.what = what;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    Reading reading = new Reading(subscriber, taken.compareAndSet(false, true));
    try {
      subscriber.onSubscribe(reading);
    } catch (Throwable e) {
      reading.broken("onSubscribe", e);
      return;
    }
    reading.begin();
  }

  /**
   * One subscription. Only one thread at a time is in {@link #run}, so signals come in order. While
   * there is no demand, only the subscriber refers to it: if that is dropped without a cancel, the
   * stream is closed.
   */
  private final class Reading implements Flow.Subscription, Runnable {
    private final AtomicLong demand = new AtomicLong();

    /** Starts at one, so that nothing is signaled before {@code onSubscribe} has returned. */
    private final AtomicInteger wakeUps = new AtomicInteger(1);

    private volatile Flow.@Nullable Subscriber<? super T> subscriber;
    private volatile @Nullable ValueSource<C> source;
    private volatile @Nullable Throwable refusal;
    private volatile boolean canceled;
    private final @Nullable Watched watched;

    private final LogContext context = new LogContext();
    private final Opening opening = new Opening();

    Reading(Flow.Subscriber<? super T> subscriber, boolean first) {
      this.subscriber = subscriber;
      watched = first ? begin.get() : null;
      if (!first) {
        refusal =
            new IllegalStateException(
                "a stream has one subscriber: a second one would be a second paid call");
      }
    }

    /** Lets signals begin: what was asked for meanwhile, or a refusal, which needs no demand. */
    void begin() {
      if (wakeUps.decrementAndGet() != 0) {
        start();
      } else if (refusal != null) {
        wakeUp();
      }
    }

    @Override
    public void request(long count) {
      if (count <= 0) {
        refusal = new IllegalArgumentException("demand must be above zero, not " + count);
        stop();
      } else {
        demand.accumulateAndGet(
            count, (known, more) -> known + more < 0 ? Long.MAX_VALUE : known + more);
      }
      wakeUp();
    }

    @Override
    public void cancel() {
      canceled = true;
      stop();
      wakeUp();
    }

    private boolean isOver() {
      return canceled || refusal != null;
    }

    /** Ends the call, whether it is being read or opened. */
    private void stop() {
      ValueSource<C> open = source;
      if (open != null) {
        open.close();
      } else {
        opening.cancel();
      }
    }

    /**
     * The subscriber broke the rule that it throws nothing: its subscription counts as canceled.
     */
    void broken(String method, Throwable e) {
      LOG.warn("a Flow.Subscriber threw in {}; its subscription is canceled", method, e);
      canceled = true;
      end(null);
    }

    private void wakeUp() {
      if (wakeUps.getAndIncrement() == 0) {
        start();
      }
    }

    private void start() {
      try {
        transport.callThreads().execute(this);
      } catch (RejectedExecutionException e) {
        end(new ClientClosedException("the client is closed; make a new QiaoClient", e));
      }
    }

    @Override
    public void run() {
      context.run(this::signal);
    }

    private void signal() {
      int seen = wakeUps.get();
      while (seen != 0) {
        if (!meetDemand()) {
          return;
        }
        seen = wakeUps.addAndGet(-seen);
      }
    }

    /** Delivers until the demand is met. Returns false when the subscription is over. */
    private boolean meetDemand() {
      while (true) {
        Throwable refused = refusal;
        if (canceled || refused != null) {
          end(canceled ? null : refused);
          return false;
        }
        if (demand.get() == 0) {
          return true;
        }
        T value;
        try {
          C chunk = source().next();
          value = chunk == null ? null : then.apply(chunk);
        } catch (Throwable failure) {
          Throwable reason = refusal;
          end(canceled ? null : reason == null ? failure : reason);
          return false;
        }
        Flow.Subscriber<? super T> receiver = subscriber;
        if (value == null || receiver == null) {
          complete();
          return false;
        }
        demand.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
        try {
          receiver.onNext(value);
        } catch (Throwable e) {
          broken("onNext", e);
          return false;
        }
      }
    }

    private ValueSource<C> source() {
      ValueSource<C> known = source;
      if (known == null) {
        known = transport.guarded(this, opening.prepare(transport, () -> open.open(watched)), what);
        source = known;
        if (isOver()) {
          known.close();
        }
      }
      return known;
    }

    private void complete() {
      Flow.Subscriber<? super T> receiver = subscriber;
      subscriber = null;
      if (receiver != null && !canceled) {
        try {
          receiver.onComplete();
        } catch (Throwable e) {
          LOG.warn("a Flow.Subscriber threw in onComplete", e);
        }
      }
    }

    /** Drops the subscriber, closes the stream, and reports the reason if there is one. */
    private void end(@Nullable Throwable reason) {
      Flow.Subscriber<? super T> receiver = subscriber;
      subscriber = null;
      ValueSource<C> known = source;
      if (known != null) {
        known.close();
      }
      if (watched != null) {
        watched.ended(canceled ? new CancellationException() : reason);
      }
      if (receiver != null && reason != null) {
        try {
          receiver.onError(reason);
        } catch (Throwable e) {
          LOG.warn("a Flow.Subscriber threw in onError", e);
        }
      }
    }
  }
}
