package dev.qiao.text.file;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a deletion.
 *
 * @param id the file
 * @param object {@code file}
 * @param deleted whether it is gone
 * @param additional fields this version does not know
 */
public record FileDeletion(
    @Nullable String id,
    @Nullable String object,
    @Nullable Boolean deleted,
    @Additional Map<String, Object> additional) {
  public FileDeletion {
    additional = Additional.Copy.of(additional);
  }
}
