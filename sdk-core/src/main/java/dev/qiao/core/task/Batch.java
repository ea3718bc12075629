package dev.qiao.core.task;

import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TaskInterruptedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for many tasks at once and tells each end, on the thread that asked. */
final class Batch<R> {
  private record End<R>(TaskHandle<R> task, @Nullable R result, @Nullable Throwable failure) {}

  private final Map<TaskHandle<R>, CompletableFuture<R>> waits = new LinkedHashMap<>();
  private final BlockingQueue<End<R>> ends = new LinkedBlockingQueue<>();

  Batch(Collection<TaskHandle<R>> tasks, PollOptions options) {
    for (TaskHandle<R> task : tasks) {
      // The reference stays stored until whoever asked has dealt with the outcome.
      CompletableFuture<R> wait = task.engine().watch(options);
      waits.put(task, wait);
      var unused =
          wait.whenComplete((result, failure) -> ends.add(new End<>(task, result, failure)));
    }
  }

  /** Hands over every end as it comes. */
  void each(Consumer<TaskOutcome<R>> taker) {
    try {
      for (int left = waits.size(); left > 0; left--) {
        End<R> end = next();
        TaskOutcome<R> outcome = outcome(end);
        taker.accept(outcome);
        end.task.engine().settled(outcome);
      }
    } finally {
      // After an exception of the taker: the polls stop, the tasks go on.
      waits.values().forEach(wait -> wait.cancel(false));
    }
  }

  /** The next end. An interrupt ends every wait, each with an exception that has its task. */
  private End<R> next() {
    boolean interrupted = Thread.currentThread().isInterrupted();
    while (true) {
      try {
        if (interrupted) {
          waits.forEach(
              (task, wait) ->
                  wait.completeExceptionally(
                      new TaskInterruptedException(
                          task.ref(), "the waiting thread was interrupted", null)));
          End<R> end = ends.take();
          Thread.currentThread().interrupt();
          return end;
        }
        return ends.take();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private static <R> TaskOutcome<R> outcome(End<R> end) {
    Throwable failure = end.failure;
    if (failure == null) {
      @SuppressWarnings("NullAway") // a wait that ends well has a result
      TaskOutcome<R> succeeded = new TaskOutcome.Succeeded<>(end.task.ref(), end.result);
      return succeeded;
    }
    Throwable reason =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (reason instanceof SdkException known) {
      return new TaskOutcome.Failed<>(end.task.ref(), known);
    }
    String words =
        reason instanceof CancellationException ? "the wait was canceled" : reason.toString();
    return new TaskOutcome.Failed<>(
        end.task.ref(), new TaskInterruptedException(end.task.ref(), words, reason));
  }

  /** The ends of all tasks, in the order of the tasks. */
  static <R> List<TaskOutcome<R>> all(Collection<TaskHandle<R>> tasks, PollOptions options) {
    Map<TaskRef, TaskOutcome<R>> outcomes = new LinkedHashMap<>();
    tasks.forEach(task -> outcomes.put(task.ref(), null));
    new Batch<>(tasks, options).each(outcome -> outcomes.put(outcome.ref(), outcome));
    return new ArrayList<>(outcomes.values());
  }
}
