package dev.qiao.core;

import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.TaskOutput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the core itself can read: any task, without a type. */
final class CoreOperations {
  /** The operation of a task whose own is not known; nothing is submitted with it. */
  static final Operation<AnyTask, TaskOutput> TASK_GET =
      Operation.task(
          "task.get",
          Vendor.DASHSCOPE,
          Endpoint.Surface.NATIVE,
          "/tasks",
          AnyTask.class,
          TaskOutput.class,
          Duration.ofMinutes(30),
          Duration.ZERO);

  private CoreOperations() {}

  /** Stands for the request that submitted the task. */
  interface AnyTask extends Request.Task<TaskOutput> {
    @Override
    @Nullable Model model();
  }
}
