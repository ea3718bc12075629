package dev.qiao.text;

import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import dev.qiao.text.qwen.DeepResearchChunk;
import dev.qiao.text.qwen.DeepResearchChunk.Phase;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the events of a deep research. */
final class DeepResearchEvents implements EventReader<DeepResearchChunk> {
  private boolean complete;
  private boolean error;
  private boolean content;

  private @Nullable String requestId;

  @Override
  public void begin(@Nullable String id) {
    requestId = id;
  }

  @Override
  public DeepResearchChunk read(SseParser event) throws IOException {
    DeepResearchChunk chunk =
        Json.MAPPER
            .readerFor(DeepResearchChunk.class)
            .withAttribute(ResultContext.REQUEST_ID, requestId)
            .readValue(event.dataArray(), event.dataOffset(), event.dataLength());
    error = chunk.phase() == null && chunk.additional().get("code") instanceof String;
    // A sample of the vendor ends within its answer, so to the bare stream that is an end as well;
    // DeepResearchStream, which knows the whole, wants the mark.
    complete = chunk.isLast() || Phase.ANSWER.equals(chunk.phase());
    content =
        chunk.isLast()
            || !chunk.text().isEmpty()
            || chunk.query() != null
            || !chunk.webSites().isEmpty()
            || !chunk.references().isEmpty();
    return chunk;
  }

  /** A phase without anything of it, and a sign of life, are none. */
  @Override
  public boolean hasContent() {
    return content;
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public boolean isError() {
    return error;
  }
}
