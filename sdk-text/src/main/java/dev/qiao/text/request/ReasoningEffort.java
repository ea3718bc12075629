package dev.qiao.text.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How much a model shall think. Open: families and models take different words.
 *
 * @param value the word on the wire
 */
public record ReasoningEffort(@JsonValue String value) {
  /** Little. */
  public static final ReasoningEffort LOW = new ReasoningEffort("low");

  /** Some. */
  public static final ReasoningEffort MEDIUM = new ReasoningEffort("medium");

  /** Much. */
  public static final ReasoningEffort HIGH = new ReasoningEffort("high");

  /** More than much. */
  public static final ReasoningEffort XHIGH = new ReasoningEffort("xhigh");

  /** As much as it can. */
  public static final ReasoningEffort MAX = new ReasoningEffort("max");

  /** Checks that there is a word. */
  public ReasoningEffort {
    Objects.requireNonNull(value, "value");
  }

  /** The effort of that word. */
  @JsonCreator
  public static ReasoningEffort of(String value) {
    return new ReasoningEffort(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
