package dev.qiao.testkit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The tasks of a server: kept for a day, and announced when they end. */
final class FakeTasks {
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private final Script script;
  private final FakeClock clock;
  private final Callbacks callbacks;
  private final Map<String, FakeTask> tasks = new ConcurrentHashMap<>();
  private final Queue<FakeTask> inOrder = new ConcurrentLinkedQueue<>();

  FakeTasks(Script script, FakeClock clock, Callbacks callbacks) {
    this.script = script;
    this.clock = clock;
    this.callbacks = callbacks;
  }

  FakeTask create(FakeTask.Order order) {
    FakeTask task = new FakeTask(order, script.pace(), clock.now());
    tasks.put(task.id(), task);
    inOrder.add(task);
    watch(task);
    return task;
  }

  /** A task that is not forgotten yet, null if there is none. */
  @Nullable FakeTask find(String id) {
    FakeTask task = tasks.get(id);
    return task == null || isForgotten(task, clock.now()) ? null : task;
  }

  /** A poll. */
  FakeTask.View poll(FakeTask task) {
    FakeTask.View view = task.poll(clock.now());
    announce(task, view);
    return view;
  }

  boolean cancel(FakeTask task) {
    boolean canceled = task.cancel(clock.now());
    settle(task);
    return canceled;
  }

  /** The tasks of the last day, the newest first. */
  List<FakeTask> newestFirst() {
    Instant now = clock.now();
    List<FakeTask> found = new ArrayList<>();
    for (FakeTask task : inOrder) {
      if (!isForgotten(task, now)) {
        found.add(task);
      }
    }
    Collections.reverse(found);
    return found;
  }

  /** Every task there ever was, in the order of their creation. */
  List<RecordedTask> recorded() {
    Instant now = clock.now();
    return inOrder.stream()
        .map(
            task ->
                new RecordedTask(task.id(), task.order().model(), task.view(now).state().name()))
        .toList();
  }

  /** Forgets every task. */
  void reset() {
    inOrder.clear();
    tasks.clear();
  }

  /** Announces what the clock ended. */
  void settleAll() {
    inOrder.forEach(this::settle);
  }

  /** Has tasks announced that end later, for callbacks that were wished after their creation. */
  void watchAll() {
    inOrder.forEach(this::watch);
  }

  /** Announces a task as soon as the clock ends it, if anyone is to be notified. */
  void watch(FakeTask task) {
    settle(task);
    Instant due = task.due();
    if (due == null || task.order().news().target(task) == null) {
      return;
    }
    // A millisecond more: the timer and the clock round differently.
    callbacks.schedule(Duration.between(clock.now(), due).plusMillis(1), () -> settle(task));
  }

  private void settle(FakeTask task) {
    announce(task, task.view(clock.now()));
  }

  private void announce(FakeTask task, FakeTask.View view) {
    URI target = view.state().isEnd() ? task.order().news().target(task) : null;
    if (target != null && task.announce()) {
      callbacks.send(target, task.order().news().event(task, view));
    }
  }

  private static boolean isForgotten(FakeTask task, Instant now) {
    return task.submitted().plus(REMEMBERED).isBefore(now);
  }
}
