package dev.qiao.core.internal.transport;

import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Saves result files: into {@code name.part}, going on with Range and If-Range where a connection
 * broke, checking the length, then moving into place in one step. Never sends a key.
 */
public final class Downloader {
  /** Connections that may break in a row without bringing a single byte. */
  private static final int FRUITLESS_TRIES = 4;

  private static final int BLOCK = 64 * 1024;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)", Pattern.CASE_INSENSITIVE);

  private final Transport transport;
  private final Timeouts timeouts;
  private final RetryPolicy retry;
  private final ErrorReader errors;
  private final String userAgent;

  /** A downloader with a client's settings. */
  public Downloader(
      Transport transport,
      Timeouts timeouts,
      RetryPolicy retry,
      ErrorReader errors,
      String userAgent) {
    this.transport = transport;
    this.timeouts = timeouts.toBuilder().firstEvent(timeouts.idle()).build();
    this.retry = retry;
    this.errors = errors;
    this.userAgent = userAgent;
  }

  /** Saves a file. */
  public Path download(ResultFile file, Path target, DownloadOptions options) {
    try {
      return save(file, target, options);
    } catch (SdkException e) {
      e.about(file.taskRef());
      throw e;
    } catch (IOException e) {
      DownloadException failure =
          new DownloadException(file + " cannot be saved as " + target + ": " + e.getMessage(), e);
      failure.about(file.taskRef());
      throw failure;
    }
  }

  private Path save(ResultFile file, Path target, DownloadOptions options) throws IOException {
    if (!options.overwrite() && Files.exists(target)) {
      throw new DownloadException(
          target + " exists; delete it or allow DownloadOptions.overwrite", null);
    }
    Path absolute = target.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
    try (FileChannel out =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      fetch(file, out, options);
      out.force(true);
    }
    try {
      Files.move(
          part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  private void fetch(ResultFile file, FileChannel out, DownloadOptions options) throws IOException {
    HttpUrl url = HttpUrl.parse(file.url());
    if (url == null) {
      throw new DownloadException(file + " has no http address", null);
    }
    String validator = null;
    long expected = -1;
    int fruitless = 0;
    long farthest = 0;
    while (true) {
      long have = out.position();
      try (OpenAnswer answer = open(file, url, have, validator)) {
        answer.sawContent();
        if (answer.status() == 206) {
          expected = checkRange(file, answer, have);
        } else {
          out.truncate(0);
          out.position(0);
          String length = answer.header("Content-Length");
          expected = length == null ? -1 : Long.parseLong(length);
        }
        validator = validator(answer);
        IOException broken = copy(answer.body(), out, options);
        if (broken == null && (expected < 0 || out.position() == expected)) {
          return;
        }
        if (broken == null && out.position() > expected) {
          throw new DownloadException(
              file + " has more bytes than the " + expected + " announced", null);
        }
        // What was fetched again from the beginning is no progress.
        fruitless = out.position() > farthest ? 0 : fruitless + 1;
        farthest = Math.max(farthest, out.position());
        if (fruitless >= FRUITLESS_TRIES) {
          throw new DownloadException(
              file + " broke off " + fruitless + " times in a row at byte " + out.position(),
              broken == null ? null : answer.explain(broken));
        }
      }
    }
  }

  private OpenAnswer open(ResultFile file, HttpUrl url, long have, @Nullable String validator) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", userAgent);
    // Transparent gzip would hide the length.
    headers.put("Accept-Encoding", "identity");
    if (have > 0 && validator != null) {
      headers.put("Range", "bytes=" + have + "-");
      headers.put("If-Range", validator);
    }
    try {
      return transport.openFile(
          new ApiCall(
              "file.download",
              "GET",
              url,
              headers,
              null,
              true,
              timeouts,
              null,
              retry,
              errors,
              64 * 1024));
    } catch (ApiException e) {
      if (e.status() == 403 || e.status() == 404 || e.status() == 410) {
        throw new ResultExpiredException(
            file
                + " is not there any more (the storage answered "
                + e.status()
                + "): links to results are valid for 24 hours; save results as soon as they come");
      }
      throw e;
    }
  }

  private static long checkRange(ResultFile file, OpenAnswer answer, long have) {
    String range = String.valueOf(answer.header("Content-Range"));
    Matcher matcher = CONTENT_RANGE.matcher(range);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) != have) {
      throw new DownloadException(
          file + ": asked for the bytes from " + have + ", the storage answered " + range, null);
    }
    return matcher.group(2).equals("*") ? -1 : Long.parseLong(matcher.group(2));
  }

  private static @Nullable String validator(OpenAnswer answer) {
    String tag = answer.header("ETag");
    return tag != null && !tag.startsWith("W/") ? tag : answer.header("Last-Modified");
  }

  /** Copies until the end or a break, which is returned. Failures to write are thrown. */
  private static @Nullable IOException copy(
      InputStream in, FileChannel out, DownloadOptions options) throws IOException {
    byte[] block = new byte[BLOCK];
    while (true) {
      int read;
      try {
        read = in.read(block);
      } catch (IOException e) {
        return e;
      }
      if (read < 0) {
        return null;
      }
      ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      if (options.progress() != null) {
        options.progress().accept(out.position());
      }
    }
  }
}
