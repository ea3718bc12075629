package dev.qiao.text.request;

import dev.qiao.core.Model;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.tool.ToolChoice;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of nearly all families' chat requests share: beside {@link
 * ChatRequestBuilder}'s, the parameters that one wire of MiniMax or the gateway lacks.
 *
 * @param <B> the builder itself
 */
public abstract class CommonChatRequestBuilder<B extends CommonChatRequestBuilder<B>>
    extends ChatRequestBuilder<B> {

  // derived from CommonChatParameters: begin

  /** See {@link #maxTokens}. */
  protected @Nullable Integer maxTokens;

  /** See {@link #responseFormat}. */
  protected @Nullable ResponseFormat responseFormat;

  /** See {@link #toolChoice}. */
  protected @Nullable ToolChoice toolChoice;

  /** Takes over the parameters of a request. */
  protected final void copy(CommonChatParameters from) {
    super.copy(from);
    maxTokens = from.maxTokens();
    responseFormat = from.responseFormat();
    toolChoice = from.toolChoice();
  }

  /**
   * The longest answer in tokens. Whether thinking counts, and the default, is the family's or the
   * model's affair.
   */
  public B maxTokens(@Nullable Integer value) {
    maxTokens = value;
    return self();
  }

  /** The form of the answer. Default free text. */
  public B responseFormat(@Nullable ResponseFormat value) {
    responseFormat = value;
    return self();
  }

  /** Whether and which tool must be called. Default {@link ToolChoice#AUTO}. */
  public B toolChoice(@Nullable ToolChoice value) {
    toolChoice = value;
    return self();
  }

  // derived: end

  /** Starts with a model. */
  protected CommonChatRequestBuilder(Model model) {
    super(model);
  }

  @Override
  public B withoutForcedTool() {
    if (toolChoice != null && toolChoice.isForced()) {
      toolChoice = null;
    }
    return self();
  }

  @Override
  protected final ChatRequest buildWith(ResponseFormat format) {
    ResponseFormat before = responseFormat;
    try {
      responseFormat = format;
      return build();
    } finally {
      responseFormat = before;
    }
  }
}
