package dev.qiao.core.file;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file say about it, as {@link MediaSource#inspect()} reads them. Nothing
 * is decoded, so a damaged file may still look sound.
 *
 * @param format the format, by content
 * @param size in bytes, -1 if it is not known
 * @param width in pixels as stored, before any rotation; null but for JPEG, PNG, BMP, WEBP and GIF
 * @param height in pixels, as the width
 * @param alpha whether there is an alpha channel; null but for JPEG, PNG and WEBP
 * @param duration how long it plays; null but for WAV, MP4, MOV and M4A that say so
 */
public record MediaInfo(
    MediaFormat format,
    long size,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Boolean alpha,
    @Nullable Duration duration) {}
