package dev.qiao.text.tool;

import dev.qiao.core.internal.json.Additional;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How GLM searches the web. Source: <a href="https://docs.bigmodel.cn/api-reference">chat
 * completions</a>.
 *
 * @param searchEngine {@code search_std}, {@code search_pro}, {@code search_pro_sogou} or {@code
 *     search_pro_quark}
 * @param enable whether the tool is on
 * @param searchRecencyFilter the maximum age of pages: {@code oneDay} to {@code noLimit}
 * @param contentSize how much of a page is read: {@code medium} or {@code high}
 * @param resultSequence whether what was found comes {@code before} or {@code after} the answer
 * @param searchResult whether the response lists what was found, see {@link
 *     dev.qiao.text.ChatResponse#searchInfo}. Default false
 * @param requireSearch whether to search in any case. Default false
 * @param searchPrompt how the answer is made of what was found
 * @param additional fields beside these
 */
public record WebSearch(
    String searchEngine,
    @Nullable Boolean enable,
    @Nullable String searchRecencyFilter,
    @Nullable String contentSize,
    @Nullable String resultSequence,
    @Nullable Boolean searchResult,
    @Nullable Boolean requireSearch,
    @Nullable String searchPrompt,
    @Additional Map<String, Object> additional) {
  /** Refuses null for a required component, and an additional field named like a component. */
  public WebSearch {
    Objects.requireNonNull(searchEngine, "searchEngine");
    additional = Additional.Copy.of(additional, WebSearch.class);
  }

  /** A search with an engine, whose results the response lists. */
  public static WebSearch with(String searchEngine) {
    return new WebSearch(searchEngine, null, null, null, null, true, null, null, Map.of());
  }
}
