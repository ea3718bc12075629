package dev.qiao.text.request;

import dev.qiao.text.ResponseFormat;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that every family takes, as they stand in a request; null for what was not set.
 * What each means says {@link ChatRequestBuilder}.
 */
public interface ChatParameters {
  /** See {@link ChatRequestBuilder#temperature}. */
  @Nullable Double temperature();

  /** See {@link ChatRequestBuilder#topP}. */
  @Nullable Double topP();

  /** See {@link ChatRequestBuilder#maxTokens}. */
  @Nullable Integer maxTokens();

  /** See {@link ChatRequestBuilder#responseFormat}. */
  @Nullable ResponseFormat responseFormat();

  /** See {@link ChatRequestBuilder#tools}. */
  @Nullable List<Tool> tools();

  /** See {@link ChatRequestBuilder#toolChoice}. */
  @Nullable ToolChoice toolChoice();
}
