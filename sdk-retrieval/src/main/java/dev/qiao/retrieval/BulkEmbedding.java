package dev.qiao.retrieval;

import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.BillingException;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.PermissionException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.internal.time.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The embeddings of any number of texts, in the order of the texts, as they come; see {@link
 * EmbeddingService#embedAll}. Reading it takes texts from the caller, makes the requests and waits
 * for their answers; only as much as two rounds of requests is held in memory. It is read once, by
 * one thread.
 *
 * <p>A text that fails does not end it: {@link EmbeddedText#failure} says why. A request that the
 * service refuses for its content is divided, so that only the text in question fails; what was
 * answered is never sent again. A failure that every other request would have as well, such as a
 * wrong key or an unpaid bill, ends it: what was sent is still handed out, and then the failure is
 * thrown.
 */
public final class BulkEmbedding implements Iterable<EmbeddedText>, AutoCloseable {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Function<List<String>, CompletableFuture<EmbeddingResult>> send;
  private final Iterator<String> texts;
  private final Runnable closeTexts;
  private final int batchSize;
  private final int maxConcurrent;
  private final long interval;
  private final Time time;

  private final AtomicBoolean iterated = new AtomicBoolean();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong embedded = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong tokens = new AtomicLong();

  /**
   * Guards the window and what the threads of the client change in it; no user code runs under it.
   */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final Deque<Batch> window = new ArrayDeque<>();
  private int underWay;
  private boolean worked;
  private boolean closed;

  // Of the reading thread.
  private Iterator<EmbeddedText> ready = List.<EmbeddedText>of().iterator();
  private @Nullable RuntimeException stop;
  private long nextSend;
  private boolean sentBefore;
  private boolean exhausted;
  private boolean ended;

  /** Some texts in a row. */
  private static final class Batch {
    final long first;
    final List<@Nullable String> texts;
    final List<String> sent = new ArrayList<>();
    boolean begun;
    boolean done;
    @Nullable CompletableFuture<EmbeddingResult> call;
    @Nullable EmbeddingResult result;
    @Nullable RuntimeException failure;

    Batch(long first, List<@Nullable String> texts) {
      this.first = first;
      this.texts = texts;
      for (String text : texts) {
        if (text != null && !text.isBlank()) {
          sent.add(text);
        }
      }
      if (sent.isEmpty()) {
        begun = true;
        done = true;
      }
    }
  }

  BulkEmbedding(
      Function<List<String>, CompletableFuture<EmbeddingResult>> send,
      Iterator<String> texts,
      Runnable closeTexts,
      int batchSize,
      BulkOptions options,
      Time time) {
    this.send = send;
    this.texts = texts;
    this.closeTexts = closeTexts;
    this.batchSize = batchSize;
    this.maxConcurrent = options.maxConcurrent();
    Integer rate = options.requestsPerMinute();
    this.interval = rate == null ? 0 : MINUTE / rate;
    this.time = time;
  }

  /**
   * The texts with their embeddings or failures. {@code hasNext()} makes requests and blocks until
   * the next text has its outcome.
   *
   * <p>It throws the failure that ends all (see the class), {@link CallInterruptedException} if the
   * thread is interrupted, and {@link CallCanceledException} after {@link #close}.
   *
   * @throws IllegalStateException if it was called before
   */
  @Override
  public Iterator<EmbeddedText> iterator() {
    if (iterated.getAndSet(true)) {
      throw new IllegalStateException("the embeddings are read once; keep what you need again");
    }
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return ready.hasNext() || advance();
      }

      @Override
      public EmbeddedText next() {
        if (!hasNext()) {
          throw new NoSuchElementException("there are no more texts");
        }
        return ready.next();
      }
    };
  }

  /** The same as a stream; closing it closes this. */
  public Stream<EmbeddedText> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(this::close);
  }

  /** Reads all of it into a list, which holds all vectors in memory: 4 KB each of 1024 numbers. */
  public List<EmbeddedText> collect() {
    List<EmbeddedText> all = new ArrayList<>();
    try (this) {
      forEach(all::add);
    }
    return all;
  }

  /** How far it is; any thread may ask. */
  public BulkProgress progress() {
    return new BulkProgress(read.get(), embedded.get(), failed.get(), requests.get(), tokens.get());
  }

  /**
   * Ends it: calls under way are canceled, though the service may still charge for them, and a
   * thread that reads gets a {@link CallCanceledException}. Any thread may call it. Has no effect
   * at the end or when repeated.
   */
  @Override
  public void close() {
    List<Batch> left;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      left = List.copyOf(window);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    for (Batch batch : left) {
      CompletableFuture<EmbeddingResult> call = batch.call;
      if (call != null) {
        call.cancel(true);
      }
    }
    closeTexts.run();
  }

  /** Closes it, which may fail beside the failure that ends it. */
  private RuntimeException closedAfter(RuntimeException failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** Waits for the next texts in order; false at the end. */
  private boolean advance() {
    while (!ready.hasNext()) {
      if (ended) {
        return false;
      }
      fill();
      Batch head = awaitHead();
      if (head == null) {
        RuntimeException failure = stop;
        if (failure != null) {
          throw closedAfter(failure);
        }
        ended = true;
        close();
        return false;
      }
      if (mayDivide(head)) {
        divide(head);
      } else {
        ready = outcomes(head).iterator();
      }
    }
    return true;
  }

  /** Makes as many requests as may be under way now. */
  private void fill() {
    while (maySend()) {
      Batch next = waiting();
      if (next == null) {
        next = take();
        if (next == null) {
          return;
        }
        add(next, false);
      }
      if (!next.begun) {
        begin(next);
      }
    }
  }

  private boolean maySend() {
    lock.lock();
    try {
      return !closed
          && underWay < maxConcurrent
          && (window.size() / 2 < maxConcurrent || waiting() != null)
          && pause() <= 0;
    } finally {
      lock.unlock();
    }
  }

  /** A batch that is in the window and not sent: a half of another. Only the reader begins one. */
  private @Nullable Batch waiting() {
    for (Batch one : window) {
      if (!one.begun) {
        return one;
      }
    }
    return null;
  }

  /** How long the next request has to wait, in nanoseconds. */
  private long pause() {
    return interval == 0 || !sentBefore ? 0 : nextSend - time.nanos();
  }

  /** The next texts of the caller, null if there are none or no more are to be sent. */
  private @Nullable Batch take() {
    if (stop != null || exhausted) {
      return null;
    }
    List<@Nullable String> some = new ArrayList<>();
    try {
      while (some.size() < batchSize && texts.hasNext()) {
        some.add(texts.next());
      }
    } catch (Throwable e) {
      stop = e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }
    exhausted = some.size() < batchSize;
    return some.isEmpty() ? null : new Batch(read.getAndAdd(some.size()), some);
  }

  private void add(Batch batch, boolean first) {
    lock.lock();
    try {
      if (first) {
        window.addFirst(batch);
      } else {
        window.addLast(batch);
      }
    } finally {
      lock.unlock();
    }
  }

  private void begin(Batch batch) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      batch.begun = true;
      underWay++;
    } finally {
      lock.unlock();
    }
    requests.incrementAndGet();
    nextSend = Math.max(time.nanos(), sentBefore ? nextSend : Long.MIN_VALUE) + interval;
    sentBefore = true;
    CompletableFuture<EmbeddingResult> call;
    try {
      call = send.apply(batch.sent);
    } catch (Throwable e) {
      call = CompletableFuture.failedFuture(e);
    }
    batch.call = call;
    var unused = call.whenComplete((result, failure) -> ended(batch, result, failure));
    if (isClosed()) {
      call.cancel(true);
    }
  }

  private void ended(Batch batch, @Nullable EmbeddingResult result, @Nullable Throwable failure) {
    lock.lock();
    try {
      batch.result = result;
      worked |= result != null;
      batch.failure = failure == null ? null : plain(failure);
      batch.done = true;
      underWay--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static RuntimeException plain(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof CancellationException) {
      return new CallCanceledException("the embeddings were closed", true, cause);
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }

  private boolean isUnderWay() {
    lock.lock();
    try {
      return underWay > 0;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the first batch, and sends more while it does; null if there is none. */
  private @Nullable Batch awaitHead() {
    try {
      return awaitDone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw closedAfter(
          new CallInterruptedException(
              "interrupted while waiting for embeddings, after " + embedded.get() + " texts",
              isUnderWay(),
              e));
    }
  }

  private @Nullable Batch awaitDone() throws InterruptedException {
    while (true) {
      lock.lock();
      try {
        if (closed) {
          throw new CallCanceledException(
              "the embeddings were closed after " + embedded.get() + " texts", underWay > 0, null);
        }
        Batch head = window.peekFirst();
        if (head == null && (exhausted || stop != null)) {
          return null;
        }
        if (head != null && head.done) {
          return window.pollFirst();
        }
        long pause = pause();
        // Time may have passed, or a call ended, since the window was filled.
        boolean isMore = !exhausted && stop == null;
        if (!maySend() || !(isMore || waiting() != null)) {
          if (underWay < maxConcurrent && pause > 0) {
            time.await(changed, pause);
          } else {
            changed.await();
          }
        }
      } finally {
        lock.unlock();
      }
      fill();
    }
  }

  /**
   * Whether a batch failed for one of its texts only, as far as can be seen. That the settings are
   * wrong is seen from the first one, whose texts then fail one by one.
   */
  private boolean mayDivide(Batch batch) {
    return batch.sent.size() > 1
        && (batch.failure instanceof ContentRejectedException
            || (batch.failure instanceof BadRequestException
                && (worked || batch.first < batchSize)));
  }

  /** Puts two halves in the place of a batch. */
  private void divide(Batch batch) {
    int half = batch.texts.size() / 2;
    int size = batch.texts.size();
    add(new Batch(batch.first + half, new ArrayList<>(batch.texts.subList(half, size))), true);
    add(new Batch(batch.first, new ArrayList<>(batch.texts.subList(0, half))), true);
  }

  private List<EmbeddedText> outcomes(Batch batch) {
    EmbeddingResult result = batch.result;
    RuntimeException failure = batch.failure;
    if (result != null) {
      RetrievalUsage usage = result.usage();
      if (usage != null && usage.totalTokens() != null) {
        tokens.addAndGet(usage.totalTokens());
      }
    } else if (failure != null && stop == null && endsAll(failure)) {
      stop = failure;
    }
    List<EmbeddedText> outcomes = new ArrayList<>(batch.texts.size());
    int answered = 0;
    for (int i = 0; i < batch.texts.size(); i++) {
      long index = batch.first + i;
      String text = batch.texts.get(i);
      RuntimeException why = failure;
      EmbeddingItem item = null;
      if (text == null || text.isBlank()) {
        why =
            new RequestValidationException(
                "text " + index + " is " + (text == null ? "null" : "blank") + "; it is not sent");
      } else if (result != null) {
        item = result.items().get(answered++);
      }
      (item == null ? failed : embedded).incrementAndGet();
      outcomes.add(
          new EmbeddedText(index, text == null ? "" : text, item, item == null ? why : null));
    }
    return outcomes;
  }

  /** Whether every other request would fail in the same way. */
  private static boolean endsAll(RuntimeException failure) {
    return failure instanceof AuthenticationException
        || failure instanceof BillingException
        || failure instanceof PermissionException
        || failure instanceof NotFoundException
        || failure instanceof RequestValidationException
        || failure instanceof ClientClosedException;
  }
}
