package dev.qiao.text.request;

import dev.qiao.text.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that every family takes without exception, as in a request; null for what was not
 * set.
 */
public interface ChatParameters {
  /**
   * How freely words are chosen: the larger, the freer. The range is the family's, the default the
   * model's; set this or {@link #topP}, not both.
   */
  @Nullable Double temperature();

  /** From how much of the probability words are chosen: more than 0, at most 1. */
  @Nullable Double topP();

  /** Functions the model may ask to have called. */
  @Nullable List<Tool> tools();
}
