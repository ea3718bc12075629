package dev.qiao.core.file;

import dev.qiao.core.error.SdkException;
import java.nio.file.Path;
import java.util.List;

/**
 * The outcome of files saved together: each is in one of the lists, in the order given.
 *
 * @param saved the saved files
 * @param failed the files that could not be saved
 */
public record DownloadBatch(List<Saved> saved, List<Failed> failed) {
  public DownloadBatch {
    saved = List.copyOf(saved);
    failed = List.copyOf(failed);
  }

  /**
   * A file that is there.
   *
   * @param file what was saved
   * @param path where
   */
  public record Saved(ResultFile file, Path path) {}

  /**
   * A file that is not there.
   *
   * @param file what was to be saved
   * @param failure why not; what {@link MediaFiles#download(ResultFile, Path)} would have thrown
   */
  public record Failed(ResultFile file, SdkException failure) {}

  /** Whether every file was saved. */
  public boolean isComplete() {
    return failed.isEmpty();
  }
}
