package dev.qiao.video.wan;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/**
 * One continuous shot or several; this wins over what the prompt says. Open: any other word passes
 * through.
 */
public final class ShotType extends OpenValue {
  /** One continuous shot. The default. */
  public static final ShotType SINGLE = new ShotType("single");

  /** Several shots. Where a request has {@code promptExtend}, it must not be false. */
  public static final ShotType MULTI = new ShotType("multi");

  private ShotType(String value) {
    super(value);
  }

  /** The type of that word. */
  @JsonCreator
  public static ShotType of(String value) {
    return new ShotType(value);
  }
}
