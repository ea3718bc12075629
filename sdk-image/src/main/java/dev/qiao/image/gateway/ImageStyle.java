package dev.qiao.image.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The style of GLM's images.
 *
 * @param value the text on the wire
 */
public record ImageStyle(@JsonValue String value) {
  /** Strong colours. */
  public static final ImageStyle VIVID = new ImageStyle("vivid");

  /** Like a photo. */
  public static final ImageStyle NATURAL = new ImageStyle("natural");

  /** Checks that there is a text. */
  public ImageStyle {
    Objects.requireNonNull(value, "value");
  }

  /** The one of that text. */
  @JsonCreator
  public static ImageStyle of(String value) {
    return new ImageStyle(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
