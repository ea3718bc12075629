package dev.qiao.examples;

import dev.qiao.image.ImageResult;
import dev.qiao.image.ImageUsage;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoUsage;

/** What is billed, as text. */
final class Billed {
  private Billed() {}

  /** The seconds of a video. */
  static String seconds(VideoResult result) {
    VideoUsage usage = result.usage();
    return usage == null || usage.seconds() == null
        ? "not reported"
        : "%s seconds of video, %s".formatted(usage.seconds(), shape(usage));
  }

  /** How many images, and of which size if the service reports it. */
  static String images(ImageResult result) {
    ImageUsage usage = result.usage();
    if (usage == null || usage.images() == null) {
      return "not reported";
    }
    String count = usage.images() + (usage.images() == 1 ? " image" : " images");
    String size = usage.width() == null ? usage.size() : usage.width() + "*" + usage.height();
    return size == null ? count : count + ", " + size;
  }

  private static String shape(VideoUsage usage) {
    if (usage.size() != null) {
      return usage.size();
    }
    String tier = usage.sr();
    if (tier == null) {
      return String.valueOf(usage.videoRatio());
    }
    return tier.endsWith("P") ? tier : tier + "P";
  }
}
