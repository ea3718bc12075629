package dev.qiao.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/**
 * How sharp a video is, as a tier of pixels; the ratio of its sides is another matter. Most models
 * bill a second of a higher tier higher. Open: any other word passes through.
 */
public final class Resolution extends OpenValue {
  /** About 400,000 pixels, such as 832 x 480. */
  public static final Resolution P480 = new Resolution("480P");

  /** About 920,000 pixels, such as 1280 x 720. */
  public static final Resolution P720 = new Resolution("720P");

  /** About 2,070,000 pixels, such as 1920 x 1080. */
  public static final Resolution P1080 = new Resolution("1080P");

  private Resolution(String value) {
    super(value);
  }

  /** The tier of that word, such as {@code 720P}. */
  @JsonCreator
  public static Resolution of(String value) {
    return new Resolution(value);
  }
}
