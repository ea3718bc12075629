package dev.qiao.core.client;

import dev.qiao.core.Model;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.transport.Downloader;
import dev.qiao.core.internal.transport.Watched;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The files of a client.
 *
 * @param downloader saves results
 * @param calls uploads media
 */
record ClientFiles(Downloader downloader, CallFactory calls) implements MediaFiles {
  private static final String OPTIONS =
      "the options are null; DownloadOptions.DEFAULT are the defaults";

  @Override
  public Path download(ResultFile file, Path target, DownloadOptions wishes) {
    Objects.requireNonNull(file, "the file is null");
    Objects.requireNonNull(wishes, OPTIONS);
    return observed(() -> downloader.download(file, target, wishes));
  }

  @Override
  public DownloadBatch saveAll(List<ResultFile> results, Path folder, DownloadOptions wishes) {
    Objects.requireNonNull(results, "the list of files is null");
    Objects.requireNonNull(folder, "the folder is null");
    Objects.requireNonNull(wishes, OPTIONS);
    return observed(() -> downloader.saveAll(results, folder, wishes));
  }

  private <T> T observed(Supplier<T> download) {
    return Watched.during(
        calls.begin(CallKind.DOWNLOAD, "file.download", null, RequestOptions.DEFAULTS),
        RequestOptions.DEFAULTS,
        own -> download.get(),
        saved -> saved);
  }

  @Override
  public MediaSource upload(MediaSource media, Model model, LongConsumer progress) {
    return Objects.requireNonNull(media, "the media is null").isLocal()
        ? MediaSource.of(calls.address(media, model, RequestOptions.DEFAULTS, progress))
        : media;
  }
}
