package dev.qiao.core.file;

import dev.qiao.core.internal.json.RecordText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a file according to its first bytes, as {@link MediaSource#inspect()} reads
 * them. Nothing is decoded, so a damaged file is not detected.
 *
 * @param format the format, by content
 * @param size in bytes, -1 if it is not known
 * @param width in pixels as stored, before any rotation; null except for JPEG, PNG, BMP, WEBP, GIF,
 *     HEIC and AVIF
 * @param height in pixels, as the width
 * @param alpha whether there is an alpha channel; null except for JPEG, PNG and WEBP
 * @param duration the duration; null except for WAV, MP3, MP4, MOV and M4A whose beginning says it
 * @param turned whether a photo says that it is shown turned to the left or right, so that its
 *     width is the height that people see; services may turn it first or not
 */
public record MediaInfo(
    MediaFormat format,
    long size,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Boolean alpha,
    @Nullable Duration duration,
    boolean turned) {
  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
