package dev.qiao.retrieval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a text, a picture or a video as a vector. Immutable: numbers are copied in and
 * out. Its JSON is a list of numbers, with any {@code ObjectMapper}; {@link #toJson} is also the
 * text form of a vector in pgvector.
 */
public final class Embedding {
  /** How many numbers {@link #toString} shows. */
  private static final int SHOWN = 4;

  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /**
   * Makes a vector from a copy of the numbers.
   *
   * @throws IllegalArgumentException if there is none, or one is infinite or not a number
   */
  @JsonCreator
  public static Embedding of(float... values) {
    float[] copy = Objects.requireNonNull(values, "the values are null").clone();
    if (copy.length == 0) {
      throw new IllegalArgumentException("an embedding needs at least one number");
    }
    for (int i = 0; i < copy.length; i++) {
      if (!Float.isFinite(copy[i])) {
        throw new IllegalArgumentException("values[" + i + "] is " + copy[i] + ", not finite");
      }
    }
    return new Embedding(copy);
  }

  /** The same without a copy, for finite numbers in an array that is not used again. */
  static Embedding owning(float[] values) {
    return new Embedding(values);
  }

  /** How many numbers it has. */
  public int dimensions() {
    return values.length;
  }

  /**
   * One of the numbers.
   *
   * @throws IndexOutOfBoundsException if there is none at this index
   */
  public float get(int index) {
    return values[Objects.checkIndex(index, values.length)];
  }

  /** A copy of the numbers. */
  @JsonValue
  public float[] toArray() {
    return values.clone();
  }

  /**
   * The cosine of the angle between two vectors: 1 for the same direction, 0 for nothing in common,
   * -1 for opposite ones. It is 0 if all numbers of either are 0.
   *
   * @throws IllegalArgumentException if the two differ in their dimensions, as those of two models
   *     do
   */
  public double cosine(Embedding other) {
    double product = dot(other);
    double squares = dot(this) * other.dot(other);
    return squares == 0 ? 0 : Math.max(-1, Math.min(1, product / Math.sqrt(squares)));
  }

  /**
   * The sum of the products of their numbers; for vectors of length 1 the same as {@link #cosine}.
   *
   * @throws IllegalArgumentException if the two differ in their dimensions
   */
  public double dot(Embedding other) {
    float[] others = Objects.requireNonNull(other, "the other embedding is null").values;
    if (others.length != values.length) {
      throw new IllegalArgumentException(
          "the embeddings have "
              + values.length
              + " and "
              + others.length
              + " dimensions; compare those of one model and one dimension");
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * others[i];
    }
    return sum;
  }

  /** The numbers as a JSON list, such as {@code [0.1,-0.2]}; PostgreSQL takes it as a vector. */
  public String toJson() {
    StringBuilder json = new StringBuilder(values.length * 12 + 2);
    for (float value : values) {
      json.append(json.isEmpty() ? '[' : ',').append(value);
    }
    return json.append(']').toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Embedding that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Its first numbers and how many there are. */
  @Override
  public String toString() {
    String first = Arrays.toString(Arrays.copyOf(values, Math.min(SHOWN, values.length)));
    return values.length <= SHOWN
        ? first
        : first.replace("]", ", ...] (" + values.length + " dimensions)");
  }
}
