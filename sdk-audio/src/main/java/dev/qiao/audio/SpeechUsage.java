package dev.qiao.audio;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Amounts;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What speech is billed by: characters, or tokens by older models. A 0 beside the other means that
 * it does not count.
 *
 * @param characters characters spoken so far; a Han character counts two with some models
 * @param inputTokens tokens of the text
 * @param outputTokens tokens of the audio
 * @param totalTokens both
 * @param inputTokensDetails what the tokens of the text were
 * @param outputTokensDetails what the tokens of the audio were
 * @param additional fields this version does not know
 */
public record SpeechUsage(
    @Nullable Integer characters,
    @Nullable Integer inputTokens,
    @Nullable Integer outputTokens,
    @Nullable Integer totalTokens,
    @Nullable Tokens inputTokensDetails,
    @Nullable Tokens outputTokensDetails,
    @Additional Map<String, Object> additional)
    implements Metered {
  public SpeechUsage {
    additional = Additional.Copy.of(additional);
  }

  /**
   * What tokens were.
   *
   * @param textTokens of text
   * @param audioTokens of audio
   * @param additional fields this version does not know
   */
  public record Tokens(
      @Nullable Integer textTokens,
      @Nullable Integer audioTokens,
      @Additional Map<String, Object> additional) {
    public Tokens {
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

  @Override
  public Map<String, Number> amounts() {
    return new Amounts()
        .and("input_tokens", inputTokens)
        .and("output_tokens", outputTokens)
        .and("characters", characters)
        .all();
  }
}
