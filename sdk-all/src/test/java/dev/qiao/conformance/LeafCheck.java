package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.error.SdkException;
import java.util.function.Function;

/** Whether every value of an answer reaches the caller: each is changed, and that must show. */
final class LeafCheck {
  private LeafCheck() {}

  /**
   * Changes each leaf of a part of an answer.
   *
   * @param answer the whole answer
   * @param part the part to change, inside it
   * @param path where the part is
   * @param original what the caller gets of the answer as it is
   * @param parse what the caller gets of an answer
   */
  static void check(
      JsonNode answer,
      JsonNode part,
      String path,
      Outcome original,
      Function<JsonNode, Outcome> parse)
      throws Mismatch {
    LeafChanges.each(
        part,
        path,
        leaf -> {
          Outcome changed = parse.apply(answer);
          if (changed.failure() != null && !(changed.failure() instanceof SdkException)) {
            throw new Mismatch(leaf + ": another value throws " + Mismatch.text(changed.failure()));
          }
          if (changed.looksLike(original)) {
            throw new Mismatch(leaf + ": another value changes nothing in the result");
          }
        });
  }
}
