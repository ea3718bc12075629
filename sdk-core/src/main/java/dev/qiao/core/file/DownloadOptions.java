package dev.qiao.core.file;

import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How to save a result file.
 *
 * @param overwrite whether a file that is already there is replaced; otherwise it is left and the
 *     download fails before anything is fetched
 * @param progress is told the bytes saved so far, null for nobody
 */
public record DownloadOptions(boolean overwrite, @Nullable LongConsumer progress) {
  /** Replaces what is there and tells nobody. */
  public static final DownloadOptions DEFAULT = new DownloadOptions(true, null);

  /** A copy that tells the bytes saved so far. */
  public DownloadOptions withProgress(LongConsumer value) {
    return new DownloadOptions(
        overwrite, Objects.requireNonNull(value, "the listener of the progress is null"));
  }

  /** A copy that replaces or leaves a file that is already there. */
  public DownloadOptions withOverwrite(boolean value) {
    return new DownloadOptions(value, progress);
  }
}
