package dev.qiao.text;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.Tolerant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How likely each token of an answer was.
 *
 * @param content one entry a token
 * @param reasoningContent one entry a token of what the model thought; DeepSeek
 * @param refusal one entry a token of a refusal
 * @param additional fields this version does not know
 */
public record Logprobs(
    List<Token> content,
    List<Token> reasoningContent,
    List<Token> refusal,
    @Additional Map<String, Object> additional) {
  @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
  public Logprobs {
    content = Tolerant.list(content);
    reasoningContent = Tolerant.list(reasoningContent);
    refusal = Tolerant.list(refusal);
    additional = Additional.Copy.of(additional);
  }

  /**
   * A token.
   *
   * @param token its text
   * @param bytes its bytes in UTF-8
   * @param logprob the logarithm of its probability; null for a very unlikely one
   * @param topLogprobs the likeliest tokens in its place, perhaps fewer than asked for
   * @param additional fields this version does not know
   */
  public record Token(
      @Nullable String token,
      List<Integer> bytes,
      @Nullable Double logprob,
      List<Token> topLogprobs,
      @Additional Map<String, Object> additional) {
    @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
    public Token {
      bytes = Tolerant.list(bytes);
      topLogprobs = Tolerant.list(topLogprobs);
      additional = Additional.Copy.of(additional);
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
