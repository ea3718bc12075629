package dev.qiao.text.request;

import dev.qiao.text.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that every family takes without exception, as in a request; null for what was not
 * set. What each means says {@link ChatRequestBuilder}.
 */
public interface ChatParameters {
  /** See {@link ChatRequestBuilder#temperature}. */
  @Nullable Double temperature();

  /** See {@link ChatRequestBuilder#topP}. */
  @Nullable Double topP();

  /** See {@link ChatRequestBuilder#tools}. */
  @Nullable List<Tool> tools();
}
