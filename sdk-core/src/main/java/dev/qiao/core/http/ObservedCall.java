package dev.qiao.core.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call under way, as its observer sees it. Every method does nothing by default. Methods are
 * called on the thread that does the work: they must be fast and must not block. {@link #ended} may
 * be called by another thread while one of the others runs, as when a stream that is being read is
 * closed. What a method throws is logged once and ignored.
 */
public interface ObservedCall {
  /** How a call ends. */
  enum End {
    /** With its answer: for a stream its end mark was read, for a session it was finished. */
    SUCCEEDED,
    /** With the exception that the caller gets. */
    FAILED,
    /** The caller did not want the rest: a stream closed early, a future or a wait canceled. */
    ABANDONED
  }

  /**
   * Headers that the HTTP requests of this call carry, such as {@code traceparent}. One that the
   * SDK or the caller sets, or that no header may be, is left out.
   */
  default Map<String, String> headers() {
    return Map.of();
  }

  /**
   * Called on a thread that begins to work for this call: to make an HTTP request or to run a tool.
   * Makes the call current there, for what traces or logs by thread.
   *
   * @return what the same thread runs when that work is done; null for nothing
   */
  default @Nullable Runnable enter() {
    return null;
  }

  /** Called when an attempt failed and another follows after the pause. */
  default void retried(int attempt, Duration pause, Throwable reason) {}

  /** Called with the vendor's id of the request, once there is an answer that has one. */
  default void identified(String requestId) {}

  /**
   * Called with what comes: the typed answer; each piece of a stream or of a session; the reference
   * of a submitted task; each snapshot while a task is waited for, and then its result.
   */
  default void received(Object value) {}

  /**
   * Called once, whatever happens; nothing follows it.
   *
   * @param failure what the caller gets; null unless the call failed
   */
  default void ended(End end, @Nullable Throwable failure) {}
}
