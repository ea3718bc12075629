package dev.qiao.image;

import dev.qiao.core.file.MediaInfo;
import dev.qiao.core.file.MediaSource;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A mask: a picture of pure black and white that shows a tool where to work. It begins black, and
 * each shape is marked in white; {@link #inverted()} swaps the two. What white means differs from
 * tool to tool and is documented at the mask's setter in each request. Every method returns a new
 * mask.
 *
 * <pre>{@code
 * MediaSource photo = MediaSource.of(Path.of("street.jpg"));
 * MediaSource mask = Mask.of(photo).ellipse(420, 300, 180, 360).toMediaSource();
 * images.submit(ImageEraseCompletionRequest.builder(photo, mask).build());
 * }</pre>
 *
 * <p>Only this class needs the JDK's module {@code java.desktop}; it needs no screen. A modular
 * application without it starts with {@code --add-modules java.desktop}.
 */
public final class Mask {
  private static final int WHITE = 255;

  private final BufferedImage pixels;

  private Mask(BufferedImage pixels) {
    this.pixels = pixels;
  }

  /**
   * A black mask.
   *
   * @param width in pixels
   * @param height in pixels
   * @throws IllegalArgumentException if one is not above zero
   */
  public static Mask of(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "a mask needs a width and height above zero, not " + width + " and " + height);
    }
    return new Mask(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
  }

  /**
   * A black mask of the size of a picture, as the tools demand it.
   *
   * @param picture local, or a data URI; JPEG, PNG, BMP, WEBP or GIF
   * @throws IllegalArgumentException if its size is unknown, as for a picture at a URL
   * @throws dev.qiao.core.error.RequestValidationException if it cannot be read
   */
  public static Mask of(MediaSource picture) {
    MediaInfo info = Objects.requireNonNull(picture, "picture is null").inspect();
    if (info == null || info.width() == null || info.height() == null) {
      throw new IllegalArgumentException(
          "the size of "
              + picture
              + " is unknown here; give it with Mask.of(width, height), or give the local"
              + " picture");
    }
    return of(info.width(), info.height());
  }

  /**
   * A mask of people, out of what {@link dev.qiao.image.tool.ImageInstanceSegmentationRequest}
   * found: to erase some of them, or to keep them while others are erased.
   *
   * @param segmentation the image of the result, saved
   * @param numbers who is marked, counted from 1; without any, everybody
   * @throws IllegalArgumentException if it is no picture that this JDK reads, or no person is found
   */
  public static Mask ofPersons(byte[] segmentation, int... numbers) {
    BufferedImage found;
    try {
      found = ImageIO.read(new ByteArrayInputStream(segmentation));
    } catch (IOException e) {
      throw new IllegalArgumentException("the segmentation cannot be read: " + e.getMessage(), e);
    }
    if (found == null) {
      throw new IllegalArgumentException("the segmentation is no picture that this JDK reads");
    }
    int[] sorted = numbers.clone();
    Arrays.sort(sorted);
    Mask mask = of(found.getWidth(), found.getHeight());
    boolean palette = found.getColorModel() instanceof IndexColorModel;
    boolean anybody = false;
    for (int y = 0; y < found.getHeight(); y++) {
      for (int x = 0; x < found.getWidth(); x++) {
        int number = palette ? found.getRGB(x, y) & 0xFF : found.getRaster().getSample(x, y, 0);
        boolean marked =
            number > 0 && (sorted.length == 0 || Arrays.binarySearch(sorted, number) >= 0);
        if (marked) {
          mask.pixels.getRaster().setSample(x, y, 0, WHITE);
          anybody = true;
        }
      }
    }
    if (!anybody) {
      throw new IllegalArgumentException(
          "the segmentation has none of the persons " + Arrays.toString(numbers));
    }
    return mask;
  }

  /** The width in pixels. */
  public int width() {
    return pixels.getWidth();
  }

  /** The height in pixels. */
  public int height() {
    return pixels.getHeight();
  }

  /**
   * Marks a rectangle.
   *
   * @param x the left side in pixels from the left
   * @param y the upper side in pixels from the top
   */
  public Mask rectangle(int x, int y, int width, int height) {
    return shape(new Rectangle2D.Double(x, y, width, height));
  }

  /** Marks the ellipse that fits into a rectangle, given as for {@link #rectangle}. */
  public Mask ellipse(int x, int y, int width, int height) {
    return shape(new Ellipse2D.Double(x, y, width, height));
  }

  /**
   * Marks what a line around it encloses.
   *
   * @param points x and y of at least three corners, in turn
   * @throws IllegalArgumentException if the number of coordinates is wrong
   */
  public Mask polygon(int... points) {
    if (points.length < 6) {
      throw new IllegalArgumentException(
          "a polygon has at least three corners, 6 numbers, not " + points.length);
    }
    Path2D.Double path = path(points);
    path.closePath();
    return shape(path);
  }

  /**
   * Marks a stroke of a round brush.
   *
   * @param thickness of the brush in pixels
   * @param points x and y of at least two places that it goes through, in turn
   * @throws IllegalArgumentException if the number of coordinates is wrong
   */
  public Mask stroke(int thickness, int... points) {
    if (points.length < 4) {
      throw new IllegalArgumentException(
          "a stroke has at least two places, 4 numbers, not " + points.length);
    }
    BasicStroke brush = new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    return shape(brush.createStrokedShape(path(points)));
  }

  /**
   * Marks any shape that the JDK can fill.
   *
   * @throws IllegalArgumentException if it lies beside the picture
   */
  public Mask shape(Shape shape) {
    Objects.requireNonNull(shape, "shape");
    if (!shape.intersects(0, 0, width(), height())) {
      throw new IllegalArgumentException(
          "the shape lies beside the mask of "
              + width()
              + " x "
              + height()
              + " pixels; x and y are counted from the upper left");
    }
    Mask marked = copy();
    Graphics2D pen = marked.pixels.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fill(shape);
    pen.dispose();
    return marked;
  }

  /** White where this is black, and black where this is white. */
  public Mask inverted() {
    Mask other = copy();
    WritableRaster raster = other.pixels.getRaster();
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        raster.setSample(x, y, 0, WHITE - raster.getSample(x, y, 0));
      }
    }
    return other;
  }

  /** Whether a pixel is white. */
  public boolean isWhite(int x, int y) {
    return pixels.getRaster().getSample(x, y, 0) == WHITE;
  }

  /** The mask as a PNG of one grey channel. */
  public byte[] toPng() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(pixels, "png", out)) {
        throw new IllegalStateException("this JDK writes no PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The mask for a request, which uploads it. */
  public MediaSource toMediaSource() {
    return MediaSource.of(toPng(), "mask.png");
  }

  private Mask copy() {
    Mask copy = of(width(), height());
    pixels.copyData(copy.pixels.getRaster());
    return copy;
  }

  private static Path2D.Double path(int... points) {
    if (points.length % 2 != 0) {
      throw new IllegalArgumentException(
          "points are x and y in turn, an even count of numbers, not " + points.length);
    }
    Path2D.Double path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return path;
  }

  @Override
  public String toString() {
    return "Mask[" + width() + " x " + height() + "]";
  }
}
