package dev.qiao.core.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.internal.file.MediaAddress;
import dev.qiao.core.internal.file.MediaHeader;
import dev.qiao.core.internal.file.SaveTarget;
import dev.qiao.core.internal.json.MediaSourceWriter;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture, sound or video for a request: an address the service fetches itself, or a local file,
 * bytes or a stream that the SDK uploads to the vendor's temporary storage when the request is
 * sent.
 */
@JsonSerialize(using = MediaSourceWriter.class)
public final class MediaSource {
  /**
   * The longest data URI that {@link #toDataUri()} makes, in characters: DashScope takes <a
   * href="https://help.aliyun.com/zh/model-studio/error-code">"data-uri item &lt;= 10485760
   * bytes"</a>, which is 7.5 MB of content.
   */
  public static final int MAX_DATA_URI_LENGTH = 10 * 1024 * 1024;

  private final @Nullable String url;
  private final @Nullable Path path;
  private final byte @Nullable [] bytes;
  private final @Nullable Content content;
  private final String name;
  private final long size;

  /** Opens content that is neither a file nor in memory. */
  @FunctionalInterface
  public interface Content {
    /** A new stream from the first byte, each time the same bytes. The SDK closes it. */
    InputStream open() throws IOException;
  }

  private MediaSource(
      @Nullable String url,
      @Nullable Path path,
      byte @Nullable [] bytes,
      @Nullable Content content,
      String name,
      long size) {
    this.url = url;
    this.path = path;
    this.bytes = bytes;
    this.content = content;
    this.name = name;
    this.size = size;
  }

  /**
   * An address that the service reads itself: {@code https://} or {@code http://}, {@code oss://}
   * from an earlier upload, {@code ms://} or {@code mm_file://} with the id of a file at Moonshot
   * or MiniMax, or a data URI. Line breaks in a data URI's base64 are removed, and what is not
   * ASCII in a web address is encoded; all else is sent as given. Base64 without the head of a data
   * URI is taken if it begins as a known {@link MediaFormat} does; {@link #ofBase64} takes any.
   *
   * <p>No text is ever read as a file here, so a text from a form or a model is safe.
   *
   * @throws IllegalArgumentException if it is no such address, such as a path or a {@code file:}
   *     address, or has a blank in it; the message names the call to make
   */
  @JsonCreator
  public static MediaSource of(String url) {
    return address(MediaAddress.checked(url));
  }

  private static MediaSource address(String url) {
    return new MediaSource(url, null, null, null, "", -1);
  }

  /**
   * An address, as {@link #of(String)}. A {@code file:} address is refused; use {@code
   * of(Path.of(uri))} or {@link #localFile}.
   *
   * @throws IllegalArgumentException as {@link #of(String)} does
   */
  public static MediaSource of(URI url) {
    Objects.requireNonNull(url, "the media's address is null");
    return of(url.toString());
  }

  /**
   * Base64 without the head of a data URI, for a request that documents it: the sound for GLM's
   * voice model, a picture for CogVideoX. It is sent as it is, without an upload.
   *
   * @param base64 in the standard alphabet; line breaks are removed
   * @throws IllegalArgumentException if it is empty or no base64
   */
  public static MediaSource ofBase64(String base64) {
    return address(MediaAddress.base64(base64));
  }

  /**
   * A local file named by a text: a path, or a {@code file:} address. Give only texts that you
   * trust: the file is read and sent to the vendor. It must be there when the request is sent.
   *
   * @throws IllegalArgumentException if the text is no path and no {@code file:} address of this
   *     machine
   */
  public static MediaSource localFile(String pathOrFileUri) {
    return of(MediaAddress.localPath(pathOrFileUri));
  }

