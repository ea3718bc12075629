package dev.qiao.core.task;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.TaskOutputReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of any task, without a type: for a task whose operation this version, or this class
 * path, does not know. {@code client.tasks().resume(ref, TaskOutput.class)} works for every task.
 *
 * @param task what the service says of the task
 * @param output the fields of the output beside those of the task, as they came
 * @param usage what was used, as it came
 * @param files every link in the output
 * @param additional fields beside output and usage
 */
@JsonDeserialize(using = TaskOutputReader.class)
public record TaskOutput(
    TaskInfo task,
    Map<String, Object> output,
    Map<String, Object> usage,
    List<ResultFile> files,
    Map<String, Object> additional) {
  /** The id of the request, for a support ticket; null if the service did not send one. */
  public @Nullable String requestId() {
    return task.requestId();
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
