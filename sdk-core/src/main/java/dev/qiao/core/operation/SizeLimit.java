package dev.qiao.core.operation;

import dev.qiao.core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Documented limits of a {@link Size} that may be chosen freely. A text of another form, such as
 * {@code 2K}, keeps every limit.
 *
 * <pre>{@code
 * SizeLimit.pixels(768 * 768, 1280 * 1280).ratio(0.25, 4)
 * }</pre>
 *
 * @param minSide the shortest side in pixels; 0 for any
 * @param maxSide the longest side in pixels
 * @param minPixels width times height at least; 0 for any
 * @param maxPixels width times height at most
 * @param minRatio width divided by height at least
 * @param maxRatio width divided by height at most
 * @param multiple of what each side must be a multiple
 */
public record SizeLimit(
    int minSide,
    int maxSide,
    long minPixels,
    long maxPixels,
    double minRatio,
    double maxRatio,
    int multiple)
    implements Limit {
  private static final SizeLimit ANY =
      new SizeLimit(0, Integer.MAX_VALUE, 0, Long.MAX_VALUE, 0, Double.POSITIVE_INFINITY, 1);

  /** Each side in a range of pixels, ends included. */
  public static SizeLimit sides(int min, int max) {
    return new SizeLimit(
        min, max, ANY.minPixels, ANY.maxPixels, ANY.minRatio, ANY.maxRatio, ANY.multiple);
  }

  /** Width times height in a range, ends included. */
  public static SizeLimit pixels(long min, long max) {
    return new SizeLimit(
        ANY.minSide, ANY.maxSide, min, max, ANY.minRatio, ANY.maxRatio, ANY.multiple);
  }

  /** A copy for sizes whose width divided by the height is in a range, ends included. */
  public SizeLimit ratio(double min, double max) {
    return new SizeLimit(minSide, maxSide, minPixels, maxPixels, min, max, multiple);
  }

  /** A copy for sizes whose sides are multiples of a number. */
  public SizeLimit multipleOf(int number) {
    return new SizeLimit(minSide, maxSide, minPixels, maxPixels, minRatio, maxRatio, number);
  }

  @Override
  public boolean allows(@Nullable Object value) {
    if (!(value instanceof Size size)) {
      return true;
    }
    Integer width = size.width();
    Integer height = size.height();
    if (width == null || height == null) {
      return true;
    }
    long pixels = (long) width * height;
    double ratio = (double) width / height;
    return Math.min(width, height) >= minSide
        && Math.max(width, height) <= maxSide
        && pixels >= minPixels
        && pixels <= maxPixels
        && ratio >= minRatio
        && ratio <= maxRatio
        && width % multiple == 0
        && height % multiple == 0;
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    if (minSide > 0 || maxSide < Integer.MAX_VALUE) {
      text.append("from ").append(minSide).append(" to ").append(maxSide).append(" pixels a side");
    }
    if (minPixels > 0 || maxPixels < Long.MAX_VALUE) {
      and(text).append("from ").append(minPixels).append(" to ").append(maxPixels);
      text.append(" pixels in all");
    }
    if (minRatio > 0 || maxRatio < Double.POSITIVE_INFINITY) {
      and(text).append("from ").append(MediaLimit.ratio(minRatio)).append(" to ");
      text.append(MediaLimit.ratio(maxRatio)).append(" (width to height)");
    }
    if (multiple > 1) {
      and(text).append("of sides that are multiples of ").append(multiple);
    }
    return text.toString();
  }

  private static StringBuilder and(StringBuilder text) {
    return text.isEmpty() ? text : text.append(" and ");
  }

  @Override
  public String fix() {
    return "choose a size in that range";
  }
}
