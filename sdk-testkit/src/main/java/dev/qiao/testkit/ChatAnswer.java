package dev.qiao.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the fake model is to say, see {@link FakeModelServer#answerWith}.
 *
 * @param text the answer; it may be empty
 * @param reasoning what the model thinks first; null for none. It is sent whether or not the
 *     request switches thinking on, as models that think by default do
 * @param finishReason why it ends, such as {@code stop} or {@code length}
 */
public record ChatAnswer(String text, @Nullable String reasoning, String finishReason) {

  /** Checks that text and finish reason are there. */
  public ChatAnswer {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(finishReason, "finishReason");
  }

  /** An answer that is whole. */
  public static ChatAnswer of(String text) {
    return new ChatAnswer(text, null, "stop");
  }

  /** A copy with what the model thinks first. */
  public ChatAnswer withReasoning(String value) {
    return new ChatAnswer(text, Objects.requireNonNull(value, "reasoning"), finishReason);
  }

  /** A copy that ends for another reason. */
  public ChatAnswer withFinishReason(String value) {
    return new ChatAnswer(text, reasoning, value);
  }
}
