package dev.qiao.core.client;

import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskTimeoutException;
import dev.qiao.core.error.TaskWaitException;
import dev.qiao.core.error.TaskWaitException.Reason;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskOutcome;
import dev.qiao.core.task.TaskRef;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for many tasks at once and hands over each end on the thread that asked. It waits on
 * futures that the SDK's own threads complete, so it works on any thread, one of the callback
 * executor included.
 */
final class Batch<R> {
  /** How long after the last deadline an outcome may still be in progress. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private record End<R>(TaskHandle<R> task, @Nullable R result, @Nullable Throwable failure) {}

  private final Map<TaskHandle<R>, CompletableFuture<R>> waits = new LinkedHashMap<>();
  private final BlockingQueue<End<R>> ends = new LinkedBlockingQueue<>();
  private final long lastDeadline;
  private Duration longest = Duration.ZERO;

  Batch(Collection<TaskHandle<R>> tasks, PollOptions options) {
    // All are looked at before one is watched.
    Objects.requireNonNull(tasks, "the tasks of the batch are null").forEach(Batch::engine);
    for (TaskHandle<R> task : tasks) {
      Duration timeout = engine(task).timeout(options);
      longest = timeout.compareTo(longest) > 0 ? timeout : longest;
      waits.computeIfAbsent(task, unused -> wait(task, options));
    }
    lastDeadline = System.nanoTime() + longest.plus(GRACE).toNanos();
  }

  private CompletableFuture<R> wait(TaskHandle<R> task, PollOptions options) {
    CompletableFuture<R> wait = engine(task).watch(options);
    var unused = wait.whenComplete((result, failure) -> ends.add(new End<>(task, result, failure)));
    return wait;
  }

  /** What a handle of a client is; no other can be waited for together with others. */
  private static <R> TaskEngine<R> engine(TaskHandle<R> task) {
    Objects.requireNonNull(task, "a task of the batch is null");
    if (task instanceof TaskEngine<R> engine) {
      return engine;
    }
    throw new IllegalArgumentException(
        "a batch takes the handles that a client gave, not a " + task.getClass().getName());
  }

  private Duration left() {
    return Duration.ofNanos(lastDeadline - System.nanoTime());
  }

  /** Hands over every end as it comes. */
  void each(BiConsumer<TaskHandle<R>, TaskOutcome<R>> action) {
    try {
      for (int left = waits.size(); left > 0; left--) {
        End<R> end = next();
        action.accept(end.task, outcome(end));
      }
    } finally {
      // After an exception of the action: the polls stop, the tasks go on.
      waits.values().forEach(wait -> wait.cancel(false));
    }
  }

  /** The next end. An interrupt ends every wait, each with an exception that has its task. */
  private End<R> next() {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        if (interrupted) {
          endAll(ref -> TaskWaitException.interrupted(ref, null));
        }
        try {
          End<R> end = ends.poll(lastDeadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          if (end != null) {
            return end;
          }
          endAll(ref -> new TaskTimeoutException(ref, longest, "not over", null));
          return ends.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void endAll(Function<TaskRef, SdkException> failure) {
    waits.forEach((task, wait) -> wait.completeExceptionally(failure.apply(task.ref())));
  }

  private static <R> TaskOutcome<R> outcome(End<R> end) {
    TaskRef ref = end.task.ref();
    Throwable failure = end.failure;
    if (failure == null) {
      @SuppressWarnings("NullAway") // a wait that ends well has a result
      TaskOutcome<R> succeeded = new TaskOutcome.Succeeded<>(ref, end.result);
      return succeeded;
    }
    Throwable reason =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new TaskOutcome.Failed<>(
        ref,
        reason instanceof SdkException known
            ? known
            : new TaskWaitException(ref, Reason.CANCELED, reason.toString(), reason));
  }

  /** The ends of all tasks, in their order. Results stay in the store until they are taken. */
  static <R> List<TaskOutcome<R>> all(Collection<TaskHandle<R>> tasks, PollOptions options) {
    Map<TaskHandle<R>, TaskOutcome<R>> outcomes = new HashMap<>();
    Batch<R> batch = new Batch<>(tasks, options);
    batch.each(
        (task, outcome) -> {
          outcomes.put(task, outcome);
          if (outcome instanceof TaskOutcome.Failed<R> failed) {
            engine(task).releaseIfWithoutResult(failed.failure(), batch.left());
          }
        });
    return tasks.stream().map(outcomes::get).toList();
  }

  /** Hands over every end as it comes; what was taken without an exception is released. */
  static <R> void forEachCompleted(
      Collection<TaskHandle<R>> tasks, PollOptions options, Consumer<TaskOutcome<R>> action) {
    Batch<R> batch = new Batch<>(tasks, options);
    batch.each(
        (task, outcome) -> {
          action.accept(outcome);
          engine(task).taken(outcome, batch.left());
        });
  }
}
