package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Objects;

/**
 * Where the model shall stop: before one of some texts, or of some sequences of token ids.
 *
 * @param value the value on the wire
 */
public record Stop(@JsonValue Object value) {
  /** Checks that there is a value. */
  @JsonCreator
  public Stop {
    Objects.requireNonNull(value, "value");
  }

  /** Before any of these texts. */
  public static Stop at(String... texts) {
    return new Stop(Additional.Copy.list(texts, "texts"));
  }

  /** The texts; empty where there are token ids. */
  public List<String> texts() {
    List<?> all = value instanceof List<?> list ? list : List.of(value);
    return all.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  /** Before any of these sequences of token ids; native dialect only. */
  public static Stop atTokens(List<List<Integer>> sequences) {
    return new Stop(Objects.requireNonNull(sequences, "the sequences are null"));
  }
}
