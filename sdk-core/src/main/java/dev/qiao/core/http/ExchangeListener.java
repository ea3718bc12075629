package dev.qiao.core.http;

import dev.qiao.core.Vendor;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is notified of what a client does, for metrics and traces. Every method does nothing by default.
 * Methods are called on the thread that does the work: they must be fast and must not block. What a
 * listener throws is logged and ignored.
 *
 * <p>Order for one exchange: any number of {@code warned}, {@code started}, any number of {@code
 * retrying}, then {@code answered} (and {@code streamEnded} for a stream) or {@code failed}. Each
 * poll of a task is its own exchange; {@code polled} follows with its snapshot, and {@code
 * taskEnded} ends a wait.
 */
public interface ExchangeListener {

  /**
   * The public data of one call: no header, no body, no key.
   *
   * @param client a number of the client, drawn when it is made: with the next one it names one
   *     exchange
   * @param number counts the exchanges of a client, so that events of one can be joined
   * @param vendor the vendor that the client calls
   * @param operation the operation's id, such as {@code qwen.chat-completions}
   * @param method the HTTP method
   * @param host the host asked
   * @param port its port
   * @param path the path asked, without query; it may hold ids
   * @param template the path with names in braces for ids, as a tag of a metric needs it
   */
  record Exchange(
      long client,
      long number,
      Vendor vendor,
      String operation,
      String method,
      String host,
      int port,
      String path,
      String template) {}

  /**
   * Called before a request is sent of which the service will, according to its documents, ignore
   * or change something.
   *
   * @param operation the operation's id
   * @param warning the field, what happens to it, and what to do; no value of the request
   */
  default void warned(String operation, String warning) {}

  /** Called when an exchange begins. */
  default void started(Exchange exchange) {}

  /** Called when an attempt failed and another follows after the pause. */
  default void retrying(Exchange exchange, int attempt, Duration pause, Throwable reason) {}

  /**
   * Called when the exchange has succeeded: the whole answer was read, or, for a stream, the
   * answer's head. Such an exchange is not reported as failed.
   */
  default void answered(Exchange exchange, int status, @Nullable String requestId, Duration took) {}

  /**
   * Called when the exchange has finally failed, also if an answer with a success status cannot be
   * read or a request is refused before it is sent.
   */
  default void failed(Exchange exchange, Throwable reason, Duration took) {}

  /** Called when a stream has ended; {@code reason} is null if it ended with its end mark. */
  default void streamEnded(
      Exchange exchange, long events, Duration took, @Nullable Throwable reason) {}

  /** Called with the snapshot of a poll. */
  default void polled(TaskSnapshot<?> snapshot) {}

  /**
   * Called when the wait for a task has ended; {@code last} is the snapshot of the last poll, null
   * if none succeeded; {@code reason} is null if the wait returned the result.
   */
  default void taskEnded(
      TaskRef task, @Nullable TaskSnapshot<?> last, @Nullable Throwable reason) {}
}
