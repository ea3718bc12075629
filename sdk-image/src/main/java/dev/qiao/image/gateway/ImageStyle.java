package dev.qiao.image.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** The style of GLM's images. */
public final class ImageStyle extends OpenValue {
  /** Strong colours. */
  public static final ImageStyle VIVID = new ImageStyle("vivid");

  /** Like a photo. */
  public static final ImageStyle NATURAL = new ImageStyle("natural");

  private ImageStyle(String value) {
    super(value);
  }

  /** The one of that text. */
  @JsonCreator
  public static ImageStyle of(String value) {
    return new ImageStyle(value);
  }
}
