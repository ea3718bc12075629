package dev.qiao.retrieval;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.JsonFields;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents in the order of their relevance, the best first.
 *
 * @param results the documents, at most as many as {@code top_n} asked for; a rank without a
 *     document or a score is among the additional fields
 * @param usage what is billed; null if the service does not return it
 * @param model the model that ranked them; null if the dialect does not say
 * @param object {@code list}, in the compatible dialect
 * @param id the id of the answer (compatible dialect, GLM)
 * @param created when it was made, in seconds since 1970 (GLM)
 * @param requestId the id of the request, for a support ticket
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = RerankResult.Reader.class)
public record RerankResult(
    List<RankedDocument> results,
    @Nullable RetrievalUsage usage,
    @Nullable String model,
    @Nullable String object,
    @Nullable String id,
    @Nullable Long created,
    @Nullable String requestId,
    @Additional Map<String, Object> additional)
    implements Metered {
  public RerankResult {
    results = List.copyOf(results);
    additional = Additional.Copy.of(additional);
  }

  /**
   * The values that belong to the documents of the request, best first: the list that the texts
   * came from, say.
   *
   * @param documents one value for each document of the request, in its order
   * @throws IndexOutOfBoundsException if it lacks one for a document that was ranked
   */
  public <T> List<T> pick(List<T> documents) {
    List<T> picked = new ArrayList<>();
    for (RankedDocument one : results) {
      if (one.index() >= documents.size()) {
        throw new IndexOutOfBoundsException("the list has fewer values than were ranked");
      }
      picked.add(documents.get(one.index()));
    }
    return Collections.unmodifiableList(picked);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  static final class Reader extends JsonDeserializer<RerankResult> {
    @Override
    public RerankResult deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonFields answer = JsonFields.of(in.readValueAsTree(), context);
      String place = answer.has("results") ? "results" : "output.results";
      JsonFields owner = answer.has("results") ? answer : answer.object("output");
      JsonNode list = owner.node("results");
      if (list == null || !list.isContainerNode()) {
        throw JsonMappingException.from(context, "it has no results");
      }
      List<RankedDocument> results = new ArrayList<>();
      ArrayNode others = context.getNodeFactory().arrayNode();
      Set<Integer> seen = new HashSet<>();
      for (JsonNode one : list instanceof ArrayNode ? list : List.of(list)) {
        RankedDocument ranked = ranked(one);
        if (ranked != null && seen.add(ranked.index())) {
          int at = results.size();
          while (at > 0 && results.get(at - 1).relevanceScore() < ranked.relevanceScore()) {
            at--;
          }
          results.add(at, ranked);
        } else if (!one.isNull()) {
          others.add(one);
        }
      }
      if (!others.isEmpty()) {
        if (results.isEmpty()) {
          throw JsonMappingException.from(
              context, place + " has no result with an index and a relevance_score");
        }
        owner.put("results", others);
      }
      RetrievalUsage usage = answer.value("usage", RetrievalUsage.class);
      String model = answer.text("model");
      String object = answer.text("object");
      String id = answer.text("id");
      Long created = answer.longInteger("created");
      String requestId = answer.firstText("request_id", "requestId");
      return new RerankResult(results, usage, model, object, id, created, requestId, answer.rest());
    }

    /** A rank, null if it has no index or no score. */
    private static @Nullable RankedDocument ranked(JsonNode node) {
      JsonFields fields = JsonFields.of(node);
      Integer index = fields.integer("index");
      Double score = fields.number("relevance_score");
      if (index == null || index < 0 || score == null) {
        return null;
      }
      RetrievalContent document = null;
      if (node.path("document").isTextual()) {
        document = RetrievalContent.of(String.valueOf(fields.text("document")));
      } else if (node.path("document").isObject()) {
        document = fields.value("document", RetrievalContent.Parts.class);
      }
      return new RankedDocument(index, score, document, fields.rest());
    }
  }

  @Override
  public Map<String, Number> amounts() {
    return Metered.of(usage);
  }
}
