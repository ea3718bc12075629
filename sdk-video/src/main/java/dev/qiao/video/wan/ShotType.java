package dev.qiao.video.wan;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;
import dev.qiao.core.operation.Limit;
import java.util.List;

/**
 * One continuous shot or several; this wins over what the prompt says. Open: any other word passes
 * through.
 */
public final class ShotType extends OpenValue {
  /** One continuous shot. The default. */
  public static final ShotType SINGLE = new ShotType("single");

  /** Several shots. Without effect where a request has {@code promptExtend} false. */
  public static final ShotType MULTI = new ShotType("multi");

  static final Limit LISTED = Limit.known(List.of(SINGLE, MULTI));

  private ShotType(String value) {
    super(value);
  }

  /** The type of that word. */
  @JsonCreator
  public static ShotType of(String value) {
    return new ShotType(value);
  }
}
