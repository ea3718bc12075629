package dev.qiao.text;

import dev.qiao.core.internal.json.RecordText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers, or a piece of one in a stream.
 *
 * @param index its number; null where there is one answer only and the service does not count
 * @param message the answer, or what is new of it
 * @param finishReason why it ended; null or {@link FinishReason#NOT_YET} before it did
 * @param logprobs how likely its tokens were, when asked for
 * @param additional fields this version does not know
 */
public record ChatChoice(
    @Nullable Integer index,
    Message.Assistant message,
    @Nullable FinishReason finishReason,
    @Nullable Logprobs logprobs,
    Map<String, Object> additional) {

  /** Whether this answer has ended. */
  public boolean isFinished() {
    return finishReason != null && !finishReason.equals(FinishReason.NOT_YET);
  }

  /** Whether it brings anything new beside its header. */
  boolean hasContent() {
    return isFinished()
        || !message.text().isEmpty()
        || !message.reasoning().isEmpty()
        || message.functionCall() != null
        || message.audioContent() != null
        || !message.reasoningDetails().isEmpty()
        || !message.toolCalls().isEmpty()
        || message.audio() != null
        || message.refusal() != null
        || !message.additional().isEmpty()
        || !additional.isEmpty();
  }

  /** Whether this is the answer with index 0, or the only one of a service that does not count. */
  boolean isFirst() {
    return index == null || index == 0;
  }

  ChatChoice withMessage(Message.Assistant other) {
    return new ChatChoice(index, other, finishReason, logprobs, additional);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
