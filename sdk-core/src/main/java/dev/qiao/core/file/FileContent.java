package dev.qiao.core.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file that the service answered with, in memory. It has at most as many bytes as the
 * client's {@code responseLimit}; {@link dev.qiao.core.client.QiaoClient#download} saves larger
 * ones.
 */
public final class FileContent {
  private final byte[] bytes;
  private final @Nullable String requestId;

  private FileContent(byte[] bytes, @Nullable String requestId) {
    this.bytes = bytes;
    this.requestId = requestId;
  }

  /** These bytes. */
  public static FileContent of(byte[] bytes) {
    return of(bytes, null);
  }

  /** These bytes, with the id of the request that brought them. */
  public static FileContent of(byte[] bytes, @Nullable String requestId) {
    return new FileContent(bytes.clone(), requestId);
  }

  /** The id of the request, for a support ticket; null if the service did not send one. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** The bytes as text in UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The lines of {@link #text()}, for a file with one JSON object a line. */
  public Stream<String> lines() {
    return text().lines();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileContent that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The size; what is in a file stays out of a log. */
  @Override
  public String toString() {
    return "FileContent[" + bytes.length + " bytes]";
  }
}
