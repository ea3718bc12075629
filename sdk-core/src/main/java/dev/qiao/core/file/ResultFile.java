package dev.qiao.core.file;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.Endpoint;
import dev.qiao.core.internal.error.Secrets;
import dev.qiao.core.task.TaskRef;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file the service made, behind a link that is signed and expires, see {@link #expiresAfter()}.
 *
 * <p>A file that came through a client can be saved with {@link #saveTo}. One made of a stored link
 * with {@link #of(String)} has no client and says so; {@code client.files().download(file, path)}
 * saves it.
 */
public final class ResultFile {
  private final String url;
  private final @Nullable TaskRef taskRef;
  private final @Nullable MediaFiles files;
  private final @Nullable Duration expiresAfter;

  private ResultFile(
      String url,
      @Nullable TaskRef taskRef,
      @Nullable MediaFiles files,
      @Nullable Duration expiresAfter) {
    this.url = Objects.requireNonNull(url, "the URL is null");
    this.taskRef = taskRef;
    this.files = files;
    this.expiresAfter = expiresAfter;
  }

  /** A file behind a link, without a client. */
  public static ResultFile of(String url) {
    return new ResultFile(url, null, null, null);
  }

  /**
   * A file behind a link, saved through a client: for a link in the answer of an endpoint of your
   * own, or one that you stored.
   *
   * @param taskRef the task that made the file, if one did
   * @param files {@code client.files()}; null for a file without a client
   */
  public static ResultFile of(String url, @Nullable TaskRef taskRef, @Nullable MediaFiles files) {
    return new ResultFile(url, taskRef, files, null);
  }

  /** Returns the link with its signature. Anyone who has it can fetch the file: do not log it. */
  @JsonValue
  public String url() {
    return url;
  }

  /** The task that made the file, if a task did. */
  public @Nullable TaskRef taskRef() {
    return taskRef;
  }

  /**
   * How long the service keeps the link, where that is documented for this kind of file; null where
   * the vendor's usual time counts, which is 24 hours at DashScope.
   */
  public @Nullable Duration expiresAfter() {
    return expiresAfter;
  }

  /**
   * A copy whose link the service keeps for a time of its own, as its documentation says; counted
   * from the file's creation.
   */
  public ResultFile withExpiresAfter(Duration value) {
    return new ResultFile(
        url, taskRef, files, Objects.requireNonNull(value, "the time until it expires is null"));
  }

  /** The last part of the link's path, such as {@code 3f2a.mp4}; empty if there is none. */
  public String name() {
    String path = path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private String path() {
    int end = url.length();
    for (char stop : new char[] {'?', '#'}) {
      int at = url.indexOf(stop);
      end = at < 0 ? end : Math.min(end, at);
    }
    return url.substring(0, end);
  }

  /**
   * Saves the file: writes {@code name.part}, goes on after a broken connection, checks the length
   * and the checksum that the storage announces, then moves it into place in one step.
   *
   * <p>When it fails, {@code name.part} stays, with {@code name.part.etag} beside it, and the next
   * try goes on from there, in another process too. A part whose file has changed meanwhile, or
   * whose storage sent no validator, is fetched again from the start.
   *
   * @return the path given
   * @throws dev.qiao.core.error.ResultExpiredException if the link is past its time
   * @throws dev.qiao.core.error.ChecksumMismatchException if other bytes came than were announced
   * @throws dev.qiao.core.error.DownloadException if it cannot be saved, which is found before
   *     anything is fetched where possible; if a web page, an error or nothing came in place of the
   *     file; if another download is saving it to the same place
   * @throws IllegalStateException if this file has no client
   */
  public Path saveTo(Path target) {
    return saveTo(target, DownloadOptions.DEFAULT);
  }

  /** Saves the file, with options. */
  public Path saveTo(Path target, DownloadOptions options) {
    if (files == null) {
      throw new IllegalStateException(
          "this file did not come through a client; use client.files().download(file, path)");
    }
    return files.download(this, target, options);
  }

  /**
   * Saves the files of one result into a folder, see {@link MediaFiles#saveAll}.
   *
   * @throws IllegalStateException if the files have no client
   */
  public static DownloadBatch saveAll(List<ResultFile> results, Path folder) {
    if (Objects.requireNonNull(results, "the list of files is null").isEmpty()) {
      return new DownloadBatch(List.of(), List.of());
    }
    MediaFiles files = results.get(0).files;
    if (files == null) {
      throw new IllegalStateException(
          "these files did not come through a client; use client.files().saveAll(files,"
              + " folder)");
    }
    return files.saveAll(results, folder);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResultFile that && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }

  /** Host and path; user and signature are left out. */
  @Override
  public String toString() {
    String path = path();
    try {
      URI uri = URI.create(path);
      String host = Endpoint.host(uri);
      return host == null ? path : host + uri.getPath();
    } catch (IllegalArgumentException e) {
      return Secrets.withoutSignatures(path);
    }
  }
}
