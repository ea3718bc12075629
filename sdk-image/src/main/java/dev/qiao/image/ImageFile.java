package dev.qiao.image;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.file.SaveTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image the service made: behind a link that expires, or, where that was asked for, in the
 * answer itself. Both are saved with {@link #saveTo}.
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
   * <p>The head of a data URI and line breaks, which some gateways send, are left out.
   *
   * @throws IllegalStateException if it is behind a link
   * @throws MalformedResponseException if the answer's text is no base64
   */
  public byte[] bytes() {
    if (base64 == null) {
      throw new IllegalStateException(
          "the image is behind a link; save it with saveTo(path), or ask for base64");
    }
    return decoded(base64);
  }

  private static byte[] decoded(String text) {
    String data = text.strip();
    if (data.regionMatches(true, 0, "data:", 0, 5)) {
      data = data.substring(data.indexOf(',') + 1);
    }
    data = data.replaceAll("\\s", "");
    boolean otherAlphabet = data.indexOf('-') >= 0 || data.indexOf('_') >= 0;
    try {
      byte[] bytes = (otherAlphabet ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(data);
      if (bytes.length > 0) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw noImage("is no base64: " + e.getMessage());
    }
    throw noImage("is empty");
  }

  /** Without the text itself, which may have megabytes. */
  private static MalformedResponseException noImage(String why) {
    return new MalformedResponseException("the image in the answer " + why, "", null);
  }

  /**
   * Saves the image.
   *
   * @return the path given
   * @throws dev.qiao.core.error.ResultExpiredException if the link is past its time
   * @throws DownloadException if it cannot be saved
   * @throws MalformedResponseException if the answer's text is no base64
   * @throws IllegalStateException if it is a link that came through no client
   */
  public Path saveTo(Path target) {
    return link == null ? write(target) : link.saveTo(target);
  }

  /** Saves the image, with options. Of an image in the answer no progress is reported. */
  public Path saveTo(Path target, DownloadOptions options) {
    if (link != null) {
      return link.saveTo(target, options);
    }
    if (!options.overwrite() && Files.exists(target)) {
      throw new DownloadException(
          target + " exists; delete it or allow DownloadOptions.overwrite", null);
    }
    return write(target);
  }

  /** Saves the image in the answer into a folder, which is made if it is not there. */
  Path saveIn(Path folder, String name) {
    try {
      SaveTarget.makeFolder(folder.toAbsolutePath());
    } catch (IOException e) {
      throw new DownloadException(folder + " cannot be made: " + SaveTarget.reason(e), e);
    }
    return write(folder.resolve(name));
  }

  private Path write(Path target) {
    SaveTarget place = SaveTarget.of(target);
    place.write(bytes());
    return target;
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
