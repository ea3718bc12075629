package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;
import dev.qiao.core.internal.json.Additional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a model searches the web.
 *
 * @param enableSource whether the answer lists its sources (native dialect only). Default false
 * @param enableCitation whether the text cites them; needs {@code enableSource}. Default false
 * @param citationFormat how the text cites. Default {@link CitationFormat#NUMBER}
 * @param forcedSearch whether to search even if the model could answer without. Default false
 * @param searchStrategy how thoroughly to search; which models take which, their pages say. Default
 *     {@link SearchStrategy#TURBO}
 * @param enableSearchExtension whether to ask special sources, such as share prices, too. Default
 *     false
 * @param prependSearchResult whether the first event of a stream brings the sources. Default false
 * @param freshness how old pages may be, in days
 * @param assignedSiteList the only sites to search
 * @param intentionOptions further instructions on what to search
 * @param additional fields beside these
 */
public record SearchOptions(
    @Nullable Boolean enableSource,
    @Nullable Boolean enableCitation,
    @Nullable CitationFormat citationFormat,
    @Nullable Boolean forcedSearch,
    @Nullable SearchStrategy searchStrategy,
    @Nullable Boolean enableSearchExtension,
    @Nullable Boolean prependSearchResult,
    @Nullable Integer freshness,
    @Nullable List<String> assignedSiteList,
    @Nullable IntentionOptions intentionOptions,
    @Additional Map<String, Object> additional) {
  /** Lists and cites sources, native dialect only. */
  public static final SearchOptions WITH_CITATIONS =
      new SearchOptions(true, true, null, null, null, null, null, null, null, null, Map.of());

  /** Refuses an additional field named like a component. */
  public SearchOptions {
    assignedSiteList = Additional.Copy.listOrNull(assignedSiteList, "assignedSiteList");
    additional = Additional.Copy.of(additional, SearchOptions.class);
  }

  /**
   * Further instructions on what to search.
   *
   * @param promptIntervene the instructions, in natural language
   * @param additional fields beside these
   */
  public record IntentionOptions(
      @Nullable String promptIntervene, @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public IntentionOptions {
      additional = Additional.Copy.of(additional, IntentionOptions.class);
    }

    /** Returns instructions in natural language. */
    public static IntentionOptions of(String promptIntervene) {
      return new IntentionOptions(
          Objects.requireNonNull(promptIntervene, "promptIntervene is null"), Map.of());
    }
  }

  /** How thoroughly to search. Open: any other word passes through. */
  public static final class SearchStrategy extends OpenValue {
    /** Fast. The default. */
    public static final SearchStrategy TURBO = new SearchStrategy("turbo");

    /** More sources, slower. */
    public static final SearchStrategy MAX = new SearchStrategy("max");

    /**
     * Searches several times, with what was found. {@code enableSource} must be true and is the
     * only other option that works.
     */
    public static final SearchStrategy AGENT = new SearchStrategy("agent");

    /** Like {@link #AGENT}, and reads whole pages. */
    public static final SearchStrategy AGENT_MAX = new SearchStrategy("agent_max");

    private SearchStrategy(String value) {
      super(value);
    }

    /** Returns the strategy with this wire name. */
    @JsonCreator
    public static SearchStrategy of(String value) {
      return new SearchStrategy(value);
    }
  }

  /** How a text cites its sources. Open: any other word passes through. */
  public static final class CitationFormat extends OpenValue {
    /** {@code [1]}. The default. */
    public static final CitationFormat NUMBER = new CitationFormat("[<number>]");

    /** {@code [ref_1]}. */
    public static final CitationFormat REF_NUMBER = new CitationFormat("[ref_<number>]");

    private CitationFormat(String value) {
      super(value);
    }

    /** Returns the format with this wire name. */
    @JsonCreator
    public static CitationFormat of(String value) {
      return new CitationFormat(value);
    }
  }

  /** Starts with the defaults of the service. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from these. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects what is set; only that is sent. Not safe for use by several threads. */
  public static final class Builder {
    // derived from the components: begin

    private @Nullable Boolean enableSource;
    private @Nullable Boolean enableCitation;
    private @Nullable CitationFormat citationFormat;
    private @Nullable Boolean forcedSearch;
    private @Nullable SearchStrategy searchStrategy;
    private @Nullable Boolean enableSearchExtension;
    private @Nullable Boolean prependSearchResult;
    private @Nullable Integer freshness;
    private @Nullable List<String> assignedSiteList;
    private @Nullable IntentionOptions intentionOptions;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder() {}

    private Builder(SearchOptions from) {
      enableSource = from.enableSource;
      enableCitation = from.enableCitation;
      citationFormat = from.citationFormat;
      forcedSearch = from.forcedSearch;
      searchStrategy = from.searchStrategy;
      enableSearchExtension = from.enableSearchExtension;
      prependSearchResult = from.prependSearchResult;
      freshness = from.freshness;
      assignedSiteList = from.assignedSiteList;
      intentionOptions = from.intentionOptions;
      additional.putAll(from.additional);
    }

    /** Whether the answer lists its sources (native dialect only). Default false. */
    public Builder enableSource(@Nullable Boolean value) {
      enableSource = value;
      return this;
    }

    /** Whether the text cites them; needs {@code enableSource}. Default false. */
    public Builder enableCitation(@Nullable Boolean value) {
      enableCitation = value;
      return this;
    }

    /** How the text cites. Default {@link CitationFormat#NUMBER}. */
    public Builder citationFormat(@Nullable CitationFormat value) {
      citationFormat = value;
      return this;
    }

    /** Whether to search even if the model could answer without. Default false. */
    public Builder forcedSearch(@Nullable Boolean value) {
      forcedSearch = value;
      return this;
    }

    /**
     * How thoroughly to search; which models take which, their pages say. Default {@link
     * SearchStrategy#TURBO}.
     */
    public Builder searchStrategy(@Nullable SearchStrategy value) {
      searchStrategy = value;
      return this;
    }

    /** Whether to ask special sources, such as share prices, too. Default false. */
    public Builder enableSearchExtension(@Nullable Boolean value) {
      enableSearchExtension = value;
      return this;
    }

    /** Whether the first event of a stream brings the sources. Default false. */
    public Builder prependSearchResult(@Nullable Boolean value) {
      prependSearchResult = value;
      return this;
    }

    /** How old pages may be, in days. */
    public Builder freshness(@Nullable Integer value) {
      freshness = value;
      return this;
    }

    /** The only sites to search. */
    public Builder assignedSiteList(@Nullable List<String> value) {
      assignedSiteList = value;
      return this;
    }

    /** Further instructions on what to search. */
    public Builder intentionOptions(@Nullable IntentionOptions value) {
      intentionOptions = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public SearchOptions build() {
      return new SearchOptions(
          enableSource,
          enableCitation,
          citationFormat,
          forcedSearch,
          searchStrategy,
          enableSearchExtension,
          prependSearchResult,
          freshness,
          assignedSiteList,
          intentionOptions,
          additional);
    }

    // derived: end
  }
}
