package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One task of any vendor. It moves when it is polled, or with the server's clock. */
final class FakeTask {
  /** What a task is doing, in DashScope's words. */
  enum State {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED;

    boolean isEnd() {
      return compareTo(RUNNING) > 0;
    }
  }

  /** Who is notified when a task has ended, and how. */
  interface News {
    /** For vendors without notifications. */
    News NONE =
        new News() {
          @Override
          public @Nullable URI target(FakeTask task) {
            return null;
          }

          @Override
          public ObjectNode event(FakeTask task, View view) {
            throw new IllegalStateException("this vendor has no notifications");
          }
        };

    /** Where to, null for none. */
    @Nullable URI target(FakeTask task);

    /** The words, when it has ended. */
    ObjectNode event(FakeTask task, View view);
  }

  /** What makes a task move. */
  sealed interface Pace {
    /** Each state is visible to a number of polls, so a test needs no clock. */
    record Polls(int pending, int running) implements Pace {}

    /** Each state takes so long by the server's clock. */
    record Times(Duration pending, Duration running) implements Pace {}
  }

  /**
   * What was ordered.
   *
   * @param id the task's id
   * @param model the model
   * @param path the path of the request that created it
   * @param requestId the id of that request
   * @param failure how it fails, null if it succeeds
   * @param result writes what it brings, asked once
   * @param news who is notified of its end
   */
  record Order(
      String id,
      String model,
      String path,
      String requestId,
      @Nullable Failure failure,
      Function<FakeTask, ObjectNode> result,
      News news) {}

  /**
   * A task at a moment.
   *
   * @param state what it does
   * @param polls how often it was asked for
   * @param scheduled when it began to run or will; null if that is open
   * @param ended when it ended, null if it did not
   */
  record View(State state, int polls, @Nullable Instant scheduled, @Nullable Instant ended) {}

  private final Order order;
  private final Pace pace;
  private final Instant submitted;
  private State state = State.PENDING;
  private int polls;
  private @Nullable Instant scheduled;
  private @Nullable Instant ended;
  private @Nullable ObjectNode outcome;
  private boolean announced;

  FakeTask(Order order, Pace pace, Instant submitted) {
    this.order = order;
    this.pace = pace;
    this.submitted = submitted;
    this.scheduled = pace instanceof Pace.Polls ? submitted.plusMillis(31) : null;
  }

  Order order() {
    return order;
  }

  String id() {
    return order.id;
  }

  Instant submitted() {
    return submitted;
  }

  /** When the clock ends it, null if polls do. */
  @Nullable Instant due() {
    return pace instanceof Pace.Times times
        ? submitted.plus(times.pending).plus(times.running)
        : null;
  }

  synchronized View poll(Instant now) {
    if (!state.isEnd()) {
      polls++;
      if (pace instanceof Pace.Polls wish) {
        if (polls > wish.pending + wish.running) {
          end(now);
        } else if (polls > wish.pending) {
          state = State.RUNNING;
        }
      }
    }
    return view(now);
  }

  /** The task as it is, without moving it further than the clock did. */
  synchronized View view(Instant now) {
    if (pace instanceof Pace.Times wish && !state.isEnd()) {
      Instant start = submitted.plus(wish.pending);
      Instant end = start.plus(wish.running);
      if (!now.isBefore(start)) {
        scheduled = start;
        state = State.RUNNING;
      }
      if (!now.isBefore(end)) {
        end(end);
      }
    }
    return new View(state, polls, scheduled, ended);
  }

  /** Cancels it, which only a task can be that does not run yet. */
  synchronized boolean cancel(Instant now) {
    if (view(now).state != State.PENDING) {
      return false;
    }
    state = State.CANCELED;
    ended = now;
    return true;
  }

  /** What it brought: the same to everybody who asks. */
  synchronized ObjectNode outcome() {
    if (outcome == null) {
      outcome = order.result.apply(this);
    }
    return outcome.deepCopy();
  }

  /** When it ended. */
  synchronized Instant ended() {
    if (ended == null) {
      throw new IllegalStateException("task " + order.id + " has not ended");
    }
    return ended;
  }

  /** Whether the caller is the one who is to announce its end. */
  synchronized boolean announce() {
    boolean first = !announced;
    announced = true;
    return first;
  }

  private void end(Instant at) {
    state = order.failure == null ? State.SUCCEEDED : State.FAILED;
    ended = at;
  }
}
