package dev.qiao.core.client;

import dev.qiao.core.Model;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.internal.transport.Downloader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The files of a client.
 *
 * @param downloader saves results
 * @param calls uploads media
 */
record ClientFiles(Downloader downloader, CallFactory calls) implements MediaFiles {
  @Override
  public Path download(ResultFile file, Path target, DownloadOptions wishes) {
    return downloader.download(file, target, wishes);
  }

  @Override
  public DownloadBatch saveAll(List<ResultFile> results, Path folder, DownloadOptions wishes) {
    return downloader.saveAll(results, folder, wishes);
  }

  @Override
  public MediaSource upload(MediaSource media, Model model, LongConsumer progress) {
    return media.isLocal()
        ? MediaSource.of(calls.address(media, model, RequestOptions.DEFAULTS, progress))
        : media;
  }
}
