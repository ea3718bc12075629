package dev.qiao.text.request;

import dev.qiao.text.ResponseFormat;
import dev.qiao.text.tool.ToolChoice;
import org.jspecify.annotations.Nullable;

/** The parameters that nearly every family takes, as in a request; null for what was not set. */
public interface CommonChatParameters extends ChatParameters {
  /**
   * The longest answer in tokens. Whether thinking counts, and the default, is the family's or the
   * model's affair.
   */
  @Nullable Integer maxTokens();

  /** The form of the answer. Default free text. */
  @Nullable ResponseFormat responseFormat();

  /** Whether and which tool must be called. Default {@link ToolChoice#AUTO}. */
  @Nullable ToolChoice toolChoice();
}
