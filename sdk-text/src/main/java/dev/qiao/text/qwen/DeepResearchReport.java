package dev.qiao.text.qwen;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Tolerant;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.DeepResearchChunk.Page;
import dev.qiao.text.qwen.DeepResearchChunk.Phase;
import dev.qiao.text.qwen.DeepResearchChunk.Query;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a deep research has brought, put together: of the whole stream, or so far.
 *
 * @param requestId the id of the request, for a support ticket
 * @param texts the text of each phase, in the order they began
 * @param queries what was looked for, in the order it began
 * @param webSites pages found, each once
 * @param references pages the answer refers to, each once
 * @param finished whether the answer has ended
 * @param finishedReason why it ended; null before it did
 * @param usage what is billed
 * @param additional fields this version does not know, in the shape they had; later ones win
 */
public record DeepResearchReport(
    @Nullable String requestId,
    Map<Phase, String> texts,
    List<Query> queries,
    List<Page> webSites,
    List<Page> references,
    boolean finished,
    @Nullable FinishReason finishedReason,
    @Nullable Usage usage,
    Map<String, Object> additional) {
  public DeepResearchReport {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    queries = Tolerant.list(queries);
    webSites = Tolerant.list(webSites);
    references = Tolerant.list(references);
    additional = Additional.Copy.of(additional);
  }

  /** The text of a phase; empty if there is none. */
  public String text(Phase phase) {
    return texts.getOrDefault(phase, "");
  }

  /** The report, or what the model asks back; empty if it has not begun. */
  public String answer() {
    return text(Phase.ANSWER);
  }

  /**
   * Whether the model asks back what exactly is wanted: it has answered without a plan and without
   * a search. Reply with {@link DeepResearchRequest.Builder#addReply}.
   */
  public boolean asksBack() {
    return finished
        && queries.isEmpty()
        && !texts.containsKey(Phase.WEB_RESEARCH)
        && !texts.containsKey(Phase.RESEARCH_PLANNING);
  }
}
