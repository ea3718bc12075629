package dev.qiao.image.wan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A colour as the service takes it: {@code [red, green, blue]}.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record RgbColor(int red, int green, int blue) {
  /** Is not read as an object, because JSON has a colour as a list. */
  @JsonCreator(mode = JsonCreator.Mode.DISABLED)
  public RgbColor {}

  /** Returns a colour of three numbers, each 0 to 255. */
  public static RgbColor of(int red, int green, int blue) {
    return new RgbColor(red, green, blue);
  }

  @JsonCreator
  static RgbColor of(List<Integer> parts) {
    if (parts.size() != 3) {
      throw new IllegalArgumentException("a colour has three numbers, not " + parts.size());
    }
    return new RgbColor(parts.get(0), parts.get(1), parts.get(2));
  }

  @JsonValue
  List<Integer> parts() {
    return List.of(red, green, blue);
  }
}
