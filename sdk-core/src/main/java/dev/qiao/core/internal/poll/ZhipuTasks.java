package dev.qiao.core.internal.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskRef;
import org.jspecify.annotations.Nullable;

/**
 * Zhipu's tasks (GLM, CogVideoX): chats, images and videos have one path. A failure has no reason.
 * Source: <a href="https://docs.bigmodel.cn/api-reference">API reference</a>.
 */
final class ZhipuTasks implements TaskDialect {
  private static final int STATUS_OF_CODES = 200;

  @Override
  public @Nullable String taskId(JsonNode answer) {
    String id = answer.path("id").asText("");
    return id.isEmpty() ? null : id;
  }

  @Override
  public String pollOperation(TaskRef ref) {
    return "glm.async-result";
  }

  @Override
  public String pollPath(TaskRef ref) {
    return "/async-result/" + ref.taskId();
  }

  /** Whether a finished chat has a state is not documented; its choices show it. */
  @Override
  public String state(JsonNode answer) {
    return answer.path("task_status").asText(answer.has("choices") ? "SUCCESS" : "");
  }

  @Override
  public ApiFailure failure(JsonNode answer, TaskInfo info, ErrorReader errors) {
    return errors.failure(STATUS_OF_CODES, "", "", info.requestId());
  }
}
