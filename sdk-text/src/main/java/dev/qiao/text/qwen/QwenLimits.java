package dev.qiao.text.qwen;

import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;

/** The documented limits of what DashScope's chats take on either wire. */
final class QwenLimits {
  private QwenLimits() {}

  /** Checks parameters that stand behind {@code at}, such as {@code parameters.}, in the body. */
  static void check(Violations violations, String at, QwenParameters from) {
    Limit positive = Limit.range(1, Integer.MAX_VALUE);
    Limit moreThanNothing = Limit.range(0, false, Double.POSITIVE_INFINITY, true);
    violations
        .check(at + "temperature", from.temperature(), Limit.range(0, true, 2, false))
        .check(at + "top_p", from.topP(), Limit.range(0, false, 1, true))
        .check(at + "top_k", from.topK(), Limit.range(0, Integer.MAX_VALUE))
        .check(at + "repetition_penalty", from.repetitionPenalty(), moreThanNothing)
        .check(at + "presence_penalty", from.presencePenalty(), Limit.range(-2, 2))
        .check(at + "n", from.n(), Limit.range(1, 4))
        .check(at + "top_logprobs", from.topLogprobs(), Limit.range(0, 5))
        .check(at + "max_tokens", from.maxTokens(), positive)
        .check(at + "max_completion_tokens", from.maxCompletionTokens(), positive)
        .check(at + "thinking_budget", from.thinkingBudget(), positive);
  }
}
