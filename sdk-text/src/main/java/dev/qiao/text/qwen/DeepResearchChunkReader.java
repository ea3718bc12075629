package dev.qiao.text.qwen;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import dev.qiao.core.internal.json.Fields;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.DeepResearchChunk.Page;
import dev.qiao.text.qwen.DeepResearchChunk.Phase;
import dev.qiao.text.qwen.DeepResearchChunk.Query;
import dev.qiao.text.qwen.DeepResearchChunk.Status;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link DeepResearchChunk}, whose fields stand at four depths. */
final class DeepResearchChunkReader extends JsonDeserializer<DeepResearchChunk> {
  private static final TypeReference<List<Page>> PAGES = new TypeReference<>() {};
  private static final TypeReference<Query> QUERY = new TypeReference<>() {};
  private static final TypeReference<Usage> USAGE = new TypeReference<>() {};

  @Override
  public DeepResearchChunk deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    Fields fields = Fields.of(in.readValueAsTree());
    Fields output = fields.object("output");
    Fields message = output.object("message");
    Fields research = message.object("extra").object("deep_research");
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
        research.value("query", QUERY),
        pages(research, "webSites"),
        pages(research, "references"),
        misspelt == null ? finished : misspelt,
        reason == null ? null : FinishReason.of(reason),
        fields.value("usage", USAGE),
        fields.integer("status_code"),
        fields.rest());
  }

  private static List<Page> pages(Fields from, String name) throws IOException {
    @Nullable List<Page> pages = from.value(name, PAGES);
    return pages == null ? List.of() : pages;
  }
}
