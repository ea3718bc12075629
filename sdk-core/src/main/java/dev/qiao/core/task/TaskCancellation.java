package dev.qiao.core.task;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.RequestIdReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service says when it has canceled a task.
 *
 * @param requestId the id of the request
 * @param additional fields this version does not know
 */
public record TaskCancellation(
    @JsonDeserialize(using = RequestIdReader.class) @Nullable String requestId,
    @Additional Map<String, Object> additional) {
  public TaskCancellation {
    additional = Additional.Copy.of(additional);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
