package dev.qiao.core.internal.transport;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.ChecksumMismatchException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.FailureNotes;
import dev.qiao.core.internal.error.Secrets;
import dev.qiao.core.internal.file.Checksum;
import dev.qiao.core.internal.file.Expected;
import dev.qiao.core.internal.file.PartFile;
import dev.qiao.core.internal.file.PartFile.Origin;
import dev.qiao.core.internal.file.SafeNames;
import dev.qiao.core.internal.file.SaveTarget;
import dev.qiao.core.internal.file.StorageError;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves result files: into {@code name.part}, going on with Range and If-Range where a connection
 * or an earlier process broke off, checking length and checksum, then moving into place in one
 * step. Files behind links are fetched without a key.
 */
public final class Downloader {
  private static final Logger LOG = LoggerFactory.getLogger(Downloader.class);

  /** Connections that may break in a row without bringing {@link #MIN_PROGRESS_BYTES}. */
  private static final int FRUITLESS_TRIES = 4;

  /**
   * Bytes that must come within {@link Timeouts#idle()}: 17 a second with the default of 60 s. No
   * download that is of use is slower, and one that drips would never end.
   */
  private static final long MIN_PROGRESS_BYTES = 1024;

  private static final int BLOCK = 64 * 1024;

  /** Nanoseconds after which a block is written although it is not full. */
  private static final long SLOW = 50_000_000;

