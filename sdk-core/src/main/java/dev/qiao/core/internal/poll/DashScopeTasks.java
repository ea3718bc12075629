package dev.qiao.core.internal.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.core.task.TaskStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * DashScope's tasks. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/manage-asynchronous-tasks">manage asynchronous
 * tasks</a>.
 */
final class DashScopeTasks implements TaskDialect {
  /** A failed task names a code of the same list as a failed call; calls with it answer 400. */
  private static final int STATUS_OF_CODES = 400;

  @Override
  public @Nullable String taskId(JsonNode answer) {
    String id = answer.path("output").path("task_id").asText("");
    return id.isEmpty() ? null : id;
  }

  @Override
  public String pollPath(TaskRef ref) {
    return "/tasks/" + ref.taskId();
  }

  @Override
  public String cancelPath(TaskRef ref) {
    return "/tasks/" + ref.taskId() + "/cancel";
  }

  @Override
  public <R> TaskSnapshot<R> snapshot(
      TaskRef ref, JsonNode answer, ErrorReader errors, ResultReader<R> result) throws IOException {
    JsonNode output = answer.path("output");
    TaskStatus status = TaskStatus.of(output.path("task_status").asText(""));
    return switch (status.value()) {
      case "PENDING" -> new TaskSnapshot.Pending<>(ref, status);
      case "RUNNING", "SUSPENDED", "PRE-PROCESSING", "POST-PROCESSING" ->
          new TaskSnapshot.Running<>(ref, status, progress(output.path("task_metrics")));
      case "SUCCEEDED" -> new TaskSnapshot.Succeeded<>(ref, status, result.read(answer));
      case "FAILED" ->
          new TaskSnapshot.Failed<>(
              ref,
              status,
              errors.fromCode(
                  STATUS_OF_CODES,
                  output.path("code").asText(""),
                  output.path("message").asText(""),
                  answer.path("request_id").asText(null)));
      case "CANCELED" -> new TaskSnapshot.Canceled<>(ref, status);
      case "UNKNOWN" -> new TaskSnapshot.Expired<>(ref, status);
      default -> new TaskSnapshot.Unknown<>(ref, status);
    };
  }

  private static @Nullable Double progress(JsonNode metrics) {
    int total = metrics.path("TOTAL").asInt(0);
    return total <= 1
        ? null
        : (metrics.path("SUCCEEDED").asInt(0) + metrics.path("FAILED").asInt(0)) / (double) total;
  }
}
