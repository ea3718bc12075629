package dev.qiao.core.file;

import dev.qiao.core.Model;
import java.nio.file.Path;

/** The files of a client, reached with {@code client.files()}. */
public interface Files {
  /**
   * Saves a result file, see {@link ResultFile#downloadTo(Path)}.
   *
   * @return the path given
   */
  Path download(ResultFile file, Path target, DownloadOptions options);

  /** Saves a result file, replacing what is there. */
  default Path download(ResultFile file, Path target) {
    return download(file, target, DownloadOptions.DEFAULT);
  }

  /**
   * Uploads local media to the vendor's temporary storage now, instead of when a request is sent.
   * The address is valid for 48 hours, for this model and account only.
   *
   * @return the media as an address
   */
  MediaSource upload(MediaSource media, Model model);
}
