package dev.qiao.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A word that a service sends or takes, such as a status or a voice. Open: subclasses have
 * constants for the documented words, and any other text passes through in both directions. Two
 * values are equal if their class and their text are.
 */
public abstract class OpenValue {
  private final String value;

  /**
   * Keeps the text.
   *
   * @throws NullPointerException if there is none, naming the type
   */
  protected OpenValue(String value) {
    this.value =
        Objects.requireNonNull(
            value, () -> "the value of the " + getClass().getSimpleName() + " is null");
  }

  /** The text on the wire. */
  @JsonValue
  public final String value() {
    return value;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof OpenValue that
        && that.getClass() == getClass()
        && that.value.equals(value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  /** The text on the wire. */
  @Override
  public final String toString() {
    return value;
  }
}
