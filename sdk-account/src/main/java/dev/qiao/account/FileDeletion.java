package dev.qiao.account;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.RequestIdReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a deletion.
 *
 * @param id the file
 * @param object {@code file}
 * @param deleted whether it is gone
 * @param requestId the id of the request, for a support ticket
 * @param additional fields this version does not know
 */
public record FileDeletion(
    @Nullable String id,
    @Nullable String object,
    @Nullable Boolean deleted,
    @JsonDeserialize(using = RequestIdReader.class) @Nullable String requestId,
    @Additional Map<String, Object> additional) {
  public FileDeletion {
    additional = Additional.Copy.of(additional);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
