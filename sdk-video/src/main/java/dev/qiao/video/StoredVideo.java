package dev.qiao.video;

import dev.qiao.core.internal.json.RecordText;
import org.jspecify.annotations.Nullable;

/**
 * A video as MiniMax stores it. Source: <a
 * href="https://platform.minimaxi.com/docs/api-reference/file-management-retrieve">retrieve a
 * file</a>.
 *
 * @param fileId its id, by which the link can be asked for again
 * @param bytes how long it is
 * @param createdAt when it was made, in seconds since 1970
 * @param filename its name
 * @param purpose {@code video_generation}
 */
public record StoredVideo(
    @Nullable String fileId,
    @Nullable Long bytes,
    @Nullable Long createdAt,
    @Nullable String filename,
    @Nullable String purpose) {
  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
