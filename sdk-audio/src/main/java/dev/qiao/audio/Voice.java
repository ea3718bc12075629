package dev.qiao.audio;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/**
 * Who speaks: a voice of the vendor's, or one that was cloned or designed. Open: families and
 * models have their own, and new ones come.
 */
public final class Voice extends OpenValue {

  private Voice(String value) {
    super(value);
  }

  /** The voice of that name. */
  @JsonCreator
  public static Voice of(String value) {
    return new Voice(value);
  }
}
