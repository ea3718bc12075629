package dev.qiao.core.file;

import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How to save a result file.
 *
 * @param overwrite whether an existing file is replaced; otherwise it is kept and the download
 *     fails before anything is fetched
 * @param progress receives the bytes saved so far, null for none
 */
public record DownloadOptions(boolean overwrite, @Nullable LongConsumer progress) {
  /** Replaces existing files, without progress. */
  public static final DownloadOptions DEFAULT = new DownloadOptions(true, null);

  /** Returns a copy that reports the bytes saved so far. */
  public DownloadOptions withProgress(LongConsumer value) {
    return new DownloadOptions(
        overwrite, Objects.requireNonNull(value, "the listener of the progress is null"));
  }

  /** Returns a copy that replaces or keeps an existing file. */
  public DownloadOptions withOverwrite(boolean value) {
    return new DownloadOptions(value, progress);
  }
}
