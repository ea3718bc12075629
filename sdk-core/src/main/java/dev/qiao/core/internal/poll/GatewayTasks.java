package dev.qiao.core.internal.poll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's tasks: its own two paths, behind which each model keeps its vendor's shape. Only
 * DashScope's shape is shown by its page; the others are taken as their vendors have them.
 */
final class GatewayTasks implements TaskDialect {
  private final DashScopeTasks dashScope = new DashScopeTasks();
  private final MiniMaxTasks miniMax = new MiniMaxTasks();
  private final ZhipuTasks zhipu = new ZhipuTasks();

  /** The page prefers the id at the top. */
  @Override
  public @Nullable String taskId(JsonNode answer) {
    String atTheTop = miniMax.taskId(answer);
    String inside = atTheTop == null ? dashScope.taskId(answer) : atTheTop;
    return inside == null ? zhipu.taskId(answer) : inside;
  }

  @Override
  public String pollOperation(TaskRef ref) {
    return isImage(ref) ? "gateway.task.image" : "gateway.task.video";
  }

  @Override
  public String pollPath(TaskRef ref) {
    return (isImage(ref) ? "/images/generations/" : "/videos/generations/") + ref.taskId();
  }

  /** Which path answers is part of the operation: {@code gateway.glm.image}, {@code ..video}. */
  private static boolean isImage(TaskRef ref) {
    return ref.operation().endsWith(".image");
  }

  @Override
  public String state(JsonNode answer) {
    for (TaskDialect shape : List.of(dashScope, miniMax, zhipu)) {
      String state = shape.state(answer);
      if (!state.isEmpty()) {
        return state;
      }
    }
    return "";
  }

  @Override
  public ApiFailure failure(JsonNode answer, TaskInfo info, ErrorReader errors) {
    TaskDialect shape = answer.has("base_resp") ? miniMax : dashScope;
    return shape.failure(answer, info, errors);
  }
}
