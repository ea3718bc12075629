package dev.qiao.core.internal.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.json.Fields;
import dev.qiao.core.internal.json.TaskInfoReader;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
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

  private static final int STATUS_OF_LIMITS = 429;

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
  public TaskInfo info(JsonNode answer) {
    return TaskInfoReader.takeAll(Fields.of(answer));
  }

  @Override
  public <R> TaskSnapshot<R> snapshot(
      TaskRef ref, JsonNode answer, ErrorReader errors, ResultReader<R> result) throws IOException {
    Fields fields = Fields.of(answer);
    String status = answer.path("output").path("task_status").asText("");
    switch (status) {
      case "SUCCEEDED" -> {
        return new TaskSnapshot.Succeeded<>(ref, TaskInfoReader.take(fields), result.read(answer));
      }
      case "FAILED" -> {
        Fields output = fields.object("output");
        String code = output.text("code");
        String message = output.text("message");
        TaskInfo info = TaskInfoReader.takeAll(fields);
        return new TaskSnapshot.Failed<>(
            ref,
            info,
            errors.failure(
                code != null && code.startsWith("Throttling") ? STATUS_OF_LIMITS : STATUS_OF_CODES,
                code == null ? "" : code,
                message == null ? "" : message,
                info.requestId()));
      }
      default -> {
        return unfinished(ref, TaskInfoReader.takeAll(fields));
      }
    }
  }

  private static <R> TaskSnapshot<R> unfinished(TaskRef ref, TaskInfo info) {
    return switch (info.status().value()) {
      case "PENDING" -> new TaskSnapshot.Pending<>(ref, info);
      case "RUNNING", "SUSPENDED", "PRE-PROCESSING", "POST-PROCESSING" ->
          new TaskSnapshot.Running<>(ref, info);
      case "CANCELED" -> new TaskSnapshot.Canceled<>(ref, info);
      case "UNKNOWN" -> new TaskSnapshot.Expired<>(ref, info);
      default -> new TaskSnapshot.Unknown<>(ref, info);
    };
  }
}
