package dev.qiao.text.qwen;

import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a model searches the web.
 *
 * @param enableSource whether the answer lists its sources (native dialect only). Default false
 * @param enableCitation whether the text cites them; needs {@code enableSource}. Default false
 * @param citationFormat {@code [<number>]} (the default) or {@code [ref_<number>]}
 * @param forcedSearch whether to search in any case. Default false
 * @param searchStrategy {@code turbo} (the default), {@code max}, {@code agent} or {@code
 *     agent_max}, as the model takes it
 * @param enableSearchExtension whether special sources such as share prices are asked. Default
 *     false
 * @param prependSearchResult whether the first event of a stream brings the sources. Default false
 * @param freshness how many days old pages may be
 * @param assignedSiteList the only sites to search
 * @param intentionOptions more words on what to search
 * @param additional fields beside these
 */
public record SearchOptions(
    @Nullable Boolean enableSource,
    @Nullable Boolean enableCitation,
    @Nullable String citationFormat,
    @Nullable Boolean forcedSearch,
    @Nullable String searchStrategy,
    @Nullable Boolean enableSearchExtension,
    @Nullable Boolean prependSearchResult,
    @Nullable Integer freshness,
    @Nullable List<String> assignedSiteList,
    @Nullable IntentionOptions intentionOptions,
    @Additional Map<String, Object> additional) {
  /** Lists and cites sources. */
  public static final SearchOptions WITH_CITATIONS =
      new SearchOptions(true, true, null, null, null, null, null, null, null, null, Map.of());

  /** Refuses an additional field named like a component. */
  public SearchOptions {
    assignedSiteList = Additional.Copy.listOrNull(assignedSiteList, "assignedSiteList");
    additional = Additional.Copy.of(additional, SearchOptions.class);
  }

  /** A copy with another strategy. */
  public SearchOptions withStrategy(String value) {
    return new SearchOptions(
        enableSource,
        enableCitation,
        citationFormat,
        forcedSearch,
        value,
        enableSearchExtension,
        prependSearchResult,
        freshness,
        assignedSiteList,
        intentionOptions,
        additional);
  }

  /** A copy that searches in any case, or not. */
  public SearchOptions withForcedSearch(boolean value) {
    return new SearchOptions(
        enableSource,
        enableCitation,
        citationFormat,
        value,
        searchStrategy,
        enableSearchExtension,
        prependSearchResult,
        freshness,
        assignedSiteList,
        intentionOptions,
        additional);
  }

  /**
   * More words on what to search.
   *
   * @param promptIntervene the words
   * @param additional fields beside these
   */
  public record IntentionOptions(
      @Nullable String promptIntervene, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public IntentionOptions {
      additional = Additional.Copy.of(additional, IntentionOptions.class);
    }
  }
}
