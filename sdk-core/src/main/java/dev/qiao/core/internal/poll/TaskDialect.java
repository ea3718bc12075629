package dev.qiao.core.internal.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How one vendor tells of tasks: paths, where status and result stand, which words are final. */
public interface TaskDialect {
  /** The dialect of a vendor. */
  static TaskDialect of(Vendor vendor) {
    return switch (vendor) {
      case DASHSCOPE -> new DashScopeTasks();
      case DEEPSEEK, MOONSHOT, ZHIPU, MINIMAX, GATEWAY ->
          throw new UnsupportedOperationException(
              "tasks of " + vendor.displayName() + " are not part of this version");
    };
  }

  /** Reads a result out of a poll's answer. */
  @FunctionalInterface
  interface ResultReader<R> {
    /** The result. */
    R read(JsonNode answer) throws IOException;
  }

  /** The id of the task in the answer to its submission, null if there is none. */
  @Nullable String taskId(JsonNode answer);

  /** What the answer to a submission says of the task. */
  TaskInfo info(JsonNode answer);

  /** Which of the endpoint's URLs the paths stand behind. */
  default Endpoint.Surface surface() {
    return Endpoint.Surface.NATIVE;
  }

  /** The path of a poll. */
  String pollPath(TaskRef ref);

  /** The path of a cancel. */
  String cancelPath(TaskRef ref);

  /** What a poll's answer says. */
  <R> TaskSnapshot<R> snapshot(
      TaskRef ref, JsonNode answer, ErrorReader errors, ResultReader<R> result) throws IOException;
}
