package dev.qiao.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Width and height in pixels, as DashScope writes them: {@code 1280*720}. Open: any other text
 * passes through.
 */
public final class Size extends OpenValue {
  private static final Pattern PIXELS = Pattern.compile("(\\d{1,6})[*xX\\u00d7](\\d{1,6})");

  private Size(String value) {
    super(value);
  }

  /** A size of that text. */
  @JsonCreator
  public static Size of(String value) {
    return new Size(value);
  }

  /**
   * A size in pixels. It is written as the vendor of the request it goes into wants it.
   *
   * @throws IllegalArgumentException if a side is not above zero
   */
  public static Size of(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "a size needs a width and height above zero, not " + width + " and " + height);
    }
    return new Size(width + "*" + height);
  }

  /** The width in pixels; null when the text is not of that form. */
  public @Nullable Integer width() {
    Matcher matcher = PIXELS.matcher(value());
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
  }

  /** The height in pixels; null when the text is not of that form. */
  public @Nullable Integer height() {
    Matcher matcher = PIXELS.matcher(value());
    return matcher.matches() ? Integer.valueOf(matcher.group(2)) : null;
  }

  /**
   * The same size as a vendor writes it who puts something else between width and height: Zhipu and
   * the OpenAI dialect an {@code x}. A text of another form stays as it is.
   */
  public Size spelledWith(String separator) {
    return width() == null ? this : new Size(width() + separator + height());
  }
}
