package dev.qiao.retrieval;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document with its rank.
 *
 * @param index the document's place in the request, from 0
 * @param relevanceScore how well it answers the query, from 0 to 1 unless raw scores were asked
 *     for; scores of two queries cannot be compared
 * @param document the document; null unless it was asked for
 * @param additional fields this version does not know
 */
public record RankedDocument(
    int index,
    double relevanceScore,
    @Nullable RetrievalContent document,
    @Additional Map<String, Object> additional) {
  public RankedDocument {
    additional = Additional.Copy.of(additional);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
