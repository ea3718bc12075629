package dev.qiao.account;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.RequestOptions;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The files that a DashScope account keeps under ids, for documents to ask about and for batches.
 *
 * <pre>{@code
 * AccountFiles files = new AccountFiles(client);
 * AccountFile report = files.upload(MediaSource.of(Path.of("report.pdf")), FilePurpose.FILE_EXTRACT);
 * ChatResponse answer =
 *     text.chat(
 *         QwenChatRequest.builder(
 *                 TextModels.QWEN_LONG,
 *                 Message.system("You answer from the report."),
 *                 Message.system(report.reference()),
 *                 Message.user("What did it cost?"))
 *             .build());
 * }</pre>
 *
 * <p>They are not {@code client.files()}: that is temporary storage for the pictures and sounds of
 * one request, which the SDK fills by itself and the service empties after 48 hours. These stay,
 * count against the account's 10,000 files and 100 GB, and are deleted only by you.
 */
public final class AccountFiles {
  private final QiaoClient client;
  private final RequestOptions options;

  /** The files behind a client of {@link dev.qiao.core.Vendor#DASHSCOPE}. */
  public AccountFiles(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private AccountFiles(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "the client is null");
    this.options =
        Objects.requireNonNull(
            options, "the options are null; RequestOptions.DEFAULTS are the defaults");
  }

  /**
   * The same with other options for its calls; {@link RequestOptions.Builder#uploadProgress} is
   * called with the progress of an upload.
   */
  public AccountFiles with(RequestOptions options) {
    return new AccountFiles(client, options);
  }

  /** Adds a file. */
  public AccountFile upload(MediaSource file, FilePurpose purpose) {
    return upload(FileUploadRequest.builder(file, purpose).build());
  }

  /**
   * Adds a file, which is read while it is sent. The same file twice is two files: an upload is not
   * repeated once it may have arrived. It may still be {@link FileStatus#PROCESSING} for some
   * seconds.
   *
   * @throws RequestValidationException if it breaks a documented limit or cannot be read; nothing
   *     is sent, or it broke off
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws dev.qiao.core.error.TransportException if no complete answer comes
   */
  public AccountFile upload(FileUploadRequest request) {
    return client.call(request, options).value();
  }

  /** A page of the list, the newest 2000 files unless the request says otherwise. */
  public AccountFilePage list(FileListRequest request) {
    return client.call(request, options).value();
  }

  /** All files that fit a request, page by page as they are asked for. */
  public Stream<AccountFile> all(FileListRequest request) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Pages(Objects.requireNonNull(request, "the request is null")),
            Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** One file, with its state. */
  public AccountFile get(String fileId) {
    return client.call(FileGetRequest.builder(fileId).build(), options).value();
  }

  /** Deletes a file. */
  public FileDeletion delete(String fileId) {
    return client.call(FileDeleteRequest.builder(fileId).build(), options).value();
  }

  /**
   * What is in a file that the service made, in memory; at most the client's {@code responseLimit}.
   * What was uploaded is not given out.
   *
   * @throws dev.qiao.core.error.ResponseTooLargeException if it is larger: use {@link #download}
   */
  public FileContent content(String fileId) {
    return client.call(FileContentRequest.builder(fileId).build(), options).value();
  }

  /**
   * Saves what is in a file that the service made, however large, replacing what is there.
   *
   * @return the path given
   */
  public Path download(String fileId, Path target) {
    return download(fileId, target, DownloadOptions.DEFAULT);
  }

  /** The same with options for the saving. */
  public Path download(String fileId, Path target, DownloadOptions wishes) {
    return client.download(FileContentRequest.builder(fileId).build(), target, wishes, options);
  }

  /** Walks the pages. */
  private final class Pages implements Iterator<AccountFile> {
    private @Nullable FileListRequest next;
    private Iterator<AccountFile> page = List.<AccountFile>of().iterator();

    Pages(FileListRequest first) {
      this.next = first;
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && next != null) {
        AccountFilePage read = list(next);
        List<AccountFile> files = read.data();
        String last = files.isEmpty() ? null : files.get(files.size() - 1).id();
        // A page that promises more and has nothing, or what the one before had, would never end.
        next =
            Boolean.TRUE.equals(read.hasMore()) && last != null && !last.equals(next.after())
                ? next.toBuilder().after(last).build()
                : null;
        page = files.iterator();
      }
      return page.hasNext();
    }

    @Override
    public AccountFile next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there are no more files");
      }
      return page.next();
    }
  }
}