  /** A local file, uploaded when the request is sent. It must be there by then. */
  public static MediaSource of(File file) {
    Objects.requireNonNull(file, "the media's file is null");
    try {
      return of(file.toPath());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "the media's file has a name that this system cannot have: " + e.getReason(), e);
    }
  }

  /** A local file, uploaded when the request is sent. It must be there by then. */
  public static MediaSource of(Path path) {
    Objects.requireNonNull(path, "the media's path is null");
    Path fileName = path.getFileName();
    return new MediaSource(
        null, path, null, null, fileName == null ? "file" : fileName.toString(), -1);
  }

  /**
   * Bytes in memory, uploaded when the request is sent; the extension of {@code fileName} is the
   * format.
   */
  public static MediaSource of(byte[] bytes, String fileName) {
    Objects.requireNonNull(bytes, "the media's bytes are null");
    Objects.requireNonNull(fileName, "the fileName of the media is null");
    return new MediaSource(null, null, bytes.clone(), null, fileName, bytes.length);
  }

  /**
   * Content behind a stream, uploaded when the request is sent. It is opened several times: to
   * inspect it, to find an earlier upload, to send it, and again for each retry. Content that can
   * be read only once must be saved or held in memory first.
   *
   * @param content opens a new stream each time
   * @param fileName the name; its extension is the format
   * @param size in bytes, -1 if it is not known; it is checked against what is read
   */
  public static MediaSource of(Content content, String fileName, long size) {
    Objects.requireNonNull(content, "the content of the media is null");
    Objects.requireNonNull(fileName, "the fileName of the media is null");
    if (size < -1) {
      throw new IllegalArgumentException("size must be -1 or at least 0, not " + size);
    }
    return new MediaSource(null, null, null, content, fileName, size);
  }

  /** Whether the SDK has to upload it. */
  public boolean isLocal() {
    return url == null;
  }

  /** The address, null for local media. */
  public @Nullable String url() {
    return url;
  }

  /** The file's name; empty for an address. */
  public String name() {
    return name;
  }

  /** The size of local media in bytes, -1 if it is not known before reading. */
  public long size() throws IOException {
    return path != null ? Files.size(path) : size;
  }

  /** Opens local media. */
  public InputStream open() throws IOException {
    if (bytes != null) {
      return new ByteArrayInputStream(bytes);
    }
    if (path != null) {
      if (SaveTarget.isPipeOrDevice(path)) {
        // It has no size, can be read once, and may never end.
        throw new IOException("it is a pipe or a device, not a file; give its bytes");
      }
      return Files.newInputStream(path);
    }
    if (content != null) {
      InputStream stream;
      try {
        stream = content.open();
      } catch (RuntimeException | Error e) {
        throw new IOException("opening it threw " + e.getClass().getSimpleName(), e);
      }
      if (stream == null) {
        throw new IOException("opening it gave no stream");
      }
      return new NeverEmpty(stream);
    }
    throw new IOException("this media is an address; the service fetches it itself");
  }

  /** The local file, null for anything else. */
  public @Nullable Path path() {
    return path;
  }

  /**
   * Reads format, pixels and duration from the first bytes, as far as that is cheap. Nothing is
   * decoded, and only little of a large file is read.
   *
   * @return the properties; null for media at a URL, which only the service sees
   * @throws RequestValidationException if local media or a data URI cannot be read
   */
  public @Nullable MediaInfo inspect() {
    if (url != null && !isBase64(url)) {
      return null;
    }
    try {
      byte[] start;
      try (InputStream in = url == null ? open() : decoded(url)) {
        start = in.readNBytes(MediaFormat.MAX_PADDING + MediaFormat.LOOKED_AT);
      }
      try (ReadableByteChannel in =
          path != null
              ? Files.newByteChannel(path)
              : Channels.newChannel(url == null ? open() : decoded(url))) {
        return MediaHeader.read(start, in, url == null ? size() : decodedSize(url));
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Local media as a data URI, for operations that take one: sent inside the request, without an
   * upload. The MIME type comes from the content.
   *
   * @return the data URI as an address; this if it is an address already
   * @throws RequestValidationException if it cannot be read, its format is not known, or the data
   *     URI would have more than {@link #MAX_DATA_URI_LENGTH} characters
   */
  public MediaSource toDataUri() {
    if (url != null) {
      return this;
    }
    byte[] all;
    try (InputStream in = open()) {
      all = in.readNBytes(MAX_DATA_URI_LENGTH);
    } catch (IOException e) {
      throw unreadable(e);
    }
    MediaFormat format = MediaFormat.of(all);
    if (format == MediaFormat.UNKNOWN) {
      throw new RequestValidationException(
          "the format of "
              + this
              + " is not known by its content; upload it, or write the data URI with its MIME type"
              + " yourself and give it to MediaSource.of(String)");
    }
    String head = "data:" + format.mimeType() + ";base64,";
    long length = head.length() + (all.length + 2L) / 3 * 4;
    if (length > MAX_DATA_URI_LENGTH) {
      throw new RequestValidationException(
          this
              + " is too large for a data URI, which may have at most "
              + MAX_DATA_URI_LENGTH
              + " characters; upload it");
    }
    return address(head + Base64.getEncoder().encodeToString(all));
  }

  private RequestValidationException unreadable(IOException e) {
    return new RequestValidationException(
        (url == null ? "the file " : "the ")
            + this
            + " cannot be read: "
            + (url == null ? SaveTarget.nameOf(e) : "it is no base64"),
        e);
  }

  private static boolean isBase64(String url) {
    return isDataUri(url) && url.substring(0, Math.max(0, url.indexOf(','))).endsWith(";base64");
  }

  private static boolean isDataUri(String url) {
    return url.regionMatches(true, 0, "data:", 0, 5);
  }

  /** A data URI's content, decoded only as far as it is read. */
  private static InputStream decoded(String url) {
    return Base64.getDecoder()
        .wrap(
            new InputStream() {
              private int at = url.indexOf(',') + 1;

              @Override
              public int read() {
                return at < url.length() ? url.charAt(at++) & 0xFF : -1;
              }

              @Override
              public int read(byte[] bytes, int offset, int length) {
                int count = Math.min(length, url.length() - at);
                for (int i = 0; i < count; i++) {
                  bytes[offset + i] = (byte) url.charAt(at++);
                }
                return count > 0 || length == 0 ? count : -1;
              }
            });
  }

  private static long decodedSize(String url) {
    int end = url.length();
    while (url.charAt(end - 1) == '=') {
      end--;
    }
    return (end - url.indexOf(',') - 1) * 3L / 4;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MediaSource that
        && Objects.equals(url, that.url)
        && Objects.equals(path, that.path)
        && Arrays.equals(bytes, that.bytes)
        && Objects.equals(content, that.content)
        && name.equals(that.name)
        && size == that.size;
  }

  @Override
  public int hashCode() {
    return Objects.hash(url, path, Arrays.hashCode(bytes), content, name, size);
  }

  /** The address without its query (which may be a signature), or the local file's name. */
  @Override
  public String toString() {
    if (url == null) {
      return path != null ? path.toString() : size < 0 ? name : name + " (" + size + " bytes)";
    }
    if (isDataUri(url)) {
      return "data URI of " + url.length() + " characters";
    }
    if (url.indexOf(':') < 0) {
      return url.length() + " characters of base64";
    }
    int query = url.indexOf('?');
    String shown = query < 0 ? url : url.substring(0, query) + "?..";
    int user = shown.indexOf('@');
    int host = shown.indexOf("://") + 3;
    int path = shown.indexOf('/', host);
    // Credentials before a host do not belong in a log.
    return host > 2 && user > host && (path < 0 || user < path)
        ? shown.substring(0, host) + "***" + shown.substring(user)
        : shown;
  }

  /**
   * A stream whose reads give a byte or the end: a reader that gets 0 bytes would repeat without
   * end.
   */
  private static final class NeverEmpty extends FilterInputStream {
    NeverEmpty(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read != 0 || length == 0) {
        return read;
      }
      int one = in.read();
      if (one < 0) {
        return -1;
      }
      bytes[offset] = (byte) one;
      return 1;
    }
  }
}
