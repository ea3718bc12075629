package dev.qiao.core.internal.transport;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls from their start to the last byte of their answer; a Dispatcher forgets them earlier.
 * As long as there are any, interrupts of the threads that wait for them are looked for: a platform
 * thread that reads from a socket does not see its interrupt, so somebody must end the call for it.
 * It is looked for rather than noted, so that it costs a call nothing.
 */
final class CallWatch {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.http");

  private static final Duration LOOK = Duration.ofMillis(50);

  /** The number of looks without a call after which looking stops until the next call. */
  private static final int MAX_IDLE_LOOKS = 20;

  private final Map<Call, Attempt> underWay = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Deadlines deadlines;
  private final Runnable alsoThen;

  /** Only the thread that looks uses it. */
  private int idleLooks;

  /**
   * A watch.
   *
   * @param alsoThen what is run at each look, too
   */
  CallWatch(Deadlines deadlines, Runnable alsoThen) {
    this.deadlines = deadlines;
    this.alsoThen = alsoThen;
  }

  /** A call begins, and ends after {@code total} unless that is null. */
  void begin(Call call, Attempt attempt, @Nullable Duration total) {
    underWay.put(call, attempt);
    attempt.begin(call, total, deadlines);
    watch();
  }

  /** A call needs no canceling any more. */
  void end(Call call) {
    Attempt attempt = underWay.remove(call);
    if (attempt != null) {
      attempt.end();
    }
  }

  /** Cancels all. */
  void cancelAll() {
    underWay.values().forEach(Attempt::cancel);
  }

  private void watch() {
    if (!looking.get() && looking.compareAndSet(false, true)) {
      deadlines.later(this::look, LOOK);
    }
  }

  private void look() {
    idleLooks = underWay.isEmpty() ? idleLooks + 1 : 0;
    try {
      underWay.values().forEach(Attempt::lookForInterrupt);
      alsoThen.run();
    } catch (RuntimeException e) {
      LOG.warn("a call could not be ended", e);
    }
    if (idleLooks < MAX_IDLE_LOOKS) {
      deadlines.later(this::look, LOOK);
      return;
    }
    idleLooks = 0;
    looking.set(false);
    if (!underWay.isEmpty()) {
      watch();
    }
  }
}
