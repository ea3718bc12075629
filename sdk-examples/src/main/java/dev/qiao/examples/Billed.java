package dev.qiao.examples;

import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoUsage;

/** What is billed, in words. */
final class Billed {
  private Billed() {}

  /** The seconds of a video. */
  static String seconds(VideoResult result) {
    VideoUsage usage = result.usage();
    return usage == null || usage.seconds() == null
        ? "not told"
        : "%s seconds of video, %s".formatted(usage.seconds(), shape(usage));
  }

  private static String shape(VideoUsage usage) {
    if (usage.size() != null) {
      return usage.size();
    }
    return usage.sr() != null ? usage.sr() + "P" : String.valueOf(usage.videoRatio());
  }
}
