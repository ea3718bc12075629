package dev.qiao.core.operation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What says how much of something is billed, in the same words for every model. */
public interface Metered {
  /**
   * The amounts that the service reports, by name, without those it leaves out: {@code
   * input_tokens}, {@code output_tokens}, {@code cached_tokens} (of the input), {@code
   * reasoning_tokens} (of the output), {@code images}, {@code videos}, {@code video_seconds},
   * {@code characters}. How they become a price is on the page of the model.
   */
  Map<String, Number> amounts();

  /** The amounts of something that may be missing. */
  static Map<String, Number> of(@Nullable Metered usage) {
    return usage == null ? Map.of() : usage.amounts();
  }
}
