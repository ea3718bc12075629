package dev.qiao.video.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rectangle in pixels from the picture's upper left corner, as the service writes it: {@code [x1,
 * y1, x2, y2]}, mostly in whole numbers.
 *
 * @param left x of the left edge
 * @param top y of the upper edge
 * @param right x of the right edge
 * @param bottom y of the lower edge
 */
public record PortraitBox(double left, double top, double right, double bottom) {
  /** Is not read as an object, because JSON has a box as a list. */
  @JsonCreator(mode = JsonCreator.Mode.DISABLED)
  public PortraitBox {}

  /** Returns the rectangle between two corners, in pixels from the upper left corner. */
  public static PortraitBox of(double left, double top, double right, double bottom) {
    return new PortraitBox(left, top, right, bottom);
  }

  @JsonCreator
  static PortraitBox of(List<Double> corners) {
    if (corners.size() != 4) {
      throw new IllegalArgumentException("a box has four numbers, not " + corners.size());
    }
    return of(corners.get(0), corners.get(1), corners.get(2), corners.get(3));
  }

  @JsonValue
  List<Number> corners() {
    return Stream.of(left, top, right, bottom).map(PortraitBox::number).toList();
  }

  /** Whole numbers are written without a fraction, as the pages print them. */
  private static Number number(double value) {
    return value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE
        ? (Number) (long) value
        : (Number) value;
  }

  @Override
  public String toString() {
    List<Number> all = corners();
    return "PortraitBox[left="
        + all.get(0)
        + ", top="
        + all.get(1)
        + ", right="
        + all.get(2)
        + ", bottom="
        + all.get(3)
        + "]";
  }
}
