package dev.qiao.text.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** How much a model shall think. Open: families and models take different words. */
public final class ReasoningEffort extends OpenValue {
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

  private ReasoningEffort(String value) {
    super(value);
  }

  /** The effort of that word. */
  @JsonCreator
  public static ReasoningEffort of(String value) {
    return new ReasoningEffort(value);
  }
}
