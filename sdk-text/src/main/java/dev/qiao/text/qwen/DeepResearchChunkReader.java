package dev.qiao.text.qwen;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.JsonFields;
import dev.qiao.core.internal.json.Tolerant;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.DeepResearchChunk.Page;
import dev.qiao.text.qwen.DeepResearchChunk.Phase;
import dev.qiao.text.qwen.DeepResearchChunk.Query;
import dev.qiao.text.qwen.DeepResearchChunk.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link DeepResearchChunk}, whose fields are at four depths. */
final class DeepResearchChunkReader extends JsonDeserializer<DeepResearchChunk> {
  private static final ObjectReader PAGE = Tolerant.strict(Page.class);
  private static final ObjectReader QUERY = Tolerant.strict(Query.class);
  private static final ObjectReader USAGE = Json.MAPPER.readerFor(Usage.class);

  @Override
  public DeepResearchChunk deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    JsonFields fields = JsonFields.of(in.readValueAsTree(), context);
    JsonFields output = fields.object("output");
    JsonFields message = output.object("message");
    JsonFields deep = message.object("extra").object("deep_research");
    // The live service's form; one sample of the vendor's page has the other.
    JsonFields research = deep.object("research");
    Query query = query(deep);
    String phase = message.text("phase");
    String status = message.text("status");
    // The wire says "fininshed"; one of the vendor's tables spells it right.
    Boolean misspelt = output.bool("fininshed");
    Boolean finished = output.bool("finished");
    String reason = output.firstText("fininshed_reason", "finished_reason");
    return new DeepResearchChunk(
        fields.text("request_id"),
        phase == null ? null : Phase.of(phase),
        message.text("role"),
        message.text("content"),
        status == null ? null : Status.of(status),
        query == null ? live(research) : query,
        both(pages(deep, "webSites"), pages(research, "webSites")),
        both(pages(deep, "references"), pages(research, "references")),
        misspelt == null ? finished : misspelt,
        reason == null ? null : FinishReason.of(reason),
        usage(fields),
        fields.integer("status_code"),
        fields.rest());
  }

  private static @Nullable Query query(JsonFields from) {
    JsonNode node = from.node("query");
    if (node == null) {
      return null;
    }
    Query query = Tolerant.read(node, QUERY);
    if (query == null) {
      from.put("query", node);
    }
    return query;
  }

  /** What is looked for, whose fields are in {@code research} itself. */
  private static @Nullable Query live(JsonFields research) {
    JsonNode words = research.node("query");
    if (words != null) {
      research.put("query", words);
      if (words.isObject()) {
        return query(research);
      }
    }
    Integer id = research.integer("id");
    String text = research.text("query");
    String goal = research.text("researchGoal");
    JsonNode learnt = research.node("learningMap");
    Map<String, Object> map = learnt instanceof ObjectNode ? Json.map(learnt) : null;
    if (learnt != null && map == null) {
      research.put("learningMap", learnt);
    }
    return id == null && text == null && goal == null && map == null
        ? null
        : new Query(id, text, goal, map, Map.of());
  }

  private static List<Page> pages(JsonFields from, String name) {
    JsonNode node = from.node(name);
    if (!(node instanceof ArrayNode list)) {
      if (node != null) {
        from.put(name, node);
      }
      return List.of();
    }
    List<Page> pages = new ArrayList<>();
    ArrayNode odd = list.arrayNode();
    for (JsonNode element : list) {
      Page page = Tolerant.read(element, PAGE);
      if (page != null) {
        pages.add(page);
      } else if (!element.isNull()) {
        odd.add(element);
      }
    }
    if (!odd.isEmpty()) {
      from.put(name, odd);
    }
    return pages;
  }

  private static List<Page> both(List<Page> first, List<Page> second) {
    List<Page> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static @Nullable Usage usage(JsonFields from) throws IOException {
    JsonNode node = from.node("usage");
    if (node instanceof ObjectNode) {
      return USAGE.readValue(node);
    }
    if (node != null) {
      from.put("usage", node);
    }
    return null;
  }
}
