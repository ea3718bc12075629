package dev.qiao.core.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.qiao.core.internal.json.MediaSourceWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture, sound or video for a request: an address the service fetches itself, or a local file
 * or bytes that the SDK uploads to the vendor's temporary storage when the request is sent.
 */
@JsonSerialize(using = MediaSourceWriter.class)
public final class MediaSource {
  private final @Nullable String url;
  private final @Nullable Path path;
  private final byte @Nullable [] bytes;
  private final String name;

  private MediaSource(
      @Nullable String url, @Nullable Path path, byte @Nullable [] bytes, String name) {
    this.url = url;
    this.path = path;
    this.bytes = bytes;
    this.name = name;
  }

  /** An address: {@code https://..}, {@code http://..}, {@code oss://..} or a data URI. */
  @JsonCreator
  public static MediaSource of(String url) {
    Objects.requireNonNull(url, "url");
    if (url.isBlank()) {
      throw new IllegalArgumentException("the media's address is empty");
    }
    if (url.regionMatches(true, 0, "file:", 0, 5)) {
      return of(Path.of(URI.create(url)));
    }
    return new MediaSource(url, null, null, "");
  }

  /** An address. */
  public static MediaSource of(URI url) {
    return of(url.toString());
  }

  /** A local file, uploaded when the request is sent. It must be there by then. */
  public static MediaSource of(Path path) {
    Path fileName = path.getFileName();
    return new MediaSource(null, path, null, fileName == null ? "file" : fileName.toString());
  }

  /** Bytes in memory, uploaded when the request is sent; {@code fileName} tells the format. */
  public static MediaSource of(byte[] bytes, String fileName) {
    Objects.requireNonNull(fileName, "fileName");
    return new MediaSource(null, null, bytes.clone(), fileName);
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

  /** The size of local media in bytes. */
  public long size() throws IOException {
    return bytes != null ? bytes.length : path != null ? Files.size(path) : -1;
  }

  /** Opens local media. */
  public InputStream open() throws IOException {
    if (bytes != null) {
      return new ByteArrayInputStream(bytes);
    }
    if (path != null) {
      return Files.newInputStream(path);
    }
    throw new IOException("this media is an address; the service fetches it itself");
  }

  /** The local file, null for anything else. */
  public @Nullable Path path() {
    return path;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MediaSource that
        && Objects.equals(url, that.url)
        && Objects.equals(path, that.path)
        && Arrays.equals(bytes, that.bytes)
        && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(url, path, Arrays.hashCode(bytes), name);
  }

  /** The address without its query (which may be a signature), or the local file's name. */
  @Override
  public String toString() {
    if (url == null) {
      return path != null
          ? path.toString()
          : name + " (" + (bytes == null ? 0 : bytes.length) + " bytes)";
    }
    if (url.toLowerCase(Locale.ROOT).startsWith("data:")) {
      return "data URI of " + url.length() + " characters";
    }
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query) + "?..";
  }
}
