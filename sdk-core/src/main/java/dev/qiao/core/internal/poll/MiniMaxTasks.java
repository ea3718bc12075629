package dev.qiao.core.internal.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * MiniMax's tasks. A success names a file, whose link is read from <a
 * href="https://platform.minimaxi.com/docs/api-reference/file-management-retrieve">another path</a>
 * and lives an hour. Source: <a
 * href="https://platform.minimaxi.com/docs/api-reference/video-generation-query">query a video</a>.
 */
final class MiniMaxTasks implements TaskDialect {
  private static final int STATUS_OF_CODES = 200;

  @Override
  public @Nullable String taskId(JsonNode answer) {
    String id = answer.path("task_id").asText("");
    return id.isEmpty() ? null : id;
  }

  @Override
  public @Nullable String answeredId(JsonNode answer) {
    return taskId(answer);
  }

  @Override
  public String pollOperation(TaskRef ref) {
    return "minimax.video-generation.query";
  }

  @Override
  public String pollPath(TaskRef ref) {
    return "/query/video_generation?task_id=" + ref.taskId();
  }

  @Override
  public @Nullable String morePath(JsonNode answer) {
    String file = answer.path("file_id").asText("");
    return state(answer).equalsIgnoreCase("success") && !file.isEmpty()
        ? "/files/retrieve?file_id=" + URLEncoder.encode(file, StandardCharsets.UTF_8)
        : null;
  }

  @Override
  public String state(JsonNode answer) {
    return answer.path("status").asText("");
  }

  @Override
  public ApiFailure failure(JsonNode answer, TaskInfo info, ErrorReader errors) {
    JsonNode why = answer.path("base_resp");
    String code = why.path("status_code").asText("");
    return errors.failure(
        STATUS_OF_CODES,
        code.equals("0") ? "" : code,
        why.path("status_msg").asText(""),
        info.requestId());
  }
}
