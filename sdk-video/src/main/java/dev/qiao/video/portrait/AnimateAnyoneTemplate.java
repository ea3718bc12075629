package dev.qiao.video.portrait;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.video.VideoUsage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A motion template. It is no file but an id, which serves any number of videos of the same
 * account: keep it.
 *
 * @param templateId goes into {@link AnimateAnyoneRequest}; bound to the account
 * @param usage what is billed; null if the service does not return it
 * @param task what the service says of the task
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = AnimateAnyoneTemplateReader.class)
public record AnimateAnyoneTemplate(
    String templateId, @Nullable VideoUsage usage, TaskInfo task, Map<String, Object> additional)
    implements Metered {
  /** The id of the request, for a support ticket; null if the service did not send one. */
  public @Nullable String requestId() {
    return task.requestId();
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  @Override
  public Map<String, Number> amounts() {
    return Metered.of(usage);
  }
}
