package dev.qiao.image.wan;

import dev.qiao.core.internal.json.Additional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A colour of a palette and how much of the image it takes.
 *
 * @param hex the colour, such as {@code #C2D1E6}
 * @param ratio its share with two decimals, such as {@code 23.51%}
 * @param additional fields beside these
 */
public record PaletteColor(
    @Nullable String hex, @Nullable String ratio, @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public PaletteColor {
    additional = Additional.Copy.of(additional, PaletteColor.class);
  }

  /**
   * A colour.
   *
   * @param hex the colour, such as {@code #C2D1E6}
   * @param percent its share, such as 23.51; the shares of a palette add up to 100
   */
  public static PaletteColor of(String hex, double percent) {
    return new PaletteColor(
        Objects.requireNonNull(hex, "hex is null"),
        BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP).toPlainString() + "%",
        Map.of());
  }

  /** The share as a number; null if it is not of that form. */
  @Nullable BigDecimal percent() {
    return ratio == null || !ratio.matches("\\d{1,3}\\.\\d{2}%")
        ? null
        : new BigDecimal(ratio.substring(0, ratio.length() - 1));
  }
}
