package dev.qiao.image;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image the service made: behind a link that expires, or, where that was asked for, in the
 * answer itself. Both are saved with {@link #downloadTo}.
 */
public final class ImageFile {
  private final @Nullable ResultFile link;
  private final @Nullable String base64;

  private ImageFile(@Nullable ResultFile link, @Nullable String base64) {
    this.link = link;
    this.base64 = base64;
  }

  /** An image behind a link. */
  public static ImageFile of(ResultFile link) {
    return new ImageFile(Objects.requireNonNull(link, "link"), null);
  }

  /** An image in the answer. */
  public static ImageFile ofBase64(String base64) {
    return new ImageFile(null, Objects.requireNonNull(base64, "base64"));
  }

  /** The link; null if the image is in the answer. */
  public @Nullable ResultFile link() {
    return link;
  }

  /** Whether the image is in the answer. */
  public boolean isInline() {
    return base64 != null;
  }

  /**
   * The image in the answer, decoded now.
   *
   * @throws IllegalStateException if it is behind a link
   */
  public byte[] bytes() {
    if (base64 == null) {
      throw new IllegalStateException(
          "the image is behind a link; save it with downloadTo(path), or ask for base64");
    }
    return Base64.getMimeDecoder().decode(base64);
  }

  /**
   * Saves the image.
   *
   * @return the path given
   * @throws dev.qiao.core.error.ResultExpiredException if the link is past its time
   * @throws DownloadException if it cannot be saved
   * @throws IllegalStateException if it is a link that came through no client
   */
  public Path downloadTo(Path target) {
    return link == null ? write(target) : link.downloadTo(target);
  }

  /** Saves the image, with options. An image in the answer takes none of them. */
  public Path downloadTo(Path target, DownloadOptions options) {
    return link == null ? write(target) : link.downloadTo(target, options);
  }

  /** Saves the image in the answer into a folder, which is made if it is not there. */
  Path saveIn(Path folder, String name) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DownloadException(folder + " cannot be made: " + e.getMessage(), e);
    }
    return write(folder.resolve(name));
  }

  private Path write(Path target) {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.write(part, bytes());
      return Files.move(
          part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DownloadException(target + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** A name with the extension of the format: a link's own, or {@code image.png} by content. */
  String name() {
    if (link != null) {
      return link.name();
    }
    MediaFormat format = MediaFormat.of(bytes());
    return format == MediaFormat.UNKNOWN ? "image" : "image." + format.extension();
  }

  @JsonValue
  String wire() {
    return link == null ? Objects.requireNonNull(base64) : link.url();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ImageFile that
        && Objects.equals(link, that.link)
        && Objects.equals(base64, that.base64);
  }

  @Override
  public int hashCode() {
    return Objects.hash(link, base64);
  }

  /** Host and path of a link without its signature, or how long the image in the answer is. */
  @Override
  public String toString() {
    return link == null
        ? "inline, " + Objects.requireNonNull(base64).length() + " characters of base64"
        : link.toString();
  }
}
