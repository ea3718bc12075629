package dev.qiao.text.qwen;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.internal.ChatLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documented limits of pictures, videos and sound in DashScope's chats. */
final class QwenMediaLimits {
  private static final MediaLimit PICTURE = MediaLimit.formats().maxBytes(10L << 20);
  private static final MediaLimit VIDEO =
      MediaLimit.formats().maxBytes(100L << 20, "give its public address, or compress it");
  private static final MediaLimit SOUND = MediaLimit.formats();
  private static final Limit FPS = Limit.range(0.1, 10);
  private static final Limit POSITIVE = Limit.range(1, Double.POSITIVE_INFINITY);

  private QwenMediaLimits() {}

  static void check(Violations violations, String at, List<Message> messages, boolean isHigh) {
    boolean isNative = at.startsWith("input.");
    for (int i = 0; i < messages.size(); i++) {
      Content content = ChatLimits.content(messages.get(i));
      List<ContentPart> parts = content == null ? List.of() : content.parts();
      for (int j = 0; j < parts.size(); j++) {
        part(violations, at + "[" + i + "].content[" + j + "].", parts.get(j), isNative, isHigh);
      }
    }
  }

  private static void part(
      Violations violations, String at, ContentPart part, boolean isNative, boolean isHigh) {
    if (part instanceof ContentPart.Image image) {
      media(violations, at + (isNative ? "image" : "image_url.url"), image.image(), PICTURE);
      pixels(violations, at, "image", image.minPixels(), image.maxPixels());
      if (isHigh && image.maxPixels() != null) {
        violations.warn(
            at + "max_pixels", "does nothing beside vl_high_resolution_images; leave one out");
      }
    } else if (part instanceof ContentPart.Video video) {
      footage(violations, at, video, isNative);
      violations
          .check(at + "max_frames", video.maxFrames(), POSITIVE)
          .check(at + "max_frames", video.maxFrames(), "video max_frames");
      video(violations, at, video.fps(), video.minPixels(), video.maxPixels(), video.totalPixels());
    } else if (part instanceof ContentPart.Audio sound) {
      media(violations, at + (isNative ? "audio" : "input_audio.data"), sound.audio(), SOUND);
    }
  }

  private static void footage(
      Violations violations, String at, ContentPart.Video video, boolean isNative) {
    MediaSource file = video.video();
    if (file != null) {
      media(violations, at + (isNative ? "video" : "video_url.url"), file, VIDEO);
    } else if (video.frames().isEmpty()) {
      violations.add(
          at + "video", "a file or frames", "no frame", "give the pictures, first to last");
    } else if (video.frames().size() < 4) {
      violations.warn(at + "video", "has fewer than 4 frames, which the service may refuse");
    }
    for (int i = 0; i < video.frames().size(); i++) {
      media(violations, at + "video[" + i + "]", video.frames().get(i), PICTURE);
    }
  }

  private static void video(
      Violations violations,
      String at,
      @Nullable Double fps,
      @Nullable Integer min,
      @Nullable Integer max,
      @Nullable Integer total) {
    violations
        .check(at + "fps", fps, FPS)
        .check(at + "total_pixels", total, POSITIVE)
        .check(at + "total_pixels", total, "video total_pixels");
    pixels(violations, at, "video", min, max);
  }

  private static void pixels(
      Violations violations,
      String at,
      String medium,
      @Nullable Integer min,
      @Nullable Integer max) {
    violations
        .check(at + "min_pixels", min, POSITIVE)
        .check(at + "min_pixels", min, medium + " min_pixels")
        .check(at + "max_pixels", max, POSITIVE)
        .check(at + "max_pixels", max, medium + " max_pixels");
    if (min != null && max != null && min > max) {
      violations.add(
          at + "min_pixels", "at most max_pixels, " + max, min, "swap them, or leave one out");
    }
  }

  /** Checks local media and data URIs; only the service sees what is behind a URL. */
  static void media(Violations violations, String field, MediaSource media, MediaLimit limit) {
    String url = media.url();
    if (url != null && url.length() > MediaSource.MAX_DATA_URI_LENGTH && isDataUri(url)) {
      violations.add(
          field,
          "at most " + MediaSource.MAX_DATA_URI_LENGTH + " characters as a data URI",
          media,
          "give the file itself, which is then uploaded, or a URL");
      return;
    }
    violations.check(field, media, limit);
  }

  private static boolean isDataUri(String url) {
    return url.regionMatches(true, 0, "data:", 0, 5);
  }
}
