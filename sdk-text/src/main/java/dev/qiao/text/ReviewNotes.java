package dev.qiao.text;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.Tolerant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service notes beside an answer: what content review found (GLM, MiniMax), and its own
 * status (MiniMax).
 *
 * @param contentFilter what review found, GLM
 * @param inputSensitive whether the prompt was objected to, MiniMax
 * @param outputSensitive whether the answer was objected to, MiniMax
 * @param inputSensitiveType why, for the prompt, MiniMax: 1 severe, 2 pornography, 3 advertising, 4
 *     banned, 5 abuse, 6 terror, 7 other; 0 if it was not
 * @param outputSensitiveType why, for the answer
 * @param outputSensitiveInt a number beside that, which MiniMax does not explain
 * @param baseResp MiniMax's own status; of success, since any other is an exception
 * @param aggregate the whole answers once more, which MiniMax sends as the last piece of a stream;
 *     what was streamed before is not repeated in the piece's choices. Empty everywhere else
 * @param statusCode the HTTP status once more, where a service repeats it inside the answer, Qwen
 */
public record ReviewNotes(
    List<ContentFilter> contentFilter,
    @Nullable Boolean inputSensitive,
    @Nullable Boolean outputSensitive,
    @Nullable Integer inputSensitiveType,
    @Nullable Integer outputSensitiveType,
    @Nullable Integer outputSensitiveInt,
    @Nullable BaseResp baseResp,
    List<ChatChoice> aggregate,
    @Nullable Integer statusCode) {
  public ReviewNotes {
    contentFilter = Tolerant.list(contentFilter);
    aggregate = Tolerant.list(aggregate);
  }

  /** No note but the whole answers. */
  static ReviewNotes of(List<ChatChoice> aggregate) {
    return new ReviewNotes(List.of(), null, null, null, null, null, null, aggregate, null);
  }

  ReviewNotes with(List<ChatChoice> whole) {
    return new ReviewNotes(
        contentFilter,
        inputSensitive,
        outputSensitive,
        inputSensitiveType,
        outputSensitiveType,
        outputSensitiveInt,
        baseResp,
        whole,
        statusCode);
  }

  /** What a plain answer has: its choices are the whole answers. Null if nothing is left. */
  @Nullable ReviewNotes ofWholeAnswer() {
    ReviewNotes left = aggregate.isEmpty() ? this : with(List.of());
    return left.equals(of(List.of())) ? null : left;
  }

  /** Both, where a later note replaces an earlier one. */
  ReviewNotes then(ReviewNotes later) {
    return new ReviewNotes(
        later.contentFilter.isEmpty() ? contentFilter : later.contentFilter,
        later.inputSensitive == null ? inputSensitive : later.inputSensitive,
        later.outputSensitive == null ? outputSensitive : later.outputSensitive,
        later.inputSensitiveType == null ? inputSensitiveType : later.inputSensitiveType,
        later.outputSensitiveType == null ? outputSensitiveType : later.outputSensitiveType,
        later.outputSensitiveInt == null ? outputSensitiveInt : later.outputSensitiveInt,
        later.baseResp == null ? baseResp : later.baseResp,
        List.of(),
        later.statusCode == null ? statusCode : later.statusCode);
  }

  /**
   * What review found in one part of a conversation.
   *
   * @param role in whose words: {@code assistant}, {@code user} or {@code history}
   * @param level how bad, from 0, the worst, to 3
   * @param additional fields this version does not know
   */
  public record ContentFilter(
      @Nullable String role, @Nullable Integer level, @Additional Map<String, Object> additional) {
    public ContentFilter {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * MiniMax's own status.
   *
   * @param statusCode 0 if all is well
   * @param statusMsg its word, such as {@code success}; may be empty
   * @param additional fields this version does not know
   */
  public record BaseResp(
      @Nullable Integer statusCode,
      @Nullable String statusMsg,
      @Additional Map<String, Object> additional) {
    public BaseResp {
      additional = Additional.Copy.of(additional);
    }

    boolean isFailure() {
      return statusCode != null && statusCode != 0;
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
