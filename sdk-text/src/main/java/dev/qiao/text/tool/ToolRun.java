package dev.qiao.text.tool;

import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import java.util.List;

/**
 * What a {@link ToolLoop} did.
 *
 * @param answer the last answer, which wants no tool. Each round has an answer of its own, and each
 *     is billed
 * @param rounds the rounds before it, in their order; empty if no tool was wanted
 * @param messages the conversation, the last answer included
 */
public record ToolRun(ChatResponse answer, List<ToolRound> rounds, List<Message> messages) {
  public ToolRun {
    rounds = List.copyOf(rounds);
    messages = List.copyOf(messages);
  }

  /** The last answer's text; empty if there is none. */
  public String text() {
    return answer.text();
  }
}
