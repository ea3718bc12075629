package dev.qiao.image.wan;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** The style of an image of the first Wanx models. */
public final class WanxStyle extends OpenValue {
  /** The model chooses. The default. */
  public static final WanxStyle AUTO = new WanxStyle("<auto>");

  /** A photograph; not of sketches. */
  public static final WanxStyle PHOTOGRAPHY = new WanxStyle("<photography>");

  /** A portrait photograph; not of sketches. */
  public static final WanxStyle PORTRAIT = new WanxStyle("<portrait>");

  /** A cartoon in three dimensions. */
  public static final WanxStyle CARTOON_3D = new WanxStyle("<3d cartoon>");

  /** An animated film. */
  public static final WanxStyle ANIME = new WanxStyle("<anime>");

  /** Oil. */
  public static final WanxStyle OIL_PAINTING = new WanxStyle("<oil painting>");

  /** Watercolour. */
  public static final WanxStyle WATERCOLOR = new WanxStyle("<watercolor>");

  /** A sketch. */
  public static final WanxStyle SKETCH = new WanxStyle("<sketch>");

  /** Chinese ink. */
  public static final WanxStyle CHINESE_PAINTING = new WanxStyle("<chinese painting>");

  /** Flat shapes. */
  public static final WanxStyle FLAT_ILLUSTRATION = new WanxStyle("<flat illustration>");

  private WanxStyle(String value) {
    super(value);
  }

  /** The style of that word. */
  @JsonCreator
  public static WanxStyle of(String value) {
    return new WanxStyle(value);
  }
}
