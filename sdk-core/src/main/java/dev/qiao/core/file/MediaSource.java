package dev.qiao.core.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.qiao.core.error.InvalidRequestException;
import dev.qiao.core.internal.file.MediaHeader;
import dev.qiao.core.internal.json.MediaSourceWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
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
  public static final int LONGEST_DATA_URI = 10 * 1024 * 1024;

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
   * An address: {@code https://..}, {@code http://..}, {@code oss://..} of an earlier upload, or a
   * data URI. A {@code file:} URI is a local file.
   */
  @JsonCreator
  public static MediaSource of(String url) {
    Objects.requireNonNull(url, "url");
    if (url.isBlank()) {
      throw new IllegalArgumentException("the media's address is empty");
    }
    if (url.regionMatches(true, 0, "file:", 0, 5)) {
      return of(Path.of(URI.create(url)));
    }
    return new MediaSource(url, null, null, null, "", -1);
  }

  /** An address. */
  public static MediaSource of(URI url) {
    return of(url.toString());
  }

  /** A local file, uploaded when the request is sent. It must be there by then. */
  public static MediaSource of(Path path) {
    Path fileName = path.getFileName();
    return new MediaSource(
        null, path, null, null, fileName == null ? "file" : fileName.toString(), -1);
  }

  /** Bytes in memory, uploaded when the request is sent; {@code fileName} tells the format. */
  public static MediaSource of(byte[] bytes, String fileName) {
    Objects.requireNonNull(fileName, "fileName");
    return new MediaSource(null, null, bytes.clone(), null, fileName, bytes.length);
  }

  /**
   * Content behind a stream, uploaded when the request is sent. It is opened several times: to look
   * at it, to see whether it was uploaded before, to send it, and once more for each retry. What
   * can be read once only must be saved or held in memory first.
   *
   * @param content opens a new stream each time
   * @param fileName tells the format
   * @param size in bytes, -1 if it is not known; it is checked against what is read
   */
  public static MediaSource of(Content content, String fileName, long size) {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(fileName, "fileName");
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
      return Files.newInputStream(path);
    }
    if (content != null) {
      return content.open();
    }
    throw new IOException("this media is an address; the service fetches it itself");
  }

  /** The local file, null for anything else. */
  public @Nullable Path path() {
    return path;
  }

  /**
   * Looks at the first bytes: format, pixels, duration as far as they are cheap to tell. Nothing is
   * decoded, and of a large file little is read.
   *
   * @return what they say; null for media behind an address, which only the service sees
   * @throws InvalidRequestException if local media or a data URI cannot be read
   */
  public @Nullable MediaInfo inspect() {
    if (url != null && !isBase64(url)) {
      return null;
    }
    try {
      byte[] start;
      try (InputStream in = url == null ? open() : decoded(url)) {
        start = in.readNBytes(MediaFormat.LOOKED_AT);
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
   * @throws InvalidRequestException if it cannot be read, its format is not known, or the data URI
   *     would have more than {@link #LONGEST_DATA_URI} characters
   */
  public MediaSource toDataUri() {
    if (url != null) {
      return this;
    }
    byte[] all;
    try (InputStream in = open()) {
      all = in.readNBytes(LONGEST_DATA_URI);
    } catch (IOException e) {
      throw unreadable(e);
    }
    MediaFormat format = MediaFormat.of(all);
    if (format == MediaFormat.UNKNOWN) {
      throw new InvalidRequestException(
          "the format of "
              + this
              + " is not known by its content; upload it, or write the data URI with its MIME type"
              + " yourself and give it to MediaSource.of(String)");
    }
    String head = "data:" + format.mimeType() + ";base64,";
    long length = head.length() + (all.length + 2L) / 3 * 4;
    if (length > LONGEST_DATA_URI) {
      throw new InvalidRequestException(
          this
              + " is too large for a data URI, which may have at most "
              + LONGEST_DATA_URI
              + " characters; upload it");
    }
    return of(head + Base64.getEncoder().encodeToString(all));
  }

  private InvalidRequestException unreadable(IOException e) {
    return new InvalidRequestException(
        (url == null ? "the file " : "the ")
            + this
            + " cannot be read: "
            + e.getClass().getSimpleName(),
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
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query) + "?..";
  }
}
