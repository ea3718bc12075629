package dev.qiao.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a vendor says of a task, in the answer to a submission, a poll or with a result. */
public final class TaskInfoReader {
  private TaskInfoReader() {}

  /** Takes the task's fields out of an answer, leaving the rest to the reader of the result. */
  public static TaskInfo take(JsonFields answer) {
    return take(answer, false);
  }

  /** Takes everything: what is not known is the info's own rest. */
  public static TaskInfo takeAll(JsonFields answer) {
    return take(answer, true);
  }

  private static TaskInfo take(JsonFields answer, boolean all) {
    return answer.has("output") ? nested(answer, all) : flat(answer, all);
  }

  private static TaskInfo nested(JsonFields answer, boolean all) {
    JsonFields output = answer.object("output");
    String taskId = output.text("task_id");
    String status = output.text("task_status");
    String submitTime = output.text("submit_time");
    String scheduledTime = output.text("scheduled_time");
    String startTime = output.text("start_time");
    String endTime = output.text("end_time");
    TaskInfo.Metrics metrics = metrics(output);
    // A gateway repeats the id here; should the two differ, nothing is lost.
    JsonNode again = answer.node("task_id");
    if (taskId != null && again != null && !again.asText().equals(taskId)) {
      answer.put("task_id", again);
    }
    return new TaskInfo(
        taskId == null && again != null ? again.asText() : taskId,
        TaskStatus.of(status == null ? "" : status),
        submitTime,
        scheduledTime,
        startTime,
        endTime,
        metrics,
        answer.firstText("request_id", "requestId"),
        answer.integer("status_code"),
        answer.text("code"),
        answer.text("message"),
        null,
        all ? answer.object("usage").takeRest() : Map.of(),
        all ? answer.rest() : Map.of());
  }

  /** MiniMax, Zhipu: everything at the top, a reason in {@code base_resp}. */
  private static TaskInfo flat(JsonFields answer, boolean all) {
    JsonFields why = answer.object("base_resp");
    String code = why.text("status_code");
    String status = answer.firstText("task_status", "status");
    return new TaskInfo(
        flatId(answer),
        TaskStatus.of(status == null ? "" : status),
        null,
        null,
        null,
        null,
        null,
        answer.text("request_id"),
        null,
        "0".equals(code) ? null : code,
        why.text("status_msg"),
        answer.text("model"),
        all ? answer.object("usage").takeRest() : Map.of(),
        all ? answer.rest() : Map.of());
  }

  /** A gateway gives Zhipu's id under both names; should the two differ, nothing is lost. */
  private static @Nullable String flatId(JsonFields answer) {
    String taskId = answer.text("task_id");
    return taskId == null || taskId.equals(answer.rest().get("id")) ? answer.text("id") : taskId;
  }

  private static TaskInfo.Metrics metrics(JsonFields output) {
    // Answers without a task, of Qwen's image models, have it in the singular.
    JsonFields metrics = output.object(output.has("task_metric") ? "task_metric" : "task_metrics");
    return new TaskInfo.Metrics(
        metrics.integer("TOTAL"), metrics.integer("SUCCEEDED"), metrics.integer("FAILED"));
  }
}