  private static final int RANGE_BEYOND_END = 416;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)", Pattern.CASE_INSENSITIVE);

  private final Transport transport;
  private final Timeouts timeouts;
  private final RetryPolicy retry;
  private final ErrorReader errors;
  private final String userAgent;
  private final Supplier<Secrets> secrets;
  private final @Nullable Duration usualLife;

  /** The call whose answer is the file, null for files behind links. */
  private final @Nullable ApiCall call;

  /**
   * What this client is saving. The lock of a part would do, but on Linux a process loses its lock
   * on a file when it closes any channel of it, one that only tried included.
   */
  private final Set<Path> underWay;

  /** A downloader with a client's settings. */
  public Downloader(
      Transport transport,
      Vendor vendor,
      Timeouts timeouts,
      RetryPolicy retry,
      ErrorReader errors,
      String userAgent,
      Supplier<Secrets> secrets) {
    this.transport = transport;
    this.secrets = secrets;
    this.timeouts = timeouts.toBuilder().firstEvent(timeouts.idle()).build();
    this.retry = retry;
    this.errors = errors;
    this.userAgent = userAgent;
    this.usualLife = vendor == Vendor.DASHSCOPE ? Duration.ofHours(24) : null;
    this.call = null;
    this.underWay = ConcurrentHashMap.newKeySet();
  }

  private Downloader(Downloader from, ApiCall call) {
    this.transport = from.transport;
    this.secrets = call::secrets;
    this.timeouts = call.timeouts().toBuilder().firstEvent(call.timeouts().idle()).build();
    this.retry = call.retry();
    this.errors = from.errors;
    this.userAgent = from.userAgent;
    this.usualLife = null;
    this.call = call;
    this.underWay = from.underWay;
  }

  /**
   * Saves what a call of the API answers with, in the same way. It carries the key, so it follows
   * no redirect, and a refusal is the API's.
   */
  public Path download(ApiCall answeredWithAFile, Path target, DownloadOptions options) {
    ResultFile file = ResultFile.of(answeredWithAFile.url().toString());
    return new Downloader(this, answeredWithAFile).download(file, target, options);
  }

  /** Saves a file. */
  public Path download(ResultFile file, Path target, DownloadOptions options) {
    saved(file, target, options, false);
    return target;
  }

  /** Saves files into a folder. */
  public DownloadBatch saveAll(List<ResultFile> files, Path folder, DownloadOptions options) {
    SafeNames names = new SafeNames(folder);
    List<DownloadBatch.Saved> saved = new ArrayList<>();
    List<DownloadBatch.Failed> failed = new ArrayList<>();
    long[] bytes = {0, 0};
    LongConsumer progress = options.progress();
    DownloadOptions each =
        progress == null
            ? options
            : options.withProgress(
                ofThisOne -> {
                  bytes[1] = ofThisOne;
                  progress.accept(bytes[0] + ofThisOne);
                });
    SdkException end = null;
    for (ResultFile file : files) {
      Path target = names.next(file.name());
      try {
        if (end != null) {
          throw end;
        }
        bytes[1] = 0;
        Path path = saved(file, target, each, !SafeNames.hasExtension(target));
        saved.add(new DownloadBatch.Saved(file, path));
        bytes[0] += bytes[1];
      } catch (SdkException e) {
        failed.add(new DownloadBatch.Failed(file, e));
        if (end == null
            && (e instanceof CallInterruptedException || e instanceof ClientClosedException)) {
          String why = "not begun, because the batch ended at " + file;
          end =
              e instanceof ClientClosedException
                  ? new ClientClosedException(why, e)
                  : new CallInterruptedException(why, e);
        }
      }
    }
    return new DownloadBatch(saved, failed);
  }

  /**
   * Saves a file.
   *
   * @param extend whether the target gets the extension of what comes
   * @return where it is
   */
  private Path saved(ResultFile file, Path target, DownloadOptions options, boolean extend) {
    try {
      return save(file, target, options, extend);
    } catch (SdkException e) {
      throw failed(file, target, e);
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      throw failed(
          file, target, new CallInterruptedException("saving " + file + " was interrupted", e));
    } catch (IOException e) {
      throw FailureNotes.about(
          new DownloadException(
              file + " cannot be saved as " + target + ": " + SaveTarget.reason(e), e),
          file.taskRef());
    }
  }

  private SdkException failed(ResultFile file, Path target, SdkException e) {
    if (e instanceof TransportException
        || e instanceof CallInterruptedException
        || e instanceof ClientClosedException) {
      Path part = SaveTarget.partOf(target);
      FailureNotes.adding(
          e,
          "the file was not saved"
              + (Files.exists(part) ? "; what arrived is kept in " + part.getFileName() : ""));
    }
    FailureNotes.about(e, file.taskRef());
    return call == null ? e : call.hiding(e, null);
  }

  private Path save(ResultFile file, Path target, DownloadOptions options, boolean extend)
      throws IOException {
    HttpUrl url = HttpUrl.parse(file.url());
    if (url == null) {
      throw new DownloadException(file + " has no http address", null);
    }
    Path absolute = target.toAbsolutePath().normalize();
    refuseExisting(absolute, options);
    if (Thread.currentThread().isInterrupted()) {
      throw new CallInterruptedException("saving " + file + " was interrupted", null);
    }
    Path folder = absolute.getParent();
    if (folder != null) {
      SaveTarget.makeFolder(folder);
    }
    if (!underWay.add(absolute)) {
      throw taken(file, target);
    }
    try (PartFile part = PartFile.open(absolute)) {
      if (part == null) {
        throw taken(file, target);
      }
      part.resume(url.host() + url.encodedPath());
      Expected expected = Expected.of(file.name(), absolute.getFileName().toString(), call != null);
      DownloadOptions heard = options.withProgress(new Progress(options.progress()));
      String contentType = fetch(file, url, part, absolute, heard, extend, expected);
      requireChecksum(file, part);
      requireExpected(file, part, part.start(Expected.LOOKED_AT), contentType, expected, true);
      Path place = extend ? extended(absolute, contentType, part) : absolute;
      refuseExisting(place, options);
      part.moveTo(place);
      return target.resolveSibling(place.getFileName());
    } finally {
      underWay.remove(absolute);
    }
  }

  private static DownloadException taken(ResultFile file, Path target) {
    return new DownloadException(
        file
            + " cannot be saved as "
            + target
            + ": another download is saving there; wait for it, or choose another name",
        null);
  }

  private static void refuseExisting(Path target, DownloadOptions options) {
    if (Files.isDirectory(target)) {
      throw new DownloadException(
          target + " is a folder; name the file in it, or use client.files().saveAll(..)", null);
    }
    if (SaveTarget.isPipeOrDevice(target)) {
      throw new DownloadException(
          target + " cannot be written: it is a pipe or a device, not a file", null);
    }
    if (!options.overwrite() && Files.exists(target)) {
      throw new DownloadException(
          target + " exists; delete it or allow DownloadOptions.overwrite", null);
    }
  }

  private static Path extended(Path target, @Nullable String contentType, PartFile part)
      throws IOException {
    String extension = SafeNames.extensionOf(contentType);
    if (extension.isEmpty()) {
      extension = MediaFormat.of(part.start(64)).extension();
    }
    return extension.isEmpty()
        ? target
        : target.resolveSibling(target.getFileName() + "." + extension);
  }

  private static void requireChecksum(ResultFile file, PartFile part) throws IOException {
    Origin origin = part.origin();
    Checksum announced = origin == null ? null : origin.checksum();
    String actual = part.checksum();
    if (announced != null && !announced.value().equals(actual)) {
      part.discard();
      throw new ChecksumMismatchException(
          file
              + " arrived damaged: the storage announced "
              + announced.header()
              + " "
              + announced.value()
              + ", the bytes have "
              + actual
              + ". Nothing was saved; download it again");
    }
  }

  /** Fetches what the part lacks, and returns the content type. */
  private @Nullable String fetch(
      ResultFile file,
      HttpUrl url,
      PartFile part,
      Path target,
      DownloadOptions options,
      boolean extend,
      Expected expected)
      throws IOException {
    int fruitless = 0;
    long farthest = part.position();
    byte[] block = new byte[BLOCK];
    while (true) {
      IOException broken = null;
      StreamingResponse answer = open(file, url, part);
      if (answer == null) {
        if (part.origin() != null) {
          return null;
        }
        fruitless++;
      } else {
        try (answer) {
          answer.contentReceived();
          if (begin(file, url, part, answer)) {
            String contentType = answer.header("Content-Type");
            String extension = extend ? SafeNames.extensionOf(contentType) : "";
            if (!extension.isEmpty()) {
              refuseExisting(
                  target.resolveSibling(target.getFileName() + "." + extension), options);
            }
            if (part.position() == 0) {
              part.beforeFirstBytes(
                  start -> requireExpected(file, part, start, contentType, expected, false));
            }
            broken = copy(answer, part, block, options);
            if (broken == null && isWhole(file, part)) {
              return contentType;
            }
          }
          // What was fetched again from the beginning is no progress, nor is a drop.
          fruitless = part.position() >= farthest + MIN_PROGRESS_BYTES ? 0 : fruitless + 1;
          farthest = Math.max(farthest, part.position());
          if (fruitless >= FRUITLESS_TRIES) {
            throw gaveUp(file, part, fruitless, broken == null ? null : explained(answer, broken));
          }
        } catch (SdkException e) {
          throw answer.hiding(e);
        }
      }
    }
  }

  private static DownloadException gaveUp(
      ResultFile file, PartFile part, int tries, @Nullable SdkException cause) {
    String where = " times in a row at byte " + part.position();
    if (cause instanceof CallTimeoutException timeout) {
      return new DownloadException(
          file
              + ": fewer than "
              + MIN_PROGRESS_BYTES
              + " bytes came within "
              + timeout.limit().toMillis()
              + " ms, "
              + tries
              + where
              + "; the setting is Timeouts.idle. Download it again to resume from there",
          cause);
    }
    return new DownloadException(file + " broke off " + tries + where, cause);
  }

  /** A download waits for one thing only, and one setting says how long. */
  private static SdkException explained(StreamingResponse answer, IOException broken) {
    if (answer.isClosedOrInterrupted()) {
      return answer.explain(broken);
    }
    return broken instanceof SocketTimeoutException
        ? idle(answer.apiCall(), broken)
        : answer.explain(broken);
  }

  private static CallTimeoutException idle(ApiCall asked, @Nullable Throwable cause) {
    return CallFailures.timeout(
        asked,
        CallTimeoutException.Phase.IDLE,
        asked.operation() + " at " + asked.url().host(),
        true,
        cause);
  }

  /** Refuses what cannot be the file, such as the page of a proxy; nothing of it is kept. */
  private void requireExpected(
      ResultFile file,
      PartFile part,
      byte[] start,
      @Nullable String contentType,
      Expected expected,
      boolean whole)
      throws IOException {
    String wrong = expected.wrong(start, contentType, whole);
    if (wrong == null) {
      return;
    }
    part.discard();
    if (call != null && ErrorReader.isErrorInside(start)) {
      throw errors.read(200, Map.of(), start);
    }
    throw new DownloadException(file + ": " + wrong, null);
  }

  private static boolean isWhole(ResultFile file, PartFile part) throws IOException {
    Origin origin = part.origin();
    long expected = origin == null ? -1 : origin.length();
    if (expected >= 0 && part.position() > expected) {
      part.discard();
      throw new DownloadException(
          file + " has more bytes than the " + expected + " announced", null);
    }
    return expected < 0 || part.position() == expected;
  }

  /**
   * Opens the file from where the part ends. Null if there is nothing after it: then the part is
   * whole, or was no part of this file and is empty now.
   */
  private @Nullable StreamingResponse open(ResultFile file, HttpUrl url, PartFile part)
      throws IOException {
    Map<String, String> headers = new LinkedHashMap<>(call == null ? Map.of() : call.headers());
    headers.put("User-Agent", userAgent);
    // Transparent gzip would hide the length.
    headers.put("Accept-Encoding", "identity");
    Origin origin = part.origin();
    String validator = origin == null || part.position() == 0 ? null : origin.validator();
    if (validator != null) {
      headers.put("Range", "bytes=" + part.position() + "-");
      headers.put("If-Range", validator);
    }
    try {
      ApiCall wish =
          new ApiCall(
              call == null ? "file.download" : call.operation(),
              "GET",
              url,
              call == null ? "/{file}" : call.template(),
              headers,
              null,
              true,
              timeouts,
              null,
              retry,
              errors,
              64 * 1024,
              secrets.get(),
              call == null ? null : call.observed());
      try {
        return call == null ? transport.openFile(wish) : transport.openContent(wish);
      } catch (CallTimeoutException e) {
        throw e.phase() == CallTimeoutException.Phase.FIRST_EVENT ? idle(wish, e.getCause()) : e;
      }
    } catch (ApiException e) {
      if (origin != null && validator != null && e.status() == RANGE_BEYOND_END) {
        List<String> range = e.headers().get("content-range");
        if (range == null
            || !range.contains("bytes */" + part.position())
            || !isSame(origin, first(e, "etag"), first(e, "last-modified"))) {
          part.discard();
        } else {
          part.know(origin);
        }
        return null;
      }
      if (call == null && (e.status() == 403 || e.status() == 404 || e.status() == 410)) {
        StorageError reason = StorageError.of(e.body());
        throw reason.isExpiry() ? expired(file, e.status()) : refused(file, e.status(), reason);
      }
      throw e;
    }
  }

  private static @Nullable String first(ApiException e, String header) {
    List<String> values = e.headers().get(header);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** The storage's words only: the rest of what it says repeats the signature. */
  private DownloadException refused(ResultFile file, int status, StorageError reason) {
    return new DownloadException(
        file
            + ": "
            + (reason.isPage()
                ? "a web page came with status "
                    + status
                    + ", as a proxy or a login page sends it. Check the network; the link may also"
                    + " have expired ("
                    + lifeOfLinks(file)
                    + ")"
                : "the storage answered "
                    + status
                    + " "
                    + reason.words()
                    + ". Give the link as it came, character for character"),
        null);
  }

  private String lifeOfLinks(ResultFile file) {
    Duration life = file.expiresAfter() == null ? usualLife : file.expiresAfter();
    return "links to results " + (life == null ? "expire" : "are valid for " + words(life));
  }

  private ResultExpiredException expired(ResultFile file, int status) {
    return new ResultExpiredException(
        file
            + " is not there any more (the storage answered "
            + status
            + "): "
            + lifeOfLinks(file)
            + "; save results as soon as they come");
  }

  private static String words(Duration life) {
    long hours = life.toHours();
    if (hours > 48 && hours % 24 == 0) {
      return hours / 24 + " days";
    }
    return hours == 0 ? life.toMinutes() + " minutes" : hours == 1 ? "1 hour" : hours + " hours";
  }

  /** Prepares the part for an answer's body. False if the answer is of another file. */
  private static boolean begin(
      ResultFile file, HttpUrl url, PartFile part, StreamingResponse answer) throws IOException {
    String encoding = answer.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new DownloadException(
          file + " comes encoded as " + encoding + ", although identity was asked for", null);
    }
    Checksum crc = Checksum.of(Checksum.CRC, answer.header(Checksum.CRC));
    Origin before = part.origin();
    String validator = validator(answer);
    if (answer.status() == 206 && before != null) {
      long length = rangeLength(file, answer, part);
      boolean same =
          (length < 0 || before.length() < 0 || length == before.length())
              && isSame(before, answer.header("ETag"), answer.header("Last-Modified"))
              && (crc == null
                  || before.checksum() == null
                  || !before.checksum().header().equals(crc.header())
                  || before.checksum().equals(crc));
      if (!same) {
        part.discard();
        return false;
      }
      // A Content-MD5 may cover only these bytes.
      part.know(
          new Origin(
              before.resource(),
              before.validator(),
              length < 0 ? before.length() : length,
              crc == null ? before.checksum() : crc,
              before.tag(),
              before.date()));
      return true;
    }
    if (answer.status() != 200) {
      throw new DownloadException(
          file + ": the storage answered " + answer.status() + " instead of the file", null);
    }
    String length = answer.header("Content-Length");
    part.begin(
        new Origin(
            url.host() + url.encodedPath(),
            validator,
            length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1,
            crc == null ? Checksum.of(Checksum.MD5, answer.header(Checksum.MD5)) : crc,
            answer.header("ETag"),
            answer.header("Last-Modified")));
    return true;
  }

  /**
   * Whether an answer is of the file that was begun, as far as it says. A storage may ignore
   * If-Range, so what it says of the range is compared, too.
   */
  private static boolean isSame(Origin before, @Nullable String tag, @Nullable String date) {
    String known = opaque(before.tag() == null ? before.validator() : before.tag());
    String now = opaque(tag);
    String dated = before.date();
    if (dated == null && before.validator() != null && !isTag(before.validator())) {
      dated = before.validator();
    }
    boolean sameTag = known == null || now == null || known.equals(now);
    // Strong tags say more than dates, which two hosts with the same file may not share.
    boolean decided = known != null && isTag(before.validator()) && isTag(tag);
    return sameTag && (decided || dated == null || date == null || dated.equals(date));
  }

  /** What a tag says, weak or not; null if it is none. */
  private static @Nullable String opaque(@Nullable String tag) {
    String bare = tag != null && tag.startsWith("W/") ? tag.substring(2) : tag;
    return isTag(bare) ? bare : null;
  }

  /** The length of the whole, -1 if the storage does not send it. */
  private static long rangeLength(ResultFile file, StreamingResponse answer, PartFile part)
      throws IOException {
    String range = String.valueOf(answer.header("Content-Range"));
    Matcher matcher = CONTENT_RANGE.matcher(range);
    long have = part.position();
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) != have) {
      part.discard();
      throw new DownloadException(
          file + ": asked for the bytes from " + have + ", the storage answered " + range, null);
    }
    return matcher.group(2).equals("*") ? -1 : Long.parseLong(matcher.group(2));
  }

  private static @Nullable String validator(StreamingResponse answer) {
    String tag = answer.header("ETag");
    return isTag(tag) ? tag : answer.header("Last-Modified");
  }

  /** Whether it is a tag that promises the same bytes, and no date. */
  private static boolean isTag(@Nullable String validator) {
    return validator != null && validator.startsWith("\"");
  }

  /**
   * Copies until the end or a break, which is returned. Failures to write are thrown. OkHttp gives
   * 8 KB at a time; where they come fast, they are written 64 KB at a time.
   */
  private static @Nullable IOException copy(
      StreamingResponse answer, PartFile part, byte[] block, DownloadOptions options)
      throws IOException {
    InputStream in = answer.body();
    Origin origin = part.origin();
    long expected = origin == null || origin.length() < 0 ? Long.MAX_VALUE : origin.length();
    long idle = answer.apiCall().timeouts().idle().toNanos();
    IOException broken = null;
    boolean end = false;
    int filled = 0;
    long written = -SLOW;
    long waited = 0;
    long came = 0;
    long now = answer.age().toNanos();
    while (!end) {
      long before = now;
      try {
        int read = in.read(block, filled, block.length - filled);
        end = read < 0;
        filled += Math.max(0, read);
        came += Math.max(0, read);
      } catch (IOException e) {
        broken = e;
        end = true;
      }
      now = answer.age().toNanos();
      // Only waiting counts: a slow disk or listener is not the storage's fault.
      waited += now - before;
      if (came >= MIN_PROGRESS_BYTES) {
        waited = 0;
        came = 0;
      } else if (!end && waited > idle) {
        broken = new SocketTimeoutException("only " + came + " bytes came");
        end = true;
      }
      if (filled > 0 && (end || filled == block.length || now - written >= SLOW)) {
        part.append(block, filled);
        filled = 0;
        written = now;
        if (options.progress() != null) {
          options.progress().accept(part.position());
        }
        now = answer.age().toNanos();
      }
      // A body without an end must not fill the disk.
      end |= part.position() > expected;
    }
    return broken;
  }

  /** The caller's listener: what it throws is logged once and does not end a download. */
  private static final class Progress implements LongConsumer {
    private final @Nullable LongConsumer listener;
    private boolean logged;

    Progress(@Nullable LongConsumer listener) {
      this.listener = listener;
    }

    @Override
    public void accept(long bytes) {
      if (listener == null) {
        return;
      }
      try {
        listener.accept(bytes);
      } catch (Throwable e) {
        if (!logged) {
          logged = true;
          LOG.warn("the listener to a download's progress threw; the download continues", e);
        }
      }
    }
  }
}
