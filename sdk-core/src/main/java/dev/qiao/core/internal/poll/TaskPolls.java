package dev.qiao.core.internal.poll;

import dev.qiao.core.internal.transport.Answer;
import dev.qiao.core.internal.transport.ApiCall;
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

  /** The call of one poll, which may last at most that long. */
  ApiCall call(Duration total);

  /** The call that completes an answer, null if it is complete. */
  @Nullable ApiCall more(Answer answer, Duration total);

  /** What the answer says, with what completes it. */
  TaskSnapshot<R> read(Answer answer, @Nullable Answer more);

  /** The task is final and whoever waits was told: it need not be found again. */
  void settled();
}
