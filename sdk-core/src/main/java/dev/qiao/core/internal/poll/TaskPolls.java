package dev.qiao.core.internal.poll;

import dev.qiao.core.internal.transport.Answer;
import dev.qiao.core.internal.transport.ApiCall;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.time.Duration;

/**
 * How to poll one task.
 *
 * @param <R> the type of the result
 */
public interface TaskPolls<R> {
  /** The task. */
  TaskRef ref();

  /** The call of one poll, which may last at most that long. */
  ApiCall call(Duration total);

  /** What the answer says. */
  TaskSnapshot<R> read(Answer answer);
}
