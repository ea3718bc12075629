package dev.qiao.video.wan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * One continuous shot or several; this wins over what the prompt says. Open: any other word passes
 * through.
 *
 * @param value the word on the wire
 */
public record ShotType(@JsonValue String value) {
  /** One continuous shot. The default. */
  public static final ShotType SINGLE = new ShotType("single");

  /** Several shots. Where a request has {@code promptExtend}, it must not be false. */
  public static final ShotType MULTI = new ShotType("multi");

  /** Checks that there is a word. */
  public ShotType {
    Objects.requireNonNull(value, "value");
  }

  /** The type of that word. */
  @JsonCreator
  public static ShotType of(String value) {
    return new ShotType(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
