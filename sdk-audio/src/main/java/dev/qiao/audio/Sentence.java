package dev.qiao.audio;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which words are spoken when. Times are milliseconds from the beginning of the audio.
 *
 * @param index its place in the text, from 0
 * @param beginTime when it begins, Sambert
 * @param endTime when it ends, Sambert
 * @param words its words; empty unless timestamps were asked for
 * @param additional fields this version does not know
 */
public record Sentence(
    @Nullable Integer index,
    @Nullable Long beginTime,
    @Nullable Long endTime,
    List<Word> words,
    @Additional Map<String, Object> additional) {
  public Sentence {
    words = words == null ? List.of() : List.copyOf(words);
    additional = Additional.Copy.of(additional);
  }

  /**
   * One word, or one Han character.
   *
   * @param text the word
   * @param beginIndex where it begins in the sentence, in characters
   * @param endIndex where it ends
   * @param beginTime when it begins
   * @param endTime when it ends
   * @param phonemes its sounds, Sambert
   * @param additional fields this version does not know
   */
  public record Word(
      @Nullable String text,
      @Nullable Integer beginIndex,
      @Nullable Integer endIndex,
      @Nullable Long beginTime,
      @Nullable Long endTime,
      List<Phoneme> phonemes,
      @Additional Map<String, Object> additional) {
    public Word {
      phonemes = phonemes == null ? List.of() : List.copyOf(phonemes);
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * One sound.
   *
   * @param text its sign
   * @param tone its tone
   * @param beginTime when it begins
   * @param endTime when it ends
   * @param additional fields this version does not know
   */
  public record Phoneme(
      @Nullable String text,
      @Nullable String tone,
      @Nullable Long beginTime,
      @Nullable Long endTime,
      @Additional Map<String, Object> additional) {
    public Phoneme {
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
