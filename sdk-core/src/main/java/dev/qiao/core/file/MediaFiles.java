package dev.qiao.core.file;

import dev.qiao.core.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Results and temporary uploads of a client, reached with {@code client.files()}. Files that an
 * account keeps under ids, such as documents for {@code qwen-long}, are separate: {@code
 * AccountFiles} of qiao-text.
 */
public interface MediaFiles {
  /**
   * Saves a result file, see {@link ResultFile#saveTo(Path)}.
   *
   * @return the path given
   */
  Path download(ResultFile file, Path target, DownloadOptions options);

  /** Saves a result file, replacing what is there. */
  default Path download(ResultFile file, Path target) {
    return download(file, target, DownloadOptions.DEFAULT);
  }

  /**
   * Saves result files into a folder, one after the other. A failure does not keep the others from
   * being saved; only an interrupt or a closed client ends the batch, and is then the failure of
   * the remaining files.
   *
   * <p>A file is named after the last part of its link, made safe: a name never leads out of the
   * folder, is valid on Windows too, and has at most 200 bytes. A name that was used in the same
   * batch gets a number ({@code a.png}, {@code a-2.png}), also when it differs only in case; one
   * without an extension gets that of its content type, or else of its content. The same list gets
   * the same names, so that a second try resumes where the first one broke off.
   *
   * @param folder the folder, created if it does not exist
   * @param options for each file; the progress is the sum over all of them
   * @return what was saved and what failed
   */
  DownloadBatch saveAll(List<ResultFile> files, Path folder, DownloadOptions options);

  /** Saves result files into a folder, replacing what is there. */
  default DownloadBatch saveAll(List<ResultFile> files, Path folder) {
    return saveAll(files, folder, DownloadOptions.DEFAULT);
  }

  /**
   * Uploads local media to the vendor's temporary storage now, instead of when a request is sent.
   * The address is valid for 48 hours, for this model and account only; during that time the same
   * content is not sent again, nor by a request. Source: <a
   * href="https://help.aliyun.com/zh/model-studio/get-temporary-file-url">temporary file URLs</a>.
   *
   * @return the media as a URL; a URL is returned unchanged
   * @throws dev.qiao.core.error.RequestValidationException if the vendor has no such storage, or
   *     the media cannot be read or is too large (the vendor's limit, 1 GB at most)
   */
  default MediaSource upload(MediaSource media, Model model) {
    return upload(media, model, sent -> {});
  }

  /**
   * Uploads local media, as {@link #upload(MediaSource, Model)} does, and reports the progress.
   *
   * @param progress receives the bytes of the media sent so far; it starts again at each retry and
   *     is not called when nothing is sent. What it throws is logged and ignored
   */
  MediaSource upload(MediaSource media, Model model, LongConsumer progress);
}
