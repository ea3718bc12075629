package dev.qiao.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** Width to height of a video. Open: any other text passes through. */
public final class Ratio extends OpenValue {
  /** Landscape, 16:9. */
  public static final Ratio R16_9 = new Ratio("16:9");

  /** Portrait, 9:16. */
  public static final Ratio R9_16 = new Ratio("9:16");

  /** Square. */
  public static final Ratio R1_1 = new Ratio("1:1");

  /** Landscape, 4:3. */
  public static final Ratio R4_3 = new Ratio("4:3");

  /** Portrait, 3:4. */
  public static final Ratio R3_4 = new Ratio("3:4");

  /** Landscape, 5:4. */
  public static final Ratio R5_4 = new Ratio("5:4");

  /** Portrait, 4:5. */
  public static final Ratio R4_5 = new Ratio("4:5");

  /** Very wide. */
  public static final Ratio R21_9 = new Ratio("21:9");

  /** Very tall. */
  public static final Ratio R9_21 = new Ratio("9:21");

  /** The model chooses, by what it is given; wan3.0 only. */
  public static final Ratio ADAPTIVE = new Ratio("adaptive");

  private Ratio(String value) {
    super(value);
  }

  /** The ratio of that text, such as {@code 16:9}. */
  @JsonCreator
  public static Ratio of(String value) {
    return new Ratio(value);
  }
}
