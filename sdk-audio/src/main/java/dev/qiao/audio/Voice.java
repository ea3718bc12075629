package dev.qiao.audio;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Who speaks: a voice of the vendor's, or one that was cloned or designed. Open: families and
 * models have their own, and new ones come.
 *
 * @param value the name on the wire
 */
public record Voice(@JsonValue String value) {
  /** Checks that there is a name. */
  public Voice {
    Objects.requireNonNull(value, "value");
  }

  /** The voice of that name. */
  @JsonCreator
  public static Voice of(String value) {
    return new Voice(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
