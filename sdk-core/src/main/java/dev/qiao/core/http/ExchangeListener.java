package dev.qiao.core.http;

import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears what a client does, for metrics and traces. Every method does nothing by default. Called on
 * the thread that does the work: be quick and do not block. What a listener throws is logged and
 * dropped.
 *
 * <p>Order for one exchange: any number of {@code warned}, {@code started}, any number of {@code
 * retrying}, then {@code answered} (and {@code streamEnded} for a stream) or {@code failed}. Polls
 * of a task are exchanges of their own; {@code polled} follows with what they saw, and {@code
 * taskEnded} closes a wait.
 */
public interface ExchangeListener {

  /**
   * One call, seen from outside: no header, no body, no key.
   *
   * @param number counts the exchanges of a client, so that events of one can be joined
   * @param operation the operation's id, such as {@code qwen.chat-completions}
   * @param method the HTTP method
   * @param host the host asked
   * @param path the path asked, without query
   */
  record Exchange(long number, String operation, String method, String host, String path) {}

  /**
   * A request is about to be sent of which the service will ignore or alter something, as far as is
   * documented. It is sent all the same.
   *
   * @param operation the operation's id
   * @param warning the field, what happens to it, and what to do; no value of the request
   */
  default void warned(String operation, String warning) {}

  /** The exchange begins. */
  default void started(Exchange exchange) {}

  /** An attempt failed and another follows after the pause. */
  default void retrying(Exchange exchange, int attempt, Duration pause, Throwable reason) {}

  /**
   * The exchange has succeeded: the whole answer has come and was read, or, for a stream, the
   * answer's head. An exchange that is heard as answered is not heard as failed.
   */
  default void answered(Exchange exchange, int status, @Nullable String requestId, Duration took) {}

  /**
   * The exchange has failed for good: also when an answer with a success status cannot be read, and
   * when a request is refused before it is sent.
   */
  default void failed(Exchange exchange, Throwable reason, Duration took) {}

  /** A stream is over; {@code reason} is null when it ended with its end mark. */
  default void streamEnded(
      Exchange exchange, long events, Duration took, @Nullable Throwable reason) {}

  /** A poll has seen this. */
  default void polled(TaskSnapshot<?> snapshot) {}

  /**
   * The wait for a task is over; {@code last} is what the last poll saw, null if none succeeded;
   * {@code reason} is null when the wait brought the result.
   */
  default void taskEnded(
      TaskRef task, @Nullable TaskSnapshot<?> last, @Nullable Throwable reason) {}
}
