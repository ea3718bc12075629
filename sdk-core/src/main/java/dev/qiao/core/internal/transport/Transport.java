package dev.qiao.core.internal.transport;

import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.ExchangeListener.Exchange;
import dev.qiao.core.http.Interceptor;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.retry.Retries;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.stream.EventStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes HTTP calls: applies the timeouts, repeats what is safe to repeat, turns every failure into
 * an exception of the tree, notifies the listeners.
 */
public final class Transport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.http");

  private final OkHttpClient calls;
  private final OkHttpClient polls;
  private final OkHttpClient files;
  private final Exchanges exchanges;
  private final Time time;
  private final boolean ownsClient;

  /** Whether the chain has other interceptors, which may change a request's body. */
  private final boolean tagged;

  private final ExecutorService pollThreads;

  private static final Duration LATE = Duration.ofSeconds(1);

  private final AbandonedStreams abandoned = new AbandonedStreams();
  private final Deadlines deadlines = new Deadlines();
  private final CallWatch underWay = new CallWatch(deadlines, this::lookAround);

  /** Ends of what no call is: of WebSockets. */
  private final Set<Runnable> others = ConcurrentHashMap.newKeySet();

  /** Asynchronous calls that are not over. */
  private final Set<AsyncCall<?, ?>> asyncCalls = ConcurrentHashMap.newKeySet();

  private final ExecutorService asyncThreads;

  private final CountDownLatch closing = new CountDownLatch(1);

  /** The ends of pauses before streams are opened again. */
  private final Set<CountDownLatch> pauses = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  /**
   * Builds the clients.
   *
   * @param base the user's client whose pool, proxy, TLS, DNS and interceptors are shared; null for
   *     one of our own
   * @param maxAsyncCalls the number of asynchronous calls that may wait for the network at a time
   */
  public Transport(
      @Nullable OkHttpClient base,
      List<Interceptor> interceptors,
      List<ExchangeListener> listeners,
      int maxAsyncCalls,
      Time time) {
    this.exchanges = new Exchanges(listeners, time);
    this.time = time;
    this.ownsClient = base == null;
    OkHttpClient shared = base == null ? new OkHttpClient() : base;
    this.pollThreads = Threads.blocking("poll");
    this.asyncThreads = Threads.bounded("async", maxAsyncCalls);
    this.tagged =
        !interceptors.isEmpty()
            || !shared.interceptors().isEmpty()
            || !shared.networkInterceptors().isEmpty();
    this.calls = HttpChain.client(shared, ownsClient, interceptors, Threads.blocking("call"));
    this.polls = calls.newBuilder().dispatcher(HttpChain.unlimited(pollThreads)).build();
    // Files carry no key, so a storage host may redirect.
    this.files = calls.newBuilder().followRedirects(true).followSslRedirects(true).build();
  }

  /** Makes a call and reads the whole answer. An error inside it is thrown. */
  public BufferedResponse call(ApiCall call) {
    return call(call, answer -> answer);
  }

  /**
   * Makes a call and gives what its answer says. What the reading throws is the call's failure, for
   * the listeners, too. An error inside the answer is thrown.
   */
  public <T> T call(ApiCall call, Reading<T> reading) {
    return call(new PreparedCall<>(call, true, reading));
  }

  /** Makes a call and reads the whole answer, also that of a failed task. */
  public BufferedResponse read(ApiCall call) {
    return call(new PreparedCall<>(call, false, answer -> answer));
  }

  /** The same for a call that was prepared. */
  public <T> T call(PreparedCall<T> prepared) {
    ApiCall call = prepared.call();
    return exchange(call, null, readTimeoutMillis(call), calls, whole(prepared));
  }

  private <T> Success<T> whole(PreparedCall<T> prepared) {
    ApiCall call = prepared.call();
    Reading<T> reading = prepared.reading();
    return (okCall, response, exchange, attempt) -> {
      attempt.readsWhole();
      byte[] body = null;
      try {
        ResponseBodies.requireSuccess(call, response);
        body = ResponseBodies.readBody(response, call.responseLimit());
        ResponseBodies.requireFewNodes(body);
        if (prepared.errorsInsideThrown() && ErrorReader.isErrorInside(body)) {
          throw CallFailures.refusal(call, response, body);
        }
      } catch (IOException | ResponseTooLargeException | ApiException e) {
        SdkException failure =
            e instanceof IOException broken
                ? CallFailures.explain(call, exchange, attempt, okCall, closed, broken)
                : (SdkException) e;
        reading.cut(
            ResponseBodies.buffered(
                response, body == null ? ResponseBodies.readCome(response) : body),
            failure);
        throw failure;
      }
      return read(call, reading, ResponseBodies.buffered(response, body));
    };
  }

  /**
   * Something must end the wait for an answer: the total, or else its first byte. A user's client
   * has no listener of ours that sees a forgotten cancel, so its sockets end a little later by
   * themselves.
   */
  private long readTimeoutMillis(ApiCall call) {
    if (call.total() == null) {
      return call.timeouts().firstEvent().toMillis();
    }
    return ownsClient ? 0 : Math.min(call.total().plus(LATE).toMillis(), Integer.MAX_VALUE);
  }

  /** Makes a call and hands out the answer's body while it comes, under the stream's timeouts. */
  public StreamingResponse open(ApiCall call) {
    return open(call, new Opening());
  }

  /** The same; {@code opening} ends it before there is an answer to close. */
  public StreamingResponse open(ApiCall call, Opening opening) {
    return exchange(
        call,
        opening,
        call.timeouts().firstEvent().toMillis(),
        calls,
        (okCall, response, exchange, attempt) -> {
          ResponseBodies.requireSuccess(call, response);
          ResponseBodies.refuseWhatIsNoStream(call, response);
          return new StreamingResponse(
              this, call, exchange, okCall, response, time, attempt, false);
        });
  }

  /** Starts a download. It carries no key and may be redirected. */
  public StreamingResponse openFile(ApiCall call) {
    return openFile(call, files);
  }

  /** Starts a download from the API itself. It carries the key and is not redirected. */
  public StreamingResponse openContent(ApiCall call) {
    return openFile(call, calls);
  }

  private StreamingResponse openFile(ApiCall call, OkHttpClient client) {
    return exchange(
        call,
        null,
        call.timeouts().idle().toMillis(),
        client,
        (okCall, response, exchange, attempt) -> {
          ResponseBodies.requireSuccess(call, response);
          return new StreamingResponse(this, call, exchange, okCall, response, time, attempt, true);
        });
  }

  /** What becomes of an answer. */
  private interface Success<T> {
    T read(Call call, Response response, Exchange exchange, Attempt attempt) throws IOException;
  }

  private <T> T exchange(
      ApiCall call,
      @Nullable Opening opening,
      long readTimeoutMillis,
      OkHttpClient client,
      Success<T> success) {
    return repeated(
        call,
        opening == null ? null : opening.end(),
        (exchange, begin) ->
            attempt(call, opening, readTimeoutMillis, client, success, exchange, begin));
  }

  /**
   * One try at something that may be repeated.
   *
   * @param <T> the type of what it gives
   */
  public interface Try<T> {
    /** Makes the try. */
    T once(Exchange exchange, long begin);
  }

  /**
   * Tries something until it succeeds or must not be tried again.
   *
   * @param end ends the pauses between the tries; null if only the client's close does
   */
  public <T> T repeated(ApiCall call, @Nullable CountDownLatch end, Try<T> tried) {
    Repeats repeats = new Repeats(call, end);
    while (true) {
      Duration pause;
      try {
        return tried.once(repeats.exchange, repeats.begin);
      } catch (RuntimeException | Error e) {
        pause = repeats.pauseAfter(e);
      }
      try {
        if (end == null) {
          time.pause(pause, closing);
        } else {
          pause(pause, end);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw exchanges.failed(
            repeats.exchange,
            repeats.begin,
            new CallInterruptedException(
                "interrupted while waiting to retry " + repeats.exchange.operation(),
                repeats.last));
      }
    }
  }

  /** What became of one call so far, and whether it is made again. */
  final class Repeats {
    final Exchange exchange;
    final long begin = time.nanos();
    private final ApiCall call;
    private final @Nullable CountDownLatch end;
    private final Retries retries;
    private @Nullable SdkException last;

    Repeats(ApiCall call, @Nullable CountDownLatch end) {
      this.call = call;
      this.end = end;
      this.exchange = exchanges.of(call);
      this.retries = new Retries(call.retry(), call.repeatable(), time);
      exchanges.notifyListeners(listener -> listener.started(exchange));
    }

    /** The pause before the next attempt; throws the failure if it is the last word. */
    Duration pauseAfter(Throwable e) {
      if (!(e instanceof SdkException known)) {
        throw exchanges.failed(
            exchange, begin, call.hiding(CallFailures.notSent(exchange, e), null));
      }
      SdkException failure = call.hiding(known, null);
      last = failure;
      boolean over = closed || (end != null && end.getCount() == 0);
      Duration pause = over || CallFailures.isFinal(failure) ? null : retries.nextDelay(failure);
      if (pause == null) {
        throw exchanges.failed(exchange, begin, retries.finalFailure(failure));
      }
      LOG.debug(
          "{} {} is retried in {} ms: {}",
          exchange.method(),
          exchange.path(),
          pause.toMillis(),
          failure.getMessage());
      exchanges.notifyListeners(
          listener -> listener.retrying(exchange, retries.count(), pause, failure));
      if (call.observed() != null) {
        call.observed().retried(retries.count(), pause, failure);
      }
      return pause;
    }
  }

  private <T> T attempt(
      ApiCall call,
      @Nullable Opening opening,
      long readTimeoutMillis,
      OkHttpClient client,
      Success<T> success,
      Exchange exchange,
      long begin) {
    requireOpen();
    if (Thread.currentThread().isInterrupted()) {
      throw CallFailures.interrupted(call, CallFailures.target(exchange), false, null);
    }
    Attempt attempt = new Attempt(call.timeouts(), readTimeoutMillis);
    attempt.waitsIn(Thread.currentThread());
    Call okCall;
    try {
      okCall = newCall(call, client, attempt);
    } catch (RuntimeException e) {
      throw CallFailures.notSent(exchange, e);
    }
    Response response = null;
    boolean handedOut = false;
    Runnable leave = call.observed() == null ? null : call.observed().enter();
    try {
      requireOpen();
      if (opening != null) {
        opening.begins(attempt);
      }
      response = okCall.execute();
      T value = success.read(okCall, response, exchange, attempt);
      handedOut = value instanceof StreamingResponse;
      exchanges.answered(call, attempt.sent, exchange, response, begin);
      return value;
    } catch (IOException e) {
      throw call.hiding(
          CallFailures.explain(call, exchange, attempt, okCall, closed, e), attempt.sent);
    } catch (SdkException e) {
      throw call.hiding(e, attempt.sent);
    } catch (Throwable e) {
      throw call.hiding(
          CallFailures.explain(call, exchange, attempt, okCall, closed, HttpChain.thrownInside(e)),
          attempt.sent);
    } finally {
      if (leave != null) {
        leave.run();
      }
      if (!handedOut) {
        underWay.end(okCall);
        if (response != null) {
          ResponseBodies.closeQuietly(response);
        }
      }
    }
  }

  /**
   * Makes a call on a thread of the transport, and again as a plain call would be; no thread waits
   * in the pauses.
   *
   * @param prepare puts the call together, uploads included; what it throws is the failure
   * @param then makes the value of the future
   * @param explain the failure of a call as the caller is to see it
   * @param completions where the future is completed
   * @param watched the call whose end is seen before the future completes, null if none is
   */
  public <R, T> CompletableFuture<T> async(
      Supplier<PreparedCall<R>> prepare,
      Function<? super R, ? extends T> then,
      BiFunction<ApiCall, RuntimeException, RuntimeException> explain,
      Executor completions,
      @Nullable Watched watched) {
    return new AsyncCall<R, T>(this, prepare, then, explain, completions, watched).begin();
  }

  /** One attempt of an asynchronous call, on the current thread. */
  <R> R attempt(PreparedCall<R> prepared, Opening opening, Repeats repeats) {
    return attempt(
        prepared.call(),
        opening,
        readTimeoutMillis(prepared.call()),
        calls,
        whole(prepared),
        repeats.exchange,
        repeats.begin);
  }

  /** Runs an asynchronous call, now or after a pause, and at once when the client closes. */
  void run(AsyncCall<?, ?> call, Duration pause) {
    asyncCalls.add(call);
    if (closed || pause.isZero()) {
      call.proceed();
    } else {
      deadlines.later(call::proceed, pause);
      if (closed) {
        call.proceed();
      }
    }
  }

  Executor asyncThreads() {
    return asyncThreads;
  }

  void ended(AsyncCall<?, ?> call) {
    asyncCalls.remove(call);
  }

  /**
   * Makes a call without holding a thread and reads its answer. It is not repeated: the caller
   * decides about that. Exactly one method of {@code answered} is called, once, whatever is thrown
   * on the way; what {@code answered} itself throws is logged.
   *
   * @param reading makes a value of the answer on a thread of the transport; what it throws is the
   *     call's failure, for the listeners, too
   * @return a handle that cancels the call
   */
  public <T> Runnable enqueue(ApiCall call, Reading<T> reading, Completion<T> answered) {
    Exchange exchange = exchanges.of(call);
    long begin = time.nanos();
    exchanges.notifyListeners(listener -> listener.started(exchange));
    if (closed) {
      fail(answered, exchange, begin, CallFailures.closed());
      return () -> {};
    }
    Attempt attempt = new Attempt(call.timeouts(), readTimeoutMillis(call));
    Call okCall;
    try {
      okCall = newCall(call, polls, attempt);
    } catch (Throwable e) {
      fail(answered, exchange, begin, call.hiding(CallFailures.notSent(exchange, e), null));
      return () -> {};
    }
    Callback callback =
        new Callback() {
          private final AtomicBoolean over = new AtomicBoolean();

          @Override
          public void onFailure(Call same, IOException e) {
            underWay.end(okCall);
            end(CallFailures.explain(call, exchange, attempt, okCall, closed, e));
          }

          @Override
          public void onResponse(Call same, Response response) {
            T value;
            try {
              try {
                ResponseBodies.requireSuccess(call, response);
                attempt.readsWhole();
                byte[] body = ResponseBodies.readBody(response, call.responseLimit());
                ResponseBodies.requireFewNodes(body);
                value = read(call, reading, ResponseBodies.buffered(response, body));
              } finally {
                underWay.end(okCall);
                ResponseBodies.closeQuietly(response);
              }
            } catch (SdkException e) {
              end(e);
              return;
            } catch (IOException e) {
              end(CallFailures.explain(call, exchange, attempt, okCall, closed, e));
              return;
            } catch (Throwable e) {
              end(
                  CallFailures.explain(
                      call, exchange, attempt, okCall, closed, HttpChain.thrownInside(e)));
              return;
            }
            if (over.compareAndSet(false, true)) {
              exchanges.answered(call, attempt.sent, exchange, response, begin);
              quietly(() -> answered.succeeded(value));
            }
          }

          private void end(SdkException failure) {
            if (over.compareAndSet(false, true)) {
              fail(answered, exchange, begin, call.hiding(failure, attempt.sent));
            }
          }
        };
    Runnable leave = call.observed() == null ? null : call.observed().enter();
    try {
      okCall.enqueue(callback);
    } catch (Throwable e) {
      callback.onFailure(okCall, new IOException(e));
    } finally {
      if (leave != null) {
        leave.run();
      }
    }
    if (closed) {
      // The client may have closed before it knew of this call.
      attempt.cancel();
    }
    return attempt::cancel;
  }

  private void fail(Completion<?> answered, Exchange exchange, long begin, SdkException failure) {
    SdkException reported = exchanges.failed(exchange, begin, failure);
    quietly(() -> answered.failed(reported));
  }

  private static void quietly(Runnable end) {
    try {
      end.run();
    } catch (Throwable e) {
      LOG.error("the end of a call was not handled: a bug of the SDK, please report it", e);
    }
  }

  /** What an answer says; whatever a reader throws about one, it is an answer that is malformed. */
  private static <T> T read(ApiCall call, Reading<T> reading, BufferedResponse answer) {
    SdkException failure;
    try {
      return reading.of(answer);
    } catch (MalformedResponseException | ApiException e) {
      failure = e;
    } catch (SdkException e) {
      throw e;
    } catch (Throwable e) {
      failure =
          new MalformedResponseException(
              call.operation() + ": the answer cannot be read: " + e,
              ErrorReader.bounded(answer.body()),
              e);
    }
    reading.cut(answer, failure);
    throw failure;
  }

  /**
   * Makes a value of a complete answer with a success status.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads the answer, or throws what is wrong with it. */
    T of(BufferedResponse answer);

    /**
     * Adds to a failure what is known of an answer that was cut, cannot be read or is a refusal.
     *
     * @param start what came of the answer, whatever its status
     */
    default void cut(BufferedResponse start, SdkException failure) {
      if (failure instanceof ApiException) {
        return;
      }
      if (start.status() >= 300) {
        FailureNotes.adding(failure, "the answer, with status " + start.status() + ", was cut");
      }
      if (start.requestId() != null) {
        FailureNotes.adding(failure, "request id " + start.requestId());
      }
    }
  }

  /**
   * Takes what an enqueued call came to, on a thread of the transport or, when the call was not
   * even made, on the caller's.
   *
   * @param <T> the type of a value
   */
  public interface Completion<T> {
    /** What a complete answer with a success status says. */
    void succeeded(T value);

    /** Anything else. */
    void failed(SdkException failure);
  }

  private Call newCall(ApiCall call, OkHttpClient client, Attempt attempt) {
    RequestBody body = call.body() == null ? null : new TrackedRequestBody(call.body(), attempt);
    Request.Builder request = new Request.Builder().url(call.url()).method(call.method(), body);
    if (tagged || body == null) {
      request.tag(Attempt.class, attempt);
    }
    call.headers().forEach(request::header);
    Call okCall = client.newCall(request.build());
    attempt.begun = time.nanos();
    underWay.begin(okCall, attempt, call.total());
    return okCall;
  }

  private void lookAround() {
    abandoned.close(callThreads());
  }

  /** What the listeners are notified of. */
  public Exchanges exchanges() {
    return exchanges;
  }

  /** A call needs no canceling any more. */
  void ended(Call call) {
    underWay.end(call);
  }

  /** Throws if the client is closed. */
  public void requireOpen() {
    if (closed) {
      throw CallFailures.closed();
    }
  }

  /** Waits until the time is over, {@code end} is counted down, or the client closes. */
  void pause(Duration pause, CountDownLatch end) throws InterruptedException {
    pauses.add(end);
    try {
      if (!closed) {
        time.pause(pause, end);
      }
    } finally {
      pauses.remove(end);
    }
  }

  /** Threads for work that blocks; virtual ones where that is cheap. */
  public ExecutorService callThreads() {
    return calls.dispatcher().executorService();
  }

  /** Threads on which polls run. */
  public ExecutorService pollThreads() {
    return pollThreads;
  }

  /** A stream that is closed when it is collected without having been closed. */
  public <T> EventStream<T> guarded(ValueSource<T> source, String what) {
    return abandoned.guarded(source, what);
  }

  /** A source that is closed when {@code user}, which reads it, is collected before its end. */
  <T> ValueSource<T> guarded(Object user, ValueSource<T> source, String what) {
    return abandoned.guarded(user, source, what);
  }

  /** The clock of the client. */
  public Time time() {
    return time;
  }

  /** The client of OkHttp that makes the calls, to build one of a WebSocket from. */
  public OkHttpClient calls() {
    return calls;
  }

  /** Whether sockets are the JDK's, and not those of a user's factory. */
  public boolean hasOwnSockets() {
    return calls.socketFactory() instanceof BoundedSocketFactory bounded && bounded.isOurs();
  }

  /** Runs that when the client closes, unless it is {@linkplain #leave left out} before. */
  public void endsWithClient(Runnable end) {
    others.add(end);
  }

  /** What has ended needs no end from the client. */
  public void leave(Runnable end) {
    others.remove(end);
  }

  /** Whether {@link #close()} has begun. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Cancels what is under way and gives back what is ours; a user's own client keeps its pool and
   * threads.
   */
  @Override
  public void close() {
    closed = true;
    closing.countDown();
    pauses.forEach(CountDownLatch::countDown);
    underWay.cancelAll();
    others.forEach(Runnable::run);
    deadlines.close();
    for (AsyncCall<?, ?> call : asyncCalls) {
      call.proceed();
    }
    asyncThreads.shutdown();
    for (OkHttpClient client : List.of(calls, polls)) {
      client.dispatcher().cancelAll();
      client.dispatcher().executorService().shutdown();
    }
    if (ownsClient) {
      calls.connectionPool().evictAll();
    }
  }
}
