package dev.qiao.text.tool;

import org.jspecify.annotations.Nullable;

/**
 * What a tool does.
 *
 * @param <A> its arguments
 */
@FunctionalInterface
public interface ToolHandler<A> {
  /**
   * Runs the tool.
   *
   * @return the result for the model: a text as it is, anything else as JSON
   * @throws Exception if it fails; what then happens says the {@link ToolErrorPolicy}
   */
  @Nullable Object handle(A arguments) throws Exception;
}
