package dev.qiao.text.tool;

import dev.qiao.text.ChatResponse;
import java.util.List;

/**
 * One round of a {@link ToolLoop}: the model asked for tools, and got their results.
 *
 * @param answer what the model said, with its calls and its usage
 * @param results what came of them, in the order of the calls
 */
public record ToolRound(ChatResponse answer, List<ToolResult> results) {
  public ToolRound {
    results = List.copyOf(results);
  }
}
