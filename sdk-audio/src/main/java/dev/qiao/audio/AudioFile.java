package dev.qiao.audio;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.file.SaveTarget;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speech the service made: behind a link that expires, or in the answer itself. Both are saved with
 * {@link #saveTo}.
 */
public final class AudioFile {
  private final @Nullable ResultFile link;
  private final byte @Nullable [] bytes;

  private AudioFile(@Nullable ResultFile link, byte @Nullable [] bytes) {
    this.link = link;
    this.bytes = bytes;
  }

  /** Audio behind a link. */
  public static AudioFile of(ResultFile link) {
    return new AudioFile(Objects.requireNonNull(link, "link"), null);
  }

  /** Audio in the answer. */
  public static AudioFile of(byte[] bytes) {
    return new AudioFile(null, Objects.requireNonNull(bytes, "bytes is null").clone());
  }

  /** Audio in the answer, a link, or both. */
  static AudioFile of(byte[] bytes, @Nullable ResultFile link) {
    return new AudioFile(link, bytes.length == 0 && link != null ? null : bytes.clone());
  }

  /** The link; null if there is none. Streams may have one beside the audio. */
  public @Nullable ResultFile link() {
    return link;
  }

  /** Whether the audio is in the answer. */
  public boolean isInline() {
    return bytes != null;
  }

  /**
   * The audio in the answer.
   *
   * @throws IllegalStateException if it is behind a link
   */
  public byte[] bytes() {
    if (bytes == null) {
      throw new IllegalStateException("the audio is behind a link; save it with saveTo(path)");
    }
    return bytes.clone();
  }

  /**
   * Saves the audio. A WAV in the answer gets the sizes that it has, where its header says others.
   *
   * @return the path given
   * @throws dev.qiao.core.error.ResultExpiredException if the link is past its time
   * @throws DownloadException if it cannot be saved
   * @throws IllegalStateException if it is a link that came through no client, or empty because a
   *     stream was saved or written already
   */
  public Path saveTo(Path target) {
    byte[] own = bytes;
    if (own == null) {
      return Objects.requireNonNull(link).saveTo(target);
    }
    if (own.length == 0) {
      throw new IllegalStateException(
          "there is no audio here: the stream it came in was saved or written elsewhere");
    }
    SaveTarget place = SaveTarget.of(target);
    byte[] saved = own.clone();
    Wav.fixSizes(saved);
    place.write(saved);
    return target;
  }

  @JsonValue
  String wire() {
    return bytes == null
        ? Objects.requireNonNull(link).url()
        : Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AudioFile that
        && Objects.equals(link, that.link)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(link, Arrays.hashCode(bytes));
  }

  /** Host and path of a link without its signature, or how long the audio in the answer is. */
  @Override
  public String toString() {
    return bytes == null ? String.valueOf(link) : bytes.length + " bytes";
  }
}
