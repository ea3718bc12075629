package dev.qiao.text.request;

import dev.qiao.text.ResponseFormat;
import dev.qiao.text.tool.ToolChoice;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that nearly every family takes, as they stand in a request; null for what was not
 * set. What each means says {@link ChatRequestBuilder}.
 */
public interface ChatParameters extends BasicChatParameters {
  /** See {@link ChatRequestBuilder#maxTokens}. */
  @Nullable Integer maxTokens();

  /** See {@link ChatRequestBuilder#responseFormat}. */
  @Nullable ResponseFormat responseFormat();

  /** See {@link ChatRequestBuilder#toolChoice}. */
  @Nullable ToolChoice toolChoice();
}
