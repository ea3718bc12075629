package dev.qiao.core.internal.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskRef;
import java.time.Duration;
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
  public Duration retention() {
    return Duration.ofHours(24);
  }

  @Override
  public @Nullable String answeredId(JsonNode answer) {
    return taskId(answer);
  }

  @Override
  public String pollOperation(TaskRef ref) {
    return "task.get";
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
  public String state(JsonNode answer) {
    return answer.path("output").path("task_status").asText("");
  }

  @Override
  public ApiFailure failure(JsonNode answer, TaskInfo info, ErrorReader errors) {
    String code = answer.path("output").path("code").asText("");
    return errors.failure(
        code.startsWith("Throttling") ? STATUS_OF_LIMITS : STATUS_OF_CODES,
        code,
        answer.path("output").path("message").asText(""),
        info.requestId());
  }
}
