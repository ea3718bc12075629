package dev.qiao.text.request;

import dev.qiao.text.ResponseFormat;
import dev.qiao.text.tool.ToolChoice;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that nearly every family takes, as in a request; null for what was not set. What
 * each means says {@link CommonChatRequestBuilder}.
 */
public interface CommonChatParameters extends ChatParameters {
  /** See {@link CommonChatRequestBuilder#maxTokens}. */
  @Nullable Integer maxTokens();

  /** See {@link CommonChatRequestBuilder#responseFormat}. */
  @Nullable ResponseFormat responseFormat();

  /** See {@link CommonChatRequestBuilder#toolChoice}. */
  @Nullable ToolChoice toolChoice();
}
