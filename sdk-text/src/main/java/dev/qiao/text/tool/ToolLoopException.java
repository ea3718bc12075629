package dev.qiao.text.tool;

import dev.qiao.core.error.SdkException;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ToolLoop} ended without a last answer: it came to its limit of rounds, or a tool failed
 * and the policy ends the loop then. The cause is what the tool threw; there is none at the limit.
 *
 * <p>What was paid for is here: the rounds that were completed, and the answer whose tool failed.
 */
public final class ToolLoopException extends SdkException {
  private static final long serialVersionUID = 1L;

  private final transient List<ToolRound> rounds;
  private final transient List<Message> messages;
  private final transient @Nullable ChatResponse answer;

  ToolLoopException(
      String message,
      List<ToolRound> rounds,
      List<Message> messages,
      @Nullable ChatResponse answer,
      @Nullable Throwable cause) {
    super(message, cause);
    this.rounds = List.copyOf(rounds);
    this.messages = List.copyOf(messages);
    this.answer = answer;
  }

  /** The rounds that were completed, in their order. */
  public List<ToolRound> rounds() {
    return rounds;
  }

  /** The conversation up to the last completed round: it can be sent again as it is. */
  public List<Message> messages() {
    return messages;
  }

  /** The answer whose tool failed, which is not part of the messages; null at the limit. */
  public @Nullable ChatResponse answer() {
    return answer;
  }
}
