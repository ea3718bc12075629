package dev.qiao.core.internal.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.internal.transport.BufferedResponse;
import dev.qiao.core.internal.transport.Watched;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to poll one task.
 *
 * @param <R> the type of the result
 */
public interface TaskPolls<R> {
  /** The task. */
  TaskRef ref();

  /** The call of one poll, which may last at most that long, as part of what is observed. */
  ApiCall call(Duration total, @Nullable Watched watched);

  /**
   * One answer, parsed once for all who look at it.
   *
   * @param answer as it came
   * @param tree its JSON
   */
  record Poll(BufferedResponse answer, JsonNode tree) {}

  /** Parses the answer to a call; words about a failure lose the key, which they may repeat. */
  Poll parse(ApiCall call, BufferedResponse answer);

  /** The call that completes a poll, null if it is complete. */
  @Nullable ApiCall more(Poll poll, Duration total, @Nullable Watched watched);

  /** What a poll says, with what completes it. */
  TaskSnapshot<R> read(Poll poll, @Nullable BufferedResponse more);

  /** The task is final at the service. Called once a wait at most; it must not block. */
  void completed();

  /**
   * Whether the service no longer keeps the task, by its age. Only then does an answer that the
   * task is unknown say for sure that it is gone.
   */
  boolean isPastRetention();
}
