package dev.qiao.core.internal.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous call. OkHttp reads a socket on a thread that waits, so an attempt holds a thread
 * of the transport; before the first one, and in the pauses between them, the call holds none.
 */
final class AsyncCall<R, T> {
  private static final long GRACE_SECONDS = 5;

  /** Threads for what the user's executor does not run, also after the client is closed. */
  private static final Executor THREADS =
      work -> Threads.daemons("completion").newThread(work).start();

  private final Transport transport;
  private final Supplier<PreparedCall<R>> prepare;
  private final Function<? super R, ? extends T> then;
  private final BiFunction<ApiCall, RuntimeException, RuntimeException> explain;
  private final Executor completions;
  private final @Nullable Watched watched;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final LogContext context = new LogContext();
  private final Opening opening = new Opening();

  /**
   * Whether the next attempt is still to be handed to a thread: by a timer, a cancel or a close.
   */
  private final AtomicBoolean waiting = new AtomicBoolean();

  private @Nullable PreparedCall<R> call;
  private Transport.@Nullable Repeats repeats;

  AsyncCall(
      Transport transport,
      Supplier<PreparedCall<R>> prepare,
      Function<? super R, ? extends T> then,
      BiFunction<ApiCall, RuntimeException, RuntimeException> explain,
      Executor completions,
      @Nullable Watched watched) {
    this.transport = transport;
    this.prepare = prepare;
    this.then = then;
    this.explain = explain;
    this.completions = completions;
    this.watched = watched;
  }

  CompletableFuture<T> begin() {
    var unused =
        result.whenComplete(
            (value, failure) -> {
              // Of a call that is over it ends nothing.
              opening.cancel();
              proceed();
              ended(failure);
            });
    pause(Duration.ZERO);
    return result;
  }

  private void pause(Duration pause) {
    waiting.set(true);
    transport.run(this, pause);
    if (opening.isCanceled()) {
      proceed();
    }
  }

  /** Ends the pause. */
  void proceed() {
    if (waiting.compareAndSet(true, false)) {
      try {
        transport.asyncThreads().execute(this::attempt);
      } catch (RejectedExecutionException e) {
        attempt();
      }
    }
  }

  private void attempt() {
    R answer;
    try {
      if (repeats == null && opening.isCanceled()) {
        transport.ended(this);
        return;
      }
      transport.requireOpen();
      PreparedCall<R> made = call == null ? opening.prepare(transport, prepare) : call;
      call = made;
      repeats = repeats == null ? transport.new Repeats(made.call(), opening.end()) : repeats;
      answer = transport.attempt(made, opening, repeats);
    } catch (Throwable e) {
      failed(e);
      return;
    }
    try {
      T value = context.call(() -> then.apply(answer));
      end(null, () -> result.complete(value));
    } catch (Throwable e) {
      fail(e);
    }
  }

  private void failed(Throwable e) {
    PreparedCall<R> made = call;
    Transport.Repeats begun = repeats;
    if (made == null || begun == null) {
      fail(e);
      return;
    }
    Duration pause;
    try {
      pause = begun.pauseAfter(e);
    } catch (RuntimeException last) {
      fail(explain.apply(made.call(), last));
      return;
    }
    pause(pause);
  }

  private void fail(Throwable failure) {
    end(failure, () -> result.completeExceptionally(failure));
  }

  private static void nothing() {}

  /** What comes first counts: its own end, or that of a future whose owner wants no more. */
  private void ended(@Nullable Throwable failure) {
    if (watched != null) {
      watched.ended(failure);
    }
  }

  private void end(@Nullable Throwable failure, Runnable completion) {
    transport.ended(this);
    ended(failure);
    AtomicReference<Runnable> left = new AtomicReference<>(completion);
    Runnable once = () -> context.run(left.getAndSet(AsyncCall::nothing));
    // The user's executor may drop the work, or block, here or later.
    CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS, THREADS).execute(once);
    try {
      completions.execute(once);
    } catch (Throwable e) {
      // It takes nothing, or failed: the future must end all the same.
      once.run();
    }
  }
}
