package dev.qiao.retrieval;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text that matter, with weights: a vector that is 0 nearly everywhere. Search by it
 * finds exact words, which a dense vector may miss.
 *
 * @param weights the words, in the order of the answer
 */
public record SparseEmbedding(List<WordWeight> weights) {
  /** Copies the list. */
  public SparseEmbedding {
    weights = Additional.Copy.list(weights, "weights");
  }

  /**
   * One word.
   *
   * @param index the word's place in the vocabulary
   * @param value its weight
   * @param token the word; null if the service does not return it
   * @param additional fields this version does not know
   */
  public record WordWeight(
      int index, float value, @Nullable String token, @Additional Map<String, Object> additional) {
    public WordWeight {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /** The sum of the products of the weights that both have: larger is more similar. */
  public double dot(SparseEmbedding other) {
    Map<Integer, Float> others = new HashMap<>();
    for (WordWeight one : Objects.requireNonNull(other, "the other embedding is null").weights) {
      others.put(one.index, one.value + others.getOrDefault(one.index, 0f));
    }
    double sum = 0;
    for (WordWeight one : weights) {
      sum += (double) one.value * others.getOrDefault(one.index, 0f);
    }
    return sum;
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
