package dev.qiao.audio.cosyvoice;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a frame that a client sends.
 *
 * @param action {@code run-task}, {@code continue-task} or {@code finish-task}
 * @param taskId the task; sessions write it
 * @param streaming {@code duplex} where text comes in pieces, {@code out} where only audio does
 * @param additional fields beside these
 */
public record TaskHeader(
    @Nullable String action,
    @Nullable String taskId,
    @Nullable String streaming,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public TaskHeader {
    additional = Additional.Copy.of(additional, TaskHeader.class);
  }

  static TaskHeader of(String action, @Nullable String taskId, String streaming) {
    return new TaskHeader(action, taskId, streaming, Map.of());
  }

  TaskHeader withTaskId(String value) {
    return new TaskHeader(action, value, streaming, additional);
  }
}
