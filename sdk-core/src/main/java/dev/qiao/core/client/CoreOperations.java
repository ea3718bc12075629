package dev.qiao.core.client;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.task.TaskCancellation;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskQuery;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that belong to no modality, one row each. */
public final class CoreOperations implements OperationTable {
  /** The operation of a task whose own is not known; nothing is submitted with it. */
  static final Operation<AnyTask, TaskOutput> TASK_GET =
      Operation.task(
          "task.get",
          Vendor.DASHSCOPE,
          Endpoint.Api.NATIVE,
          "/tasks",
          AnyTask.class,
          TaskOutput.class,
          Duration.ofMinutes(30),
          Duration.ZERO);

  static final Operation<CancelTask, TaskCancellation> TASK_CANCEL =
      Operation.withoutBody(
          "task.cancel",
          Vendor.DASHSCOPE,
          Endpoint.Api.NATIVE,
          "POST",
          "/tasks/{task_id}/cancel",
          CancelTask.class,
          TaskCancellation.class);

  static final Operation<TemporaryKey.Request, TemporaryKey> TOKEN_CREATE =
      Operation.withoutBody(
          "token.create",
          Vendor.DASHSCOPE,
          Endpoint.Api.NATIVE,
          "POST",
          "/tokens",
          TemporaryKey.Request.class,
          TemporaryKey.class);

  /** For the service loader. */
  public CoreOperations() {}

  @Override
  public String artifact() {
    return "qiao-core";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return Operation.rows(TaskQuery.builder().build().operation(), TASK_CANCEL, TOKEN_CREATE);
  }

  @Override
  public List<ModelLimits> models() {
    return List.of();
  }

  /** Replaces the request that submitted the task. */
  interface AnyTask extends TaskRequest<TaskOutput> {
    @Override
    @Nullable Model model();
  }

  /**
   * Cancels a task; {@link dev.qiao.core.task.TaskHandle#cancel()} sends it.
   *
   * @param taskId the task
   */
  record CancelTask(String taskId) implements CallRequest<TaskCancellation> {
    @Override
    public Operation<CancelTask, ?> operation() {
      return TASK_CANCEL;
    }

    @Override
    public @Nullable Model model() {
      return null;
    }
  }
}
