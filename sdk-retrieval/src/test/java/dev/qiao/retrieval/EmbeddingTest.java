package dev.qiao.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private static final Embedding VECTOR = Embedding.of(3, 4);

  @Test
  void numbersAreCopiedInAndOut() {
    float[] numbers = {3, 4};
    Embedding vector = Embedding.of(numbers);
    numbers[0] = 9;
    vector.toArray()[1] = 9;
    assertThat(vector).isEqualTo(VECTOR).hasSameHashCodeAs(VECTOR);
    assertThat(vector.get(0)).isEqualTo(3f);
    assertThat(vector.dimensions()).isEqualTo(2);
    assertThat(vector).isNotEqualTo(Embedding.of(4, 3)).isNotEqualTo(null);
  }

  @Test
  void cosineIsOfTheDirectionOnly() {
    assertThat(VECTOR.cosine(Embedding.of(30, 40))).isEqualTo(1, within(1e-12));
    assertThat(VECTOR.cosine(Embedding.of(-3, -4))).isEqualTo(-1, within(1e-12));
    assertThat(VECTOR.cosine(Embedding.of(-4, 3))).isZero();
    assertThat(VECTOR.cosine(Embedding.of(0, 0))).isZero();
    assertThat(VECTOR.dot(Embedding.of(2, 1))).isEqualTo(10);
    assertThatThrownBy(() -> VECTOR.cosine(Embedding.of(1)))
        .hasMessage(
            "the embeddings have 2 and 1 dimensions; compare those of one model and one dimension");
  }

  @Test
  void whatIsNoVectorIsRefused() {
    assertThatThrownBy(Embedding::of).hasMessage("an embedding needs at least one number");
    assertThatThrownBy(() -> Embedding.of(1, Float.NaN)).hasMessage("values[1] is NaN, not finite");
  }

  @Test
  void anyMapperWritesAndReadsAListOfNumbers() throws Exception {
    ObjectMapper own = new ObjectMapper();
    String json = own.writeValueAsString(Map.of("vector", VECTOR));
    assertThat(json).isEqualTo("{\"vector\":[3.0,4.0]}");
    assertThat(own.readValue("[3, 4.0]", Embedding.class)).isEqualTo(VECTOR);
    assertThat(VECTOR.toJson()).isEqualTo("[3.0,4.0]");
    assertThat(VECTOR).hasToString("[3.0, 4.0]");
    assertThat(Embedding.of(1, 2, 3, 4, 5)).hasToString("[1.0, 2.0, 3.0, 4.0, ...] (5 dimensions)");
  }

  @Test
  void aWordThatComesTwice_hasTheSumOfItsWeights_onEitherSide() {
    SparseEmbedding twice =
        new SparseEmbedding(
            List.of(
                new SparseEmbedding.WordWeight(1, 2, null, Map.of()),
                new SparseEmbedding.WordWeight(1, 3, null, Map.of())));
    SparseEmbedding once =
        new SparseEmbedding(List.of(new SparseEmbedding.WordWeight(1, 2, null, Map.of())));
    assertThat(twice.dot(once)).isEqualTo(10);
    assertThat(once.dot(twice)).isEqualTo(10);
  }

  @Test
  void sparseVectorsMultiplyWhatBothHave() {
    SparseEmbedding one =
        new SparseEmbedding(
            List.of(
                new SparseEmbedding.WordWeight(1, 2f, "a", Map.of()),
                new SparseEmbedding.WordWeight(5, 3f, null, Map.of())));
    SparseEmbedding other =
        new SparseEmbedding(List.of(new SparseEmbedding.WordWeight(5, 0.5f, "b", Map.of())));
    assertThat(one.dot(other)).isEqualTo(1.5);
  }
}
