package dev.qiao.core.internal.transport;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends attempts whose answer's head or whole takes longer than it may. OkHttp's own call timeout
 * keeps every call of the process in one sorted list behind one lock, where 64 callers lose a tenth
 * of their calls. Here attempts that end at about the same time share a slot, and only a slot is
 * scheduled.
 */
final class Deadlines implements AutoCloseable {
  /** How late an attempt may be ended, as a part of its time. */
  private static final int SLOTS_A_DEADLINE = 64;

  private static final long MAX_SLOT_MILLIS = 250;

  private final ConcurrentHashMap<Long, Slot> slots = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Threads.daemons("deadlines"));

  /** Attempts that must be over at the same time. */
  static final class Slot {
    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    void leave(Attempt attempt) {
      attempts.remove(attempt);
    }
  }

  Deadlines() {
    thread.setKeepAliveTime(10, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Ends an attempt after that time unless it leaves the slot before. */
  Slot enter(Attempt attempt, Duration total) {
    long millis = Math.max(1, total.toMillis());
    long width = Math.max(1, Math.min(millis / SLOTS_A_DEADLINE, MAX_SLOT_MILLIS));
    // The clock of the thread that ends slots, not the client's: an injected one moves otherwise.
    long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    long end = Math.floorDiv(now + millis, width) * width + width;
    Slot slot = slots.get(end);
    if (slot == null) {
      slot = slots.computeIfAbsent(end, unused -> new Slot());
      schedule(end, end - now);
    }
    slot.attempts.add(attempt);
    if (slot.over) {
      attempt.elapse();
    }
    return slot;
  }

  private void schedule(long end, long delay) {
    try {
      var unused = thread.schedule(() -> end(end), delay, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The client closes and cancels every attempt itself.
      slots.remove(end);
    }
  }

  /** Runs something later on the thread of the deadlines; nothing once the client is closed. */
  void later(Runnable work, Duration delay) {
    try {
      var unused = thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The client closes and cancels every attempt itself.
    }
  }

  private void end(long end) {
    Slot slot = slots.remove(end);
    if (slot != null) {
      slot.over = true;
      slot.attempts.forEach(Attempt::elapse);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
